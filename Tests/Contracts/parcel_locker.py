"""A server of the parcel-locker page, written for the tests without any of the kit's code.

usage: parcel_locker.py TOKEN [BUG]: listens on a free port of loopback and writes the port on standard output.
"""
import json
import secrets
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

TOKEN = sys.argv[1]
BUG = sys.argv[2] if len(sys.argv) > 2 else ""
MEMBERS = {"locker", "size", "parcels", "note", "notify"}

bookings = {}
lock = threading.Lock()


def pairs(items):
    """An object; a member that stands twice has no one reading."""
    if len({name for name, _ in items}) != len(items):
        raise ValueError("a member stands twice")
    return dict(items)


def is_text(value, most):
    return isinstance(value, str) and 1 <= len(value) <= most and value.strip() != ""


def is_weight(value):
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 99999


def read_booking(body):
    """The booking of a request body; ValueError where it breaks a rule."""
    try:
        value = json.loads(body.decode("utf-8"), object_pairs_hook=pairs)
    except (UnicodeDecodeError, RecursionError) as error:
        raise ValueError(str(error)) from error
    if not isinstance(value, dict):
        raise ValueError("no object")
    if not is_text(value.get("locker"), 20):
        raise ValueError("locker")
    if value.get("size") not in ("S", "M", "L"):
        raise ValueError("size")
    parcels = value.get("parcels")
    if not isinstance(parcels, list) or not parcels:
        raise ValueError("parcels")
    for parcel in parcels:
        if not isinstance(parcel, dict) or not is_weight(parcel.get("weight")):
            raise ValueError("weight")
    if "note" in value and not is_text(value["note"], 80):
        raise ValueError("note")
    if "notify" in value and not isinstance(value["notify"], bool):
        raise ValueError("notify")
    booking = {name: value[name] for name in MEMBERS if name in value}
    booking["parcels"] = [{"weight": parcel["weight"]} for parcel in parcels]
    booking.setdefault("notify", False)
    return booking


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def log_message(self, *_):
        pass

    def answer(self, status, value=None, **fields):
        body = b"" if value is None else json.dumps(value).encode()
        self.send_response(status)
        for name, text in fields.items():
            self.send_header(name.replace("_", "-"), text)
        if value is not None:
            self.send_header("Content-Type", "application/json")
        if status != 204:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def body(self):
        """The octets of the body; None where its framing cannot be read."""
        if "chunked" in self.headers.get("Transfer-Encoding", "").lower():
            whole = b""
            while True:
                size = int(self.rfile.readline().split(b";")[0], 16)
                if size == 0:
                    while self.rfile.readline() not in (b"\r\n", b"\n", b""):
                        pass
                    return whole
                whole += self.rfile.read(size)
                self.rfile.readline()
        return self.rfile.read(int(self.headers.get("Content-Length", "0")))

    def serve(self):
        body = self.body()
        path = self.path.split("?")[0]
        parts = path.split("/")[1:]
        if parts == ["bookings"]:
            allowed = {"POST": self.create, "GET": self.list}
        elif len(parts) == 2 and parts[0] == "bookings" and parts[1]:
            allowed = {"GET": self.read, "PUT": self.replace, "DELETE": self.cancel}
        else:
            return self.answer(404)
        if self.command not in allowed:
            return self.answer(405, Allow=", ".join(allowed))
        given = self.headers.get_all("Authorization") or []
        if given != ["Bearer " + TOKEN]:
            return self.answer(401, WWW_Authenticate='Bearer realm="lockers"')
        if body and self.headers.get_content_type() != "application/json":
            return self.answer(415)
        with lock:
            allowed[self.command](parts[-1], body)

    do_GET = do_POST = do_PUT = do_DELETE = do_PATCH = do_HEAD = do_OPTIONS = do_TRACE = serve

    def create(self, _, body):
        try:
            booking = read_booking(body)
        except ValueError:
            return self.answer(422)
        name = secrets.token_hex(8)
        booking["bookingId"] = name
        bookings[name] = booking
        if BUG == "relative":
            return self.answer(201, booking, Location="bookings/" + name)
        place = "/booking/" if BUG == "dangling-location" else "/bookings/"
        self.answer(201, booking, Location=place + name)

    def read(self, name, _):
        booking = bookings.get(name)
        if booking is None:
            return self.answer(404)
        self.answer(200, booking)

    def replace(self, name, body):
        old = bookings.get(name)
        if old is None:
            return self.answer(404)
        try:
            booking = read_booking(body)
        except ValueError:
            return self.answer(400)
        booking["bookingId"] = name
        if BUG == "merges":
            booking = {**old, **booking}
        if BUG == "refuses-again" and booking == old:
            return self.answer(409)
        bookings[name] = booking
        self.answer(204)

    def cancel(self, name, _):
        if name not in bookings:
            return self.answer(404)
        if BUG != "keeps-cancelled":
            del bookings[name]
        self.answer(204)

    def list(self, _, __):
        shown = list(bookings.values())
        if BUG == "lists-old":
            shown = shown[:-1]
        self.answer(200, {"bookings": [{k: b[k] for k in ("bookingId", "locker", "size")} for b in shown]})


server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
server.daemon_threads = True
print(server.server_port, flush=True)
server.serve_forever()

#!/usr/bin/env bash
# TLS against programs of another make, in both directions: curl and openssl s_client at the mock server, the kit at a
# server of Python's, and certificates that openssl made.
set -euo pipefail
conform=$PWD/.build/release/conform
work=$(mktemp -d)
cd "$work"
mkfifo up
pids=()
trap 'kill "${pids[@]}" 2>/dev/null || true; rm -rf "$work"' EXIT

# An authority, a server, a client, and a client of a stranger.
authority() {
  openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj "/CN=$1 authority" -keyout "$1-ca.key" -out "$1-ca.pem" 2>/dev/null
}
certificate() {
  openssl req -newkey rsa:2048 -nodes -subj "/CN=$2" -keyout "$2.key" -out "$2.csr" 2>/dev/null
  printf 'subjectAltName=IP:127.0.0.1,DNS:localhost\n' >"$2.ext"
  openssl x509 -req -days 2 -in "$2.csr" -CA "$1-ca.pem" -CAkey "$1-ca.key" -CAcreateserial -extfile "$2.ext" -out "$2.pem" 2>/dev/null
}
authority own
authority other
certificate own server
certificate own client
certificate other stranger
openssl pkcs12 -export -in client.pem -inkey client.key -passout pass:sesame -out client.p12

# Starts a mock; its first line, the URL, comes through the pipe.
mock() {
  "$conform" mock "$@" >up 2>/dev/null &
  pids+=($!)
  read -r url <up
}
# Changes the tls section of the target file: FILE, then Python's view of it.
section() { python3 -c 'import json,sys; t=json.load(open("target.json")); t["tls"].update(eval(sys.argv[2])); json.dump(t,open(sys.argv[1],"w"))' "$@"; }
# The exit status of a run.
run() {
  local status=0
  "$conform" run --quiet --target "$1" --reports reports >out 2>&1 || status=$?
  echo "$status"
}

# Every contract, with a certificate made at the start.
for contract in $("$conform" list | sed -nE 's/^([a-z][a-z0-9-]*) .*/\1/p'); do
  mock "$contract" --tls --write-target target.json
  [ "$(run target.json)" = 0 ] || { cat out; exit 1; }
done

# Every contract, with client certificates, one in PEM and one in PKCS#12.
for contract in $("$conform" list | sed -nE 's/^([a-z][a-z0-9-]*) .*/\1/p'); do
  mock "$contract" --tls --tls-certificate server.pem --tls-key server.key --client-ca own-ca.pem --write-target target.json
  section pem.json '{"certificateAuthority": "own-ca.pem", "clientCertificate": "client.pem", "clientKey": "client.key"}'
  [ "$(run pem.json)" = 0 ] || { cat out; exit 1; }
done
section p12.json '{"certificateAuthority": "own-ca.pem", "clientCertificate": "client.p12", "clientKeyPassphrase": "sesame"}'
section stranger.json '{"certificateAuthority": "own-ca.pem", "clientCertificate": "stranger.pem", "clientKey": "stranger.key"}'
section nobody.json '{"certificateAuthority": "own-ca.pem"}'
section distrust.json '{"certificateAuthority": "other-ca.pem", "clientCertificate": "client.pem", "clientKey": "client.key"}'
"$conform" run --quiet --target p12.json --suite smoke --reports reports >/dev/null
[ "$(run stranger.json)" = 3 ] && grep -q 'alert "unknown ca"' out
[ "$(run nobody.json)" = 3 ] && grep -q 'alert "certificate required"' out
[ "$(run distrust.json)" = 3 ] && grep -q 'SHA-256' out

# What BCP 195 asks, of servers of openssl's: each is reached, says no HTTP, and is judged by its TLS alone.
openssl req -newkey rsa:2048 -nodes -subj /CN=gone -keyout gone.key -out gone.csr 2>/dev/null
openssl x509 -req -days -1 -in gone.csr -CA own-ca.pem -CAkey own-ca.key -CAcreateserial -out gone.pem 2>/dev/null
# What a requirement came to in the last record: ASPECT.
status() {
  python3 -c '
import json, sys
print(next(r["status"] for r in json.load(open("reports/run.json"))["contracts"][0]["requirements"] if r["requirement"]["id"].endswith("/tls." + sys.argv[1])))' "$1"
}
mock bankezy-onboarding --tls --client-certificates --write-target whole.json
[ "$(run whole.json)" = 0 ] || { cat out; exit 1; }
for aspect in plain-http version certificate certificate-expiry client-certificate renegotiation; do
  [ "$(status $aspect)" = proved ] || { echo "$aspect: $(status $aspect)"; exit 1; }
done
# Each fault of the mock is seen by openssl or curl too.
fault() { mock bankezy-onboarding --tls --client-certificates --write-target faulty.json --fault "bankezy-onboarding/reset-pin/tls.$1"; at=${url#https://}; }
spoken() { openssl s_client -connect "$at" "$@" -cert faulty.client.pem -CAfile faulty.ca.pem </dev/null 2>&1 | grep -q 'Verify return code: 0'; }
fault version:speaks-1.1
if spoken -tls1_1 -cipher 'ALL:@SECLEVEL=0'; then
  [ "$(run faulty.json)" = 1 ] && [ "$(status version)" = broken ]
else
  [ "$(run faulty.json)" = 0 ] && [ "$(status version)" = 'not exercised' ]
fi
fault plain-http:serves
[ "$(curl -sS -o /dev/null -w '%{http_code}' "http://$at/")" = 404 ]
[ "$(run faulty.json)" = 1 ] && [ "$(status plain-http)" = broken ]
fault client-certificate:accepts-expired
curl -sS --cacert faulty.ca.pem --cert faulty.expired.pem -o /dev/null "$url/"
[ "$(run faulty.json)" = 1 ] && [ "$(status client-certificate)" = broken ]
fault certificate-expiry:five-days-left
openssl s_client -connect "$at" -cert faulty.client.pem </dev/null 2>/dev/null | openssl x509 -checkend 864000 -noout >/dev/null && exit 1
[ "$(run faulty.json)" = 0 ] && [ "$(status certificate-expiry)" = warned ]

# The kit at servers of openssl's, which send a file.
cat >peer.json <<'JSON'
{
  "contract": "tls-peer", "version": "1.0.0", "title": "One text behind TLS",
  "documents": { "page": { "title": "the check itself", "edition": "1", "provenance": "doc", "layer": "page" } },
  "operations": [
    {
      "operation": "read-text", "title": "Read the text", "method": "GET", "path": "/answer",
      "cite": { "document": "page", "section": "1" }, "request": { "cite": { "document": "page", "section": "1" } },
      "outcomes": {
        "accepted": {
          "statement": "the text is sent", "cite": { "document": "page", "section": "1" },
          "forms": [{ "statuses": ["200"], "body": "open" }]
        }
      },
      "bodies": {}
    }
  ]
}
JSON
printf 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\nhello' >answer
# Starts a server with these options, runs the requirements of TLS, and compares: STATUS ASPECT WANTED OPTION…
peer() {
  local wanted=$1 aspect=$2 came=$3 port= pid
  shift 3
  # The new server makes the log empty only once it runs: the port must not be read from the last one's.
  rm -f log
  openssl s_server -accept 127.0.0.1:0 -cert server.pem -key server.key -HTTP "$@" >log 2>&1 &
  pid=$!
  pids+=("$pid")
  until port=$(sed -nE 's/^ACCEPT .*:([0-9]+)$/\1/p' log 2>/dev/null | head -1) && [ -n "$port" ]; do kill -0 "$pid"; done
  python3 -c 'import json,sys; t=json.load(open("pem.json")); print(json.dumps({"contract": "tls-peer", "url": "https://127.0.0.1:" + sys.argv[1], "tls": t["tls"], "bindings": {}, "limits": {"connections": 1}}))' "$port" >peer-target.json
  local status=0
  "$conform" run peer.json --quiet --target peer-target.json --only tls-peer/read-text/tls. --reports reports >out 2>&1 || status=$?
  [ "$status" = "$wanted" ] && [ "$(status "$aspect")" = "$came" ] || { cat out; echo "s_server $*: $status, $aspect $(status "$aspect")"; exit 1; }
}
asking=(-Verify 2 -CAfile own-ca.pem)
peer 0 version proved "${asking[@]}" -verify_return_error
peer 0 client-certificate proved "${asking[@]}" -verify_return_error
peer 1 client-certificate broken "${asking[@]}"
peer 1 client-certificate broken
peer 0 renegotiation proved "${asking[@]}" -verify_return_error -tls1_2
peer 0 renegotiation proved "${asking[@]}" -verify_return_error -tls1_3
peer 0 renegotiation warned "${asking[@]}" -verify_return_error -client_renegotiation
if spoken_by_openssl=$(openssl ciphers -s -tls1_1 'ALL:@SECLEVEL=0' 2>/dev/null) && [ -n "$spoken_by_openssl" ]; then
  peer 1 version broken "${asking[@]}" -verify_return_error -cipher 'ALL:@SECLEVEL=0'
fi

# A key that a passphrase opens, given by the environment.
openssl pkcs8 -topk8 -in server.key -out locked.key -passout pass:sesame
KEY_PASSPHRASE=sesame mock rackspace-identity --tls --tls-certificate server.pem --tls-key locked.key --tls-passphrase KEY_PASSPHRASE
curl -sS --cacert own-ca.pem -o /dev/null "$url/"

# curl and openssl at the mock.
mock rackspace-identity --tls --tls-certificate server.pem --tls-key server.key --client-ca own-ca.pem
[ "$(curl -sS --cacert own-ca.pem --cert client.pem --key client.key -o /dev/null -w '%{http_code}' "$url/")" = 404 ]
curl -sS --cacert own-ca.pem -o /dev/null "$url/" 2>/dev/null && exit 1
curl -sS --cacert other-ca.pem --cert client.pem --key client.key -o /dev/null "$url/" 2>/dev/null && exit 1
at=${url#https://}
for version in tls1_2 tls1_3; do
  openssl s_client -connect "$at" "-$version" -CAfile own-ca.pem -cert client.pem -key client.key -verify_return_error </dev/null 2>/dev/null >said
  grep -q 'Verify return code: 0' said
done
openssl s_client -connect "$at" -tls1_1 -cipher 'ALL:@SECLEVEL=0' </dev/null >/dev/null 2>&1 && exit 1

# The kit at a server of Python's: the answer is no Rackspace, but it comes over a verified session.
python3 - >up <<'PYTHON' &
import http.server, ssl
server = http.server.HTTPServer(("127.0.0.1", 0), http.server.BaseHTTPRequestHandler)
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain("server.pem", "server.key")
server.socket = context.wrap_socket(server.socket, server_side=True)
print("https://127.0.0.1:%d" % server.server_port, flush=True)
server.serve_forever()
PYTHON
pids+=($!)
read -r url <up
python3 -c 'import json,sys; t=json.load(open("nobody.json")); t["url"]=sys.argv[1]; json.dump(t,open("python.json","w"))' "$url"
[ "$(run python.json)" = 1 ] && grep -q '501 ' reports/run.json
python3 -c 'import json,sys; t=json.load(open("distrust.json")); t["url"]=sys.argv[1]; json.dump(t,open("python.json","w"))' "$url"
[ "$(run python.json)" = 3 ] && grep -q 'issuer certificate' out
echo "curl, openssl and Python agree with the kit on TLS"

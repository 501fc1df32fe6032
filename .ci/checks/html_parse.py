"""Parses HTML reports with Python's own parser: every element closed, one script at most, no handler, nothing loaded, every
identifier once, every link with its target."""
import html.parser
import sys

VOID = {"meta", "input"}
KNOWN = set(
    "html head meta title style body a header main section footer nav h1 h2 h3 h4 p dl div dt dd ul li strong span code "
    "details summary figure figcaption pre mark svg rect text title table caption thead tbody tr th td fieldset legend "
    "label input script".split())


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.stack, self.ids, self.links, self.scripts = [], [], [], 0

    def handle_starttag(self, tag, attributes):
        assert tag in KNOWN, f"an element of nobody: {tag} at {self.getpos()}"
        for name, value in attributes:
            assert not name.startswith("on") and name not in ("src", "style", "srcset", "action"), (tag, name)
            if name == "id":
                self.ids.append(value)
            if name == "href":
                self.links.append(value)
        self.scripts += tag == "script"
        if tag not in VOID:
            self.stack.append(tag)

    def handle_endtag(self, tag):
        assert self.stack and self.stack[-1] == tag, (tag, self.stack[-3:], self.getpos())
        self.stack.pop()

    def handle_comment(self, data):
        raise AssertionError(f"a comment: {data[:40]!r}")


for path in sys.argv[1:]:
    page = Page()
    page.feed(open(path, encoding="utf-8").read())
    page.close()
    assert not page.stack, page.stack
    assert page.scripts <= 1, page.scripts
    assert len(set(page.ids)) == len(page.ids), "an identifier stands twice"
    missing = [link for link in page.links if not link.startswith("#") or link[1:] not in set(page.ids)]
    assert not missing, missing[:3]
    print(f"{path}: {len(page.ids)} places, {len(page.links)} links")

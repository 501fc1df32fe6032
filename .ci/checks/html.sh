#!/usr/bin/env bash
# The HTML report in a browser: no console message, the filter and deep links work, it prints, and 5,000 cases open
# within a second. An HTML parser of another make finds no markup but ours, also where a server sent some.
set -euo pipefail
page=$PWD/Reports/faulty/report.html
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

conform=${CONFORM:-.build/release/conform}
"$conform" compare Reports/faulty/run.json Reports/faulty/run.json --html "$work/sides.html" >/dev/null

python3 .ci/checks/html_parse.py "$page" Reports/conforming/report.html "$work/sides.html"

if ! command -v chromium >/dev/null; then
  echo "chromium is not here: the reports were parsed, not opened"
  exit 0
fi
browse() { # option of the browser, address
  chromium --headless --no-sandbox --disable-gpu --disable-dev-shm-usage --user-data-dir="$work/profile" \
    --enable-logging=stderr "$1" "$2" 2>"$work/log"
  if grep 'CONSOLE' "$work/log"; then echo "$2: the console is not silent"; exit 1; fi
}

case=$(python3 - "$page" <<'PYTHON'
import re, sys
print(re.search(r'<details id="(1/case/[^"]*)" class="case failed"', open(sys.argv[1], encoding="utf-8").read()).group(1))
PYTHON
)
browse --dump-dom "file://$page?status=broken&q=must#$case" >"$work/dom.html"
python3 - "$work/dom.html" "$case" <<'PYTHON'
import html.parser, re, sys
page, case = open(sys.argv[1], encoding="utf-8").read(), sys.argv[2]
assert re.search(r'<details id="%s"[^>]* open="">' % re.escape(case), page), "the linked case is not open"
rows = re.findall(r'<tr class="([^"]*)" id="[^"]*"( hidden="")?', page)
assert all(bool(hidden) == (status != "broken") for status, hidden in rows), "the filter shows other rows"
shown = re.findall(r'role="status">(\d+) of (\d+) shown', page)
assert shown and all(0 < int(a) < int(b) for a, b in shown), shown
PYTHON

for file in "$page" "$work/sides.html"; do
  browse "--print-to-pdf=$work/report.pdf" "file://$file"
  [ "$(head -c 5 "$work/report.pdf")" = "%PDF-" ] || { echo "$file: nothing was printed"; exit 1; }
done

# The same run with its cases over and over again, until there are 5,000.
python3 - Reports/faulty/run.json "$work/many.json" <<'PYTHON'
import json, sys
run = json.load(open(sys.argv[1], encoding="utf-8"))
contract = run["contracts"][0]
cases = contract["cases"]
for round in range(1, 5000 // len(cases) + 1):
    contract["cases"] = contract["cases"] + [dict(case, id=f"{case['id']}~{round}") for case in cases]
contract["cases"] = contract["cases"][:5000]
run["contracts"] = [contract]
# What follows from the cases follows again.
for member in ("summary", "coverage", "verdict"): run.pop(member, None)
outcomes = ["passed", "failed", "warned", "waived", "skipped", "undecided"]
old = json.load(open(sys.argv[1], encoding="utf-8"))
summary = dict(old["summary"][0], cases={k: sum(c["outcome"] == k for c in contract["cases"]) for k in old["summary"][0]["cases"]})
json.dump(dict(run, summary=[summary], verdict=old["verdict"]), open(sys.argv[2], "w", encoding="utf-8"))
PYTHON
"$conform" report "$work/many.json" --html "$work/many.html"
# Processor time, not time on the clock, so that a busy machine changes nothing: what the page takes beyond an empty one.
echo '<!DOCTYPE html><title>empty</title>' >"$work/empty.html"
python3 - "$work" <<'PYTHON'
import os, resource, subprocess, sys
work = sys.argv[1]

def cost(page):
    def spent():
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        return usage.ru_utime + usage.ru_stime
    times = []
    for _ in range(3):
        before = spent()
        subprocess.run(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
             f"--user-data-dir={work}/profile", f"--screenshot={work}/page.png", f"file://{work}/{page}"],
            check=True, stderr=subprocess.DEVNULL)
        times.append(spent() - before)
    return min(times)

seconds = cost("many.html") - cost("empty.html")
size = os.path.getsize(f"{work}/many.html")
print(f"5,000 cases, {size} bytes: read, laid out and painted in {seconds * 1000:.0f} ms of processor time")
sys.exit("that is more than a second" if seconds >= 1 else 0)
PYTHON

#!/usr/bin/env bash
# The executable alone, as a stranger meets it: output for programs is parsed by programs.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp .build/release/conform "$work/conform"
cd "$work"

for contract in $(./conform list | sed -nE 's/^([a-z][a-z0-9-]*) .*/\1/p'); do
  ./conform init "$contract" 2>"$contract.txt" >"$contract.json"
  python3 -m json.tool "$contract.json" >/dev/null
  first=$(./conform plan "$contract" | sed -n 1p)
  ./conform explain "$first" | grep -q '^    curl '
done

./conform run bankezy-onboarding --quiet --html run.html
python3 - <<'PYTHON'
import json, xml.etree.ElementTree as xml
record = json.load(open("Reports/latest/run.json"))
requirements = [r for c in record["contracts"] for r in c["requirements"]]
cases = list(xml.parse("Reports/latest/junit.xml").getroot().iter("testcase"))
assert len(cases) == len(requirements), (len(cases), len(requirements))
assert len({(c.get("classname"), c.get("name")) for c in cases}) == len(cases)
PYTHON

status=0
./conform run no-such-contract 2>errors || status=$?
[ "$status" = 2 ] && grep -q 'unknown contract "no-such-contract"' errors
./conform report Reports/latest/run.json --junit again.xml
cmp again.xml Reports/latest/junit.xml
echo "the executable alone does what it says"

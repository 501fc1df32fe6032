#!/usr/bin/env bash
# The JSON reader takes and refuses what nst/JSONTestSuite says; conform lint shows it, reading every file as a contract.
set -euo pipefail
suite=../shared/json-test-suite/test_parsing
if [ ! -d "$suite" ]; then
  echo "$suite is not here: the reader's own tests cover its categories"
  exit 0
fi
log=$(mktemp)
trap 'rm -f "$log"' EXIT
.build/release/conform lint "$suite"/*.json >"$log" || true
python3 - "$suite" "$log" <<'PYTHON'
import os, re, sys
suite, log = sys.argv[1:]
text = open(log, encoding="utf-8", errors="replace").read()
refused = {m.group(1) for m in re.finditer(r"([^/\n]+\.json):\d+:\d+: error: not JSON: ", text)}
files = [f for f in sorted(os.listdir(suite)) if f.endswith(".json")]
wrong = [f for f in files if f[0] == "y" and f in refused or f[0] == "n" and f not in refused]
if wrong or not files:
    sys.exit("\n".join(["read otherwise than the suite says:"] + wrong))
print(f"{len(files)} files of JSONTestSuite read as it says")
PYTHON

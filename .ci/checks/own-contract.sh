#!/usr/bin/env bash
# A user's own contract against a server in another language: what the page allows conforms, what it forbids does not.
set -euo pipefail
conform=$PWD/.build/release/conform
folder=$PWD/Tests/Contracts
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$work"' EXIT
cd "$work"

"$conform" lint "$folder/parcel-locker.json" --documents "$folder"
"$conform" plan "$folder/parcel-locker.json" >plan.txt
"$conform" explain "$folder/parcel-locker.json" "$(sed -n 1p plan.txt)" | grep -q '^    curl '
"$conform" init "$folder/parcel-locker.json" >target.json 2>bindings.txt
grep -q '"env": "PARCEL_LOCKER_TOKEN"' target.json

run() { # run BUG STATUS
  python3 -B "$folder/parcel_locker.py" t0k-of-the-check "$1" >port &
  server=$!
  until [ -s port ]; do kill -0 "$server"; done
  sed "s/8080/$(cat port)/" target.json >at.json
  local status=0
  PARCEL_LOCKER_TOKEN=t0k-of-the-check "$conform" run "$folder/parcel-locker.json" --target at.json --quiet >out.txt || status=$?
  kill "$server"
  wait "$server" 2>/dev/null || true
  server=
  rm port
  [ "$status" = "$2" ] || { cat out.txt; echo "with ${1:-no bug}: status $status instead of $2"; exit 1; }
}

run "" 0
run relative 0
for bug in dangling-location merges refuses-again keeps-cancelled lists-old; do run "$bug" 1; done
echo "a user's own contract holds a server in another language to its page"

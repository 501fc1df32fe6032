#!/usr/bin/env bash
# A package of its own uses the library: cases as arguments of Swift Testing and in an XCTest loop, with a generator, a
# check and an authentication scheme of its own. No network; the products are kept in .build/client for the next time.
set -euo pipefail
work=$(mktemp -d)
log=$(mktemp)
trap 'rm -rf "$work" "$log"' EXIT
cp -R .ci/client/. "$work"
sed -i "s#\"../..\"#\"$PWD\"#" "$work/Package.swift"
swift test --package-path "$work" --scratch-path "$PWD/.build/client" --disable-automatic-resolution 2>&1 | tee "$log" | tail -n 5
grep -q 'Executed [1-9][0-9]* test.*0 failures' "$log"
count=$(sed -nE 's/.*Test run with ([0-9]+) tests.*/\1/p' "$log" | tail -n 1)
[ "${count:-0}" -ge 3 ] || { echo "only ${count:-0} tests of the client ran"; exit 1; }
echo "a client package certifies a server with the library"

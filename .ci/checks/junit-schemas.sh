#!/usr/bin/env bash
# JUnit reports of runs with every kind of ending validate against both schemas, and are well-formed in each dialect.
set -euo pipefail
conform=${CONFORM:-.build/release/conform}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

report() { # name, wanted exit status, arguments of conform run
  local name=$1 wanted=$2 status=0
  shift 2
  "$conform" run --quiet --reports "$work/$name" "$@" >/dev/null 2>&1 || status=$?
  [ "$status" = "$wanted" ] || { echo "$name: exit $status instead of $wanted"; exit 1; }
}

fault=rackspace-identity/reset-phone-pin/outcome.accepted:answers-200
printf '{"contract": "rackspace-identity", "url": "http://127.0.0.1:1", "bindings": {"userAdminToken": "made-up", "targetUserId": "u1"}}\n' >"$work/refused.json"
report conforming 0
report faulty 1 rackspace-identity --fault "$fault"
report unreachable 3 --target "$work/refused.json"
report gitlab 0 rackspace-identity --junit-dialect gitlab
report rich 0 rackspace-identity --junit-dialect rich

# Waivers that are used, expired and stale.
known="bankezy-onboarding --fault bankezy-onboarding/reset-pin/request.pin.length:accepts-5"
report known 1 $known
"$conform" waivers draft "$work/known/run.json" --output "$work/draft.json" 2>/dev/null
sed -E 's/"(reason|owner|ticket)": ""/"\1": "x <\&> y"/' "$work/draft.json" >"$work/signed.json"
sed 's/"expires": ""/"expires": "2999-12-31"/' "$work/signed.json" >"$work/waivers.json"
sed 's/"expires": ""/"expires": "2001-01-01"/' "$work/signed.json" >"$work/expired.json"
report waived 0 $known --waivers "$work/waivers.json"
report expired 1 $known --waivers "$work/expired.json"
report stale 1 bankezy-onboarding --waivers "$work/waivers.json"

# What the tests make of hostile text.
mkdir "$work/hostile"
CONFORM_KEEP_REPORTS="$work/hostile" swift test --skip-build --filter JUnitReportTests >/dev/null 2>&1
[ "$(ls "$work/hostile" | grep -c '^hostile-.*-default.xml$')" -ge 10 ] || { echo "hostile reports are missing"; exit 1; }

for name in conforming faulty unreachable waived expired stale gitlab rich; do xmllint --noout "$work/$name/junit.xml"; done
if [ -d ../shared/junit ]; then
  for schema in ../shared/junit/*.xsd; do
    for name in conforming faulty unreachable waived expired stale; do xmllint --noout --schema "$schema" "$work/$name/junit.xml"; done
    xmllint --noout --schema "$schema" "$work"/hostile/hostile-*-default.xml 2>&1 | grep -v ' validates$' && exit 1
  done
else
  echo "../shared/junit is not here: the schemas were not tried"
fi
python3 -m json.tool "$work/faulty/run.json" >/dev/null
echo "reports are well-formed and valid"

#!/usr/bin/env bash
# curl, an HTTP client of another make, gets along with the mock server.
set -euo pipefail
conform=.build/release/conform
work=$(mktemp -d)
"$conform" mock rackspace-identity --write-target "$work/target.json" >"$work/url" 2>/dev/null &
server=$!
trap 'kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT
for _ in $(seq 200); do [ -s "$work/url" ] && break; python3 -c 'import select; select.select([], [], [], 0.05)'; done
url=$(head -n 1 "$work/url")
token=$(python3 -c 'import json,sys; print(json.load(open(sys.argv[1]))["bindings"]["userAdminToken"])' "$work/target.json")
user=$(python3 -c 'import json,sys; print(json.load(open(sys.argv[1]))["bindings"]["targetUserId"])' "$work/target.json")
status() { curl --silent --output /dev/null --write-out '%{http_code}' --request POST "$@"; }
[ "$(status --header "X-Auth-Token: $token" "$url/v2.0/users/$user/RAX-AUTH/phone-pin/reset")" = 204 ]
[ "$(status "$url/v2.0/users/$user/RAX-AUTH/phone-pin/reset")" = 401 ]
[ "$(status --header "X-Auth-Token: $token" "$url/v2.0/users/nobody/RAX-AUTH/phone-pin/reset")" = 404 ]
"$conform" run --target "$work/target.json" --quiet --reports "$work/reports" >/dev/null
echo "curl and conform agree on the mock server"

#!/usr/bin/env bash
# The library's documentation builds without a warning, from the products of the release build.
set -euo pipefail
docc=$(command -v docc || echo "$(dirname "$(readlink -f "$(command -v swift)")")/docc")
if [ ! -x "$docc" ]; then
  echo "the toolchain has no docc: the documentation was not built"
  exit 0
fi
modules=${MODULES:-.build/release/Modules}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/symbols"
"$(dirname "$docc")/swift-symbolgraph-extract" -module-name ConformanceKit -I "$modules" -I Sources/COpenSSL \
  -target "$(swift -print-target-info | python3 -c 'import json, sys; print(json.load(sys.stdin)["target"]["unversionedTriple"])')" \
  -minimum-access-level public -skip-inherited-docs -output-dir "$work/symbols"
"$docc" convert Sources/ConformanceKit/ConformanceKit.docc --warnings-as-errors \
  --fallback-display-name ConformanceKit --fallback-bundle-identifier ConformanceKit \
  --additional-symbol-graph-dir "$work/symbols" --output-path "$work/ConformanceKit.doccarchive"
count=$(find "$work/ConformanceKit.doccarchive/data" -name '*.json' | wc -l)
for article in certifyaserver writeacontract gateapipeline auditarun extendthekit; do
  [ -f "$work/ConformanceKit.doccarchive/data/documentation/conformancekit/$article.json" ] || { echo "no $article"; exit 1; }
done
echo "$count pages of documentation, no warning"

#!/usr/bin/env bash
# Every cited line stands in the stored page it is cited from.
set -euo pipefail
if [ -d ../shared/seeds ]; then
  .build/release/conform lint --documents ../shared/seeds
else
  echo "../shared/seeds is not here: citations were not held against the pages"
fi

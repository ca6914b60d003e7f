#!/usr/bin/env bash
# The table of measures: every outside number of Alignment's tests, its source, how many values, the largest error and the tolerance.
# Needs a built tests/Alignment.Tests and ../shared beside the repository. Prints Markdown.
set -euo pipefail
cd "$(dirname "$0")/../.."
binary=artifacts/bin/Alignment.Tests/release/Concord.Alignment.Tests
printf '| measure | source | values | largest error | tolerance |\n| --- | --- | ---: | ---: | ---: |\n'
"$binary" -diagnostics -noColor | grep -oE '\| [^|]+ \| [^|]* \| [0-9]+ \| [0-9.eE+-]+ \| [0-9.eE+-]+ \|' | sort -u -t '|' -k 3,3 -k 2,2

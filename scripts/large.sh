#!/usr/bin/env bash
# Measures the reading of a large export beside DuckDB and a plain loop of encoding/csv, one after the other in each round,
# and prints medians and ratios; no time makes it fail. The job: weighted rates of satisfaction and the weighted mean of a
# score of 19 items, by region and type, from CSV to a printed table. Targets on two cores: at most 0.5 of DuckDB, less
# than 0.3 of the loop, less than 64 MB, and a second core worth 1.7 times.
#
# ROWS (5000000), ROUNDS (5). It needs npm, which installs DuckDB in a folder that is removed; the file takes 0.18 kB a row.
set -euo pipefail
cd "$(dirname "$0")/.."
command -v npm > /dev/null || { echo "large: npm is not installed" >&2; exit 1; }

duckdb=1.5.6-r.1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

go build -trimpath -ldflags='-s -w' -o "$work/arrimage" ./cmd/arrimage
go build -o "$work/csvloop" ./scripts/csvloop
go build -o "$work/measure" ./scripts/measure
go run ./scripts/generate -rows "${ROWS:-5000000}" -seed 1 -o "$work/export.csv"
cp scripts/duckdb.mjs "$work"
(cd "$work" && npm install --silent --no-fund --no-audit "@duckdb/node-api@$duckdb" > /dev/null)
echo "export: ${ROWS:-5000000} rows, $(($(wc -c < "$work/export.csv") / 1000000)) MB; DuckDB node-api $duckdb, $(node --version), $(go version | cut -d' ' -f3)"

job() { "$work/arrimage" rates satisfaction --means mesures --by region,type --study "testdata/study/$1" --data "$work" > "$work/$1.out"; }

# seconds prints the wall time of a command.
seconds() {
  local start=$EPOCHREALTIME
  "$@" > /dev/null
  awk -v a="$start" -v b="$EPOCHREALTIME" 'BEGIN { printf "%.3f\n", b - a }'
}

for round in $(seq 0 "${ROUNDS:-5}"); do
  { echo "arrimage $(seconds job large)"
    echo "arrimage,one_core $(GOMAXPROCS=1 seconds job large)"
    echo "arrimage,clusters $(seconds job largeclusters)"
    echo "csvloop $(seconds "$work/csvloop" "$work/export.csv")"
    echo "duckdb $(cd "$work" && node duckdb.mjs "$work/export.csv" | cut -d' ' -f2)"
  } > "$work/round"
  [ "$round" = 0 ] || cat "$work/round" >> "$work/times" # The first round brings the files into memory.
done

sort -k1,1 -k2,2n "$work/times" | awk '
  { times[$1, ++n[$1]] = $2 }
  function median(name) { return times[name, int((n[name] + 1) / 2)] }
  END {
    split("arrimage arrimage,one_core arrimage,clusters csvloop duckdb", names, " ")
    for (i = 1; i in names; i++)
      printf "%-20s median %6.3f s, of DuckDB %.2f, of the encoding/csv loop %.2f\n", names[i], median(names[i]), median(names[i]) / median("duckdb"), median(names[i]) / median("csvloop")
    printf "second core: %.2f times\n", median("arrimage,one_core") / median("arrimage")
  }'
for study in large largeclusters; do
  echo "memory, $study"
  "$work/measure" -runs 3 "$work/arrimage" rates satisfaction --means mesures --by region,type --study "testdata/study/$study" --data "$work"
done

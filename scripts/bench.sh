#!/usr/bin/env bash
# Measures the program and reports; no time makes it fail. Targets on two cores: the whole report in less than 50 ms and
# 40 MB.
#
# RUNS (20): how often each command runs. BENCH_TIME (0.3s): how long each benchmark runs. PEERS (yes): no leaves out the
# comparison with R, DuckDB and encoding/csv, which needs Rscript, the package survey and npm and takes about four minutes.
set -euo pipefail
cd "$(dirname "$0")/.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# measure runs a command of the program again and again.
measure() {
  echo "$1"
  "$work/measure" -runs "${RUNS:-20}" "${@:2}"
}

# benchmarked prints the packages that have benchmarks, one a line.
benchmarked() {
  grep -rl --include='*_test.go' '^func Benchmark' cmd pkg | xargs -n 1 dirname | sort -u | sed 's|^|./|'
}

go version
go build -trimpath -ldflags='-s -w' -o "$work/arrimage" ./cmd/arrimage
go build -o "$work/measure" ./scripts/measure
echo "binary: $(($(wc -c < "$work/arrimage") / 1000)) kB"
echo

measure "version (start-up)" "$work/arrimage" version
measure "report --demo -o report.html (whole report: less than 50 ms, less than 40 MB)" \
  "$work/arrimage" report --demo -o "$work/report.html"
measure "verify --demo" "$work/arrimage" verify --demo
echo

benchmarked | xargs go test -run '^$' -bench . -benchmem -benchtime "${BENCH_TIME:-0.3s}"

[ "${PEERS:-yes}" = yes ] || exit 0
echo
echo "large exports, beside DuckDB and encoding/csv"
scripts/large.sh
command -v Rscript > /dev/null || { echo "bench: Rscript is not installed (PEERS=no leaves out the comparison with R)" >&2; exit 1; }

# ours prints the benchmarks that R has too: name and seconds.
ours() {
  go test -run '^$' -bench 'Means$|Bootstrap' -benchtime 5x ./pkg/design
  go test -run '^$' -bench 'Spearman' -benchtime 20x ./pkg/assoc
}

echo
echo "beside R, in this run"
Rscript scripts/peer.R > "$work/peer"
ours | awk -F'[ \t]+' '/^Benchmark/ { sub(/^Benchmark/, "", $1); sub(/-[0-9]+$/, "", $1); print $1 "\t" $3 / 1e9 }' > "$work/ours"
awk -F'\t' '
  NR == FNR { ours[$1] = $2; next }
  $1 == "version" { print $2; next }
  $1 in ours { printf "%-26s R %8.3f s, arrimage %8.4f s, ratio %6.0f  %s\n", $1, $2, ours[$1], $2 / ours[$1], $3 }
  $1 == "SpearmanMonteCarlo" {
    exact = ours["Spearman/15_pairs_with_ties"]
    printf "%-26s R %8.3f s, arrimage %8.4f s, ratio %6.0f  the exact p with ties instead of permutations\n", "Spearman, exact", $2, exact, $2 / exact
  }
' "$work/ours" "$work/peer"

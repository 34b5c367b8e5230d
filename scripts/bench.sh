#!/usr/bin/env bash
# Measures the program and reports; no time makes it fail. Targets on two cores: the whole report in less than 50 ms and
# 40 MB.
#
# RUNS (20): how often each command runs. BENCH_TIME (0.3s): how long each benchmark runs.
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

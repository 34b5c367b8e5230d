#!/usr/bin/env bash
# Measures the program and reports; no time makes it fail. Targets on two cores: the whole report as HTML in less than 60 ms,
# its tables 10 times faster than pandas with scipy and 20 times than R; in every format in less than 1 s; 1,000 regions in less
# than 20 s; a search in 1,000 interviews in less than 3 s; the themes of 100,000 open answers in less than 5 s and 300 MB.
#
# RUNS (20): how often each command runs. BENCH_TIME (0.3s): how long each benchmark runs. PEERS (yes): no leaves out the
# comparison with R, Python, DuckDB and encoding/csv, which needs Rscript, the package survey, Python and npm, and takes about
# five minutes. Python is the first python3 of the PATH that has pandas and scipy, or a new environment that gets them by pip.
set -euo pipefail
cd "$(dirname "$0")/.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# measure runs a command of the program again and again.
measure() {
  echo "$1"
  "$work/measure" -runs "${RUNS:-20}" "${@:2}"
}

# find_python prints the path of a Python that has pandas and scipy.
find_python() {
  local python
  for python in $(type -ap python3); do
    if "$python" -c 'import pandas, scipy' 2> "$work/python"; then
      echo "$python"
      return
    fi
  done
  { python3 -m venv "$work/venv" && "$work/venv/bin/pip" install --quiet pandas scipy; } >&2 && echo "$work/venv/bin/python"
}

# regions measures the reports of the regions of a synthetic study.
regions() {
  "$work/thousand" -regions "$1" -out "$work/study$1"
  echo "report --each region, $1 regions${2:+, --format $2} ($3)"
  "$work/measure" -runs 3 "$work/arrimage" report --study "$work/study$1" --each region --out-dir "$work/regions" ${2:+--format "$2"}
  rm -r "$work/regions"
}

# same_tables writes the founding study with a report of nothing but the tables that Python and R make as well: no charts, text,
# published figures nor themes of open answers.
same_tables() {
  "$work/arrimage" demo "$1" > "$work/log"
  awk '
    /^[a-z]+:/ { dropped = $1 ~ /^(corpus|themes|coding|figures|claims|report):$/ }
    !dropped && !/kind: (themes|claims|methods|map)/' "$1/study.yaml" > "$work/study.yaml"
  cat >> "$work/study.yaml" << 'REPORT'
report:
  sections:
    - id: tables
      title: { fr: Tableaux, en: Tables }
      show:
        - table: participation
        - table: satisfaction
        - table: rencontres
        - table: plan
        - table: scores
        - table: classement
        - table: mesures
        - table: mesures_regions
        - table: sensibilite
        - table: budgets
        - table: financement
        - table: tranches
        - table: correlations
REPORT
  mv "$work/study.yaml" "$1/study.yaml"
}

# beside_report sets the tables of the HTML report beside Python and R, which make the same ones of the same files: each process
# from its start to the page, one after the other in each round. Their numbers must be the report's own. They draw 10,000
# permutations for each p value, which gives it to 0.01; the report prints exact ones with three decimals, for which they are
# timed once more with 1,000,000.
beside_report() {
  local -x LC_ALL=C.UTF-8 # R reads its program in the encoding of the locale.
  same_tables "$work/demo"
  "$work/arrimage" report --study "$work/demo" --format tidy -o "$work/tidy.csv" 2> "$work/log"
  local ours=("$work/arrimage" report --study "$work/demo" -o "$work/ours.html")
  local pandas=("$python" scripts/peer_report.py "$work/demo" "$work/pandas.html")
  local r=(Rscript scripts/peer_report.R "$work/demo" "$work/r.html")
  "$python" -c 'import sys, pandas, scipy; print("Python", sys.version.split()[0], "pandas", pandas.__version__, "scipy", scipy.__version__)'
  for peer in pandas r; do
    local -n command=$peer
    "${command[@]}" > "$work/numbers"
    echo "$peer: $("$work/samenumbers" "$work/tidy.csv" "$work/numbers")"
  done
  for round in $(seq "${RUNS:-20}"); do
    for peer in ours pandas r; do
      local -n command=$peer
      "$work/measure" -runs 1 "${command[@]}" | awk -v name="$peer" '$1 == "wall" { print name, $5 }'
      if [ "$round" = 1 ] && [ "$peer" != ours ]; then
        "$work/measure" -runs 1 "${command[@]}" 100 | awk -v name="$peer-million" '$1 == "wall" { print name, $5 }'
      fi
    done
  done | sort -k1,1 -k2,2n | awk '
    { times[$1, ++n[$1]] = $2 }
    function median(name) { return times[name, int((n[name] + 1) / 2)] }
    function line(who, name) { printf "%s: median %.1f ms, ratio %.1f\n", who, median(name), median(name) / median("ours") }
    END {
      printf "arrimage: median %.1f ms\n", median("ours")
      line("pandas with scipy, p to 0.01 (at least 10)", "pandas")
      line("R, p to 0.01", "r")
      line("pandas with scipy, p to 0.001", "pandas-million")
      line("R, p to 0.001 (at least 20)", "r-million")
    }'
}

# words measures what reads the words of a study: a search in 1,000 interviews of 10,000 words, and the themes of 100,000
# open answers.
words() {
  "$work/corpus" -interviews 1000 -words 10000 -out "$work/interviews"
  "$work/corpus" -answers 100000 -themes 200 -out "$work/answers"
  echo "themes find, 1,000 interviews of 10,000 words (less than 3 s)"
  "$work/measure" -runs 3 "$work/arrimage" themes find 'financement near/5 budget*' --study "$work/interviews"
  echo "themes, 100,000 open answers and 200 themes with rules (less than 5 s and 300 MB)"
  "$work/measure" -runs 3 "$work/arrimage" themes --study "$work/answers"
  rm -r "$work/interviews" "$work/answers"
}

# benchmarked prints the packages that have benchmarks, one a line.
benchmarked() {
  grep -rl --include='*_test.go' '^func Benchmark' cmd pkg | xargs -n 1 dirname | sort -u | sed 's|^|./|'
}

go version
CGO_ENABLED=0 go build -trimpath -ldflags='-s -w' -o "$work/arrimage" ./cmd/arrimage
go build -o "$work/measure" ./scripts/measure
go build -o "$work/thousand" ./scripts/thousand
go build -o "$work/samenumbers" ./scripts/samenumbers
go build -o "$work/corpus" ./scripts/corpus
if [ "${PEERS:-yes}" = yes ]; then
  command -v Rscript > /dev/null || { echo "bench: Rscript is not installed (PEERS=no leaves out the comparisons)" >&2; exit 1; }
  python=$(find_python) || { echo "bench: no Python with pandas and scipy, and pip cannot install them (PEERS=no leaves out the comparisons)" >&2; exit 1; }
fi
sync # what was built is on the disk before anything is measured
echo "binary: $(($(wc -c < "$work/arrimage") / 1000)) kB"
echo

measure "version (start-up)" "$work/arrimage" version
measure "report --demo -o report.html (whole report as HTML: less than 60 ms)" \
  "$work/arrimage" report --demo -o "$work/report.html"
measure "report --demo --out-dir DIR --format all (every format: less than 1 s)" \
  "$work/arrimage" report --demo --out-dir "$work/report" --format all
measure "verify --demo" "$work/arrimage" verify --demo
echo
regions 250 "" "memory to compare with 1,000"
regions 1000 "" "less than 20 s"
regions 50 all "every format"
echo
words
echo

benchmarked | xargs go test -run '^$' -bench . -benchmem -benchtime "${BENCH_TIME:-0.3s}"

[ "${PEERS:-yes}" = yes ] || exit 0
echo
echo "the founding report's tables, beside pandas with scipy and R"
beside_report
echo
echo "large exports, beside DuckDB and encoding/csv"
scripts/large.sh

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

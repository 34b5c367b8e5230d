#!/usr/bin/env bash
# The whole gate, the same on a laptop and in CI: one step a function, in the order of `steps` below. It stops at the
# first step that fails, with exit code 1.
#
#   scripts/check.sh               every step
#   scripts/check.sh vet imports   these steps only
#
# FUZZ_SECONDS: the time for fuzzing, shared by all targets; a second each if absent or less.
set -euo pipefail
cd "$(dirname "$0")/.."

steps=(shell format tidy vet staticcheck imports comments words cgo parquet browser race fuzz)
staticcheck_version=0.8.2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# fail prints why the step failed and ends the script.
fail() {
  printf 'check: %s\n' "$*" >&2
  exit 1
}

# silent fails with the message when the file has anything in it.
silent() {
  [ -s "$1" ] || return 0
  cat "$1" >&2
  fail "$2"
}

# The scripts can be parsed.
step_shell() {
  for script in scripts/*.sh .ci/run; do
    bash -n "$script" || fail "$script is not a valid script"
  done
}

# Every Go file stands as gofmt writes it.
step_format() {
  gofmt -l cmd pkg scripts > "$work/format" || fail "gofmt cannot read the files above"
  silent "$work/format" "these files are not formatted: run gofmt -w on them"
}

# go.mod and go.sum name what is imported, no more and no less.
step_tidy() {
  go mod tidy -diff || fail "go.mod or go.sum is not tidy: run go mod tidy"
}

step_vet() {
  go vet ./... || fail "go vet found the mistakes above"
}

step_staticcheck() {
  local tool
  tool=$(find_staticcheck) || fail "staticcheck $staticcheck_version cannot be installed"
  "$tool" -checks 'inherit,ST1000,ST1016,ST1020,ST1021,ST1022' ./... || fail "staticcheck found the mistakes above"
}

# find_staticcheck prints the path of staticcheck at the pinned version, and installs that when it is not there.
find_staticcheck() {
  local folder tool
  folder=$(go env GOBIN)
  folder=${folder:-$(go env GOPATH)/bin}
  for tool in "$(command -v staticcheck || true)" "$folder/staticcheck"; do
    if [ -x "$tool" ] && [[ $("$tool" -version) == *"($staticcheck_version)"* ]]; then
      echo "$tool"
      return
    fi
  done
  echo "installing staticcheck $staticcheck_version" >&2
  go install "honnef.co/go/tools/cmd/staticcheck@v$staticcheck_version" >&2 && echo "$folder/staticcheck"
}

# Imports follow the data flow, and libraries stay behind their package.
step_imports() {
  go run ./scripts/importrule scripts/imports.txt || fail "the imports above break the rules of scripts/imports.txt"
}

# Exported names are documented, and so is every package.
step_comments() {
  go run ./scripts/commentcover -min 95 cmd pkg scripts || fail "the names above need a comment"
}

# Every text for people is there in both languages, with the same verbs and numbers, as each language is set.
step_words() {
  go run ./scripts/words -check cmd pkg || fail "the words above are wrong"
}

# The program is one static binary: nothing in it, beside the standard library where it may, needs a C compiler.
step_cgo() {
  CGO_ENABLED=1 go list -deps -f '{{if and .CgoFiles (not .Standard)}}{{.ImportPath}}{{end}}' ./cmd/arrimage > "$work/cgo" ||
    fail "the packages of the program cannot be listed"
  silent "$work/cgo" "these packages use cgo"
  CGO_ENABLED=0 go build -o "$work/arrimage" ./cmd/arrimage || fail "the program does not build without cgo"
  go version -m "$work/arrimage" | grep 'CGO_ENABLED=0' > /dev/null || fail "the binary was built with cgo"
}

# The library of Parquet is in no program that does not ask for it; with its tag, all of it is sound.
step_parquet() {
  go list -deps ./cmd/arrimage > "$work/deps" || fail "the packages of the program cannot be listed"
  grep parquet-go "$work/deps" > "$work/parquet" || true
  silent "$work/parquet" "the program links these packages without the tag parquet"
  go build -tags parquet -o "$work/arrimage" ./cmd/arrimage && go vet -tags parquet ./pkg/columnar ./pkg/export &&
    go test -tags parquet ./pkg/columnar ./pkg/export || fail "the program with the tag parquet is not sound"
}

# The pages that the program writes are sound in Chromium: accessible, readable at every width, usable by keyboard,
# printable, and what the answers hold cannot become a script. Meanwhile each of these checks is shown to fail on a page
# with a defect.
step_browser() {
  browser_tools
  browser_pages "$work/pages"
  local defects chromium
  chromium=$(command -v chromium)
  CHROMIUM=$chromium node --test scripts/browser/check.test.mjs > "$work/defects" 2>&1 &
  defects=$!
  node scripts/browser/check.mjs --chromium "$chromium" "$work"/pages/*.html || fail "the pages above are not sound"
  node scripts/browser/interactive.mjs --chromium "$chromium" "$work"/pages/interactive.*.html || fail "the controls of the pages above do not work"
  wait "$defects" || { cat "$work/defects" >&2; fail "the checks of pages do not find what they are for"; }
}

# browser_tools installs Chromium, Node, npm and pdftotext where they are not there, and the packages that the lock file
# names where it changed since.
browser_tools() {
  local tool folder=scripts/browser packages=()
  declare -A package=([chromium]="chromium fonts-dejavu" [node]=nodejs [npm]=npm [pdftotext]=poppler-utils)
  for tool in chromium node npm pdftotext; do
    # shellcheck disable=SC2206 # One word a package.
    command -v "$tool" > /dev/null || packages+=(${package[$tool]})
  done
  if [ ${#packages[@]} -gt 0 ]; then
    [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null || fail "not installed, and needed to check pages: ${packages[*]} (names of Debian packages)"
    echo "installing ${packages[*]}" >&2
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}"; } > "$work/apt" 2>&1 ||
      { cat "$work/apt" >&2; fail "these packages cannot be installed: ${packages[*]}"; }
  fi
  cmp -s "$folder/package-lock.json" "$folder/node_modules/installed.json" && return
  npm ci --prefix "$folder" --no-audit --no-fund --ignore-scripts --loglevel=error || fail "the packages of $folder cannot be installed"
  cp "$folder/package-lock.json" "$folder/node_modules/installed.json"
}

# browser_pages writes the pages to check into a folder: both sides and one, waves, texts that mean harm, a single
# respondent, questionnaires, interactive pages, those of regions with their index; NAME.fr.html in French and NAME.en.html in
# English.
browser_pages() {
  local program=$work/arrimage studies=testdata/script/_studies
  mkdir -p "$1" "$work/single"
  cp $studies/tiny/* "$work/single"
  head -2 $studies/tiny/readers.csv > "$work/single/readers.csv"
  go build -o "$program" ./cmd/arrimage || fail "the program does not build"
  while read -r page arguments; do
    # shellcheck disable=SC2086 # One word an argument.
    "$program" $arguments --lang "${page#*.}" -o "$1/$page.html" || fail "arrimage $arguments failed"
  done << END
founding.fr report --demo
founding.en report --demo
interactive.fr report --demo --interactive
interactive.en report --demo --interactive
waves.fr report --study testdata/study/waves
ratings.en report --study $studies/ratings
single.en report --study $work/single
hostile.fr report --study testdata/study/hostile
questionnaire.fr form --demo --side ci
hostile-questionnaire.en form --study testdata/study/hostile --side offices
END
  "$program" report --demo --each region --out-dir "$work/regions" > /dev/null || fail "arrimage report --each region failed"
  "$program" report --study testdata/study/hostile --each region --out-dir "$work/hostile" --lang en > /dev/null || fail "arrimage report --each region failed"
  cp "$work/regions/index.html" "$1/index.fr.html"
  cp "$work/regions/06-montreal.html" "$1/region.fr.html"
  cp "$work/hostile/etc-etc.html" "$1/hostile-region.en.html"
}

# The race detector, which needs a C compiler: on the packages in whose files something runs at once or is shared, and of the
# scripts, which start the program some thousand times, on those of the commands that work on several cores. -short makes
# laws try a fifth of the inputs that they have without the detector; crosstabs, which nothing divides among cores, and texts
# without end are left to the ordinary tests. Of the formats of documents, the tests that write several at once run.
step_race() {
  local packages documents commands='compare|correlate|diff|doctor|explain|onepass|report|verify|watch|waves'
  packages=$(concurrent | grep -v -e '^./cmd/arrimage$' -e '^./pkg/document/')
  documents=$(concurrent | grep '^./pkg/document/')
  [ -n "$packages" ] && [ -n "$documents" ] || fail "no package with anything concurrent was found"
  # shellcheck disable=SC2086 # One word a package.
  CGO_ENABLED=1 go test -race -short -count=1 -skip '^TestXtab|^TestEndlessTexts$|^TestSameEndAsIngest$' $packages || fail "the tests above failed"
  # shellcheck disable=SC2086
  CGO_ENABLED=1 go test -race -count=1 -run 'SameBytes|AtOnce' $documents || fail "the tests above failed"
  CGO_ENABLED=1 go test -race -count=1 -run "TestScripts/^($commands)\$|TestInterrupt" ./cmd/arrimage || fail "the tests above failed"
}

# concurrent prints the packages with a go statement, a WaitGroup or anything of sync, and those that give pkg/scan work for
# all cores; tests among their files.
concurrent() {
  grep -rlE --include='*.go' '\bgo (func|[a-zA-Z.]+\()|\.Go\(|"sync(/atomic)?"|pkg/scan"' cmd pkg scripts | xargs -n 1 dirname | sort -u | sed 's|^|./|'
}

# Every fuzz target, for its share of FUZZ_SECONDS; the targets of two packages at a time. Without FUZZ_SECONDS each has a second
# and changes what its seeds hold; with them it looks for inputs that reach more of the program, which is compiled for that.
step_fuzz() {
  fuzz_targets > "$work/targets" || fail "the fuzz targets cannot be listed"
  local count seconds
  count=$(wc -l < "$work/targets")
  [ "$count" -gt 0 ] || fail "no fuzz target was found"
  seconds=$((${FUZZ_SECONDS:-0} / count))
  [ "$seconds" -ge 1 ] || seconds=1
  echo "   $count targets, $seconds s each, two at a time"
  cut -d ' ' -f 1 "$work/targets" | uniq | work=$work xargs -P 2 -I {} bash -c 'fuzz_package "$1" "$2"' _ {} "$seconds" ||
    fail "the targets above failed"
}

# fuzz_targets prints each fuzz target as its package and its name. `go test -list` prints the names of a package, then
# a line that begins with "ok" and names the package.
fuzz_targets() {
  go test -list '^Fuzz' ./... | awk '/^Fuzz/ { names[n++] = $1 } $1 == "ok" { for (i = 0; i < n; i++) print $2, names[i]; n = 0 }'
}

# fuzz_package runs the targets of a package, whose program is made once.
fuzz_package() {
  local folder program target code=0 guided=()
  [ -z "${FUZZ_SECONDS:-}" ] || guided=(-fuzz '^Fuzz')
  folder=$(go list -f '{{.Dir}}' "$1") && program=$work/fuzz-${1//\//-} && go test -c "${guided[@]}" -o "$program" "$1" || return
  while read -r target; do
    (cd "$folder" && fuzz "$program" "$target" "$2") || { echo "check: $target of $1 failed on the input above" >&2; code=1; }
  done < <(awk -v package="$1" '$1 == package { print $2 }' "$work/targets")
  rm "$program"
  return "$code"
}

# fuzz runs one target and shows the input that it fails on. A failure of "context deadline exceeded" without an input
# comes from the end of the time in versions of Go before 1.27 (go.dev/issue/75804); such a target runs once more, with a number
# of inputs in place of a time.
fuzz() {
  local run=("$1" -test.run '^$' -test.fuzz "^$2\$" -test.parallel 1 -test.fuzzcachedir "$1.found") log=$1.log
  "${run[@]}" -test.fuzztime "$3s" > "$log" 2>&1 < /dev/null && return
  if grep -q 'context deadline exceeded' "$log" && ! grep -Eq 'Failing input|panic:' "$log"; then
    echo "   $2: Go ended the time badly; once more"
    "${run[@]}" -test.fuzztime 20x > "$log" 2>&1 < /dev/null && return
  fi
  cat "$log" >&2
  sed -n 's/.*Failing input written to //p' "$log" | xargs -r cat >&2
  return 1
}
export -f fuzz_package fuzz

[ $# -gt 0 ] || set -- "${steps[@]}"
for step in "$@"; do
  declare -F "step_$step" > /dev/null || fail "no step \"$step\" (expected: ${steps[*]})"
  echo "== $step"
  began=$SECONDS
  "step_$step"
  [ $((SECONDS - began)) -lt 10 ] || echo "   $((SECONDS - began)) s"
done
echo "== all is well"

package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// digitRun is a number with whatever a language, or a list of codes, puts between its digits.
var digitRun = regexp.MustCompile(`\d+(?:[.,\x{a0}]\d+)*`)

// numbersOf returns the numbers of a text in its language, in their order, without typography: no separators of
// thousands, a decimal point, and a minus where there is one. A number in a word counts too: 2e and 2nd are both 2.
func numbersOf(lang, text string) []string {
	text = strings.ReplaceAll(text, "-$", "-")
	var numbers []string
	for _, at := range digitRun.FindAllStringIndex(text, -1) {
		number := ungrouped(lang, text[at[0]:at[1]])
		if before, rest := lastRune(text[:at[0]]); before == '-' || before == '−' {
			if sign, _ := lastRune(rest); !unicode.IsLetter(sign) && !unicode.IsDigit(sign) && sign != '-' {
				number = "-" + number
			}
		}
		numbers = append(numbers, number)
	}
	return numbers
}

func lastRune(text string) (r rune, rest string) {
	r, size := utf8.DecodeLastRuneInString(text)
	return r, text[:len(text)-size]
}

var (
	frenchGroup  = regexp.MustCompile(`(\d)\x{a0}(\d{3})`)
	englishGroup = regexp.MustCompile(`^\d{1,3}(?:,\d{3})+(?:\.\d+)?$`)
)

// ungrouped writes a number without separators of thousands, with a decimal point.
func ungrouped(lang, number string) string {
	if lang == "fr" {
		number = frenchGroup.ReplaceAllString(frenchGroup.ReplaceAllString(number, "$1$2"), "$1$2")
	} else if englishGroup.MatchString(number) {
		number = strings.ReplaceAll(number, ",", "")
	}
	return strings.ReplaceAll(number, ",", ".")
}

// unshown is what a page does not show as text: style sheets, tags with the places of what is drawn; and the ticks of an
// axis, of which a chart has as many as the words beside it leave room for.
var unshown = regexp.MustCompile(`(?s)<style.*?</style>|<text[^>]*text-anchor="middle"[^>]*>[^<]*|<[^>]*>`)

// pageNumbers returns the numbers of the text of a page, those in charts among them.
func pageNumbers(lang, page string) []string {
	return numbersOf(lang, html.UnescapeString(unshown.ReplaceAllString(page, " ")))
}

// machineNumber is a number as machine formats have it.
var machineNumber = regexp.MustCompile(`^-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?$`)

// worded are the columns of machine formats that hold what people read, in words of the language: among them how a number
// is displayed. The number itself stands in another column.
var worded = map[string]bool{"text": true, "published": true, "computed": true, "detail": true}

// cellNumbers returns what must be the same of a value of a machine format: a number as it stands, to the byte; of words,
// their numbers.
func cellNumbers(lang, column, cell string) []string {
	if machineNumber.MatchString(cell) && !worded[column] {
		return []string{column + ": " + cell}
	}
	var numbers []string
	for _, number := range numbersOf(lang, cell) {
		numbers = append(numbers, column+", in words: "+number)
	}
	return numbers
}

// csvNumbers returns the numbers of one or several tables of CSV, cell by cell. A row of names of columns begins a table.
func csvNumbers(lang, text string) ([]string, error) {
	reader := csv.NewReader(strings.NewReader(text))
	reader.FieldsPerRecord = -1
	rows, err := reader.ReadAll()
	var numbers, header []string
	for _, row := range rows {
		if len(row) != len(header) {
			header = row
		}
		for i, cell := range row {
			numbers = append(numbers, cellNumbers(lang, header[i], cell)...)
		}
	}
	return numbers, err
}

// jsonNumbers returns the numbers of a JSON document, key by key. A text that stands there in both languages must have the
// same numbers in both.
func jsonNumbers(text string) ([]string, error) {
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.UseNumber()
	var document any
	if err := decoder.Decode(&document); err != nil {
		return nil, err
	}
	return valueNumbers("", document)
}

func valueNumbers(key string, value any) ([]string, error) {
	var numbers []string
	var problems error
	add := func(name string, element any) {
		more, err := valueNumbers(name, element)
		numbers, problems = append(numbers, more...), errors.Join(problems, err)
	}
	switch v := value.(type) {
	case map[string]any:
		fr, french := v["fr"].(string)
		en, english := v["en"].(string)
		if french && english && len(v) == 2 {
			return bothNumbers(fr, en)
		}
		for _, name := range slices.Sorted(maps.Keys(v)) {
			add(name, v[name])
		}
	case []any:
		for _, element := range v {
			add(key, element)
		}
	case json.Number:
		return []string{key + ": " + v.String()}, nil
	case string: // in no language: a number in it has a decimal point
		return cellNumbers("en", key, v), nil
	}
	return numbers, problems
}

// bothNumbers returns the numbers of a text in both languages; an empty language has none.
func bothNumbers(fr, en string) ([]string, error) {
	french, english := numbersOf("fr", fr), numbersOf("en", en)
	if fr != "" && en != "" && !slices.Equal(french, english) {
		return nil, fmt.Errorf("%q in French, %q in English: %q and %q", french, english, fr, en)
	}
	return french, nil
}

// numbersIn returns the numbers of what a command printed in a format.
func numbersIn(format, lang, text string) ([]string, error) {
	switch format {
	case "csv", "tidy":
		return csvNumbers(lang, text)
	case "json":
		return jsonNumbers(text)
	case "html":
		return pageNumbers(lang, text), nil
	}
	return numbersOf(lang, text), nil
}

func TestNumbersOf(t *testing.T) {
	for _, c := range []struct{ fr, en, want string }{
		{"81,0\u00a0%", "81.0%", "81.0"},
		{"146\u00a0981\u00a0$ et -5,50\u00a0$", "$146,981 and -$5.50", "146981 -5.50"},
		{"1\u00a0234\u00a0567,5", "1,234,567.5", "1234567.5"},
		{"le 1er et le 22e", "the 1st and the 22nd", "1 22"},
		{"60,0 à 92,3", "60.0 to 92.3", "60.0 92.3"},
		{"1.1 Plan, p. 209-212, ci-2", "1.1 Plan, p. 209-212, ci-2", "1.1 209 212 2"},
		{"--at 0.1,0.5", "--at 0.1,0.5", "0.1.0.5"},
		{"<\u00a00,001; (-0,3)", "<\u00a00.001; (-0.3)", "0.001 -0.3"},
		{"aucun", "none", ""},
	} {
		fr, en := strings.Join(numbersOf("fr", c.fr), " "), strings.Join(numbersOf("en", c.en), " ")
		if fr != c.want || en != c.want {
			t.Errorf("%q is %q, %q is %q, want %q", c.fr, fr, c.en, en, c.want)
		}
	}
}

// samples are short outputs that say the same in both languages, one a format.
var samples = []struct{ format, fr, en string }{
	{"table", "Taux   17   21  81,0\u00a0%  60,0 à 92,3\n", "Rates  17   21  81.0%  60.0 to 92.3\n"},
	{"md", "| Rang | Budget |\n| 1er | 20\u00a0000\u00a0$ |\n", "| Rank | Budget |\n| 1st | $20,000 |\n"},
	{"csv", "key,detail,value\n1er,\"de 1,5 à 2\",0.8095\n", "key,detail,value\n1st,from 1.5 to 2,0.8095\n"},
	{"tidy", "row,estimate\n3,-1.25e-05\n", "row,estimate\n3,-1.25e-05\n"},
	{"json", `{"n": 17, "share": 0.8095, "note": {"fr": "base de 1\u00a0000", "en": "base of 1,000"}}`, `{"n": 17, "share": 0.8095, "note": {"fr": "base de 1\u00a0000", "en": "base of 1,000"}}`},
	{"html", "<p id=\"a1\">81&nbsp;%</p><svg><text x=\"12.5\">1,5</text></svg>", "<p id=\"a1\">81%</p><svg><text x=\"14\">1.5</text></svg>"},
}

// Any digit that is changed in one language alone is seen, and so is a number that is left out.
func TestNumbersSeeEveryChange(t *testing.T) {
	for _, sample := range samples {
		want, err := numbersIn(sample.format, "en", sample.en)
		if err != nil || len(want) == 0 {
			t.Fatalf("%s: %q: %v", sample.format, want, err)
		}
		if got, err := numbersIn(sample.format, "fr", sample.fr); err != nil || !slices.Equal(got, want) {
			t.Errorf("%s: %q in French, %q in English: %v", sample.format, got, want, err)
		}
		shown := sample.fr
		if sample.format == "html" {
			shown = unshown.ReplaceAllStringFunc(shown, func(tag string) string { return strings.Repeat(" ", len(tag)) })
		}
		for i := range shown {
			if shown[i] < '0' || shown[i] > '9' {
				continue
			}
			changed := []byte(sample.fr)
			changed[i] = '0' + (changed[i]-'0'+1)%10
			for _, mutant := range [][]byte{changed, slices.Delete(bytes.Clone([]byte(sample.fr)), i, i+1)} {
				if got, err := numbersIn(sample.format, "fr", string(mutant)); err == nil && slices.Equal(got, want) {
					t.Errorf("%s: %q is taken for %q", sample.format, mutant, sample.en)
				}
			}
		}
	}
}

package form

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/arrimage/arrimage/pkg/locale"
)

func TestQuestionnaire(t *testing.T) {
	f := people(t, `a == "2"`)
	var got [][]string
	for _, block := range f.Blocks {
		var names []string
		for _, q := range block.Questions {
			names = append(names, q.Name)
		}
		got = append(got, names)
	}
	want := [][]string{{"id"}, {"region"}, {"a", "b"}, {"w"}, {"n"}, {"k"}, {"m"}, {"s"}, {"z"}, {"t"}, {"d"}, {"last"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("blocks (-want +got):\n%s", diff)
	}
	b, n, d := f.Blocks[2].Questions[1], f.Blocks[4].Questions[0], f.Blocks[10].Questions[0]
	if b.Number != 4 || b.Heading != "Q2" || len(b.Options) != 3 {
		t.Errorf("question b is %+v", b)
	}
	if n.Range.EN != "from -2 to 10.5" || n.Unit != "km" {
		t.Errorf("question n has the range %q and the unit %q", n.Range, n.Unit)
	}
	if d.Format != (locale.Text{FR: "JJ/MM/AAAA", EN: "DD/MM/YYYY"}) {
		t.Errorf("question d has the format %q", d.Format)
	}
}

// A question that is not of the side is not on its form.
func TestQuestionsOfASide(t *testing.T) {
	f := New(parse(t, `a == "2"`), "firms")
	for _, block := range f.Blocks {
		for _, q := range block.Questions {
			if q.Name == "t" || q.Name == "last" {
				t.Errorf("question %s is on the form of the firms", q.Name)
			}
		}
	}
}

func TestUnknownSide(t *testing.T) {
	defer func() {
		if got := recover(); got != "form: side: the study has none of that name" {
			t.Errorf("recovered %v", got)
		}
	}()
	New(parse(t, `a == "2"`), "nobody")
}

// Answers that would not fit on a page side by side make no grid.
func TestGridsFitOnAPage(t *testing.T) {
	def := parse(t, `a == "2"`)
	def.Question("a").Codes.List[0].Label.FR = strings.Repeat("long ", 25)
	def.Question("b").Codes.List[0].Label.FR = def.Question("a").Codes.List[0].Label.FR
	for _, block := range New(def, "people").Blocks {
		if block.IsGrid() {
			t.Errorf("questions from %d on are a grid", block.Questions[0].Number)
		}
	}
}

func TestBoundsInWords(t *testing.T) {
	def := parse(t, `a == "2"`)
	n := def.Question("n")
	for _, test := range []struct {
		least, greatest *float64
		want            locale.Text
	}{
		{n.Min, n.Max, locale.Text{FR: "de " + locale.French.Trimmed(-2, 0) + " à 10,5", EN: "from -2 to 10.5"}},
		{n.Min, nil, locale.Text{FR: "au moins " + locale.French.Trimmed(-2, 0), EN: "at least -2"}},
		{nil, n.Max, locale.Text{FR: "au plus 10,5", EN: "at most 10.5"}},
		{nil, nil, locale.Text{}},
	} {
		n.Min, n.Max = test.least, test.greatest
		if got := rangeOf(n); got != test.want {
			t.Errorf("got %q, want %q", got, test.want)
		}
	}
}

// Conditions that are simple comparisons have words; any other is shown as it is written.
func TestConditionsInWords(t *testing.T) {
	tests := []struct{ gate, fr, en string }{
		{`a == "2"`, "Répondre seulement si la réponse à la question 3 («\u00a0Le bruit\u00a0») est «\u00a0Oui | si\u00a0».", "Answer only if the answer to question 3 (“The noise”) is “Yes”."},
		{`"2" != b`, "", "Answer only if the answer to question 4 (“The view”) is not “Yes”."},
		{`a in ["1", "2"]`, "", "Answer only if the answer to question 3 (“The noise”) is “No” or “Yes”."},
		{`a not in ["1"]`, "", "Answer only if the answer to question 3 (“The noise”) is not “No”."},
		{`3 < n`, "", "Answer only if the answer to question 6 (“Distance”) is more than 3."},
		{`n <= -1.5`, "", "Answer only if the answer to question 6 (“Distance”) is at most -1.5."},
		{`m_TV_set`, "Répondre seulement si «\u00a0Télé\u00a0» est coché à la question 8 («\u00a0Médias\u00a0»).", "Answer only if “TV” is ticked in question 8 (“Media”)."},
		{`s_ski or not s_run`, "", "Answer only if “ski” is ticked in question 9 (“Sports”) or if “run” is not ticked in question 9 (“Sports”)."},
		{`missing(t) && !missing(d)`, "", "Answer only if question 11 (“Why?”) has no answer and if question 12 (“Day”) has an answer."},
		{`region == "Laval"`, "", "Answer only if the answer to question 2 (“Region”) is “Laval”."},
		{`n > 1 and (a == "1" or b == "1")`, "", `Answer only if: n > 1 and (a == "1" or b == "1")`},
		{`n + k > 3`, "Répondre seulement si\u00a0: n + k > 3", "Answer only if: n + k > 3"},
	}
	for _, test := range tests {
		f := people(t, test.gate)
		last := f.Blocks[len(f.Blocks)-1].Questions[0]
		if last.If.EN != test.en || test.fr != "" && last.If.FR != test.fr {
			t.Errorf("%s:\n got %q\n     %q\nwant %q\n     %q", test.gate, last.If.FR, last.If.EN, test.fr, test.en)
		}
	}
}

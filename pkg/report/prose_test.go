package report

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/studies"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

// own are figures of the invented study that nobody published.
const own = `figures:
  watering: { unit: schools, share: a == "y", label: { fr: écoles qui arrosent, en: schools that water } }
  all-watering: { unit: schools, share: a == "y", base: answered, where: happy == "y" }
  nobody: { unit: schools, share: a == "y", where: region == "Laval" }
  large: { unit: region, statistic: max, of: area }
  mean-area: { unit: region, statistic: mean, of: area }
  answers: { unit: schools, units: respondents }
  asked: { unit: schools, units: population }
  both-items: { scale: care, statistic: items }
report:
`

// withText is the invented study with own figures and a text in place of the last but one section.
func withText(fr, en string) []string {
	return []string{"report:\n", own, `text: { fr: Rien d'autre., en: Nothing else. }`, "text: { fr: '" + fr + "', en: '" + en + "' }"}
}

// words returns the passages of the section with that text, as lines.
func words(d *document.Document, lang locale.Lang) []string {
	var lines []string
	for _, block := range d.Sections[6].Blocks {
		if block.Prose == nil {
			lines = append(lines, "["+block.Title().In(lang)+"]")
			continue
		}
		for _, passage := range block.Prose.In(lang) {
			lines = append(lines, passage.Words())
		}
	}
	return lines
}

func TestFiguresInProse(t *testing.T) {
	for call, want := range map[string]locale.Text{
		`"watering"`:                     {FR: "75\u00a0% (3 sur 4)", EN: "75% (3 of 4)"},
		`"watering" digits=1`:            {FR: "75,0\u00a0% (3 sur 4)", EN: "75.0% (3 of 4)"},
		`"watering" "percent"`:           {FR: "75\u00a0%", EN: "75%"},
		`"watering" "percent" digits=2`:  {FR: "75,00\u00a0%", EN: "75.00%"},
		`"watering" "count"`:             {FR: "3", EN: "3"},
		`"watering" "base"`:              {FR: "4", EN: "4"},
		`"watering" "interval"`:          {FR: "de 30,1\u00a0% à 95,4\u00a0%", EN: "30.1% to 95.4%"},
		`"watering" "interval" digits=0`: {FR: "de 30\u00a0% à 95\u00a0%", EN: "30% to 95%"},
		`"all-watering"`:                 {FR: "50\u00a0% (1 sur 2)", EN: "50% (1 of 2)"},
		`"happy-gardens"`:                {FR: "67\u00a0% (2 sur 3)", EN: "67% (2 of 3)"},
		`"happy-gardens" "published"`:    {FR: "90\u00a0%", EN: "90%"},
		`"future" "published"`:           {FR: "7", EN: "7"},
		`"large"`:                        {FR: "20", EN: "20"},
		`"mean-area"`:                    {FR: "12,5", EN: "12.5"},
		`"mean-area" digits=2`:           {FR: "12,50", EN: "12.50"},
		`"mean-area" "base"`:             {FR: "3", EN: "3"},
		`"answers"`:                      {FR: "4 sur 5", EN: "4 of 5"},
		`"answers" "percent"`:            {FR: "80\u00a0%", EN: "80%"},
		`"asked"`:                        {FR: "5", EN: "5"},
		`"both-items"`:                   {FR: "2", EN: "2"},
	} {
		text := "a {{ figure " + call + " }}."
		d := invented(t, withText(text, text)...)
		got := locale.Text{FR: words(d, locale.French)[0], EN: words(d, locale.English)[0]}
		if got.FR != "a "+want.FR+"." || got.EN != "a "+want.EN+"." {
			t.Errorf("figure %s is %+v, want %+v", call, got, want)
		}
		id := strings.Split(call, `"`)[1]
		if span := d.Sections[6].Blocks[0].Prose.FR[0].Spans[1]; span.Figure != id || span.Text != want.FR {
			t.Errorf("span of %s: %+v", call, span)
		}
	}
}

func TestProseAroundBlocks(t *testing.T) {
	text := "See {{ ref \"order\" }} and {{ ref chart=\"order\" }}.\n\n{{ table \"order\" }}\n\n### T\n\n{{ chart \"land\" }}\n\n- b\n"
	text = strings.ReplaceAll(text, "\n", "\n\n          ")
	d := invented(t, withText(text, text)...)
	want := []string{"See table\u00a09 and figure\u00a04.", "[Care: ranking of the regions]", "T", "[Area]", "b"}
	if diff := cmp.Diff(want, words(d, locale.English)); diff != "" {
		t.Error(diff)
	}
	section := d.Sections[6]
	if section.Blocks[1].Table == nil || section.Blocks[3].Chart == nil || len(section.Blocks) != 5 {
		t.Errorf("blocks: %+v", section.Blocks)
	}
}

func TestQuotations(t *testing.T) {
	quote := `{{ quote side="gardens" id="Roses" question="name" BY }}`
	fr, en := strings.Replace(quote, "BY", `by="Un jardin"`, 1), strings.Replace(quote, "BY", `by="A garden"`, 1)
	changes := append(withText(fr, en), "    file: gardens.csv\n    name: name", "    unit: { fr: jardin, en: garden }\n    file: gardens.csv\n    id: name")
	d := invented(t, changes...)
	if q := d.Sections[6].Blocks[0].Quote; q == nil || q.Words != locale.Same("Roses") || q.By != (locale.Text{FR: "Un jardin", EN: "A garden"}) || q.Place != "gardens.csv:2:1" && !strings.HasSuffix(q.Place, "gardens.csv:2:1") {
		t.Errorf("quotation: %+v", q)
	}
	plain := strings.Replace(quote, "BY ", "", 1)
	changes[3] = "text: { fr: '" + plain + "', en: '" + plain + "' }"
	if q := invented(t, changes...).Sections[6].Blocks[0].Quote; q.By != (locale.Text{FR: "Jardin", EN: "Garden"}) {
		t.Errorf("said by %+v", q.By)
	}
}

func TestProseWithoutASource(t *testing.T) {
	quoted := []string{"    file: gardens.csv\n    name: name", "    file: gardens.csv\n    id: name"}
	for text, want := range map[string]string{
		`a {{ figure "nobody" }}`: `figure "nobody" has no value: no unit in its base`,
		`{{ chart "rule" }}`:      `analysis "rule" has no chart here`,
		`a {{ ref "how" }}`:       `analysis "how" has no table here`,
		`{{ quote side="gardens" id="Rosse" question="name" }}`: `quotation: no respondent "Rosse" in Gardens (did you mean "Roses"?)`,
	} {
		s, results := open(t, files(append(withText(text, text), quoted...)...))
		_, err := Build(s, given(results), tabulate.Options{})
		var failure *diag.Failure
		if !errors.As(err, &failure) || failure.Kind != diag.Study || failure.List[0].Pos.Line == 0 || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error is %v, want %s", text, err, want)
		}
	}
}

func TestFiguresOfTheDocument(t *testing.T) {
	d := invented(t, withText("a", "b")...)
	var got []string
	for _, f := range d.Figures {
		got = append(got, f.ID+": "+f.Text.EN)
	}
	want := []string{"happy-schools: 50% (2 of 4)", "happy-gardens: 67% (2 of 3)", "future: –", "watering: 75% (3 of 4)", "all-watering: 50% (1 of 2)",
		"nobody: –", "large: 20", "mean-area: 12.5", "answers: 4 of 5", "asked: 5", "both-items: 2"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	water := d.Figures[3]
	if !water.IsShare || water.Value != 75 || water.Count != 3 || water.Base != 4 || water.Level != 0.95 || water.Method != "wilson" || water.Unit != "%" ||
		water.Lo < 30.0 || water.Lo > 30.1 || water.Hi < 95.4 || water.Hi > 95.5 || water.Label.EN != "schools that water" {
		t.Errorf("figure: %+v", water)
	}
	for _, i := range []int{2, 5} { // Neither has a value.
		if f := d.Figures[i]; f.Value == f.Value || f.Lo == f.Lo || f.Hi == f.Hi || f.Method != "" {
			t.Errorf("figure: %+v", f)
		}
	}
	if mean := d.Figures[7]; mean.IsShare || mean.Value != 12.5 || mean.Base != 3 || mean.Lo == mean.Lo {
		t.Errorf("figure: %+v", mean)
	}
}

func TestHeadOfTheReport(t *testing.T) {
	d := invented(t, "report:\n", "report:\n  title: { fr: Titre, en: Title }\n  subtitle: { fr: Sous, en: Below }\n  authors: [A. Bé, C]\n  date: 2019-03-01\n")
	if d.Title.EN != "Title" || d.Subtitle.FR != "Sous" || d.ByLine(locale.French) != "Par A. Bé et C – 1er\u00a0mars 2019" || d.ByLine(locale.English) != "By A. Bé and C – March\u00a01, 2019" {
		t.Errorf("head: %+v, %q", d.Title, d.ByLine(locale.French))
	}
	for format := range writers {
		for _, lang := range locale.Langs {
			if text := written(t, d, format, lang); !strings.Contains(text, d.ByLine(lang)) || !strings.Contains(text, d.Subtitle.In(lang)) {
				t.Errorf("%s does not say who signs the report", format)
			}
		}
	}
}

// TestFlippedAnswerChangesTheProse changes one answer of the study that ships in the binary: the text follows it.
func TestFlippedAnswerChangesTheProse(t *testing.T) {
	s, results := demo(t)
	before := written(t, built(t, s, results), "text", locale.English)
	frame := s.Frame("regroupements")
	v := frame.Variable("satisfaction")
	for i := range frame.Units {
		if v.Words[i] == "Non" {
			v.Words[i] = "Oui"
			break
		}
	}
	after := written(t, built(t, s, verified(t, s)), "text", locale.English)
	for _, c := range []struct{ before, after string }{
		{"53% (8 of\n  15) on the other", "60% (9 of\n  15) on the other"},
		{"from 30.1% to 75.2%", "from 35.7% to 80.2%"},
	} {
		plain := func(text string) string { return strings.Join(strings.Fields(text), " ") }
		if !strings.Contains(plain(before), plain(c.before)) || !strings.Contains(plain(after), plain(c.after)) || strings.Contains(plain(after), plain(c.before)) {
			t.Errorf("%q does not become %q", c.before, c.after)
		}
	}
}

// TestDemoWithoutAReportSection wants the default report of the study that ships in the binary: a summary with the figures that
// it declares, and no empty section.
func TestDemoWithoutAReportSection(t *testing.T) {
	s, results := open(t, study.Folders{studies.Folder(studies.Demo)})
	s.Study.Report = study.Report{}
	d := built(t, s, results)
	if first := d.Sections[0]; first.ID != "summary" || len(first.Blocks[0].Prose.EN) != len(s.Study.Figures)+1 ||
		first.Blocks[0].Prose.EN[0].Words() != "Answers came from: integrated centres, 21 of 22 (95%); regional groups, 15 of 15 (100%)." {
		t.Errorf("summary: %+v", first.Blocks[0].Prose.EN)
	}
	for _, section := range d.Sections {
		if len(section.Blocks) == 0 {
			t.Errorf("section %s is empty", section.ID)
		}
	}
}

// TestMethodsAreThoseOfWhatIsShown looks for the Wilson interval, which rates, a text that names an interval, and nothing else need.
func TestMethodsAreThoseOfWhatIsShown(t *testing.T) {
	const methods = "    - { title: { fr: Comment, en: How }, show: [how] }\n"
	before, rest, _ := strings.Cut(gardens, "  sections:\n")
	_, after, _ := strings.Cut(rest, "claims:\n")
	for sections, want := range map[string]bool{
		"    - { title: X, show: [points] }\n": false, "    - { title: X, show: [moods] }\n": true,
		"    - { title: X, text: '{{ show \"moods\" }}' }\n":                        true,
		"    - { title: X, text: '{{ figure \"happy-schools\" \"interval\" }}' }\n": true,
		"    - { title: X, text: '{{ figure \"happy-schools\" }}' }\n":              false,
	} {
		d := invented(t, gardens, before+"  sections:\n"+sections+methods+"claims:\n"+after)
		if got := strings.Contains(written(t, d, "md", locale.English), "B. Wilson, "); got != want {
			t.Errorf("Wilson's source stands there: %v, want %v, in a report of\n%s", got, want, sections)
		}
	}
}

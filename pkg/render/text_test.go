package render

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/clipperhouse/displaywidth"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/internal/golden"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/table"
)

// stored compares a text with a file of testdata.
func stored(t *testing.T, name, got string) {
	t.Helper()
	golden.Compare(t, filepath.Join("testdata", name), got)
}

func text(t *table.Table, lang locale.Lang, width int) string {
	var b strings.Builder
	if err := Text(&b, t, lang, width); err != nil {
		panic(err)
	}
	return b.String()
}

func TestTextGolden(t *testing.T) {
	for _, lang := range locale.Langs {
		for _, width := range []int{0, 80, 40} {
			stored(t, fmt.Sprintf("rates.%s.%d.txt", lang, width), text(sample(), lang, width))
		}
	}
}

func TestTextSmall(t *testing.T) {
	small := &table.Table{
		Title: locale.Same("T"),
		Columns: []table.Column{
			{Label: locale.Same("Nom")}, {Label: locale.Same("n"), Kind: table.Count},
			{Label: locale.Same("%"), Kind: table.Percent, Decimals: 1},
		},
	}
	first := table.Value(81)
	first.Mark = 2
	small.Add(table.Plain("a"), table.Int(7), first)
	small.Add(table.Plain("b\tc\x1b[31m"), table.Int(12), table.Value(5.25))
	small.AddTotal(table.Plain("S"), table.Int(19), table.Cell{})
	small.AddTotal(table.Plain("M"), table.Int(10), table.Cell{})
	small.Note("général", "general")
	small.Note("propre", "own")
	want := strings.Join([]string{
		"T",
		"─────────────────────",
		"Nom        n        %",
		"─────────────────────",
		"a          7  81,0\u00a0%²",
		"b c [31m  12   5,3\u00a0%",
		"─────────────────────",
		"S         19",
		"M         10",
		"─────────────────────",
		"• général",
		"² propre",
		"",
	}, "\n")
	if diff := cmp.Diff(want, text(small, locale.French, 80)); diff != "" {
		t.Error(diff)
	}
}

func TestTextWithoutRowsOrColumns(t *testing.T) {
	none := &table.Table{Title: locale.Same("Rien"), Notes: []locale.Text{locale.Same("vide")}}
	if got := text(none, locale.French, 80); got != "Rien\n• vide\n" {
		t.Errorf("no column: %q", got)
	}
	none.Columns = []table.Column{{Label: locale.Same("Région")}}
	if got := text(none, locale.French, 80); got != "Rien\n• vide\n" {
		t.Errorf("no row: %q", got)
	}
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestWritersErrorIsReturned(t *testing.T) {
	for _, target := range Formats {
		if err := target.Write(failing{}, []*table.Table{sample()}, Options{Lang: locale.French}); err == nil {
			t.Errorf("%s: the error of the writer is lost", target.Name)
		}
	}
}

// anyText draws words with accents, no-break spaces, long names, CJK, emoji and control characters.
func anyText() *rapid.Generator[string] {
	word := rapid.SampledFrom([]string{"Île", "santé", "20\u00a0000\u00a0$", "Saguenay–Lac-Saint-Jean", "<script>", "a|b",
		"地域精神保健", "e\u0301te\u0301", "👩‍⚕️", "🇨🇦", "anticonstitutionnellement", "x", "\"guillemets\"", "a\nb", "\x1b[31m",
		"https://exemple.quebec/chemin/tres/long/sans/espace/aucune/coupure/possible", "=1+1", "", "\xff"})
	return rapid.Map(rapid.SliceOfN(word, 0, 9), func(words []string) string { return strings.Join(words, " ") })
}

var roles = []table.Role{"", table.Estimate, table.Estimate, table.Interval, table.Interval, table.Term, table.Level, table.N, table.Base, table.LeftOut,
	table.PValue, table.Method, table.Seed, table.Permutations, table.ResidualDF}

func anyTable() *rapid.Generator[*table.Table] {
	return rapid.Custom(func(t *rapid.T) *table.Table {
		drawn := &table.Table{ID: "any", Title: locale.Same(anyText().Draw(t, "title"))}
		for i := range rapid.IntRange(1, 8).Draw(t, "columns") {
			drawn.Columns = append(drawn.Columns, table.Column{
				Key: fmt.Sprintf("k%d", i), Label: locale.Same(anyText().Draw(t, "label")), Unit: "$",
				Kind: table.Kind(rapid.IntRange(0, 5).Draw(t, "kind")), Decimals: rapid.IntRange(0, 3).Draw(t, "decimals"),
				Role: rapid.SampledFrom(roles).Draw(t, "role"), Of: rapid.SampledFrom([]string{"", "", "k0", "k1"}).Draw(t, "of"),
				Side: rapid.SampledFrom([]string{"", "", "ci"}).Draw(t, "side"), Confidence: 0.95,
			})
		}
		for range rapid.IntRange(0, 6).Draw(t, "rows") {
			addAny(t, drawn)
		}
		drawn.Notes = []locale.Text{locale.Same(anyText().Draw(t, "note")), {}}
		return drawn
	})
}

func addAny(t *rapid.T, drawn *table.Table) {
	if rapid.IntRange(0, 5).Draw(t, "group") == 0 {
		drawn.AddGroup(locale.Same(anyText().Draw(t, "heading")))
		return
	}
	var cells []table.Cell
	for _, column := range drawn.Columns {
		x := rapid.Float64Range(-1e9, 1e9).Draw(t, "x")
		cell := []table.Cell{table.Value(x), table.Between(x, x+1), {}, table.Plain(anyText().Draw(t, "words"))}[rapid.IntRange(0, 3).Draw(t, "cell")]
		if column.Kind == table.Text {
			cell = table.Plain(anyText().Draw(t, "words"))
		}
		cell.Mark = rapid.IntRange(0, 2).Draw(t, "mark")
		cells = append(cells, cell)
	}
	drawn.Add(cells...)
	drawn.Rows[len(drawn.Rows)-1].Total = rapid.IntRange(0, 5).Draw(t, "total") == 0
}

func TestTextIsNeverTooWide(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		width := rapid.IntRange(20, 100).Draw(t, "width")
		for line := range strings.Lines(text(anyTable().Draw(t, "table"), locale.French, width)) {
			if got := displaywidth.String(strings.TrimSuffix(line, "\n")); got > width {
				t.Fatalf("a line is %d columns wide, more than %d: %q", got, width, line)
			}
		}
	})
}

// TestTextLosesNothing checks that the characters of every cell stand in its wrapped lines, that every column stands in
// a block, and that all wrapped lines stand in the output from left to right and from top to bottom.
func TestTextLosesNothing(t *testing.T) {
	solid := strings.NewReplacer(" ", "").Replace
	rapid.Check(t, func(t *rapid.T) {
		width := rapid.IntRange(20, 100).Draw(t, "width")
		drawn := anyTable().Draw(t, "table")
		rest := text(drawn, locale.English, width)
		l := arrange(drawn, locale.English)
		seen := map[int]bool{}
		for _, b := range l.blocks(width) {
			for _, f := range b.fields {
				seen[f] = true
			}
			for _, row := range l.lines {
				cells, height := l.cells(row, b, width)
				lines := make([][]string, len(cells))
				for i, f := range b.fields {
					lines[i] = strings.Split(cells[i], "\n")
					if row.heading && i > 0 {
						continue
					}
					if want := row.cells[min(f, len(row.cells)-1)]; solid(strings.Join(lines[i], "")) != solid(want) {
						t.Fatalf("cell %q is wrapped as %q", want, lines[i])
					}
				}
				for n := range height {
					rest = after(t, rest, lines, n)
				}
			}
		}
		if len(seen) != len(drawn.Columns) {
			t.Fatalf("%d of %d columns are drawn", len(seen), len(drawn.Columns))
		}
	})
}

// after returns what follows line n of the cells in the text.
func after(t *rapid.T, text string, cells [][]string, n int) string {
	for _, lines := range cells {
		if n >= len(lines) {
			continue
		}
		part := strings.Trim(lines[n], " ")
		_, rest, found := strings.Cut(text, part)
		if !found {
			t.Fatalf("%q is not in its place in the output", part)
		}
		text = rest
	}
	return text
}

func TestMachineColumnsAreForMachines(t *testing.T) {
	var markdown, csv strings.Builder
	if err := errors.Join(Markdown(&markdown, sample(), locale.English), CSV(&csv, sample(), locale.English)); err != nil {
		t.Fatal(err)
	}
	for _, people := range []string{text(sample(), locale.English, 0), markdown.String()} {
		if strings.Contains(people, "centres.csv") {
			t.Errorf("a machine column is shown to people:\n%s", people)
		}
	}
	if !strings.Contains(csv.String(), "centres.csv") {
		t.Errorf("a machine column is missing from CSV:\n%s", csv.String())
	}
}

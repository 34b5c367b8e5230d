package latex

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/chart"
	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/internal/golden"
	"github.com/arrimage/arrimage/pkg/internal/sample"
	"github.com/arrimage/arrimage/pkg/locale"
)

func written(t testing.TB, write func(io.Writer) error) string {
	t.Helper()
	var text strings.Builder
	if err := write(&text); err != nil {
		t.Fatal(err)
	}
	return text.String()
}

func whole(t testing.TB, d *document.Document, lang locale.Lang) string {
	t.Helper()
	return written(t, func(w io.Writer) error { return Write(w, d, lang) })
}

func TestGolden(t *testing.T) {
	for _, lang := range locale.Langs {
		for name, write := range map[string]func(io.Writer) error{
			"everything": func(w io.Writer) error { return Write(w, sample.Everything(), lang) },
			"table":      func(w io.Writer) error { return Table(w, sample.Table(), lang) },
			"figures":    func(w io.Writer) error { return Commands(w, sample.Everything(), lang) },
		} {
			file := "testdata/" + name + "." + string(lang) + ".tex"
			got := written(t, write)
			golden.Compare(t, file, got)
		}
	}
}

func TestEscape(t *testing.T) {
	for text, want := range map[string]string{
		`\input{x}`:               `\textbackslash{}input\{x\}`,
		"50 % & 20\u00a0000 $ #1": `50 \% \& 20~000 \$ \#1`,
		"a_b^c~d":                 `a\_b\textasciicircum{}c\textasciitilde{}d`,
		"81,0\u00a0%¹ « Œuvre »":  `81,0~\%\textsuperscript{1} « Œuvre »`,
		"l'été – 5 ≥ 3":           `l\textquoteright{}été \textendash{} 5 $\geq$ 3`,
		"\U0001f600 漢\n\x00x":     `{[}U+1F600{]} {[}U+6F22{]}  x`,
		"--- ''":                  `-{}-{}- \textquoteright{}\textquoteright{}`,
	} {
		if got := escape(text); got != want {
			t.Errorf("%q is written %q, want %q", text, got, want)
		}
	}
}

// TestNoTextIsACommand checks what remains of any text when what escape may write is taken away.
func TestNoTextIsACommand(t *testing.T) {
	written := regexp.MustCompile(`\\[{}$&#_%,]|\\-|\\[a-zA-Z]+(\{[0-9]?\}|\$)?|\$\\?[a-zA-Z-]+\$|\$-\$|\{[\[\]*]\}|-\{\}`)
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		for _, r := range written.ReplaceAllString(escape(text), "") {
			if strings.ContainsRune(`\{}$&#^_%`, r) {
				t.Fatalf("%q is written %q", text, escape(text))
			}
		}
	})
}

func TestBracesAndEnvironmentsMatch(t *testing.T) {
	environment := regexp.MustCompile(`\\(begin|end)\{([a-z]+)\}`)
	for name, d := range sample.Documents() {
		for _, lang := range locale.Langs {
			text := whole(t, d, lang)
			bare := strings.NewReplacer(`\{`, "", `\}`, "", `\\`, "").Replace(text)
			if strings.Count(bare, "{") != strings.Count(bare, "}") {
				t.Errorf("%s: braces do not match", name)
			}
			var open []string
			for _, match := range environment.FindAllStringSubmatch(text, -1) {
				if match[1] == "begin" {
					open = append(open, match[2])
				} else if n := len(open) - 1; n < 0 || open[n] != match[2] {
					t.Fatalf("%s: \\end{%s} inside %v", name, match[2], open)
				} else {
					open = open[:n]
				}
			}
		}
	}
}

// TestCompiles runs pdflatex where it is installed.
func TestCompiles(t *testing.T) {
	compiler, err := exec.LookPath("pdflatex")
	if err != nil {
		t.Skip("pdflatex is not installed")
	}
	for name, d := range map[string]*document.Document{"everything": sample.Everything(), "hostile": sample.Hostile()} {
		folder := t.TempDir()
		if err := os.WriteFile(filepath.Join(folder, "x.tex"), []byte(whole(t, d, locale.French)), 0o644); err != nil {
			t.Fatal(err)
		}
		run := exec.Command(compiler, "-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape", "x.tex")
		run.Dir = folder
		if said, err := run.CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", name, err, said[max(0, len(said)-1500):])
		}
	}
}

func TestNamesOfCommands(t *testing.T) {
	figures := []document.Figure{{ID: "satisfied-ci"}, {ID: "top-10"}, {ID: "a_b"}, {ID: "a-b"}, {ID: "a"}, {ID: "a-count"}, {ID: "é"}}
	want := []string{"figSatisfiedCi", "figTopOneZero", "figAB", "figABA", "figA", "figACountA", "fig"}
	if diff := cmp.Diff(want, names(figures)); diff != "" {
		t.Error(diff)
	}
}

func TestLetters(t *testing.T) {
	for n, want := range map[int]string{0: "A", 25: "Z", 26: "AA", 51: "AZ", 52: "BA", 702: "AAA"} {
		if got := letters(n); got != want {
			t.Errorf("letters(%d) = %s, want %s", n, got, want)
		}
	}
}

func TestColour(t *testing.T) {
	for text, want := range map[string]string{"#2f6ea5": "{rgb,255:red,47;green,110;blue,165}", chart.Ink: "black", "#zzzzzz": "black"} {
		if got := colour(chart.Paint{Colour: text}); got != want {
			t.Errorf("%s is written %s, want %s", text, got, want)
		}
	}
}

func TestTallPicturesHaveRoomOnAPage(t *testing.T) {
	var text strings.Builder
	picture(&text, &chart.Picture{Width: 560, Height: 2280, Shapes: []chart.Shape{chart.Line{Stroke: chart.Stroke{Paint: chart.Paint{Colour: chart.Ink}}}}})
	if !strings.Contains(text.String(), "[x=0.2500bp,y=-0.2500bp,") {
		t.Errorf("a picture of 2280 pixels is not scaled to the page:\n%s", text.String())
	}
}

func TestSameDocumentSameBytes(t *testing.T) {
	first, second := whole(t, sample.Everything(), locale.French), whole(t, sample.Everything(), locale.French)
	if first != second {
		t.Error("the document differs from run to run")
	}
}

func BenchmarkWrite(b *testing.B) {
	d := sample.Founding()
	b.ReportAllocs()
	for b.Loop() {
		if err := Write(io.Discard, d, locale.French); err != nil {
			b.Fatal(err)
		}
	}
}

// TestNoBreakSpaceBesideStyle checks that the space before a colon stays one that no line ends at, where bold words precede it.
func TestNoBreakSpaceBesideStyle(t *testing.T) {
	list := []document.Span{{Text: "gras", Bold: true}, {Text: "\u00a0: fin"}}
	if got, want := spans(list), "\\textbf{gras}~: fin"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

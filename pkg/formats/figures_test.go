package formats

import (
	"encoding/json"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/document/latex"
	"github.com/arrimage/arrimage/pkg/locale"
)

// TestFiguresAgreeBetweenFormats reads the figures of a document out of JSON, of the workbook and of the commands of LaTeX.
func TestFiguresAgreeBetweenFormats(t *testing.T) {
	for name, made := range figured {
		d := made()
		if len(d.Figures) == 0 {
			t.Fatalf("%s has no figures", name)
		}
		for _, lang := range locale.Langs {
			compareFigures(t, name+" as json", figuresOfJSON(t, d), wantedFigures(d, lang, true))
			compareFigures(t, name+" as xlsx", figuresOfSheet(t, d, lang), wantedFigures(d, lang, false))
			compareFigures(t, name+" as LaTeX", figuresOfLaTeX(t, d, lang), wantedCommands(d, lang))
		}
	}
}

func compareFigures(t *testing.T, what string, got, want [][]string) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%s: %d figures were read, want %d", what, len(got), len(want))
	}
	for i, figure := range want {
		if !slices.Equal(got[i], figure) {
			t.Errorf("%s: figure %d is %q, want %q", what, i+1, got[i], figure)
		}
	}
}

// wantedFigures is, of each figure, its ID, what prose shows, its value, count, base and bounds in full.
func wantedFigures(d *document.Document, lang locale.Lang, both bool) [][]string {
	var list [][]string
	finite := func(x float64, exists bool) string {
		if !exists || math.IsNaN(x) {
			return ""
		}
		return digits(x)
	}
	for _, f := range d.Figures {
		words := solid(f.Text.In(lang))
		if both {
			words = solid(f.Text.FR + "|" + f.Text.EN)
		}
		list = append(list, []string{
			f.ID, words, finite(f.Value, true), finite(float64(f.Count), f.IsShare), finite(float64(f.Base), f.Base > 0), finite(f.Lo, true), finite(f.Hi, true),
		})
	}
	return list
}

func figuresOfJSON(t *testing.T, d *document.Document) [][]string {
	t.Helper()
	var whole struct {
		Figures []struct {
			ID                         string
			Display                    locale.Text
			Value, Count, Base, Lo, Hi json.Number
		}
	}
	format, _ := Named("json")
	if err := json.Unmarshal(written(t, format, d, locale.French), &whole); err != nil {
		t.Fatal(err)
	}
	var list [][]string
	for _, f := range whole.Figures {
		words := solid(f.Display.FR + "|" + f.Display.EN)
		list = append(list, []string{f.ID, words, f.Value.String(), f.Count.String(), f.Base.String(), f.Lo.String(), f.Hi.String()})
	}
	return list
}

func figuresOfSheet(t *testing.T, d *document.Document, lang locale.Lang) [][]string {
	t.Helper()
	format, _ := Named("xlsx")
	_, rows := sheets(t, written(t, format, d, lang), true)
	var list [][]string
	for _, row := range rows[locale.Text{FR: "Chiffres", EN: "Figures"}.In(lang)][4:] {
		row = padded(row, 8)
		list = append(list, append([]string{row[0], solid(row[2])}, row[3:]...))
	}
	return list
}

// wantedCommands is, of each figure, what prose shows and, of a share, its percentage, its count, its base and its bounds as the
// numbers that people see.
func wantedCommands(d *document.Document, lang locale.Lang) [][]string {
	var list [][]string
	for _, f := range d.Figures {
		commands := []string{solid(f.Text.In(lang))}
		if f.IsShare && !math.IsNaN(f.Value) {
			commands = append(commands, numbersIn(lang.Percent(f.Value, 0), lang)[0], strconv.Itoa(f.Count), strconv.Itoa(f.Base))
			if !math.IsNaN(f.Lo) {
				commands = append(commands, numbersIn(lang.Number(f.Lo, 1), lang)[0], numbersIn(lang.Number(f.Hi, 1), lang)[0])
			}
		}
		list = append(list, commands)
	}
	return list
}

var newCommand = regexp.MustCompile(`^\\newcommand\{\\fig([A-Za-z]+?)(Percent|Count|Base|Interval)?\}\{(.*)\}\n$`)

// figuresOfLaTeX reads the commands; a comment stands before those of each figure.
func figuresOfLaTeX(t *testing.T, d *document.Document, lang locale.Lang) [][]string {
	t.Helper()
	var text strings.Builder
	if err := latex.Commands(&text, d, lang); err != nil {
		t.Fatal(err)
	}
	var list [][]string
	for line := range strings.Lines(text.String()) {
		command := newCommand.FindStringSubmatch(line)
		if command == nil {
			if !strings.HasPrefix(line, "% ") {
				t.Errorf("%q is no command", line)
			}
			continue
		}
		set := texWords(command[3], func(name string) { t.Errorf("a figure has the command \\%s", name) })
		if command[2] == "" {
			list = append(list, []string{solid(set)})
			continue
		}
		last := &list[len(list)-1]
		*last = append(*last, numbersIn(set, lang)...)
	}
	return list
}

// TestFiguresInProseAgreeBetweenFormats looks for every passage with a figure in every format for people, word for word.
func TestFiguresInProseAgreeBetweenFormats(t *testing.T) {
	for name, made := range figured {
		d := made()
		for _, lang := range locale.Langs {
			passages := withFigures(d, lang)
			if len(passages) == 0 {
				t.Fatalf("%s has no passage with a figure", name)
			}
			for _, r := range readings {
				if r.text == nil {
					continue
				}
				text := solid(r.text(t, r.of(t, d, lang)))
				for _, passage := range passages {
					if !strings.Contains(text, solid(passage)) {
						t.Errorf("%s as %s, %s: %q is not there", name, r.format, lang, passage)
					}
				}
			}
		}
	}
}

// withFigures returns the words of the passages that show figures.
func withFigures(d *document.Document, lang locale.Lang) []string {
	var list []string
	for _, section := range d.Sections {
		for _, block := range section.Blocks {
			if block.Prose == nil {
				continue
			}
			for _, passage := range block.Prose.In(lang) {
				if slices.ContainsFunc(passage.Spans, func(s document.Span) bool { return s.Figure != "" }) {
					list = append(list, passage.Words())
				}
			}
		}
	}
	return list
}

// TestFiguresInProseAreTheFigures wants every number of the words that show a figure to be one of its own, rounded.
func TestFiguresInProseAreTheFigures(t *testing.T) {
	for name, made := range figured {
		d := made()
		figures := map[string]document.Figure{}
		for _, f := range d.Figures {
			figures[f.ID] = f
		}
		for _, lang := range locale.Langs {
			compared := 0
			for _, span := range figureSpans(d, lang) {
				f := figures[span.Figure]
				for _, number := range numbersIn(span.Text, lang) {
					compared++
					if !isOf(number, f) && !slices.Contains(numbersIn(f.Text.In(lang), lang), number) {
						t.Errorf("%s: %s of %q is not of the figure %s: %+v", name, number, span.Text, span.Figure, f)
					}
				}
			}
			if compared == 0 {
				t.Errorf("%s: no number of a figure stands in prose", name)
			}
		}
	}
}

// figureSpans returns the words that show figures.
func figureSpans(d *document.Document, lang locale.Lang) []document.Span {
	var list []document.Span
	for _, section := range d.Sections {
		for _, block := range section.Blocks {
			if block.Prose == nil {
				continue
			}
			for _, passage := range block.Prose.In(lang) {
				for _, span := range passage.Spans {
					if span.Figure != "" {
						list = append(list, span)
					}
				}
			}
		}
	}
	return list
}

// isOf reports whether a number is the value of a figure, a bound, its count, its base or their percentage, rounded to as many
// decimals as it has.
func isOf(number string, f document.Figure) bool {
	_, fraction, _ := strings.Cut(number, ".")
	share := math.NaN()
	if f.Base > 0 {
		share = 100 * float64(f.Count) / float64(f.Base)
	}
	return slices.ContainsFunc([]float64{f.Value, f.Lo, f.Hi, float64(f.Count), float64(f.Base), share}, func(x float64) bool {
		return !math.IsNaN(x) && numbersIn(locale.English.Number(x, len(fraction)), locale.English)[0] == number
	})
}

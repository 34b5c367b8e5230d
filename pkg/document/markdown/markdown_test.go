package markdown

import (
	"encoding/json"
	"errors"
	"io"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/internal/golden"
	"github.com/arrimage/arrimage/pkg/internal/sample"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/render"
)

// A flavour is a way in which a document is written.
type flavour struct {
	extension string
	write     func(io.Writer, *document.Document, Options) error
}

var flavours = []flavour{{".md", GitHub}, {".qmd", Quarto}}

// written returns a document with its files beside it, by name; without them where beside is nil.
func (f flavour) written(t testing.TB, d *document.Document, lang locale.Lang, beside map[string]string) string {
	t.Helper()
	options := Options{Lang: lang, Folder: "report_files"}
	if beside != nil {
		options.Beside = func(name string, content []byte) error {
			if _, twice := beside[name]; twice {
				t.Errorf("two files have the name %s", name)
			}
			beside[name] = string(content)
			return nil
		}
	}
	var text strings.Builder
	if err := f.write(&text, d, options); err != nil {
		t.Fatal(err)
	}
	return text.String()
}

func TestGolden(t *testing.T) {
	for _, lang := range locale.Langs {
		for _, f := range flavours {
			golden.Compare(t, "testdata/everything."+string(lang)+f.extension, f.written(t, sample.Everything(), lang, nil))
			golden.Compare(t, "testdata/pictures."+string(lang)+f.extension, f.written(t, sample.Everything(), lang, map[string]string{}))
		}
	}
}

// TestPicturesStandBeside wants every chart as a picture that the text names, the same in both flavours.
func TestPicturesStandBeside(t *testing.T) {
	for name, d := range sample.Documents() {
		charts := 0
		for _, section := range d.Sections {
			for _, block := range section.Blocks {
				if block.Chart != nil {
					charts++
				}
			}
		}
		both := [2]map[string]string{{}, {}}
		for i, f := range flavours {
			text := f.written(t, d, locale.French, both[i])
			if len(both[i]) != charts {
				t.Errorf("%s%s: %d pictures of %d charts", name, f.extension, len(both[i]), charts)
			}
			for file, content := range both[i] {
				if !strings.Contains(text, "]("+file+")") || !strings.HasPrefix(content, "<svg ") || strings.Contains(content, `"currentColor"`) {
					t.Errorf("%s%s: the text does not name %s, or it does not stand alone", name, f.extension, file)
				}
			}
		}
		if diff := cmp.Diff(both[0], both[1]); diff != "" {
			t.Errorf("%s: the pictures differ: %s", name, diff)
		}
	}
}

func TestErrorOfBesideEndsTheWriting(t *testing.T) {
	full := errors.New("no room")
	for _, f := range flavours {
		var text strings.Builder
		err := f.write(&text, sample.Everything(), Options{Lang: locale.French, Beside: func(string, []byte) error { return full }})
		if !errors.Is(err, full) || text.Len() > 0 {
			t.Errorf("%s: error is %v after %d bytes", f.extension, err, text.Len())
		}
	}
}

// TestReferencesDiffer wants names that Quarto takes, each once.
func TestReferencesDiffer(t *testing.T) {
	p := newPage(Options{})
	for _, test := range []struct{ kind, name, want string }{
		{"tbl", "rates", "tbl-rates"}, {"tbl", "rates", "tbl-rates-2"}, {"fig", "rates", "fig-rates"}, {"tbl", "rates-2", "tbl-rates-2-2"},
		{"fig", "", "fig-2"}, {"fig", "é\"} x_y", "fig-x-y"}, {"fig", "../..", "fig-3"},
	} {
		if got := p.reference(test.kind, test.name); got != test.want {
			t.Errorf("%s %q is %s, want %s", test.kind, test.name, got, test.want)
		}
	}
}

func TestEscapes(t *testing.T) {
	for _, test := range []struct{ text, github, quarto string }{
		{"a*b_c", `a\*b\_c`, `a\*b\_c`},
		{"<b> & [x](y) |", `\<b> & \[x\](y) \|`, `\<b\> \& \[x\](y) \|`},
		{"1. Un", `1\. Un`, `1\. Un`},
		{"# Non", `\# Non`, `\# Non`},
		{"- x", `\- x`, `\- x`},
		{"> x", `\> x`, `\> x`},
		{"a) x", "a) x", `a\) x`},
		{"iv. x", "iv. x", `iv\. x`},
		{"(2) x", "(2) x", `\(2) x`},
		{": x", ": x", `\: x`},
		{"Fin. x", "Fin. x", "Fin. x"},
		{"2018", "2018", "2018"},
		{"20\u00a0000\u00a0$ ", "20\u00a0000\u00a0$", "20\u00a0000\u00a0\\$"},
		{"a\x1bb", "a b", "a b"},
		{"@x ^2 {{< include a >}}", "@x ^2 {{< include a >}}", `\@x \^2 \{\{\< include a \>\}\}`},
	} {
		if got := opening(render.EscapeMarkdown(test.text)); got != test.github {
			t.Errorf("%q is written %q for GitHub, want %q", test.text, got, test.github)
		}
		if got := openingQuarto(escapeQuarto(test.text)); got != test.quarto {
			t.Errorf("%q is written %q for Quarto, want %q", test.text, got, test.quarto)
		}
	}
}

// signs are what Markdown gives a meaning, alone and together.
var signs = []string{
	"\\", "`", "*", "_", "[", "]", "(", ")", "<", ">", "&", "{", "}", "$", "^", "~", "@", "#", "|", ":", "!", "-", "+", "=", "1.", " ", "a", "é", "\n", "\"", "'",
	"<b>", "</script>", "<!--", "&amp;", "[x](y)", "![x](y)", "https://a.b", "www.a.b", "mailto:a@b.c", "$x^2$", "{{< include /etc/passwd >}}", "`{=html}", "\\input{x}", "[^1]", "---", ":::",
}

// TestNothingOfATextHasAMeaning takes the backslashes off again as Markdown does: what is left is the text, and no sign of it
// stood without a backslash.
func TestNothingOfATextHasAMeaning(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(strings.Fields(strings.Join(rapid.SliceOf(rapid.SampledFrom(signs)).Draw(t, "text"), "")), " ")
		for name, written := range map[string]string{"GitHub": opening(render.EscapeMarkdown(text)), "Quarto": openingQuarto(escapeQuarto(text))} {
			var plain, bare strings.Builder
			for i := 0; i < len(written); i++ {
				if written[i] == '\\' {
					i++
				} else {
					bare.WriteByte(written[i])
				}
				plain.WriteByte(written[i])
			}
			if plain.String() != text {
				t.Fatalf("%s: %q is read as %q", name, text, plain.String())
			}
			meaning := "`*_[]|~"
			if name == "Quarto" {
				meaning += "<>&{}$^@#"
			}
			if strings.ContainsAny(bare.String(), meaning) || strings.Contains(bare.String(), "://") || element.MatchString(written) {
				t.Fatalf("%s: %q has a meaning in %q", name, text, written)
			}
		}
	})
}

// element is the beginning of an element, a comment or an instruction of HTML, or of an entity.
var element = regexp.MustCompile(`(^|[^\\])(\\\\)*(<[A-Za-z/!?]|&[A-Za-z#])`)

// code is where a span of code begins.
var code = regexp.MustCompile("[^\\\\]`")

// script is a link that runs a script.
var script = regexp.MustCompile(`[^\\]\]\(<?javascript`)

// metadata is an entry of the metadata of a document for Quarto, with its text.
var metadata = regexp.MustCompile(`^(?:title|subtitle|author|date): (".*")`)

// TestHostileWordsOfADocument looks for what must not be in a document with hostile words everywhere.
func TestHostileWordsOfADocument(t *testing.T) {
	for _, f := range flavours {
		text := f.written(t, sample.Hostile(), locale.English, map[string]string{})
		for line := range strings.Lines(text) {
			if code.MatchString(line) {
				continue // A span of code shows everything as it is.
			}
			if entry := metadata.FindStringSubmatch(line); entry != nil && json.Unmarshal([]byte(entry[1]), &line) != nil {
				t.Errorf("not a text of YAML: %s", entry[1])
			}
			line = strings.ReplaceAll(line, "](<https://", "") // The author's own link.
			if element.MatchString(line) || script.MatchString(line) || f.extension == ".qmd" && strings.Contains(line, "{{") {
				t.Errorf("%s: %s", f.extension, line)
			}
		}
	}
}

func BenchmarkWrite(b *testing.B) {
	d := sample.Founding()
	for _, f := range flavours {
		b.Run(f.extension[1:], func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := f.write(io.Discard, d, Options{Lang: locale.French}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// TestNoBreakSpaceBesideStyle checks that the space before a colon stays one that no line ends at, where bold words precede it.
func TestNoBreakSpaceBesideStyle(t *testing.T) {
	list := []document.Span{{Text: "gras", Bold: true}, {Text: "\u00a0: fin"}}
	if got, want := (&page{escape: locale.Line}).spans(list), "**gras**\u00a0: fin"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

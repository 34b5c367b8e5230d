package form

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/locale"
)

func page(t *testing.T, f *Form, lang locale.Lang) string {
	t.Helper()
	var text bytes.Buffer
	if err := f.HTML(&text, lang); err != nil {
		t.Fatal(err)
	}
	return text.String()
}

// The page holds all that it shows, closes what it opens, and runs nothing.
func TestPageIsSelfContained(t *testing.T) {
	for _, f := range []*Form{people(t, `a == "2"`), demo(t, "ci"), demo(t, "regroupements")} {
		for _, lang := range locale.Langs {
			text := page(t, f, lang)
			for _, foreign := range []string{"<script", "http:", "https:", "url(", "@import", "src=", "<link"} {
				if strings.Contains(text, foreign) {
					t.Errorf("the page has %q", foreign)
				}
			}
			if !strings.Contains(text, `<html lang="`+string(lang)+`">`) {
				t.Error("the page does not say its language")
			}
			checkTags(t, text)
		}
	}
}

// checkTags checks that elements nest, void ones aside.
func checkTags(t *testing.T, text string) {
	t.Helper()
	decoder := xml.NewDecoder(strings.NewReader(text))
	decoder.AutoClose, decoder.Entity, decoder.Strict = xml.HTMLAutoClose, xml.HTMLEntity, false
	for {
		_, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Errorf("the page is not well formed: %v", err)
			return
		}
	}
}

var (
	inputID  = regexp.MustCompile(`<input type="text" id="([^"]*)"`)
	anyID    = regexp.MustCompile(` id="([^"]*)"`)
	tickable = regexp.MustCompile(`<input type="(?:radio|checkbox)"`)
	labelled = regexp.MustCompile(`<label><input type="(?:radio|checkbox)"[^>]*> ?<span[^>]*>[^<]+`)
)

// Every answer has a label that a screen reader says: a box stands in one, a line has one that names it.
func TestEveryAnswerHasALabel(t *testing.T) {
	text := page(t, people(t, `a == "2"`), locale.English)
	lines := inputID.FindAllStringSubmatch(text, -1)
	if len(lines) != 6 {
		t.Errorf("the page has %d lines to write on", len(lines))
	}
	for _, line := range lines {
		if !strings.Contains(text, `<label class="asked" for="`+line[1]+`">`) {
			t.Errorf("the line %s has no label", line[1])
		}
	}
	if all, named := len(tickable.FindAllString(text, -1)), len(labelled.FindAllString(text, -1)); all == 0 || all != named {
		t.Errorf("of %d boxes %d have a label", all, named)
	}
	seen := map[string]bool{}
	for _, id := range anyID.FindAllStringSubmatch(text, -1) {
		if seen[id[1]] {
			t.Errorf("the identifier %s is there twice", id[1])
		}
		seen[id[1]] = true
	}
	if strings.Count(text, "<fieldset") != strings.Count(text, "<legend") || strings.Count(text, "<fieldset") == 0 {
		t.Error("a fieldset has no legend")
	}
}

// What a study writes is text, in HTML and in Markdown.
func TestTextsAreEscaped(t *testing.T) {
	def := parse(t, `a == "2"`)
	def.Title.EN = "<script>*x* | [y](z)\n# `c` _d_"
	f := New(def, "people")
	if text := page(t, f, locale.English); strings.Contains(text, "<script>") {
		t.Error("a title became an element")
	}
	var text bytes.Buffer
	if err := f.Markdown(&text, locale.English); err != nil {
		t.Fatal(err)
	}
	const want = "# \\<script>\\*x\\* \\| \\[y\\](z) \\# \\`c\\` \\_d\\_\n"
	if first, _, _ := strings.Cut(text.String(), "\n"); first+"\n" != want {
		t.Errorf("got %q, want %q", first, want)
	}
}

func TestFormOfASideWithoutQuestions(t *testing.T) {
	def := parse(t, `a == "2"`)
	def.Questions = nil
	f := New(def, "people")
	if text := page(t, f, locale.English); !strings.Contains(text, "The study has no question for this side.") {
		t.Error("the page does not say that there is no question")
	}
}

// A writer that fails is an error.
func TestWritersFail(t *testing.T) {
	f := people(t, `a == "2"`)
	if f.HTML(failing{}, locale.English) == nil || f.Markdown(failing{}, locale.English) == nil {
		t.Error("a page that was not written is no error")
	}
	if _, err := f.Workbook(failing{}, locale.English); err == nil {
		t.Error("a workbook that was not written is no error")
	}
	if _, err := f.Header(failing{}); err == nil {
		t.Error("a header that was not written is no error")
	}
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errors.New("full") }

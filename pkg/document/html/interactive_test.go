package html

import (
	"crypto/sha256"
	"encoding/base64"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/internal/sample"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/table"
)

// writtenWith returns the page of a document with options.
func writtenWith(t testing.TB, o Options, d *document.Document, lang locale.Lang) string {
	t.Helper()
	var page strings.Builder
	if err := o.Write(&page, d, lang); err != nil {
		t.Fatal(err)
	}
	return page.String()
}

// policyOf returns the policy of a page as its directives.
func policyOf(t testing.TB, elements []element) map[string]string {
	t.Helper()
	directives := map[string]string{}
	for _, e := range named(elements, "meta") {
		if e.attributes["http-equiv"] != "Content-Security-Policy" {
			continue
		}
		for _, directive := range strings.Split(e.attributes["content"], ";") {
			name, sources, _ := strings.Cut(strings.TrimSpace(directive), " ")
			directives[name] = sources
		}
	}
	if directives["default-src"] != "'none'" {
		t.Errorf("the policy allows %q by default", directives["default-src"])
	}
	return directives
}

// hashOf returns what a policy names a script by.
func hashOf(script string) string {
	sum := sha256.Sum256([]byte(script))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// TestPolicyAllowsTheScriptAlone reads the script out of the page as a browser does, and computes its hash.
func TestPolicyAllowsTheScriptAlone(t *testing.T) {
	source, err := assets.ReadFile("assets/interactive.js")
	if err != nil {
		t.Fatal(err)
	}
	if len(source) >= 8000 {
		t.Errorf("the script has %d bytes, want less than 8000", len(source))
	}
	between := regexp.MustCompile(`(?s)<script>(.*?)</script>`)
	for name, d := range sample.Documents() {
		for _, lang := range locale.Langs {
			page := writtenWith(t, Options{Interactive: true}, d, lang)
			scripts := between.FindAllStringSubmatch(page, -1)
			elements := parse(t, page)
			if len(scripts) != 1 || len(named(elements, "script")) != 1 || scripts[0][1] != string(source) {
				t.Fatalf("%s: the page has %d scripts, want the one of its source", name, len(scripts))
			}
			directives := policyOf(t, elements)
			if got := directives["script-src"]; got != hashOf(string(source)) {
				t.Errorf("%s: the policy allows the scripts %s, want that of the page alone", name, got)
			}
			if _, connects := directives["connect-src"]; connects {
				t.Errorf("%s: the policy lets the page connect", name)
			}
			for _, e := range elements {
				for key := range e.attributes {
					if strings.HasPrefix(key, "on") {
						t.Errorf("%s: %s has an attribute %s", name, e.name, key)
					}
				}
			}
		}
	}
}

func TestPlainPagesHaveNothingForScripts(t *testing.T) {
	for name, d := range sample.Documents() {
		page := written(t, d, locale.French)
		if strings.Contains(page, "<script>\n") || strings.Contains(page, "data-") || strings.Contains(page, "script-src") {
			t.Errorf("%s: the page has a part of an interactive one", name)
		}
	}
}

func TestServedScriptIsAllowedAndNotWritten(t *testing.T) {
	const script = "new EventSource('/events')"
	page := writtenWith(t, Options{Served: script}, sample.Everything(), locale.English)
	elements := parse(t, page)
	directives := policyOf(t, elements)
	if directives["script-src"] != hashOf(script) || directives["connect-src"] != "'self'" {
		t.Errorf("the policy is %v", directives)
	}
	if len(named(elements, "script")) != 0 {
		t.Error("the page has a script")
	}
}

// TestControlsSpeakTheLanguage wants every word that the script reads, and no other, in both languages.
func TestControlsSpeakTheLanguage(t *testing.T) {
	source, err := assets.ReadFile("assets/interactive.js")
	if err != nil {
		t.Fatal(err)
	}
	var read []string
	for _, match := range regexp.MustCompile(`words\.(\w+)`).FindAllSubmatch(source, -1) {
		read = append(read, string(match[1]))
	}
	slices.Sort(read)
	read = slices.Compact(read)
	texts := map[string]string{}
	for _, lang := range locale.Langs {
		main := named(parse(t, writtenWith(t, Options{Interactive: true}, sample.Everything(), lang)), "main")[0]
		var given []string
		for key, text := range main.attributes {
			if word, ok := strings.CutPrefix(key, "data-"); ok {
				given = append(given, word)
				if text == "" || text == texts[word] {
					t.Errorf("%s: %q in %s", word, text, lang)
				}
				texts[word] = text
			}
		}
		slices.Sort(given)
		if !slices.Equal(given, read) {
			t.Errorf("the page gives the words %v, the script reads %v", given, read)
		}
	}
}

// TestCellsSortByTheirNumber wants every number in full, and none where there is none.
func TestCellsSortByTheirNumber(t *testing.T) {
	page := writtenWith(t, Options{Interactive: true}, sample.Everything(), locale.French)
	for _, want := range []string{
		`data-value="12.95">13,0</td>`, `data-value="-1.25">-1,3</td>`, `data-value="60">60,0 à 92,3` + "\u00a0%</td>", `data-value="0.0004">`,
		`<td class="n none">sans base</td>`, `data-value="1.234567e&#43;06">1` + "\u00a0234\u00a0567</td>", `<td class="n">–</td>`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not hold %s", want)
		}
	}
	for _, e := range parse(t, page) {
		if value, ok := e.attributes["data-value"]; ok {
			if _, err := strconv.ParseFloat(value, 64); err != nil {
				t.Errorf("%s is sorted by %q, which is no number", e.text, value)
			}
		}
	}
	if got := sortValue(table.Column{}, table.Plain("12")); got != "" {
		t.Errorf("words are sorted by the number %q", got)
	}
}

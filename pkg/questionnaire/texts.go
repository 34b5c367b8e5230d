package questionnaire

import (
	"html"
	"strings"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/pattern"
)

// tags are what HTML says beside its text; scripts and styles are no text.
var tags = pattern.New(`(?is)<script\b.*?</script>|<style\b.*?</style>|<!--.*?-->|</?[a-z][^<>]*>`)

// inline are the tags that stand inside a word or beside one, without a space of their own.
var inline = pattern.New(`(?i)</?(?:a|b|big|em|font|i|mark|s|small|span|strong|sub|sup|u)(?:\s[^<>]*)?>`)

// plain returns the text of HTML on one line. An answer in the text of another question ({Q1}, ${q1}) stays as it is
// written.
func plain(text string) string {
	text = html.UnescapeString(tags.ReplaceAllString(inline.ReplaceAllString(text, ""), " "))
	return strings.Join(strings.Fields(locale.Line(text)), " ")
}

// A wording is a text by language, as a file gives it.
type wording map[string]string

// add keeps a text of a language; the first one counts.
func (w wording) add(lang, text string) {
	if text = plain(text); text != "" && w[lang] == "" {
		w[lang] = text
	}
}

// langOf returns the language that a name stands for: "fr", "fr-CA", "Français (fr)", "French".
func langOf(name string) (locale.Lang, bool) {
	name = strings.ToLower(strings.TrimSpace(name))
	if open := strings.LastIndex(name, "("); open >= 0 && strings.HasSuffix(name, ")") {
		name = strings.TrimSpace(name[open+1 : len(name)-1])
	}
	switch name {
	case "french", "français", "francais", "fre", "fra":
		return locale.French, true
	case "english", "anglais", "eng":
		return locale.English, true
	}
	return locale.Parse(name)
}

// in returns the text in French and in English. What the file has in neither is taken from its first language that has it;
// a text in one language stands for both.
func (w wording) in(languages []string) locale.Text {
	var text locale.Text
	other := ""
	for _, name := range languages {
		said := w[name]
		switch lang, ok := langOf(name); {
		case said == "":
		case ok && lang == locale.French && text.FR == "":
			text.FR = said
		case ok && lang == locale.English && text.EN == "":
			text.EN = said
		case other == "":
			other = said
		}
	}
	if text.IsZero() {
		return locale.Same(other)
	}
	return text
}

// tellLanguages notes the languages that a study file cannot have, unless the file has one of those that it can.
func (q *Questionnaire) tellLanguages() {
	var unknown []string
	known := false
	for _, name := range q.Languages {
		if _, ok := langOf(name); ok {
			known = true
		} else if name != "" {
			unknown = append(unknown, name)
		}
	}
	list := strings.Join(unknown, ", ")
	switch {
	case len(unknown) == 0:
	case known:
		q.note(q.at(), "language", "langues laissées de côté\u00a0: %s", "languages left out: %s", list)
	default:
		q.note(q.at(), "language", "textes ni en français ni en anglais (%s)\u00a0: pris tels quels", "texts neither in French nor in English (%s): taken as they are", list)
	}
}

// strayRow says that a row belongs to nothing.
var strayRow = locale.Text{FR: "ligne sans la question à laquelle elle appartient\u00a0: laissée de côté", EN: "row without the question that it belongs to: left out"}

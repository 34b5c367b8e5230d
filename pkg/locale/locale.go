// Package locale writes words and numbers in French (as in Quebec) and in English (as in Canada).
//
// Every text that a user reads stands in the code in both languages side by side, as a Text: there is no catalogue to
// keep in step, and a text that lacks a language does not compile. Numbers are rounded by package round first, then
// written with the separators of the language; both languages always print the same number.
package locale

import (
	"fmt"
	"strings"
)

// A Lang is a language that arrimage writes.
type Lang string

// The languages that arrimage writes. The first is the default of a study that names none.
const (
	French  Lang = "fr"
	English Lang = "en"
)

// Langs lists the languages in the order in which help and errors name them.
var Langs = []Lang{French, English}

// Parse returns the language that a --lang flag or a POSIX locale name stands for: "fr", "fr_CA.UTF-8" and "FR" are
// French. The second result is false for any other language, and for "C", "POSIX" and the empty string.
func Parse(name string) (Lang, bool) {
	name, _, _ = strings.Cut(strings.ToLower(name), ".")
	name, _, _ = strings.Cut(name, "_")
	name, _, _ = strings.Cut(name, "-")
	for _, lang := range Langs {
		if name == string(lang) {
			return lang, true
		}
	}
	return "", false
}

// A Text is the same text in both languages.
type Text struct {
	FR string `yaml:"fr" json:"fr"` // French
	EN string `yaml:"en" json:"en"` // English
}

// Same returns a Text that reads alike in both languages: a name, a code, a formula.
func Same(s string) Text { return Text{FR: s, EN: s} }

// Textf formats the same arguments into both languages. An argument of type Text is written in the language of the
// sentence around it.
func Textf(fr, en string, args ...any) Text {
	return Text{FR: French.sprintf(fr, args), EN: English.sprintf(en, args)}
}

// In returns the text in the given language, or in the other one where a study file gives only that.
func (t Text) In(lang Lang) string {
	if (lang == English && t.EN != "") || t.FR == "" {
		return t.EN
	}
	return t.FR
}

// IsZero reports whether the text is empty in both languages.
func (t Text) IsZero() bool { return t == Text{} }

func (lang Lang) sprintf(format string, args []any) string {
	if len(args) == 0 {
		return format
	}
	local := make([]any, len(args))
	for i, arg := range args {
		switch arg := arg.(type) {
		case Text:
			local[i] = arg.In(lang)
		case func(Lang) string:
			local[i] = arg(lang)
		default:
			local[i] = arg
		}
	}
	return fmt.Sprintf(format, local...)
}

// Join writes a list of texts as a phrase: "a, b et c", "a, b and c".
func Join(items []Text) Text {
	return Text{FR: joinIn(French, items), EN: joinIn(English, items)}
}

func joinIn(lang Lang, items []Text) string {
	words := make([]string, len(items))
	for i, item := range items {
		words[i] = item.In(lang)
	}
	return lang.List(words)
}

// List writes words as a phrase: "a, b et c" in French, "a, b and c" in English; "" for none.
func (lang Lang) List(words []string) string {
	last := " et "
	if lang == English {
		last = " and "
	}
	if n := len(words); n > 1 {
		return strings.Join(words[:n-1], ", ") + last + words[n-1]
	}
	return strings.Join(words, "")
}

// Quote writes words between the quotation marks of the language: "« a »" with no-break spaces in French, "“a”" in English.
func (lang Lang) Quote(s string) string {
	if lang == English {
		return "“" + s + "”"
	}
	return "«" + NBSP + s + NBSP + "»"
}

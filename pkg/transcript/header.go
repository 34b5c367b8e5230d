package transcript

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// fence is the line before and after a header.
const fence = "---"

// longestKey is how many characters a key may have.
const longestKey = 60

// field reads a line "key: value"; French spaces before the colon are no part of the key. It returns false for anything else:
// no colon with a space or the end of the line behind it, an indented line, an item of a list, a comment.
func field(text string, line int) (Field, bool) {
	at := colon(text)
	if at < 0 {
		return Field{}, false
	}
	key := strings.TrimSpace(text[:at])
	first, _ := utf8.DecodeRuneInString(text)
	if key == "" || utf8.RuneCountInString(key) > longestKey || unicode.IsSpace(first) || strings.ContainsRune("-#>|{[", first) {
		return Field{}, false
	}
	value := strings.TrimSpace(text[at+1:])
	column := at + 2
	if value != "" {
		column = at + 2 + strings.Index(text[at+1:], value)
	}
	return Field{Key: key, Value: unquoted(value), Line: line, Column: column}, true
}

// colon returns where the first colon stands that has white space or the end of the text behind it; -1 for none.
func colon(text string) int {
	for i, r := range text {
		if r != ':' {
			continue
		}
		next, size := utf8.DecodeRuneInString(text[i+1:])
		if size == 0 || unicode.IsSpace(next) {
			return i
		}
	}
	return -1
}

// unquoted takes the quotes from around a value. What has such a quote within it, without the mark that YAML asks for, stays as
// it is written.
func unquoted(value string) string {
	if len(value) < 2 || value[0] != value[len(value)-1] {
		return value
	}
	inner := value[1 : len(value)-1]
	switch value[0] {
	case '"':
		plain := strings.NewReplacer(`\\`, "", `\"`, "").Replace(inner)
		if !strings.ContainsAny(plain, `"\`) {
			return strings.NewReplacer(`\\`, `\`, `\"`, `"`).Replace(inner)
		}
	case '\'':
		if !strings.Contains(strings.ReplaceAll(inner, "''", ""), "'") {
			return strings.ReplaceAll(inner, "''", "'")
		}
	}
	return value
}

// frontMatter reads the header between two lines --- at the top of the document, and returns how many lines it takes: 0 where
// there is none.
func (s *source) frontMatter() (header []Field, taken int) {
	if len(s.lines) == 0 || !isFence(s.lines[0]) {
		return nil, 0
	}
	for i, text := range s.lines[1:] {
		if isFence(text) {
			return header, i + 2
		}
		if strings.TrimSpace(text) == "" {
			continue
		}
		found, ok := field(text, i+2)
		if !ok || found.Value == "|" || found.Value == ">" {
			s.list.Errorf(s.at(i+2, 1), "bad-header", "%q n'est pas une ligne «\u00a0clé\u00a0: valeur\u00a0» de l'en-tête (ni liste, ni valeur sur plusieurs lignes, ni commentaire)",
				`%q is not a line "key: value" of the header (no list, no value of several lines, no comment)`, clipped(text))
			continue
		}
		header = append(header, found)
	}
	s.list = nil // The lines are those of the body.
	s.list.Errorf(s.at(1, 1), "open-header", "l'en-tête commence par --- et ne se termine pas\u00a0: il manque une ligne ---",
		"the header begins with --- and does not end: a line --- is missing")
	return nil, len(s.lines)
}

func isFence(text string) bool { return strings.TrimRightFunc(text, unicode.IsSpace) == fence }

// clipped returns the beginning of a text for a message.
func clipped(text string) string {
	const most = 40
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return text
}

// checkKeys records the keys that stand twice.
func (s *source) checkKeys(header []Field) {
	first := map[string]Field{}
	for _, f := range header {
		if earlier, again := first[f.Key]; again {
			s.list.Errorf(s.at(f.Line, 1), "duplicate-key", "la clé %q figure deux fois dans l'en-tête (déjà à la ligne %d)",
				"key %q stands twice in the header (already on line %d)", f.Key, earlier.Line)
			continue
		}
		first[f.Key] = f
	}
}

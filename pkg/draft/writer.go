package draft

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"unicode"

	"github.com/arrimage/arrimage/pkg/locale"
)

// A writer writes YAML line by line.
type writer struct {
	text strings.Builder
	lang locale.Lang
}

// line writes one line at a depth.
func (w *writer) line(depth int, text string) {
	if text != "" {
		w.text.WriteString(strings.Repeat("  ", depth) + text)
	}
	w.text.WriteString("\n")
}

func (w *writer) linef(depth int, format string, args ...any) {
	w.line(depth, fmt.Sprintf(format, args...))
}

// comment writes a line of comment in the language of the draft.
func (w *writer) comment(depth int, fr, en string) {
	w.line(depth, "# "+w.say(fr, en))
}

// ask returns the end of a line that asks for a decision.
func (w *writer) ask(fr, en string) string { return " # ? " + w.say(fr, en) }

// say returns a text in the language of the draft, on one line; its no-break spaces stay.
func (w *writer) say(fr, en string) string {
	breaks := func(r rune) bool { return unicode.IsSpace(r) && r != '\u00a0' }
	return strings.Join(strings.FieldsFunc(locale.Text{FR: fr, EN: en}.French().In(w.lang), breaks), " ")
}

// quote writes a text as YAML reads it back: in double quotes, as in JSON.
func quote(text string) string {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(strings.ToValidUTF8(text, "\ufffd")); err != nil {
		panic("draft: quote: " + err.Error())
	}
	return strings.TrimSuffix(out.String(), "\n")
}

package prose

import (
	"strings"
	"unicode/utf8"

	"github.com/arrimage/arrimage/pkg/locale"
)

// typeset puts the spaces of French typography between the words of a paragraph, across its styles. Code stays as it is.
func typeset(spans []Span) {
	const other = "x" // A call or code stands for a word.
	var whole strings.Builder
	for _, span := range spans {
		if span.isWords() {
			whole.WriteString(span.Text)
		} else {
			whole.WriteString(other)
		}
	}
	rest := locale.Text{FR: whole.String()}.French().FR
	for i, span := range spans {
		if !span.isWords() {
			rest = rest[len(other):]
			continue
		}
		end := 0
		for range utf8.RuneCountInString(span.Text) { // A space may have become a longer one.
			_, size := utf8.DecodeRuneInString(rest[end:])
			end += size
		}
		spans[i].Text, rest = rest[:end], rest[end:]
	}
}

func (s Span) isWords() bool { return s.Call == nil && !s.Code }

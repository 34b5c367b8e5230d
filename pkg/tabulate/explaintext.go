package tabulate

import (
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/table"
)

// longestValue is how many characters of a text are shown: an interview is read in its document.
const longestValue = 400

// begun returns the beginning of a long text, and notes once in a table that there is one.
func (st *story) begun(t *table.Table, text locale.Text) locale.Text {
	runes := []rune(text.FR)
	if text.FR != text.EN || len(runes) <= longestValue {
		return text
	}
	if st.cut != t {
		t.Note("Des textes de plus de %s caractères, le début.", "Of texts of more than %s characters, the beginning.", locale.Count(longestValue))
		st.cut = t
	}
	return locale.Same(string(runes[:longestValue]) + "…")
}

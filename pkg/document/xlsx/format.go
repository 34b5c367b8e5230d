package xlsx

import (
	"strings"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/table"
)

// numberFormat returns the number format of Excel for the numbers of a column, with a footnote's mark behind it. Excel itself
// writes the separators of the reader's language; French has a no-break space before a unit.
func numberFormat(column table.Column, mark string, lang locale.Lang) string {
	digits := func(whole string) string {
		if column.Decimals > 0 {
			return whole + "." + strings.Repeat("0", column.Decimals)
		}
		return whole
	}
	behind := quoted(mark)
	switch column.Kind {
	case table.Count:
		return "#,##0" + behind
	case table.Percent:
		if lang == locale.French {
			return digits("0") + quoted(locale.NBSP) + "%" + behind
		}
		return digits("0") + "%" + behind
	case table.Money:
		return money(digits("#,##0"), column.Unit, lang) + behind
	case table.P:
		least := map[locale.Lang]string{locale.French: "<" + locale.NBSP + "0,001", locale.English: "<" + locale.NBSP + "0.001"}[lang]
		return "[<0.001]" + quoted(least) + behind + ";0.000" + behind
	}
	return digits("#,##0") + behind
}

func money(digits, unit string, lang locale.Lang) string {
	unit = locale.Line(unit)
	if lang == locale.English && len([]rune(unit)) == 1 {
		return quoted(unit) + digits
	}
	return digits + quoted(locale.NBSP+unit)
}

// quoted returns a text as a literal of a number format, or nothing where it is empty. A quotation mark cannot stand in one.
func quoted(text string) string {
	if text == "" {
		return ""
	}
	return `"` + strings.ReplaceAll(text, `"`, "'") + `"`
}

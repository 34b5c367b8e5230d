package formats

import (
	"regexp"
	"strings"
	"testing"
)

// texSymbols are the commands that stand for a text.
var texSymbols = map[string]string{
	"textbackslash": `\`, "textasciicircum": "^", "textasciitilde": "~", "textless": "<", "textgreater": ">", "textbar": "|",
	"textquotedbl": `"`, "textasciigrave": "`", "textquoteright": "'", "textquoteleft": "‘", "textquotedblleft": "“",
	"textquotedblright": "”", "textendash": "–", "textemdash": "—", "ldots": "…", "textbullet": "•", "texteuro": "€",
	"textperiodcentered": "·", "neq": "≠", "leq": "≤", "geq": "≥", "times": "×", "rightarrow": "→", "pm": "±",
}

// texStyles are the commands that only change how a text looks.
var texStyles = []string{"textbf", "emph", "itshape", "bfseries", "texttt"}

var texCommand = regexp.MustCompile(`^\\([a-zA-Z]+|.)`)

// texWords returns what LaTeX sets of a text, without any space; unknown is told the commands that say nothing here.
func texWords(text string, unknown func(string)) string {
	var set strings.Builder
	for text != "" {
		match := texCommand.FindStringSubmatch(text)
		switch {
		case match == nil && strings.ContainsRune("{}$~\n ", rune(text[0])):
			text = text[1:]
		case match == nil:
			set.WriteByte(text[0])
			text = text[1:]
		default:
			text = text[len(match[0]):]
			if digits, found := strings.CutPrefix(text, "{"); match[1] == "textsuperscript" && found {
				var raised string
				raised, text, _ = strings.Cut(digits, "}")
				set.WriteString(strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹").Replace(raised))
				continue
			}
			set.WriteString(texSet(match[1], unknown))
		}
	}
	return set.String()
}

func texSet(command string, unknown func(string)) string {
	symbol, known := texSymbols[command]
	switch {
	case known:
		return symbol
	case strings.Contains(`\{}$&#_%`, command):
		return command
	case command != "," && command != "-":
		unknown(command)
	}
	return ""
}

var (
	texTable = regexp.MustCompile(`(?s)\\begin\{longtable\}\[l\]\{(.*?)\}\n\\caption.*?\\endlastfoot\n(.*?)\\end\{longtable\}`)
	texGroup = regexp.MustCompile(`^\\multicolumn\{(\d+)\}\{@\{\}(?:l|p\{0\.95\\linewidth\})@\{\}\}\{\\itshape (.*)\}$`)
	texRules = strings.NewReplacer("\\addlinespace\n", "", "\\midrule\n", "")
)

// texTables reads the long tables of a LaTeX file. A line that ends with two backslashes is a row.
func texTables(t testing.TB, file []byte) []grid {
	t.Helper()
	unknown := func(command string) {
		for _, style := range texStyles {
			if command == style {
				return
			}
		}
		t.Errorf("a cell has the command \\%s", command)
	}
	var grids []grid
	for _, table := range texTable.FindAllStringSubmatch(string(file), -1) {
		var rows grid
		for line := range strings.Lines(texRules.Replace(table[2])) {
			line = strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(line, "\n"), "*"), ` \\`)
			if group := texGroup.FindStringSubmatch(line); group != nil {
				rows = append(rows, []string{texWords(group[2], unknown)})
				continue
			}
			var cells []string
			for cell := range strings.SplitSeq(strings.ReplaceAll(line, `\&`, "\x00"), "&") {
				cells = append(cells, texWords(strings.ReplaceAll(cell, "\x00", `\&`), unknown))
			}
			rows = append(rows, cells)
		}
		grids = appendFilled(grids, level(rows))
	}
	return grids
}

// level makes all rows as wide as the widest.
func level(rows grid) grid {
	width := 0
	for _, row := range rows {
		width = max(width, len(row))
	}
	for i, row := range rows {
		rows[i] = padded(row, width)
	}
	return rows
}

func texText(_ testing.TB, file []byte) string { return texWords(string(file), func(string) {}) }

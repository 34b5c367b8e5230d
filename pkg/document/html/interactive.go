package html

import (
	"crypto/sha256"
	"encoding/base64"
	"html/template"
	"math"
	"strconv"
	"strings"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/table"
)

// The words of the controls.
var (
	filterWord = locale.Text{FR: "Filtrer les lignes", EN: "Filter the rows"}
	shownWord  = locale.Text{FR: "Lignes affichées\u00a0: {shown} sur {all}.", EN: "Rows shown: {shown} of {all}."}
	totalsWord = locale.Text{FR: "Les totaux portent sur toutes les lignes.", EN: "Totals are of all rows."}
	arrowsWord = locale.Text{FR: "(flèches\u00a0: les autres valeurs)", EN: "(arrow keys: the other values)"}
)

// htmlControls are what an interactive page has beside any other: its script, and the words that the script shows.
type htmlControls struct {
	Script                        template.HTML
	Filter, Shown, Totals, Arrows string
}

// controls returns those of a language.
func controls(script string, lang locale.Lang) *htmlControls {
	return &htmlControls{
		Script: template.HTML("<script>" + script + "</script>"),
		Filter: filterWord.In(lang), Shown: shownWord.In(lang), Totals: totalsWord.In(lang), Arrows: arrowsWord.In(lang),
	}
}

// policy returns what a page's policy allows besides its style: scripts by their hashes, and connections to the page's own
// server where it has a script to add.
func policy(scripts []string, connects bool) string {
	if len(scripts) == 0 {
		return ""
	}
	var text strings.Builder
	text.WriteString("; script-src")
	for _, script := range scripts {
		sum := sha256.Sum256([]byte(script))
		text.WriteString(" 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'")
	}
	if connects {
		text.WriteString("; connect-src 'self'")
	}
	return text.String()
}

// sortValue returns the number that the script sorts a cell by, in full; empty where there is none. An interval is sorted
// by its lower bound.
func sortValue(column table.Column, cell table.Cell) string {
	if column.Kind == table.Text || !cell.Set || math.IsNaN(cell.Number) || math.IsInf(cell.Number, 0) {
		return ""
	}
	return strconv.FormatFloat(cell.Number, 'g', -1, 64)
}

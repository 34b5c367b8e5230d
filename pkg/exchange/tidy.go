package exchange

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"slices"
	"strconv"

	"github.com/arrimage/arrimage/pkg/coding"
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/study"
)

// A row is one coding, as coding files have it.
type row struct {
	segment    int          // which segment of the corpus
	theme      *study.Theme // nil where none applies
	start, end int          // characters of the segment; 0 and 0 for the whole
	quote      bool
	remark     string
	pos        diag.Pos // in the project; zero elsewhere
}

// Tidy returns the codings of one coder of a study as a coding file: one a row, by segment, place and theme. Two files
// that say the same are the same bytes then.
func Tidy(codings *coding.Codings, def *study.Definition, coder int) []byte {
	var rows []row
	for _, c := range codings.All {
		if c.Coder == coder {
			rows = append(rows, row{segment: c.Segment, theme: c.Theme, start: c.Start, end: c.End, quote: c.Quote, remark: c.Remark})
		}
	}
	return newTidy(codings, def).file(rows)
}

// A tidy writes coding files.
type tidy struct {
	codings *coding.Codings
	rank    map[*study.Theme]int // as ranks has it
}

func newTidy(codings *coding.Codings, def *study.Definition) tidy {
	return tidy{codings: codings, rank: ranks(def)}
}

// ranks numbers the themes of a study from 1, in the order of their tree; no theme is 0.
func ranks(def *study.Definition) map[*study.Theme]int {
	rank := map[*study.Theme]int{}
	for i, theme := range def.ThemeTree() {
		rank[theme] = i + 1
	}
	return rank
}

// sort puts rows in their order.
func (t tidy) sort(rows []row) {
	slices.SortStableFunc(rows, func(a, b row) int {
		return cmp.Or(cmp.Compare(a.segment, b.segment), cmp.Compare(a.start, b.start), cmp.Compare(a.end, b.end), cmp.Compare(t.rank[a.theme], t.rank[b.theme]))
	})
}

// file sorts rows and writes them.
func (t tidy) file(rows []row) []byte {
	t.sort(rows)
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	_ = w.Write([]string{"segment", "theme", "start", "end", "text", "quote", "remark"}) // A buffer takes all.
	for _, r := range rows {
		segment := t.codings.Corpus.Segments[r.segment]
		theme, start, end, words, quote := coding.NoTheme, "", "", segment.Text, ""
		if r.theme != nil {
			theme = r.theme.Name
		}
		if r.end > 0 {
			start, end, words = strconv.Itoa(r.start), strconv.Itoa(r.end), string([]rune(segment.Text)[r.start:r.end])
		}
		if r.quote {
			quote = "x"
		}
		_ = w.Write([]string{segment.Name, theme, start, end, words, quote, r.remark})
	}
	w.Flush()
	return out.Bytes()
}

package questionnaire

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/arrimage/arrimage/pkg/diag"
)

// A limeSource is a LimeSurvey questionnaire as its files hold it: both formats are read into it.
type limeSource struct {
	title     wording
	sid       string
	groups    []*limeGroup
	questions []*limeQuestion // of all groups
}

// A limeGroup is a part of the questionnaire.
type limeGroup struct {
	id        string
	order     int
	label     wording
	relevance string
	pos       diag.Pos
}

// A limeQuestion is a question, with its lines and its answers.
type limeQuestion struct {
	id, group, kind, code string
	order                 int
	other, mandatory      bool
	label                 wording
	relevance             string
	pos                   diag.Pos
	relevancePos          diag.Pos
	attributes            map[string]string
	lines                 []*limeLine
	answers               []*limeAnswer
}

// A limeLine is a subquestion: a row or, of scale 1, a column.
type limeLine struct {
	id, code  string
	scale     string
	order     int
	label     wording
	relevance string
	pos       diag.Pos
}

// A limeAnswer is an answer to choose, of one of two scales.
type limeAnswer struct {
	id, code string
	scale    string
	order    int
	value    string // of an assessment
	label    wording
}

// sort puts all in the order in which the questionnaire shows it. What has no order stays as it stands.
func (s *limeSource) sort() {
	slices.SortStableFunc(s.groups, func(a, b *limeGroup) int { return cmp.Compare(a.order, b.order) })
	place := map[string]int{}
	for i, g := range s.groups {
		place[g.id] = i
	}
	slices.SortStableFunc(s.questions, func(a, b *limeQuestion) int {
		return cmp.Or(cmp.Compare(place[a.group], place[b.group]), cmp.Compare(a.order, b.order))
	})
	for _, q := range s.questions {
		slices.SortStableFunc(q.lines, func(a, b *limeLine) int { return cmp.Compare(a.order, b.order) })
		slices.SortStableFunc(q.answers, func(a, b *limeAnswer) int { return cmp.Compare(a.order, b.order) })
	}
}

// orderOf reads a place in an order; 0 where there is none.
func orderOf(text string) int {
	n, _ := strconv.Atoi(text)
	return n
}

// rows and columns of a question with lines.
func (q *limeQuestion) linesOf(scale string) []*limeLine {
	return slices.DeleteFunc(slices.Clone(q.lines), func(l *limeLine) bool { return (l.scale == "1") != (scale == "1") })
}

package profile

import (
	"cmp"
	"slices"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
)

// findings says what is wrong, odd or worth knowing. Of a file that describes a questionnaire, what its cells say does
// not matter.
func (s *reading) findings() {
	defer func() { sortFindings(s.Findings) }()
	s.findLayout()
	s.findPlatform()
	s.findRows()
	if s.Platform.Preset.Codebook {
		return
	}
	s.findResponses()
	s.findHeadings()
	s.findUnseen()
	s.findTokens()
	s.findDamage()
	s.findNumbers()
	s.findDates()
	s.findAlike()
	s.findPersonal()
}

// sortFindings puts the gravest first, then orders by place.
func sortFindings(list []Finding) {
	slices.SortStableFunc(list, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Severity, b.Severity), a.Pos.Compare(b.Pos), cmp.Compare(a.Rule, b.Rule))
	})
}

// find adds a finding on the file or on its rows.
func (p *Profile) find(pos diag.Pos, severity diag.Severity, rule string, count int, write string, message locale.Text) {
	p.Findings = append(p.Findings, Finding{Pos: pos, Severity: severity, Rule: rule, Column: -1, Count: count, Message: message, Write: write})
}

// A crossing is a case that several columns have.
type crossing struct {
	columns []*Column
	count   int // cells
	first   diag.Pos
}

// cross counts a case in all columns; of returns how many cells of a column have it, and where the first is.
func (s *reading) cross(of func(c *Column, t *tally) (int, diag.Pos)) crossing {
	var found crossing
	for i := range s.Columns {
		n, pos := of(&s.Columns[i], &s.tallies[i])
		if n == 0 {
			continue
		}
		if found.count == 0 || pos.Compare(found.first) < 0 {
			found.first = pos
		}
		found.columns, found.count = append(found.columns, &s.Columns[i]), found.count+n
	}
	return found
}

// add adds a finding on a crossing, where there is one: what says what the cells are, in a few words.
func (s *reading) add(found crossing, severity diag.Severity, rule, write string, what locale.Text) {
	if found.count == 0 {
		return
	}
	f := Finding{Pos: found.first, Severity: severity, Rule: rule, Column: -1, Count: found.count, Write: write}
	if len(found.columns) == 1 {
		f.Column = found.columns[0].Index
	}
	f.Message = locale.Textf("%s\u00a0; cellules\u00a0: %s\u00a0; %s", "%s; cells: %s; %s", what, locale.Count(found.count), found.named())
	s.Findings = append(s.Findings, f)
}

// mostNamed is how many columns a finding names.
const mostNamed = 3

// named names the columns of a crossing.
func (f crossing) named() locale.Text {
	var labels []locale.Text
	for i, c := range f.columns {
		if i == mostNamed {
			break
		}
		labels = append(labels, c.shown())
	}
	list := locale.Join(labels)
	if more := len(f.columns) - mostNamed; more > 0 {
		list = locale.Textf("%s et %d de plus", "%s and %d more", commas(labels), more)
	}
	if len(f.columns) == 1 {
		return locale.Textf("dans %s", "in %s", list)
	}
	return locale.Textf("colonnes\u00a0: %d (%s)", "columns: %d (%s)", len(f.columns), list)
}

func commas(labels []locale.Text) locale.Text {
	list := locale.Text{}
	for i, label := range labels {
		if i > 0 {
			list.FR, list.EN = list.FR+", ", list.EN+", "
		}
		list.FR, list.EN = list.FR+label.FR, list.EN+label.EN
	}
	return list
}

package onepass

import (
	"errors"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
)

// problems collects what is wrong or odd in rows, in memory that does not grow with them: beyond mostProblems they are
// only counted. A worker reads its parts in the order of the text, so what it keeps comes first.
type problems struct {
	list   diag.List
	beyond [diag.Note + 1]int // by severity
}

// mostProblems is how many problems a worker keeps: many more than anybody is shown.
const mostProblems = 1000

// add adds a list.
func (p *problems) add(list diag.List) {
	for _, d := range list {
		if len(p.list) < mostProblems {
			p.list = append(p.list, d)
		} else {
			p.beyond[d.Severity]++
		}
	}
}

// merge adds what another worker has.
func (p *problems) merge(other *problems) {
	p.list = append(p.list, other.list...)
	for severity, n := range other.beyond {
		p.beyond[severity] += n
	}
}

// fail adds an error.
func (p *problems) fail(err error) {
	var failure *diag.Failure
	if errors.As(err, &failure) {
		p.list = append(p.list, failure.List...)
		return
	}
	p.list.Errorf(diag.Pos{}, "unreadable", "lecture impossible\u00a0: %v", "cannot be read: %v", err)
}

// sorted returns the list by place, and at its end how many problems it does not hold.
func (p *problems) sorted(file string) diag.List {
	p.list.Sort()
	for severity, n := range p.beyond {
		if n > 0 {
			p.list.Add(diag.Pos{File: file}, diag.Severity(severity), "more-problems", moreProblems(n))
		}
	}
	return p.list
}

func moreProblems(n int) locale.Text {
	return locale.Textf("problèmes de plus, non détaillés\u00a0: %s", "further problems, not listed: %s", locale.Count(n))
}

package claim

import (
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

// Verify checks every published figure of a study, in the order of their file. The errors are those of read, and those
// of conditions that cannot be computed.
func Verify(s *survey.Survey) ([]Result, error) {
	lines, err := read(s.Study, s.Files)
	if err != nil {
		return nil, err
	}
	results := make([]Result, len(lines))
	for i, l := range lines {
		if results[i], err = verify(s, l); err != nil {
			return nil, err
		}
	}
	alone := respondents(s, results)
	for i := range results {
		doubtAlone(&results[i], s.Study, alone)
	}
	doubtTogether(s.Study, results, alone)
	return results, nil
}

// verify computes and compares one figure.
func verify(s *survey.Survey, l line) (Result, error) {
	r := Result{Published: l.Published, Pos: l.pos, Statement: locale.Same(l.Statement)}
	i := s.Study.Claims.Figures.Index(l.ID)
	if i < 0 {
		r.Status = NotCheckable
		r.note("le fichier d'étude ne dit pas comment calculer ce chiffre (claims: figures:)", "the study file does not say how to compute this figure (claims: figures:)")
		return r, nil
	}
	r.Declared = s.Study.Claims.Figures[i].Value
	r.Statement = statement(l, r.Declared)
	if !r.Declared.NotCheckable.IsZero() {
		r.Status = NotCheckable
		r.Notes = append(r.Notes, r.Declared.NotCheckable.Text)
		return r, nil
	}
	computable, err := compute(s, &r)
	if err != nil || !computable {
		r.Status = NotCheckable
		return r, err
	}
	if err := checkAlso(s, &r); err != nil {
		return r, err
	}
	compare(&r)
	return r, nil
}

// statement is what a figure says: the label of the study file, filled up with the published statement.
func statement(l line, declared *study.Figure) locale.Text {
	text := declared.Label.Text
	if text.FR == "" {
		text.FR = l.Statement
	}
	if text.EN == "" {
		text.EN = l.Statement
	}
	return text
}

// Find returns the result with the given id, or nil.
func Find(results []Result, id string) *Result {
	for i := range results {
		if results[i].Published.ID == id {
			return &results[i]
		}
	}
	return nil
}

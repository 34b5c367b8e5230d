package claim

import (
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

// Verify checks every published figure of a study, in the order of their file: a figure that names a wave on the answers of
// that wave, any other on those of the survey. The errors are those of read, of the answers of other waves, and of
// conditions that cannot be computed.
func Verify(s *survey.Survey) ([]Result, error) {
	lines, err := read(s.Study, s.Files)
	if err != nil {
		return nil, err
	}
	results := make([]Result, len(lines))
	waves := s.Study.Waves.Names()
	if len(waves) == 0 {
		waves = []string{""}
	}
	for _, wave := range waves {
		of, places := linesOf(s.Study, lines, wave)
		if len(of) == 0 {
			continue
		}
		answers, err := s.InWave(wave)
		if err != nil {
			return nil, err
		}
		checked, err := verifyAll(answers, of)
		if err != nil {
			return nil, err
		}
		for k, place := range places {
			results[place] = checked[k]
		}
	}
	return results, nil
}

// linesOf returns the published figures of a wave, with their places among all.
func linesOf(def *study.Definition, lines []line, wave string) (of []line, places []int) {
	for i, l := range lines {
		about := def.Wave
		if k := def.Claims.Figures.Index(l.ID); k >= 0 && !def.Claims.Figures[k].Value.Wave.IsZero() {
			about = def.Claims.Figures[k].Value.Wave.Value
		}
		if about == wave {
			of, places = append(of, l), append(places, i)
		}
	}
	return of, places
}

// verifyAll checks the published figures of one wave, each alone and then together.
func verifyAll(s *survey.Survey, lines []line) (results []Result, err error) {
	results = make([]Result, len(lines))
	for i, l := range lines {
		if results[i], err = verify(s, l); err != nil {
			return nil, err
		}
	}
	alone := respondents(s, results)
	for i := range results {
		results[i].Wave = s.Study.Wave
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

package claim

import (
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/survey"
)

// Figures computes the figures that a study declares and nobody published (figures:), in their order: one that names a wave on
// the answers of that wave, any other on those of the survey. They have no Status; one that cannot be computed has no Measure
// and says why in its Notes. The errors are those of the answers of other waves and of conditions that cannot be computed.
func Figures(s *survey.Survey) ([]Result, error) {
	var results []Result
	for _, entry := range s.Study.Figures {
		answers := s
		if wave := entry.Value.Wave; !wave.IsZero() {
			var err error
			if answers, err = s.InWave(wave.Value); err != nil {
				return nil, err
			}
		}
		r := Result{Published: Published{ID: entry.Key.Value}, Declared: entry.Value, Statement: entry.Value.Label.Text, Wave: answers.Study.Wave}
		if r.Statement.IsZero() {
			r.Statement = locale.Same(entry.Key.Value)
		}
		if computable, err := compute(answers, &r); err != nil {
			return nil, err
		} else if !computable {
			r.Computed = Figure{}
		}
		results = append(results, r)
	}
	return results, nil
}

package survey

import (
	"github.com/arrimage/arrimage/pkg/assoc"
	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/formula"
	"github.com/arrimage/arrimage/pkg/study"
)

// A lookup returns the value of a variable of one unit, and whether it has one.
type lookup = func(name string) (any, bool)

// addDerived adds the derived variables of a frame in order. values gives, for a derived variable's way of combining, the
// lookup of each unit.
func (s *Survey) addDerived(frame *dataset.Frame, values func(combine string) func(i int) lookup) {
	for _, derived := range s.Study.DerivedOf(frame.Name) {
		if derived.Program == nil {
			frame.Add(rank(frame, derived))
			continue
		}
		frame.Add(s.evaluate(frame, derived, values(string(derived.Combine))))
	}
}

// rank ranks the units by a variable: 1 is the highest, equals share a rank, units without a value have none.
func rank(frame *dataset.Frame, derived *study.Derived) *dataset.Variable {
	by := frame.Variable(derived.Rank.Value)
	v := dataset.NewNumbers(derived.Name, derived.Label.Text, frame.Len())
	ranks := assoc.CompetitionRanks(by.Answered(nil))
	for i, state := range by.States {
		v.States[i] = state
		if state == study.Answered {
			v.Numbers[i] = float64(ranks[0])
			ranks = ranks[1:]
		}
	}
	return v
}

func (s *Survey) evaluate(frame *dataset.Frame, derived *study.Derived, values func(i int) lookup) *dataset.Variable {
	v := dataset.NewNumbers(derived.Name, derived.Label.Text, frame.Len())
	if derived.Truth {
		v.Kind = formula.Truth
	}
	for i := range frame.Units {
		result, lacking, err := derived.Program.Eval(values(i))
		switch {
		case err != nil:
			v.States[i] = study.Invalid
			s.Diagnostics.Add(s.Study.Pos(derived.Expr), diag.Warning, "derived", formulaProblem(derived.Name, frame.Units[i].Name, err))
		case lacking != "":
			v.States[i] = frame.Lacking(derived.Program, i)
		default:
			v.SetNumber(i, number(result))
		}
	}
	return v
}

func number(result any) float64 {
	switch result := result.(type) {
	case float64:
		return result
	case bool:
		if result {
			return 1
		}
	}
	return 0
}

package tabulate

import (
	"slices"
	"strconv"

	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// A Recommended is a recommendation with what it rests on.
type Recommended struct {
	*study.Recommendation
	Support []Support   // in the groups of respondents
	Quotes  []Quotation // words that it names
}

// A Support is how many respondents of a group speak of what a recommendation rests on.
type Support struct {
	Side  *study.Side
	Group locale.Text // of --by, or empty
	Key   string      // code of the group
	Count int         // respondents who speak of one of its themes
	Base  int         // respondents whose words were coded
}

// Recommendations gathers what the recommendations of a study rest on. One that nobody's words support is an error. Of the
// options, By counts.
func Recommendations(s *survey.Survey, options Options) ([]Recommended, error) {
	var q *quoter // nil without words to quote
	if s.Codings != nil {
		var err error
		if q, err = newQuoter(s, Choice{}, Options{}); err != nil {
			return nil, err
		}
	}
	var list []Recommended
	var problems diag.List
	for _, entry := range s.Study.Advice {
		r := Recommended{Recommendation: entry.Value}
		if err := r.gather(s, options); err != nil {
			return nil, err
		}
		problems = append(problems, r.quote(q)...)
		if len(r.Quotes) == 0 && !slices.ContainsFunc(r.Support, func(one Support) bool { return one.Count > 0 }) {
			problems.Errorf(s.Study.Pos(entry.Key), "no-evidence", "recommandation %q\u00a0: personne ne parle de ses thèmes", "recommendation %q: nobody speaks of its themes", r.Name)
		}
		list = append(list, r)
	}
	return list, problems.Err(diag.Study)
}

// gather counts who speaks of the themes of a recommendation.
func (r *Recommended) gather(s *survey.Survey, options Options) error {
	units, err := Options{By: options.By}.units(s.Study)
	if err != nil {
		return err
	}
	for _, frame := range s.Sides {
		coded := frame.Variable(study.AllThemes)
		if coded == nil || len(r.Themes) == 0 || !slices.Contains(units, frame.Name) {
			continue
		}
		groups, _, err := Options{By: options.By}.groups(s, frame)
		if err != nil {
			return err
		}
		for _, g := range groups {
			support := Support{Side: s.Study.Side(frame.Name), Group: g.label, Key: g.key}
			for i := range frame.Units {
				if !g.mask.Has(i) || coded.States[i] != study.Answered {
					continue
				}
				support.Base++
				if r.isSpokenOf(frame, coded.Source, i) {
					support.Count++
				}
			}
			r.Support = append(r.Support, support)
		}
	}
	return nil
}

// isSpokenOf reports whether a respondent speaks of a theme that the recommendation rests on.
func (r *Recommended) isSpokenOf(frame *dataset.Frame, q *study.Question, i int) bool {
	return slices.ContainsFunc(r.Themes, func(theme study.Located) bool {
		v := frame.Variable(q.TickName(theme.Value))
		return v != nil && v.Numbers[i] != 0
	})
}

// quote finds the words that a recommendation names.
func (r *Recommended) quote(q *quoter) diag.List {
	var problems diag.List
	if q == nil {
		return nil
	}
	for _, name := range r.Recommendation.Quotes {
		i := q.Codings.Corpus.Index(name.Value)
		switch {
		case i < 0:
			problems.Errorf(q.Study.Pos(name), "unknown-segment", "aucune réponse ne s'appelle %q", "no answer is called %q", name.Value)
		case !q.mayQuote(&q.Codings.Corpus.Segments[i]):
			problems.Errorf(q.Study.Pos(name), "consent", "%s\u00a0: cette personne n'a pas consenti à être citée", "%s: this person has not agreed to be quoted", name.Value)
		default:
			r.Quotes = append(r.Quotes, q.quote(i, nil))
		}
	}
	return problems
}

// RecommendationsTable sets recommendations against groups of respondents: how many of each speak of what they rest on. Where
// several sides have groups, such as territories, the sides stand one below the other: a column for each group of each side
// would be too many to read.
func RecommendationsTable(s *survey.Survey, list []Recommended, options Options) *table.Table {
	t := &table.Table{ID: "recommendations", Title: locale.Text{FR: "Recommandations et qui en parle", EN: "Recommendations and who speaks of them"}}
	t.Columns = []table.Column{
		{Key: "number", Label: locale.Text{FR: "N°", EN: "No."}, Kind: table.Count},
		{Key: "recommendation", Label: locale.Text{FR: "Recommandation", EN: "Recommendation"}}, {Key: "name", Machine: true, Role: table.Term},
	}
	sides := supporting(list)
	if len(sides) == 0 {
		for i, r := range list {
			t.Add(r.cells(i)...)
		}
		return t
	}
	if len(options.By) > 0 && len(sides) > 1 {
		t.Columns = append(t.Columns, table.Column{Key: "side", Machine: true, Role: table.Group})
		at := groupColumns(t, list, func(one Support) string { return one.Key }, func(one Support) table.Column { return table.Column{Label: one.Group} })
		for _, side := range sides {
			t.AddGroup(side.Label.Text)
			supportRows(t, list, at, side)
		}
	} else {
		at := groupColumns(t, list, Support.column, func(one Support) table.Column {
			if one.Group.IsZero() {
				return table.Column{Label: one.Side.Label.Text, Side: one.Side.Name}
			}
			return table.Column{Label: one.Group, Side: one.Side.Name}
		})
		supportRows(t, list, at, nil)
	}
	t.Note("Nombre de répondants qui parlent d'un thème sur lequel la recommandation s'appuie\u00a0; base\u00a0: ceux dont les mots sont codés.", "Number of respondents who speak of a theme that the recommendation rests on; base: those whose words are coded.")
	return t
}

// cells returns what every row of a recommendation begins with.
func (r Recommended) cells(i int) []table.Cell {
	return []table.Cell{table.Int(i + 1), table.Words(r.Title.Text), table.Plain(r.Name)}
}

// supporting returns the sides whose respondents were counted, in order.
func supporting(list []Recommended) []*study.Side {
	var sides []*study.Side
	for _, r := range list {
		for _, support := range r.Support {
			if !slices.Contains(sides, support.Side) {
				sides = append(sides, support.Side)
			}
		}
	}
	return sides
}

// groupColumns adds a column for each group that key tells from others, and returns the column of a support.
func groupColumns(t *table.Table, list []Recommended, key func(Support) string, column func(Support) table.Column) func(Support) int {
	columns := map[string]int{}
	for _, r := range list {
		for _, support := range r.Support {
			if _, known := columns[key(support)]; known {
				continue
			}
			columns[key(support)] = len(t.Columns)
			added := column(support)
			added.Key, added.Kind, added.Role, added.Category = "group_"+strconv.Itoa(len(columns)), table.Count, table.Estimate, support.Key
			t.Columns = append(t.Columns, added)
		}
	}
	return func(support Support) int { return columns[key(support)] }
}

// supportRows adds a row for each recommendation, and the bases below them: of one side, or of all where it is nil.
func supportRows(t *table.Table, list []Recommended, at func(Support) int, side *study.Side) {
	total := make([]table.Cell, len(t.Columns))
	total[1] = table.Words(locale.Same("Base"))
	if side != nil {
		total[3] = table.Plain(side.Name)
	}
	for i, r := range list {
		cells := make([]table.Cell, len(t.Columns))
		copy(cells, r.cells(i))
		if side != nil {
			cells[3] = total[3]
		}
		for _, support := range r.Support {
			if side == nil || support.Side == side {
				cells[at(support)], total[at(support)] = table.Int(support.Count), table.Int(support.Base)
			}
		}
		t.Add(cells...)
	}
	if side != nil {
		t.Add(total...) // Not the end of the table.
		return
	}
	t.AddTotal(total...)
}

// column tells the groups of all sides apart.
func (one Support) column() string { return one.Side.Name + "/" + one.Key }

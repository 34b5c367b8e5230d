package tabulate

import (
	"math"
	"slices"

	"github.com/arrimage/arrimage/pkg/assoc"
	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/estimate"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/score"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// scaleOf resolves the name of a scale; "" is the study's first.
func scaleOf(def *study.Definition, name string) (*study.Scale, error) {
	if name == "" && len(def.Scales) > 0 {
		return def.Scales[0].Value, nil
	}
	if len(def.Scales) == 0 {
		return nil, usage("l'étude ne déclare aucune échelle (scales:)", "the study declares no scale (scales:)")
	}
	if scale := def.Scale(name); scale != nil {
		return scale, nil
	}
	return nil, unknown(locale.Text{FR: "échelle", EN: "scale"}, name, def.Scales.Names())
}

// ruleNote says what an item without an answer does to the score.
func ruleNote(t *table.Table, scale *study.Scale) {
	t.Note("Score\u00a0: un point par réponse comptée, sur %d énoncés. Énoncé qui ne s'applique pas\u00a0: %s\u00a0; sans réponse\u00a0: %s.",
		"Score: one for each answer that counts, of %d items. Item that does not apply: %s; without an answer: %s.",
		len(scale.Questions), ruleName(scale.NotApplicable), ruleName(scale.NoAnswer))
}

func ruleName(rule score.Rule) locale.Text {
	return map[score.Rule]locale.Text{
		score.Zero:     {FR: "compte pour zéro", EN: "counts as zero"},
		score.Excluded: {FR: "retiré du score et du maximum", EN: "leaves the score and the maximum"},
		score.Prorated: {FR: "au prorata des autres", EN: "prorated from the others"},
		score.Missing:  {FR: "pas de score", EN: "no score"},
	}[rule]
}

// Scores summarises a scale over each side and over the regions.
func Scores(s *survey.Survey, name string, options Options) (*table.Table, error) {
	scale, err := scaleOf(s.Study, name)
	if err != nil {
		return nil, err
	}
	finite := knowsPopulation(s) || s.Regions != nil // the joined regions are a population of their own
	t := &table.Table{ID: "scores", Title: locale.Textf("%s\u00a0: scores", "%s: scores", scale.Label.Text)}
	t.Columns = []table.Column{
		{Key: "label", Label: locale.Text{FR: "Unités", EN: "Units"}},
		{Key: "unit", Machine: true}, {Key: "group", Machine: true},
		{Key: "n", Label: locale.Same("n"), Kind: table.Count},
		{Key: "missing", Label: locale.Text{FR: "Sans score", EN: "No score"}, Kind: table.Count},
		{Key: "mean", Label: locale.Text{FR: "Moyenne", EN: "Mean"}, Kind: table.Number, Decimals: 1},
		{Key: "sd", Label: locale.Text{FR: "Écart type", EN: "SD"}, Kind: table.Number, Decimals: 1},
		{Key: "min", Label: locale.Same("Min."), Kind: table.Number, Decimals: 1},
		{Key: "max", Label: locale.Same("Max."), Kind: table.Number, Decimals: 1},
		{Key: "maximum", Label: locale.Text{FR: "Possible", EN: "Possible"}, Kind: table.Number},
		{Key: "student", Label: locale.Same("Student"), Kind: table.Number, Decimals: 1, Range: true},
		{Key: "finite", Label: locale.Text{FR: "Pop. finie", EN: "Finite pop."}, Kind: table.Number, Decimals: 1, Machine: !finite, Range: true},
	}
	units, err := options.units(s.Study)
	if err != nil {
		return nil, err
	}
	sides := units
	if s.Regions != nil && len(options.By) == 0 && options.Where == "" {
		units = append(slices.Clip(units), study.RegionUnit)
	}
	for _, unit := range units {
		if err := addScoreRows(s, t, scale, unit, options); err != nil {
			return nil, err
		}
	}
	options.whereNotes(t, s, sides)
	ruleNote(t, scale)
	if slices.Contains(units, study.RegionUnit) && joined(s, scale) {
		sides := s.Study.LinkedSides()
		t.Note("Score d'une région\u00a0: %s de ses unités de la partie «\u00a0%s\u00a0», plus le score de la partie «\u00a0%s\u00a0».", "Score of a region: %s of its units on the side %q, plus the score of the side %q.",
			s.Study.Link.Combine.Label(), s.Study.UnitLabel(sides[0]), s.Study.UnitLabel(sides[1]))
	}
	if !finite {
		t.Note("Intervalles de la moyenne à %s (t de Student), pour des unités semblables.", "Intervals of the mean at %s (Student's t), for units like these.", levelText(options.level()))
		return t, nil
	}
	t.Note("Intervalles de la moyenne à %s (t de Student)\u00a0: pour des unités semblables, puis pour la population même\u00a0; aucun pour un recensement.",
		"Intervals of the mean at %s (Student's t): for units like these, then for the population itself; none for a census.", levelText(options.level()))
	return t, nil
}

func addScoreRows(s *survey.Survey, t *table.Table, scale *study.Scale, unit string, options Options) error {
	frame := s.Frame(unit)
	v := frame.Variable(scale.Name)
	if v == nil {
		return nil
	}
	groups, _, err := options.groups(s, frame)
	if err != nil {
		return err
	}
	population := s.Population(unit)
	if unit == study.RegionUnit {
		population = frame.Len()
	}
	if options.Where != "" || len(options.By) > 0 {
		population = 0
	}
	for _, g := range groups {
		label := frame.Label
		if !g.label.IsZero() {
			label = g.label
		}
		if !g.label.IsZero() && len(s.Study.Sides) > 1 {
			label = locale.Textf("%s, %s", "%s, %s", frame.Label, g.label)
		}
		summary := estimate.Describe(v.Answered(g.mask))
		missing := g.mask.Count(frame.Len()) - summary.N
		cells := []table.Cell{table.Words(label), table.Plain(unit), table.Plain(g.key), table.Int(summary.N), table.Int(missing)}
		t.Add(append(cells, summaryCells(summary, v.Maximum, population, options)...)...)
	}
	return nil
}

func summaryCells(summary estimate.Summary, maximum float64, population int, options Options) []table.Cell {
	dash := table.Absent(locale.Same("–"))
	mean, sd, least, most := dash, dash, dash, dash
	if summary.HasMean() {
		mean, least, most = table.Value(summary.Mean), table.Value(summary.Min), table.Value(summary.Max)
	}
	if summary.HasSD() {
		sd = table.Value(summary.SD)
	}
	finite := dash
	if population > 0 {
		finite = intervalCell(estimate.MeanInterval(summary, population, options.level()), 1)
	}
	return []table.Cell{mean, sd, least, most, table.Value(maximum), intervalCell(estimate.MeanInterval(summary, 0, options.level()), 1), finite}
}

// Distribution counts the units of each side by score; nil where a score is not whole.
func Distribution(s *survey.Survey, name string) (*table.Table, error) {
	scale, err := scaleOf(s.Study, name)
	if err != nil {
		return nil, err
	}
	t := &table.Table{ID: "distribution", Title: locale.Textf("%s\u00a0: distribution", "%s: distribution", scale.Label.Text)}
	t.Columns = []table.Column{{Key: "score", Label: locale.Same("Score"), Kind: table.Count}}
	counts := map[float64][]int{}
	for i, side := range scale.Sides {
		t.Columns = append(t.Columns, table.Column{Key: side, Label: s.Study.UnitLabel(side), Kind: table.Count})
		for _, x := range s.Frame(side).Variable(scale.Name).Answered(nil) {
			if x != math.Trunc(x) {
				return nil, nil
			}
			if counts[x] == nil {
				counts[x] = make([]int, len(scale.Sides))
			}
			counts[x][i]++
		}
	}
	for x := float64(len(scale.Questions)); x >= 0; x-- {
		if counts[x] == nil {
			continue
		}
		cells := []table.Cell{table.Value(x)}
		for _, n := range counts[x] {
			cells = append(cells, table.Int(n))
		}
		t.Add(cells...)
	}
	t.Note("Les scores que personne n'a obtenus ne figurent pas.", "Scores that nobody has are not listed.")
	return t, nil
}

// Respondents lists the score of every respondent.
func Respondents(s *survey.Survey, name string, options Options) (*table.Table, error) {
	scale, err := scaleOf(s.Study, name)
	if err != nil {
		return nil, err
	}
	t := &table.Table{ID: "respondents", Title: locale.Textf("%s\u00a0: score de chaque répondant", "%s: score of each respondent", scale.Label.Text)}
	t.Columns = []table.Column{
		{Key: "name", Label: locale.Text{FR: "Répondant", EN: "Respondent"}},
		{Key: "side", Machine: true}, {Key: "id", Machine: true}, {Key: "region", Machine: true}, {Key: "file", Machine: true}, {Key: "line", Kind: table.Count, Machine: true},
		{Key: "score", Label: locale.Same("Score"), Kind: table.Number, Decimals: decimalsOf(scale)},
		{Key: "maximum", Label: locale.Same("Max."), Kind: table.Number},
		{Key: "not_applicable", Label: locale.Text{FR: "Ne s'appl. pas", EN: "Not appl."}, Kind: table.Count},
		{Key: "no_answer", Label: locale.Text{FR: "Sans rép.", EN: "No answer"}, Kind: table.Count},
	}
	units, err := Options{Where: options.Where}.units(s.Study)
	if err != nil {
		return nil, err
	}
	units = slices.DeleteFunc(units, func(unit string) bool { return !slices.Contains(scale.Sides, unit) })
	for _, side := range units {
		frame := s.Frame(side)
		condition, err := compile(s.Study, side, options.Where)
		if err != nil {
			return nil, err
		}
		selection, err := frame.Where(condition, nil)
		if err != nil {
			return nil, wrongCondition(options.Where, err)
		}
		t.AddGroup(frame.Label)
		for _, i := range byScore(frame, scale.Name) {
			if selection.Mask.Has(i) {
				t.Add(respondentCells(s, frame, scale, i)...)
			}
		}
	}
	options.whereNotes(t, s, units)
	ruleNote(t, scale)
	return t, nil
}

func decimalsOf(scale *study.Scale) int {
	if scale.NotApplicable == score.Prorated || scale.NoAnswer == score.Prorated {
		return 1
	}
	return 0
}

// byScore returns the units from the highest score down; equals keep their order, units without a score come last.
func byScore(frame *dataset.Frame, name string) []int {
	v := frame.Variable(name)
	order := make([]int, frame.Len())
	for i := range order {
		order[i] = i
	}
	key := func(i int) float64 {
		if v.States[i] != study.Answered {
			return math.Inf(-1)
		}
		return v.Numbers[i]
	}
	slices.SortStableFunc(order, func(i, j int) int {
		switch a, b := key(i), key(j); {
		case a > b:
			return -1
		case a < b:
			return 1
		}
		return 0
	})
	return order
}

func respondentCells(s *survey.Survey, frame *dataset.Frame, scale *study.Scale, i int) []table.Cell {
	unit, items := frame.Units[i], s.Items[scale.Name][frame.Name][i]
	return []table.Cell{
		table.Plain(unit.Name), table.Plain(frame.Name), table.Plain(unit.ID), table.Plain(unit.Region), table.Plain(unit.Pos.File), table.Int(unit.Pos.Line),
		numberCell(frame.Variable(scale.Name), i), numberCell(frame.Variable(scale.Name+study.SuffixMaximum), i),
		table.Int(items.NotApplicable), table.Int(items.NoAnswer),
	}
}

// numberCell writes a unit's number, or why there is none.
func numberCell(v *dataset.Variable, i int) table.Cell {
	if v.States[i] != study.Answered {
		return table.Absent(v.States[i].Label())
	}
	return table.Value(v.Numbers[i])
}

// Ranking ranks the regions by the score of a scale; equals share a rank.
func Ranking(s *survey.Survey, name string) (*table.Table, error) {
	scale, err := scaleOf(s.Study, name)
	if err != nil {
		return nil, err
	}
	if s.Regions == nil || s.Regions.Variable(scale.Name) == nil {
		return nil, usage("pas de classement\u00a0: les parties de l'étude ne sont pas arrimées par région sur cette échelle", "no ranking: the sides of the study are not joined by region on this scale")
	}
	v := s.Regions.Variable(scale.Name)
	sides := s.Study.LinkedSides()
	t := &table.Table{ID: "ranking", Title: locale.Textf("%s\u00a0: classement des régions", "%s: ranking of the regions", scale.Label.Text)}
	t.Columns = []table.Column{
		{Key: "region", Label: locale.Text{FR: "Région", EN: "Region"}},
		{Key: "code", Machine: true},
		{Key: "rank", Label: locale.Text{FR: "Rang", EN: "Rank"}, Kind: table.Count},
		{Key: "score", Label: locale.Same("Score"), Kind: table.Number, Decimals: 1},
		{Key: "maximum", Label: locale.Text{FR: "sur", EN: "of"}, Kind: table.Count},
		{Key: sides[0] + "_units", Label: locale.Textf("%s (n)", "%s (n)", s.Study.UnitLabel(sides[0])), Kind: table.Count},
		{Key: sides[0], Label: locale.Textf("%s (%s)", "%s (%s)", s.Study.UnitLabel(sides[0]), s.Study.Link.Combine.Label()), Kind: table.Number, Decimals: 1},
		{Key: sides[1], Label: s.Study.UnitLabel(sides[1]), Kind: table.Number, Decimals: 1},
	}
	ranks := RanksOf(v)
	for _, i := range byScore(s.Regions, scale.Name) {
		rank := table.Absent(locale.Same("–"))
		if ranks[i] > 0 {
			rank = table.Int(ranks[i])
		}
		t.Add(table.Plain(s.Regions.Units[i].Name), table.Plain(s.Regions.Units[i].ID), rank, numberCell(v, i), table.Value(v.Maximum),
			table.Int(len(s.Links[i].Units[sides[0]])), numberCell(s.Regions.Variable(sides[0]+"."+scale.Name), i), numberCell(s.Regions.Variable(sides[1]+"."+scale.Name), i))
	}
	t.Note("Les régions à égalité partagent leur rang\u00a0; le rang suivant est sauté.", "Regions with equal scores share a rank; the next one is skipped.")
	ruleNote(t, scale)
	return t, nil
}

// RanksOf ranks the units of a variable, 1 the highest; 0 for a unit without a value.
func RanksOf(v *dataset.Variable) []int {
	among := assoc.CompetitionRanks(v.Answered(nil))
	ranks := make([]int, len(v.States))
	for i, state := range v.States {
		if state == study.Answered {
			ranks[i] = among[0]
			among = among[1:]
		}
	}
	return ranks
}

// Sensitivity shows how the mean score depends on what an item that does not apply counts for; nil where every item
// applies to everyone.
func Sensitivity(s *survey.Survey, name string) (*table.Table, error) {
	scale, err := scaleOf(s.Study, name)
	if err != nil {
		return nil, err
	}
	if !anyNotApplicable(s, scale) {
		return nil, nil
	}
	t := &table.Table{ID: "sensitivity", Title: locale.Textf("%s\u00a0: effet de la règle pour ce qui ne s'applique pas", "%s: effect of the rule for what does not apply", scale.Label.Text)}
	t.Columns = []table.Column{
		{Key: "label", Label: locale.Text{FR: "Règle", EN: "Rule"}},
		{Key: "side", Machine: true}, {Key: "rule", Machine: true},
		{Key: "n", Label: locale.Same("n"), Kind: table.Count},
		{Key: "mean", Label: locale.Text{FR: "Moyenne", EN: "Mean"}, Kind: table.Number, Decimals: 1},
		{Key: "maximum", Label: locale.Text{FR: "Maximum moyen", EN: "Mean maximum"}, Kind: table.Number, Decimals: 1},
		{Key: "percent", Label: locale.Text{FR: "Moyenne / maximum", EN: "Mean / maximum"}, Kind: table.Percent, Decimals: 1},
	}
	for _, side := range scale.Sides {
		t.AddGroup(s.Study.UnitLabel(side))
		for _, variant := range score.Sensitivity(survey.Rules(scale), s.Items[scale.Name][side]) {
			t.Add(variantCells(variant, scale, side)...)
		}
	}
	t.Note("Énoncé sans réponse\u00a0: %s. Au prorata\u00a0: énoncés répondus, au moins %d.", "Item without an answer: %s. Prorated: items answered, at least %d.", ruleName(scale.NoAnswer), max(scale.MinimumItems, 1))
	return t, nil
}

func anyNotApplicable(s *survey.Survey, scale *study.Scale) bool {
	for _, side := range scale.Sides {
		if slices.ContainsFunc(s.Items[scale.Name][side], func(items score.Items) bool { return items.NotApplicable > 0 }) {
			return true
		}
	}
	return false
}

func variantCells(variant score.Variant, scale *study.Scale, side string) []table.Cell {
	label := ruleName(variant.Rule)
	if variant.Rule == scale.NotApplicable {
		label = locale.Textf("%s (règle de l'étude)", "%s (the study's rule)", label)
	}
	mean, maximum, percent := table.Absent(locale.Same("–")), table.Absent(locale.Same("–")), table.Absent(locale.Same("–"))
	if variant.N > 0 {
		mean, maximum, percent = table.Value(variant.Mean), table.Value(variant.Maximum), table.Value(variant.Percent)
	}
	return []table.Cell{table.Words(label), table.Plain(side), table.Plain(string(variant.Rule)), table.Int(variant.N), mean, maximum, percent}
}

// HasRanking reports whether a study joins its sides by region on a scale, so that Ranking has something to rank.
func HasRanking(s *survey.Survey, name string) bool {
	scale, err := scaleOf(s.Study, name)
	return err == nil && joined(s, scale)
}

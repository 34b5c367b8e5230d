package tabulate

import (
	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/design"
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// DesignTables describe how the respondents of each side were drawn and weighted: the design itself and, where weights
// are calibrated, the totals before and after.
func DesignTables(s *survey.Survey) []*table.Table {
	var tables []*table.Table
	for _, frame := range s.Sides {
		sampling := s.Samplings[frame.Name]
		if sampling == nil {
			tables = append(tables, simpleTable(s, frame))
			continue
		}
		tables = append(tables, designTable(s, frame.Name, sampling))
		if sampling.Calibrated != nil {
			tables = append(tables, calibrationTable(s, frame.Name, sampling))
		}
	}
	return tables
}

// newDesignTable begins the table of one side, and returns what adds a row to it.
func newDesignTable(s *survey.Survey, side string) (t *table.Table, add func(id, fr, en string, x float64)) {
	t = &table.Table{ID: "design", Title: locale.Textf("Plan\u00a0: %s", "Design: %s", s.Study.Side(side).Label.Text)}
	t.Columns = []table.Column{
		{Key: "fact", Label: locale.Text{FR: "Élément", EN: "Fact"}}, {Key: "id", Machine: true, Role: table.Term}, {Key: "side", Machine: true, Role: table.Side},
		{Key: "value", Label: locale.Text{FR: "Valeur", EN: "Value"}, Kind: table.Number, Role: table.Estimate},
	}
	return t, func(id, fr, en string, x float64) {
		t.Add(table.Words(locale.Text{FR: fr, EN: en}), table.Plain(id), table.Plain(side), table.Cell{Set: true, Number: x, Text: locale.Textf("%s", "%s", locale.Trimmed(x, 2))})
	}
}

// simpleTable describes a side that declares no design.
func simpleTable(s *survey.Survey, frame *dataset.Frame) *table.Table {
	t, add := newDesignTable(s, frame.Name)
	add("respondents", "Répondants", "Respondents", float64(frame.Len()))
	if population := s.Population(frame.Name); population > 0 {
		add("population", "Population", "Population", float64(population))
	}
	t.Note("Aucun plan déclaré (design:)\u00a0: les répondants sont un échantillon aléatoire simple, sans poids.", "No design declared (design:): the respondents are a simple random sample, without weights.")
	return t
}

func designTable(s *survey.Survey, side string, sampling *survey.Sampling) *table.Table {
	summary := sampling.Design.Summary()
	t, add := newDesignTable(s, side)
	add("respondents", "Répondants", "Respondents", float64(summary.Rows))
	for i, stage := range summary.Stages {
		t.AddGroup(locale.Textf("Tirage\u00a0: %s", "Selection: %s", stageWords(i, len(summary.Stages), declaredStage(sampling.Declared, i))))
		add("strata", "Strates", "Strata", float64(stage.Strata))
		add("units", "Unités tirées", "Units drawn", float64(stage.Units))
		if stage.Whole > 0 {
			add("whole_strata", "Strates prises en entier", "Strata taken whole", float64(stage.Whole))
		}
		if len(stage.Lonely) > 0 {
			add("lonely_strata", "Strates à une seule unité", "Strata with a single unit", float64(len(stage.Lonely)))
			t.Note("Strates à une seule unité\u00a0: %s\u00a0; règle\u00a0: %s.", "Strata with a single unit: %s; rule: %s.", diag.OneOf(stage.Lonely), lonelyWords[summary.Lonely])
		}
	}
	t.AddGroup(locale.Text{FR: "Poids", EN: "Weights"})
	add("weight_sum", "Somme", "Sum", summary.WeightSum)
	add("weight_min", "Minimum", "Minimum", summary.WeightMin)
	add("weight_max", "Maximum", "Maximum", summary.WeightMax)
	add("weight_cv", "Coefficient de variation", "Coefficient of variation", summary.WeightCV)
	add("kish", "Effet de plan de Kish", "Kish's design effect", summary.Kish)
	if t := sampling.Trimmed; t != nil {
		add("raised", "Poids relevés à la borne", "Weights raised to the bound", float64(t.Raised))
		add("lowered", "Poids abaissés à la borne", "Weights lowered to the bound", float64(t.Lowered))
	}
	t.AddGroup(locale.Same("Variance"))
	if summary.Replicates > 0 {
		add("replicates", "Répliques", "Replicates", float64(summary.Replicates))
	}
	add("df", "Degrés de liberté", "Degrees of freedom", summary.DF)
	designNotes(s, t, side)
	t.Notes = append(t.Notes, summary.Method.Sentence)
	return t
}

// declaredStage returns a stage as the study declares it; a design without stages has one of respondents.
func declaredStage(declared *study.Design, i int) study.Stage {
	if i < len(declared.Stages) {
		return declared.Stages[i]
	}
	return study.Stage{}
}

var lonelyWords = map[design.Lonely]locale.Text{
	"":                     {FR: "aucune variance (error)", EN: "no variance (error)"},
	design.LonelyError:     {FR: "aucune variance (error)", EN: "no variance (error)"},
	design.LonelyCentred:   {FR: "écart à la moyenne de toutes les unités (centred)", EN: "deviation from the mean of all units (centred)"},
	design.LonelyAverage:   {FR: "moyenne des autres strates (average)", EN: "average of the other strata (average)"},
	design.LonelyCertainty: {FR: "aucun apport (certainty)", EN: "adds nothing (certainty)"},
}

// calibrationTable shows what the weights add up to before and after calibration, beside what is known.
func calibrationTable(s *survey.Survey, side string, sampling *survey.Sampling) *table.Table {
	result := sampling.Calibrated
	t := &table.Table{ID: "calibration", Title: locale.Textf("Calage\u00a0: %s", "Calibration: %s", s.Study.Side(side).Label.Text)}
	t.Columns = []table.Column{
		{Key: "total", Label: locale.Same("Total"), Role: table.Term}, {Key: "side", Machine: true, Role: table.Side},
		{Key: "before", Label: locale.Text{FR: "Avant", EN: "Before"}, Kind: table.Number, Decimals: 1, Role: table.Estimate},
		{Key: "after", Label: locale.Text{FR: "Après", EN: "After"}, Kind: table.Number, Decimals: 1, Role: table.Estimate},
		{Key: "known", Label: locale.Text{FR: "Connu", EN: "Known"}, Kind: table.Number, Decimals: 1, Role: table.Estimate},
	}
	before := make([]float64, result.Model.P())
	least, most := 0.0, 0.0
	for i, w := range sampling.Weights {
		index, value := result.Model.Row(i)
		for k, j := range index {
			before[j] += w * value[k]
		}
		if g := result.Factors[i]; i == 0 {
			least, most = g, g
		} else {
			least, most = min(least, g), max(most, g)
		}
	}
	for j, name := range result.Model.Names {
		t.Add(table.Plain(name), table.Plain(side), table.Value(before[j]), table.Value(result.Achieved[j]), table.Value(result.Target[j]))
	}
	t.Note("Un poids est multiplié par %s à %s (passages\u00a0: %d).", "A weight is multiplied by %s to %s (passes: %d).", locale.Trimmed(least, 3), locale.Trimmed(most, 3), result.Iterations)
	if sampling.Trimmed != nil {
		t.Note("Après calage, les poids ont été ramenés aux bornes (trim)\u00a0: les totaux n'y sont plus tout à fait.", "After calibration the weights were brought back to bounds (trim): the totals are no longer exactly met.")
	}
	return t
}

package tabulate

import (
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/design"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/replicate"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// designNotes says in a line how the respondents of a side were drawn and weighted; nothing where it declares no design.
func designNotes(s *survey.Survey, t *table.Table, side string) {
	sampling := s.Samplings[side]
	if sampling == nil {
		return
	}
	parts := weightWords(sampling)
	for i, stage := range sampling.Declared.Stages {
		parts = append(parts, stageWords(i, len(sampling.Declared.Stages), stage))
	}
	if replicates := sampling.Declared.Replicates; replicates != nil {
		parts = append(parts, replicateWords(sampling))
	}
	text := parts[0]
	for _, part := range parts[1:] {
		text = locale.Textf("%s\u00a0; %s", "%s; %s", text, part)
	}
	t.Note("Plan (%s)\u00a0: %s.", "Design (%s): %s.", s.Study.Side(side).Label.Text, text)
}

// unweightedNote says that a table takes the respondents of sides with a design as they are; nothing where none of the
// sides declares one.
func unweightedNote(s *survey.Survey, t *table.Table, sides ...string) {
	for _, side := range sides {
		if s.Samplings[side] != nil {
			t.Note("%s\u00a0: sans pondération, le plan déclaré n'entre pas dans ces nombres.", "%s: unweighted, the declared design does not enter these numbers.", s.Study.Side(side).Label.Text)
		}
	}
}

// weightWords says where the weights come from, and what was done to them.
func weightWords(sampling *survey.Sampling) []locale.Text {
	declared := sampling.Declared
	parts := []locale.Text{{FR: "sans poids", EN: "no weights"}}
	if !declared.Weight.IsZero() {
		parts[0] = locale.Textf("poids %s", "weights %s", declared.Weight.Value)
	}
	if c := declared.Calibrate; c != nil {
		var to []string
		for _, margin := range c.Margins {
			to = append(to, margin.By.Value)
		}
		to = append(to, c.Totals.Names()...)
		parts = append(parts, locale.Textf("%s\u00a0: %s", "%s: %s", calibrationWords[c.Method.Value], strings.Join(to, ", ")))
	}
	if t := sampling.Trimmed; t != nil {
		parts = append(parts, locale.Textf("poids ramenés aux bornes\u00a0: %d", "weights brought back to the bounds: %d", t.Raised+t.Lowered))
	}
	return parts
}

var calibrationWords = map[string]locale.Text{
	study.PostStratify: {FR: "post-stratification", EN: "post-stratified"},
	study.Rake:         {FR: "ratissage (raking)", EN: "raked"},
	study.Linear:       {FR: "calage linéaire", EN: "linear calibration"},
}

// stageWords describes one stage of selection.
func stageWords(i, stages int, stage study.Stage) locale.Text {
	unit := locale.Text{FR: "répondants", EN: "respondents"}
	if !stage.Cluster.IsZero() {
		unit = locale.Textf("grappes %s", "clusters %s", stage.Cluster.Value)
	}
	if !stage.Strata.IsZero() {
		unit = locale.Textf("%s par strate %s", "%s by stratum %s", unit, stage.Strata.Value)
	}
	if stage.FPC.IsZero() {
		unit = locale.Textf("%s, avec remise", "%s, with replacement", unit)
	} else {
		unit = locale.Textf("%s, correction pour population finie %s", "%s, finite population correction %s", unit, stage.FPC.Value)
	}
	if stages > 1 {
		return locale.Textf("degré %d\u00a0: %s", "stage %d: %s", i+1, unit)
	}
	return unit
}

// replicateWords describes the replicates that variances come from.
func replicateWords(sampling *survey.Sampling) locale.Text {
	declared := sampling.Declared.Replicates
	from := locale.Text{FR: "tirées du plan", EN: "made from the design"}
	if !declared.Columns.IsZero() {
		from = locale.Text{FR: "en colonnes", EN: "in columns"}
	}
	around := locale.Text{FR: "l'estimation", EN: "the estimate"}
	if declared.Around == "mean" {
		around = locale.Text{FR: "leur moyenne", EN: "their mean"}
	}
	words := locale.Textf("variance par répliques %s (%d, %s, autour de %s)", "variance by %s replicates (%d, %s, around %s)",
		declared.Kind.Value, sampling.Design.Summary().Replicates, from, around)
	if kind := replicate.Kind(declared.Kind.Value); declared.Columns.IsZero() && (kind == replicate.KindBootstrap || kind == replicate.KindPreston) {
		return locale.Textf("%s, graine %d", "%s, seed %d", words, declared.Seed)
	}
	return words
}

// EstimatesMethods returns the identifiers of the methods behind estimates.
func EstimatesMethods(s *survey.Survey, list []Estimated) []string {
	ids := []string{design.LinearisationID}
	for _, e := range list {
		used := []string{e.Interval.Method.ID}
		if sampling := s.Samplings[e.Side.Name]; sampling != nil {
			used = append(used, sampling.Method().ID)
			if r := sampling.Declared.Replicates; r != nil {
				used = append(used, r.Kind.Value)
			}
			if c := sampling.Declared.Calibrate; c != nil {
				used = append(used, calibrationMethods[c.Method.Value])
			}
		}
		for _, id := range used {
			if !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	return ids
}

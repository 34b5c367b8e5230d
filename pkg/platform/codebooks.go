package platform

import "github.com/arrimage/arrimage/pkg/locale"

// codebookPresets are files that describe a questionnaire: they stand beside exports and are taken for them.
var codebookPresets = []Preset{
	{
		ID: "redcap-dictionary", Name: locale.Text{FR: "dictionnaire REDCap", EN: "REDCap dictionary"}, Codebook: true,
		Marks: []Mark{
			{Pattern: names(`variable / field name|field_name`), First: true, Weight: 3},
			{Pattern: names(`form name|form_name`), Weight: 2}, {Pattern: names(`field type|field_type`), Weight: 2},
			{Pattern: names(`branching logic \(show field only if\.\.\.\)|branching_logic`), Weight: 2},
		},
		Headers: single,
	},
	{
		ID: "xlsform", Name: locale.Same("XLSForm"), Codebook: true,
		Marks: []Mark{
			{Pattern: names(`type`), Weight: 1}, {Pattern: names(`name`), Weight: 1}, {Pattern: re(`^label(?:::?.+)?$`), Weight: 2},
			{Pattern: names(`relevant|constraint|choice_filter|calculation|appearance`), Weight: 1},
		},
		Headers: single,
	},
}

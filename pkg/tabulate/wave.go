package tabulate

import (
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/table"
)

var waveWord = locale.Text{FR: "Vague", EN: "Wave"}

// WaveNotes says below tables of which wave they are, and which sides were not surveyed in it; nothing where the study has
// no waves.
func WaveNotes(def *study.Definition, tables []*table.Table) {
	if def.Wave == "" {
		return
	}
	for _, t := range tables {
		t.Note("Vague\u00a0: %s.", "Wave: %s.", def.WaveLabel(def.Wave))
		for _, entry := range def.Sides {
			if !def.HasExport(entry.Key.Value) {
				t.Note("%s\u00a0: pas d'export dans cette vague.", "%s: no export in this wave.", entry.Value.Label.Text)
			}
		}
	}
}

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
		for _, side := range def.Sides.Names() {
			noExportNote(t, def, side)
		}
	}
}

// noExportNote says that a side was not surveyed in the wave; nothing where it was.
func noExportNote(t *table.Table, def *study.Definition, side string) {
	if def.Wave != "" && !def.HasExport(side) {
		marked(t, locale.Textf("%s\u00a0: pas d'export dans cette vague.", "%s: no export in this wave.", def.UnitLabel(side)))
	}
}

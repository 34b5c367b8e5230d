package tabulate

import (
	"slices"

	"github.com/arrimage/arrimage/pkg/study"
)

// wordMethods describes the methods of what a report shows of themes side by side: what distinguishes, what stands together,
// coverage, saturation.
func wordMethods(def *study.Definition) []Paragraph {
	var ids []string
	for _, kind := range []struct {
		name string
		ids  []string
	}{
		{"keyness", keynessMethods(def)}, {"cooccurrence", TogetherMethods(nil)},
		{"coverage", CoverageMethods()}, {"saturation", SaturationMethods()},
	} {
		for _, id := range kind.ids {
			if def.Shows(kind.name) && len(def.Coded) > 0 && !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	var list []Paragraph
	for _, id := range ids {
		method := describedMethod(id)
		list = append(list, Paragraph{Text: method.Sentence, Source: method.Source})
	}
	return list
}

// keynessMethods returns the methods of what the analyses of a study say of what distinguishes: each adjusts as it declares.
func keynessMethods(def *study.Definition) []string {
	var ids []string
	for _, entry := range def.Analyses {
		if entry.Value.Kind.Value == "keyness" {
			ids = append(ids, KeynessMethods(nil, KeynessRequest{Adjust: entry.Value.Adjust.Value})...)
		}
	}
	return ids
}

package cli

import (
	"testing"

	"github.com/arrimage/arrimage/pkg/keyness"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

func TestThemesComparedFlags(t *testing.T) {
	plain := source{invalid: "error"}
	check(t, newThemesKeynessCmd, "said --words --least 2 --adjust holm --top 5 --by g --base answered --explain-method", themesKeynessOptions{
		source: plain, choices: choices{by: []string{"g"}, base: "answered"}, explain: true,
		request: tabulate.KeynessRequest{Questions: []string{"said"}, Words: true, Least: 2, Adjust: "holm", Top: 5},
	})
	check(t, newThemesTogetherCmd, "", themesTogetherOptions{source: plain, within: "segment", request: tabulate.TogetherRequest{Top: tabulate.DefaultTop}})
	check(t, newThemesTogetherCmd, "a b --within respondent --top 0 --where x", themesTogetherOptions{
		source: plain, choices: choices{where: "x"}, within: "respondent", request: tabulate.TogetherRequest{Questions: []string{"a", "b"}},
	})
	check(t, newThemesCoverageCmd, "a --by region --where x", themesCoverageOptions{source: plain, choices: choices{where: "x", by: []string{"region"}}, questions: []string{"a"}})
	check(t, newThemesSaturationCmd, "", themesSaturationOptions{
		source: plain, request: tabulate.SaturationRequest{Rule: keyness.BaseRunRule{Base: tabulate.SaturationBase, Run: tabulate.SaturationRun}},
	})
	check(t, newThemesSaturationCmd, "a --first 6 --run 3 --threshold 5", themesSaturationOptions{
		source: plain, threshold: 5, request: tabulate.SaturationRequest{Questions: []string{"a"}, Rule: keyness.BaseRunRule{Base: 6, Run: 3}},
	})
}

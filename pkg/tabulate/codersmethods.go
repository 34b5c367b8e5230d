package tabulate

import (
	"slices"

	"github.com/arrimage/arrimage/pkg/agree"
	"github.com/arrimage/arrimage/pkg/survey"
)

// CodersMethods returns the identifiers of the methods of comparisons of coders, in the order of agree.Methods.
func CodersMethods(lists ...[]CodersAgreement) []string {
	used := map[string]bool{}
	for _, list := range lists {
		for _, a := range list {
			for _, c := range a.list() {
				used[c.Statistic.ID], used[c.Interval.Method.ID] = true, true
			}
		}
	}
	var ids []string
	for _, method := range agree.Methods {
		if used[method.ID] && !slices.Contains(ids, method.ID) {
			ids = append(ids, method.ID)
		}
	}
	return ids
}

// codersParagraphs describes the methods of the agreement of coders, where the report shows it.
func codersParagraphs(s *survey.Survey) []Paragraph {
	if s.Codings == nil || len(s.Codings.Coders) < 2 || len(s.Study.Coded) == 0 || !s.Study.Shows("coders") {
		return nil
	}
	list, err := CodersAgreements(s, CodersOptions{})
	if err != nil {
		panic("tabulate: coders: " + err.Error()) // Nothing was named that could be unknown.
	}
	var paragraphs []Paragraph
	for _, id := range CodersMethods(list) {
		if id != agree.WilsonID { // Described with the other proportions.
			method := describedMethod(id)
			paragraphs = append(paragraphs, Paragraph{Text: method.Sentence, Source: method.Source})
		}
	}
	return paragraphs
}

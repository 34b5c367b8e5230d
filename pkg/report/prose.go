package report

import (
	"strings"

	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/locale"
)

// proseOf returns what a study file says in prose: an empty line starts a new paragraph.
func proseOf(text locale.Text) *document.Prose {
	return &document.Prose{FR: paragraphs(text.FR), EN: paragraphs(text.EN)}
}

func paragraphs(text string) []document.Passage {
	var list []document.Passage
	for paragraph := range strings.SplitSeq(strings.ReplaceAll(text, "\r\n", "\n"), "\n\n") {
		if paragraph = strings.Trim(paragraph, " \n\t"); paragraph != "" {
			list = append(list, document.Passage{Spans: []document.Span{{Text: strings.ReplaceAll(paragraph, "\n", " ")}}})
		}
	}
	return list
}

package docx

import (
	"slices"
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/locale"
)

// Room to write is as many ruled lines, in a style that the document has; what a document says of its making is said.
func TestRoom(t *testing.T) {
	d := &document.Document{
		Title: locale.Same("Form"), Colophon: locale.Text{FR: "Fait ici.", EN: "Made here."},
		Sections: []document.Section{{ID: "q", Title: locale.Same("Questions"), Blocks: []document.Block{{Room: 4}, {Prose: document.Plain(locale.Same("On."))}}}},
	}
	file := written(t, d, locale.English)
	parts, _ := read(t, file)
	body, styles := parts["word/document.xml"].child("body"), parts["word/styles.xml"]
	ruled := 0
	for _, p := range body.all("pStyle") {
		if p.get("val") == "WritingLine" {
			ruled++
		}
	}
	if ruled != 4 {
		t.Errorf("%d lines to write on, want 4", ruled)
	}
	if !slices.ContainsFunc(styles.all("style"), func(n *node) bool { return n.get("styleId") == "WritingLine" }) {
		t.Error("the style of the lines is not there")
	}
	if read := strings.Join(lines(body), "\n"); !strings.Contains(read, "Colophon: Made here.") || !strings.Contains(read, "BodyText: On.") {
		t.Errorf("read %q", read)
	}
}

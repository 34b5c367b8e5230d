package study

import (
	"strings"

	"github.com/arrimage/arrimage/pkg/locale"
)

// sourceWord says what a side is read from.
var sourceWord = locale.Text{FR: "file (un export) ou folder (un dossier de documents)", EN: "file (an export) or folder (a folder of documents)"}

// Source returns what the side is read from, the export or the folder of documents; zero where it has none in the wave.
func (s *Side) Source() Located {
	if s.File.IsZero() {
		return s.Folder
	}
	return s.File
}

// sourceKey returns the key that names the source of the side.
func (s *Side) sourceKey() string {
	if s.File.IsZero() && !s.Folder.IsZero() {
		return "folder"
	}
	return "file"
}

// resolveFolder checks that a side which is a folder says nothing that holds of a file alone.
func (r *resolver) resolveFolder(side *Side) {
	if side.Folder.IsZero() {
		return
	}
	if !side.File.IsZero() {
		r.errorf(side.Folder, "file-and-folder", "file et folder\u00a0: l'un ou l'autre", "file and folder: either one or the other")
	}
	var ofFiles []string
	for _, key := range []struct {
		name string
		said bool
	}{
		{"sheet", side.Sheet != ""}, {"encoding", side.Encoding != ""}, {"delimiter", side.Delimiter != ""}, {"title_rows", side.TitleRows > 0},
		{"header_rows", side.HeaderRows > 0}, {"headings", side.Headings != ""}, {"masked", side.Masked},
	} {
		if key.said {
			ofFiles = append(ofFiles, key.name)
		}
	}
	if len(ofFiles) > 0 {
		r.errorf(side.Folder, "folder", "partie %q\u00a0: %s ne se dit pas d'un dossier de documents (folder)", "side %q: %s cannot be said of a folder of documents (folder)",
			side.Name, strings.Join(ofFiles, ", "))
	}
}

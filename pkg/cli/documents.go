package cli

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/transcript"
)

// isDocument reports whether a file, there or not, is in a folder of documents of the study and has the ending of one.
func isDocument(env *Env, s *survey.Survey, file string) bool {
	folder, err := os.Stat(filepath.Dir(env.path(file)))
	if err != nil || !transcript.Is(file) {
		return false
	}
	for _, name := range s.Study.Folders() {
		if info, err := fs.Stat(s.Files, path.Clean(name)); err == nil && os.SameFile(folder, info) {
			return true
		}
	}
	return false
}

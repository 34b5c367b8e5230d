package transcript

import (
	"io/fs"
	"path"
	"strings"
)

// MaxFolder is how many bytes of text the documents of a folder may have together: all of it is held in memory.
const MaxFolder = 256 << 20

// List returns the names of the documents in a folder, in order, and of what else is in it: hidden files, those that Word keeps
// beside an open document, other endings, folders (with / behind the name). The errors are those of fs.ReadDir.
func List(files fs.FS, folder string) (documents, others []string, err error) {
	entries, err := fs.ReadDir(files, folder)
	if err != nil {
		return nil, nil, err
	}
	for _, entry := range entries { // ReadDir returns them in order.
		name := entry.Name()
		info, err := fs.Stat(files, path.Join(folder, name))
		switch {
		case entry.IsDir():
			others = append(others, name+"/")
		case !Is(name), strings.HasPrefix(name, "."), strings.HasPrefix(name, "~$"), err == nil && !info.Mode().IsRegular():
			others = append(others, name)
		default:
			documents = append(documents, name)
		}
	}
	return documents, others, nil
}

package qda

import (
	"archive/zip"
	"io"
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/pattern"
)

// An opened is a .qdpx file while it is read.
type opened struct {
	at      diag.Pos
	entries map[string]*zip.File // by their names in small letters
	left    int64                // bytes that may yet be unpacked
}

// open opens an archive; all that is wrong with its entries is said at once.
func open(at diag.Pos, src io.ReaderAt, size int64) (*opened, error) {
	from, err := zip.NewReader(src, size)
	if err != nil {
		return nil, diag.Fail(diag.Data, at, "not-qdpx", "ce n'est pas une archive .qdpx, ou elle est abîmée\u00a0: %s",
			"this is no .qdpx archive, or a damaged one: %s", locale.Line(err.Error()))
	}
	a := &opened{at: at, entries: map[string]*zip.File{}, left: MaxUnpacked}
	var wrong diag.List
	for _, file := range from.File {
		key := strings.ToLower(file.Name)
		switch {
		case leadsOut(file.Name):
			wrong.Errorf(at, "path-outside", "l'entrée %q mène hors de l'archive\u00a0: elle est refusée", "entry %q leads out of the archive: it is refused", locale.Line(file.Name))
		case a.entries[key] != nil:
			wrong.Errorf(at, "entry-twice", "deux entrées ont le nom %q", "two entries are named %q", locale.Line(file.Name))
		case file.Flags&1 != 0:
			wrong.Errorf(at, "encrypted", "l'entrée %q est protégée par un mot de passe", "entry %q is under a password", locale.Line(file.Name))
		}
		a.entries[key] = file
	}
	return a, wrong.Err(diag.Data)
}

var drive = pattern.New(`^[A-Za-z]:`)

// leadsOut reports whether a path could mean a file outside of the archive.
func leadsOut(path string) bool {
	return strings.ContainsAny(path, "\\\x00") || strings.HasPrefix(path, "/") || drive.MatchString(path) ||
		slices.Contains(strings.Split(path, "/"), "..")
}

// project returns the XML of the project and its name. The standard names it project.qde; ATLAS.ti names it after the
// project, which is taken where there is no other.
func (a *opened) project() (*zip.File, error) {
	if file := a.entries["project.qde"]; file != nil {
		return file, nil
	}
	var found []*zip.File
	for name, file := range a.entries {
		if strings.HasSuffix(name, ".qde") && !strings.Contains(name, "/") {
			found = append(found, file)
		}
	}
	if len(found) == 1 {
		return found[0], nil
	}
	return nil, diag.Fail(diag.Data, a.at, "no-project", "l'archive n'a pas de fichier project.qde (%d autres fichiers .qde)",
		"the archive has no file project.qde (%d other .qde files)", len(found))
}

// source returns an entry by the path that the XML gives, such as internal://X.txt, or nil. Programs differ in the case
// of the folder's name, and whether they write it.
func (a *opened) source(path string) *zip.File {
	path = strings.ToLower(strings.TrimLeft(path, "/"))
	for _, name := range []string{"sources/" + path, path} {
		if file := a.entries[name]; file != nil {
			return file
		}
	}
	return nil
}

// unpack reads an entry of at most limit bytes.
func (a *opened) unpack(file *zip.File, at diag.Pos, limit int64) ([]byte, error) {
	name, size := locale.Line(file.Name), file.UncompressedSize64
	switch {
	case size > uint64(limit) || size > uint64(max(a.left, 0)):
		return nil, diag.Fail(diag.Data, at, "too-large", "l'entrée %q est trop grande\u00a0: %s octets (au plus %s, et %s pour toute l'archive)",
			"entry %q is too large: %s bytes (at most %s, and %s for the whole archive)", name, locale.Fixed(float64(size), 0), locale.Count(int(limit)), locale.Count(MaxUnpacked))
	case size > 1<<20 && size/MaxGrowth > file.CompressedSize64:
		return nil, diag.Fail(diag.Data, at, "expands", "l'entrée %q se développe plus de %d fois\u00a0: elle est refusée",
			"entry %q expands more than %d times: it is refused", name, MaxGrowth)
	}
	content, err := a.content(file)
	if err != nil {
		return nil, diag.Fail(diag.Data, at, "damaged", "l'entrée %q ne se lit pas\u00a0: %s", "entry %q cannot be read: %s", name, locale.Line(err.Error()))
	}
	a.left -= int64(len(content))
	return content, nil
}

// content reads an entry, and no more of it than it says that it has.
func (a *opened) content(file *zip.File) ([]byte, error) {
	from, err := file.Open()
	if err != nil {
		return nil, err
	}
	defer from.Close()
	content, err := io.ReadAll(io.LimitReader(from, int64(file.UncompressedSize64)+1))
	if err == nil && uint64(len(content)) > file.UncompressedSize64 {
		err = zip.ErrFormat
	}
	return content, err
}

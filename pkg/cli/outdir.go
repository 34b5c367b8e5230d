package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/document/latex"
	"github.com/arrimage/arrimage/pkg/formats"
	"github.com/arrimage/arrimage/pkg/naming"
	"github.com/arrimage/arrimage/pkg/region"
	"github.com/arrimage/arrimage/pkg/survey"
)

// allFormats is the name of every format but that of terminals.
const allFormats = "all"

// A shelf is the folder that documents are written to, and how.
type shelf struct {
	env     *Env
	survey  *survey.Survey
	folder  string
	formats []formats.Format

	interactive bool // pages are
}

// documentFormats returns the formats that a list names, each once; html where it is empty.
func documentFormats(list string) ([]formats.Format, error) {
	if list == "" {
		list = "html"
	}
	var chosen []formats.Format
	for name := range strings.SplitSeq(list, ",") {
		switch format, ok := formats.Named(strings.TrimSpace(name)); {
		case strings.TrimSpace(name) == allFormats:
			chosen = append(chosen, slices.DeleteFunc(slices.Clone(formats.All), func(f formats.Format) bool { return f.Name == "table" })...)
		case !ok:
			return nil, oneOf("--format", strings.TrimSpace(name), append(formats.Names(), allFormats))
		default:
			chosen = append(chosen, format)
		}
	}
	seen := map[string]bool{}
	return slices.DeleteFunc(chosen, func(f formats.Format) bool {
		twice := seen[f.Name]
		seen[f.Name] = true
		return twice
	}), nil
}

// refuse refuses documents of the given names where one would replace a file of the study: it is told before anything is
// written.
func (sh *shelf) refuse(bases ...string) error {
	for _, base := range bases {
		for _, format := range sh.formats {
			for _, name := range namesOf(base, format) {
				if err := protect(sh.env, sh.survey, "--out-dir", filepath.Join(sh.folder, name)); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// create makes the folder where it is not there.
func (sh *shelf) create() error {
	if err := os.MkdirAll(sh.env.path(sh.folder), 0o777); err != nil {
		return cannotWrite(sh.folder, err)
	}
	return nil
}

// namesOf returns the names of the files of a document in a format; what it draws has files beside them.
func namesOf(base string, format formats.Format) []string {
	if format.Name == "tex" {
		return []string{base + format.Extension, base + "-figures.tex"}
	}
	return []string{base + format.Extension}
}

// put writes a document in every format, each file whole or not at all, and returns the names of the files.
func (sh *shelf) put(base string, d *document.Document) ([]string, error) {
	var names []string
	options := formats.Options{Lang: sh.env.Lang, Width: defaultWidth, Meta: metaOf(sh.survey.Study), Interactive: sh.interactive}
	var beside []string
	sh.addBeside(&options, base, &beside)
	for _, format := range sh.formats {
		files := namesOf(base, format)
		if err := sh.file(files[0], func(w io.Writer) error { return format.Write(w, d, options) }); err != nil {
			return nil, err
		}
		for _, figures := range files[1:] {
			if err := sh.file(figures, func(w io.Writer) error { return latex.Commands(w, d, sh.env.Lang) }); err != nil {
				return nil, err
			}
		}
		names = append(names, files...)
	}
	return append(names, beside...), nil
}

// addBeside lets a document of the given name have files beside it, and collects their names.
func (sh *shelf) addBeside(options *formats.Options, base string, names *[]string) {
	options.Folder = base + "_files"
	options.Beside = func(name string, content []byte) error {
		folder := filepath.Join(sh.folder, options.Folder)
		if err := os.Mkdir(sh.env.path(folder), 0o777); err != nil && !errors.Is(err, fs.ErrExist) {
			return cannotWrite(folder, err)
		}
		if !slices.Contains(*names, name) { // Another format may have written it.
			*names = append(*names, name)
		}
		return sh.file(name, func(w io.Writer) error {
			_, err := w.Write(content)
			return err
		})
	}
}

// file writes a file whole or not at all.
func (sh *shelf) file(name string, write func(io.Writer) error) error {
	path := filepath.Join(sh.folder, name)
	if err := protect(sh.env, sh.survey, "--out-dir", path); err != nil {
		return err
	}
	var content bytes.Buffer
	if err := write(&content); err != nil {
		return tooLarge(err)
	}
	if err := writeFile(sh.env.path(path), content.Bytes()); err != nil {
		return cannotWrite(path, err)
	}
	return nil
}

// putAll writes n documents on all processors, each built when its turn comes: what they take of memory does not grow with
// their number. It returns the names of all files, in order, and stops at the first error.
func (sh *shelf) putAll(bases []string, build func(i int) *document.Document) ([]string, error) {
	var next, failed atomic.Int64
	var workers sync.WaitGroup
	problems := make([]error, len(bases))
	names := make([][]string, len(bases))
	for range min(runtime.GOMAXPROCS(0), len(bases)) {
		workers.Go(func() {
			for failed.Load() == 0 {
				i := int(next.Add(1)) - 1
				if i >= len(bases) {
					return
				}
				if names[i], problems[i] = sh.put(bases[i], build(i)); problems[i] != nil {
					failed.Store(1)
				}
			}
		})
	}
	workers.Wait()
	return slices.Concat(names...), errors.Join(problems...)
}

// list prints the names of files, one a line.
func (sh *shelf) list(names []string) error {
	for _, name := range names {
		if _, err := fmt.Fprintln(sh.env.Out, filepath.ToSlash(filepath.Join(sh.folder, name))); err != nil {
			return err
		}
	}
	return nil
}

// fileNames returns a name for the file of each region, without its ending: the code, then the name in small letters, digits
// and hyphens, so that it is valid on every system and leads out of no folder. Equal names are told apart by numbers.
func fileNames(n int, region func(i int) (code, name string)) []string {
	taken := naming.Taken{"index": true}
	names := make([]string, n)
	for i := range names {
		code, name := region(i)
		names[i] = taken.Free(fileName(code, name))
	}
	return names
}

// fileName returns the name of one file, at most 80 characters long.
func fileName(code, name string) string {
	const most = 80
	ascii := func(text string) string {
		words := strings.FieldsFunc(region.Fold(text), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
		return strings.Join(words, "-")
	}
	base := strings.Trim(ascii(code)+"-"+ascii(name), "-")
	if base == "" || reserved[base] {
		base = strings.Trim("region-"+base, "-")
	}
	return strings.TrimRight(base[:min(len(base), most)], "-")
}

// reserved are the names that Windows keeps for devices.
var reserved = map[string]bool{
	"con": true, "prn": true, "aux": true, "nul": true, "com1": true, "com2": true, "com3": true, "com4": true, "com5": true, "com6": true,
	"com7": true, "com8": true, "com9": true, "lpt1": true, "lpt2": true, "lpt3": true, "lpt4": true, "lpt5": true, "lpt6": true,
	"lpt7": true, "lpt8": true, "lpt9": true,
}

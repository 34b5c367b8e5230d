package cli

import (
	"errors"
	"io"
	"io/fs"
	"os"

	"github.com/arrimage/arrimage/pkg/diag"
)

// openExport opens an export that is named on the command line ("-" for standard input), with the name that messages give
// it. What comes as a stream is copied to a temporary file first: it may have to be read again.
func openExport(env *Env, name string) (label string, file *os.File, err error) {
	if name == "-" {
		if env.onTerminal() {
			return "stdin", nil, usage("l'entrée standard est un terminal\u00a0: donnez-lui un fichier (< export.csv) ou un tube",
				"standard input is a terminal: give it a file (< export.csv) or a pipe")
		}
		file, err = spoolStdin(env.In, maxStream)
		return "stdin", file, err
	}
	file, err = openPlain(env, name)
	if err != nil {
		return name, nil, err
	}
	if _, err := file.Seek(0, io.SeekStart); err == nil {
		return name, file, nil
	}
	defer file.Close()
	copied, err := spool(name, file)
	return name, copied, err
}

// openPlain opens a file that is no folder.
func openPlain(env *Env, name string) (*os.File, error) {
	file, err := os.Open(env.path(name))
	switch info, problem := statOf(file, err); {
	case errors.Is(err, fs.ErrNotExist):
		return nil, diag.Fail(diag.Data, diag.Pos{}, "missing-file", "fichier introuvable\u00a0: %s", "file not found: %s", name)
	case err != nil:
		return nil, diag.Fail(diag.Data, diag.Pos{}, "unreadable", "lecture impossible\u00a0: %s\u00a0: %s", "cannot be read: %s: %s", name, causeOf(err))
	case problem == nil && info.IsDir():
		file.Close()
		return nil, diag.Fail(diag.Data, diag.Pos{}, "missing-file", "c'est un dossier\u00a0: %s", "it is a folder: %s", name)
	}
	return file, nil
}

// statOf describes a file that could be opened.
func statOf(file *os.File, err error) (fs.FileInfo, error) {
	if err != nil {
		return nil, err
	}
	return file.Stat()
}

// maxStream is how many bytes of standard input are taken: beyond, it may be without end and fill the disk.
const maxStream = 1 << 30

// spoolStdin spools standard input, of which at most so many bytes are taken.
func spoolStdin(from io.Reader, most int64) (*os.File, error) {
	limited := &io.LimitedReader{R: from, N: most + 1}
	file, err := spool("stdin", limited)
	if err == nil && limited.N == 0 {
		file.Close()
		return nil, diag.Fail(diag.Data, diag.Pos{File: "stdin"}, "too-long",
			"l'entrée standard dépasse %d Mio\u00a0: donnez le nom d'un fichier", "standard input is longer than %d MiB: name a file instead", most>>20)
	}
	return file, err
}

// spool copies a stream into a temporary file that has no name any more, and is gone when it is closed.
func spool(label string, from io.Reader) (*os.File, error) {
	file, err := os.CreateTemp("", "arrimage-*")
	if err != nil {
		return nil, err
	}
	_ = os.Remove(file.Name()) // Where an open file cannot be removed, the system's temporary folder keeps it.
	if _, err = io.Copy(file, from); err == nil {
		_, err = file.Seek(0, io.SeekStart)
	}
	if err != nil {
		file.Close()
		return nil, diag.Fail(diag.Data, diag.Pos{File: label}, "unreadable", "lecture impossible\u00a0: %v", "cannot be read: %v", err)
	}
	return file, nil
}

package cli

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/arrimage/arrimage/pkg/study"
)

// TestProgress: a job that lasts shows how far the reading of a file has come, and takes the bar away; a short one, and
// one that nobody watches, shows nothing.
func TestProgress(t *testing.T) {
	folder := study.Folder{Name: "f", FS: fstest.MapFS{"large.csv": {Data: bytes.Repeat([]byte("a,b\n"), 1000)}}}
	for _, c := range []struct {
		name    string
		watched bool
		lasted  time.Duration
		shown   bool
	}{{"lasting", true, 2 * showAfter, true}, {"short", true, 0, false}, {"no terminal", false, 2 * showAfter, false}} {
		t.Run(c.name, func(t *testing.T) {
			var out bytes.Buffer
			env := &Env{Err: &out, Progress: c.watched}
			folders := env.watch(study.Folders{folder})
			if watched, ok := folders[0].FS.(watchedFolder); ok {
				watched.progress.start = time.Now().Add(-c.lasted)
			}
			file, err := folders.Open("large.csv")
			if err != nil {
				t.Fatal(err)
			}
			if data, err := io.ReadAll(file); err != nil || len(data) != 4000 {
				t.Fatalf("%d bytes, %v", len(data), err)
			}
			if err := file.Close(); err != nil {
				t.Fatal(err)
			}
			if shown := strings.Contains(out.String(), "large.csv"); shown != c.shown {
				t.Errorf("shown %t: %q", shown, out.String())
			}
			if c.shown && !strings.HasSuffix(out.String(), "\r") {
				t.Errorf("the line is not cleared: %q", out.String())
			}
		})
	}
}

// onlyRead is a folder whose files can be read from the beginning alone.
type onlyRead struct{ fs.FS }

// Open opens a file.
func (o onlyRead) Open(name string) (fs.File, error) {
	file, err := o.FS.Open(name)
	return struct{ fs.File }{file}, err
}

// TestWatchedAnywhere: what can be read anywhere stays so, and counts; what cannot says so, and is read as a stream.
func TestWatchedAnywhere(t *testing.T) {
	var out bytes.Buffer
	files := fstest.MapFS{"book.xlsx": {Data: []byte("0123456789")}}
	folders := (&Env{Err: &out, Progress: true}).watch(study.Folders{{Name: "f", FS: files}, {Name: "g", FS: onlyRead{files}}})
	folders[0].FS.(watchedFolder).progress.start = time.Now().Add(-2 * showAfter)
	for i, want := range []error{nil, errors.ErrUnsupported} {
		file, err := folders[i].FS.Open("book.xlsx")
		if err != nil {
			t.Fatal(err)
		}
		part := make([]byte, 3)
		if _, err := file.(io.ReaderAt).ReadAt(part, 4); !errors.Is(err, want) || err == nil && string(part) != "456" {
			t.Errorf("folder %d: %q, %v", i, part, err)
		}
		if at, err := file.(io.Seeker).Seek(0, io.SeekEnd); !errors.Is(err, want) || err == nil && at != 10 {
			t.Errorf("folder %d: end at %d, %v", i, at, err)
		}
	}
	if !strings.Contains(out.String(), "book.xlsx  30%") {
		t.Errorf("shown: %q", out.String())
	}
}

package cli

import (
	"bytes"
	"io"
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

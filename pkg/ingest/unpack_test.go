package ingest

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/workbook"
)

func gzipped(t *testing.T, text string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	if _, err := io.WriteString(w, text); err != nil || w.Close() != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// zipped makes an archive of names and texts in turn.
func zipped(t *testing.T, files ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for i := 0; i < len(files); i += 2 {
		file, err := w.Create(files[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(file, files[i+1]); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// textOf returns the text that a file holds.
func textOf(src io.Reader) (string, error) {
	file, err := Open("f", src)
	if err != nil {
		return "", err
	}
	text, err := file.Text()
	if err != nil {
		return "", err
	}
	content, err := io.ReadAll(text)
	return string(content), err
}

func TestOpenText(t *testing.T) {
	const text = "a,b\n1,2\n"
	for name, content := range map[string][]byte{
		"plain": []byte(text), "gzip": gzipped(t, text),
		"zip": zipped(t, "readme.md", "x", "data/answers.CSV", text, "__MACOSX/data/._answers.csv", "y", ".hidden.csv", "z"),
	} {
		if got, err := textOf(bytes.NewReader(content)); err != nil || got != text {
			t.Errorf("%s: %q, %v", name, got, err)
		}
		if got, err := textOf(io.MultiReader(bytes.NewReader(content))); err != nil || got != text {
			t.Errorf("%s, as a stream: %q, %v", name, got, err)
		}
	}
	for _, short := range []string{"", "P", "PK", "\x1f"} {
		if got, err := textOf(strings.NewReader(short)); err != nil || got != short {
			t.Errorf("%q: %q, %v", short, got, err)
		}
	}
}

// A file is read from its beginning as often as need be; a stream once.
func TestOpenAgain(t *testing.T) {
	for name, again := range map[string]struct {
		src  io.Reader
		want string
	}{
		"file": {strings.NewReader("a\n"), ""}, "gzip": {bytes.NewReader(gzipped(t, "a\n")), ""}, "zip": {bytes.NewReader(zipped(t, "a.txt", "a\n")), ""},
		"stream": {io.MultiReader(strings.NewReader("a\n")), "unreadable"},
	} {
		file, err := Open("f", again.src)
		if err != nil {
			t.Fatal(err)
		}
		for i := range 3 {
			text, err := file.Text()
			if i > 0 && again.want != "" {
				if ruleOf(err) != again.want {
					t.Errorf("%s: %v", name, err)
				}
				continue
			}
			if content, readErr := io.ReadAll(text); err != nil || readErr != nil || string(content) != "a\n" {
				t.Errorf("%s: %q, %v, %v", name, content, err, readErr)
			}
		}
	}
}

func TestOpenProblems(t *testing.T) {
	whole := gzipped(t, strings.Repeat("a,b\n", 1000))
	for want, content := range map[string][]byte{
		"f: damaged compressed file: unexpected EOF":                                               whole[:len(whole)/2],
		"f: the archive must hold one table (.csv, .tsv, .txt, .xlsx); there are 0":                zipped(t, "a.md", "x"),
		"f: the archive must hold one table (.csv, .tsv, .txt, .xlsx); there are 2 (a.csv, b.tsv)": zipped(t, "a.csv", "x", "b.tsv", "y"),
		"f: damaged compressed file: gzip: invalid header":                                         []byte("\x1f\x8b\xff\xff no gzip at all"),
		"f: damaged or cut archive or Excel workbook: zip: not a valid zip file":                   []byte("PK\x03\x04 no archive"),
		"f: archive in an archive: extract the table from it":                                      gzipped(t, string(zipped(t, "a.csv", "x"))),
		"f: damaged workbook: it has no list of sheets":                                            zipped(t, "[Content_Types].xml", "<x/>", "xl/workbook.xml", "<x/>"),
	} {
		_, err := textOf(bytes.NewReader(content))
		var failure *diag.Failure
		if !errors.As(err, &failure) || failure.List[0].Pos.String()+": "+failure.List[0].Message.EN != want {
			t.Errorf("%v\nwant %s", err, want)
		}
	}
}

// endless gives the same byte for ever.
type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'a'
	}
	return len(p), nil
}

// A file that expands without end is refused before it fills anything.
func TestUnpackWithoutEnd(t *testing.T) {
	b := &bounded{name: "f", r: endless{}, from: func() int64 { return 1000 }}
	n, err := io.Copy(io.Discard, b)
	var failure *diag.Failure
	if !errors.As(err, &failure) || n > MaxUnpacked || n < MaxUnpacked/2 {
		t.Errorf("%d bytes, %v", n, err)
	}
}

// FuzzOpen reads whatever the bytes may be: an archive, a workbook, a text.
func FuzzOpen(f *testing.F) {
	var book bytes.Buffer
	if err := workbook.Write(&book, []workbook.Sheet{{Name: "s", Rows: [][]any{{"a", "b"}, {"x", 1.5}}}}); err != nil {
		f.Fatal(err)
	}
	f.Add(book.Bytes())
	f.Add([]byte("a,b\n"))
	f.Add([]byte("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"))
	f.Add([]byte("PK\x03\x04\x14\x00"))
	f.Add([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"))
	f.Fuzz(func(t *testing.T, content []byte) {
		file, err := Open("f", bytes.NewReader(content))
		if err != nil {
			if ruleOf(err) == "an error that is not a failure" {
				t.Error(err)
			}
			return
		}
		reader, err := file.Reader(Dialect{})
		for rows := 0; err == nil && rows < 1000; rows++ {
			_, err = reader.Next()
		}
		if err != nil && !errors.Is(err, io.EOF) && ruleOf(err) == "an error that is not a failure" {
			t.Error(err)
		}
	})
}

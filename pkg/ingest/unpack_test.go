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

func TestUnpack(t *testing.T) {
	const text = "a,b\n1,2\n"
	for name, c := range map[string]struct {
		content []byte
		packed  bool
	}{
		"plain": {[]byte(text), false}, "gzip": {gzipped(t, text), true}, "short": {[]byte("PK"), false}, "empty": {nil, false},
		"begins like an archive": {[]byte("PK\x03\x04 no archive"), false},
		"zip":                    {zipped(t, "readme.md", "x", "data/answers.CSV", text, "__MACOSX/data/._answers.csv", "y", ".hidden.csv", "z"), true},
	} {
		got, packed, err := Unpack("f", bytes.NewReader(c.content))
		if err != nil || packed != c.packed {
			t.Errorf("%s: packed %t, %v", name, packed, err)
			continue
		}
		out, err := io.ReadAll(got)
		if want := text; err != nil || c.packed && string(out) != want || !c.packed && !bytes.Equal(out, c.content) {
			t.Errorf("%s: %q, %v", name, out, err)
		}
	}
}

// A stream without ReadAt is unpacked too, where it is gzip; an archive is left for the reader to refuse.
func TestUnpackStream(t *testing.T) {
	got, packed, err := Unpack("f", io.MultiReader(bytes.NewReader(gzipped(t, "a\n1\n"))))
	if out, readErr := io.ReadAll(got); err != nil || readErr != nil || !packed || string(out) != "a\n1\n" {
		t.Errorf("%q, packed %t, %v, %v", out, packed, err, readErr)
	}
	archive := zipped(t, "a.csv", "a\n1\n")
	got, packed, err = Unpack("f", io.MultiReader(bytes.NewReader(archive)))
	if out, readErr := io.ReadAll(got); err != nil || readErr != nil || packed || !bytes.Equal(out, archive) {
		t.Errorf("%d bytes, packed %t, %v, %v", len(out), packed, err, readErr)
	}
}

func TestUnpackProblems(t *testing.T) {
	whole := gzipped(t, strings.Repeat("a,b\n", 1000))
	for want, content := range map[string][]byte{
		"f: damaged compressed file: unexpected EOF":                                        whole[:len(whole)/2],
		"f: the archive must hold one table (.csv, .tsv, .txt); there are 0":                zipped(t, "a.md", "x"),
		"f: the archive must hold one table (.csv, .tsv, .txt); there are 2 (a.csv, b.tsv)": zipped(t, "a.csv", "x", "b.tsv", "y"),
		"f: damaged compressed file: gzip: invalid header":                                  []byte("\x1f\x8b\xff\xff no gzip at all"),
	} {
		text, _, err := Unpack("f", bytes.NewReader(content))
		if err == nil {
			_, err = io.ReadAll(text)
		}
		var failure *diag.Failure
		if !errors.As(err, &failure) || failure.List[0].Pos.String()+": "+failure.List[0].Message.EN != want {
			t.Errorf("%v\nwant %s", err, want)
		}
	}
}

// A spreadsheet is an archive that the reader knows by itself.
func TestUnpackDocument(t *testing.T) {
	document := zipped(t, "[Content_Types].xml", "<x/>", "xl/workbook.xml", "<x/>")
	text, packed, err := Unpack("f", bytes.NewReader(document))
	if out, readErr := io.ReadAll(text); err != nil || readErr != nil || packed || !bytes.Equal(out, document) {
		t.Errorf("packed %t, %v, %v", packed, err, readErr)
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

func FuzzUnpack(f *testing.F) {
	f.Add([]byte("a,b\n"))
	f.Add([]byte("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"))
	f.Add([]byte("PK\x03\x04\x14\x00"))
	f.Fuzz(func(t *testing.T, content []byte) {
		text, packed, err := Unpack("f", bytes.NewReader(content))
		if err != nil {
			return
		}
		out, err := io.ReadAll(io.LimitReader(text, 1<<20))
		if !packed && (err != nil || !bytes.Equal(out, content)) {
			t.Errorf("a plain file changed: %v", err)
		}
	})
}

package ingest

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"strings"
	"testing"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/diag"
)

// A repeated reader gives a text again and again, and counts what is read.
type repeated struct {
	text string
	read int
}

// Read reads on.
func (e *repeated) Read(p []byte) (int, error) {
	for n := 0; n < len(p); {
		some := copy(p[n:], e.text[e.read%len(e.text):])
		n, e.read = n+some, e.read+some
	}
	return len(p), nil
}

// lastError reads all rows and returns what ended the reading, with its place.
func lastError(src io.Reader, dialect Dialect) string {
	r, err := NewReader("f", src, dialect)
	for err == nil {
		_, err = r.Next()
	}
	var failure *diag.Failure
	if errors.As(err, &failure) {
		d := failure.List[0]
		return d.Rule + " " + d.Pos.String() + ": " + d.Message.EN
	}
	return err.Error()
}

// What no export has is an error at its place, before much of it is in memory.
func TestEndlessFiles(t *testing.T) {
	for _, c := range []struct{ name, begin, text, want string }{
		{"cell", "a,b\n1,", "x", "cell-too-long f:2:3: the cell that begins here is longer than 16 MiB"},
		{"quoted cell", "a,b\n1,\"", "x\n\"\"", "cell-too-long f:2:3: the cell that begins here is longer than 16 MiB"},
		{"never closed", "a,b\n1,\"", "2,3\n", "cell-too-long f:2:3: the cell that begins here is longer than 16 MiB"},
		{"columns", "a,b\n", ",", "too-many-columns f:2:100001: more than 100000 columns"},
		{"header", "a,b", ",c", "too-many-columns f:1:200001: more than 100000 columns"},
		{"row", "a,b\n", strings.Repeat("x", 1<<20) + ",", "row-too-long f:2:1: the row that begins here is longer than 64 MiB"},
	} {
		source := &repeated{text: c.text}
		got := lastError(io.MultiReader(strings.NewReader(c.begin), source), Dialect{Delimiter: ','})
		if !strings.HasPrefix(got, c.want) || source.read > MaxRow+1<<21 {
			t.Errorf("%s: %s after %d bytes", c.name, got, source.read)
		}
	}
}

// What is not of the encoding is an error at its place, however late it comes.
func TestLateDamage(t *testing.T) {
	rows := strings.Repeat("Y,é\n", 200_000)
	for _, c := range []struct{ name, text, want string }{
		{"NUL", "a,b\n" + rows + "N,\x00\n" + rows, "not-text f:200002:3: NUL byte: this file is not text"},
		{"UTF-8", "a,b\n" + rows + "N,caf\xE9\n", "not-utf-8 f:200002:6: byte E9 is not UTF-8"},
		{"cut UTF-8", "a,b\n" + rows + "N,caf\xC3", "not-utf-8 f:200002:6: byte C3 is not UTF-8"},
		{"cut UTF-16", utf16Text(t, "a,b\n"+rows+"N,c") + "d", "not-utf-16 f:200002:4: the UTF-16 file ends in the middle of a character"},
		{"half a pair at the end", utf16Text(t, "a,b\nN,c") + "\x3D\xD8", "not-utf-16 f:2:4: the UTF-16 file ends in the middle of a character"},
		{"half a pair", utf16Text(t, "a,b\nN,c") + "\x3D\xD8\n\x00", "not-utf-16 f:2:4: half a character without the other"},
		{"second half alone", utf16Text(t, "a,b\nN,") + "\x3D\xDCx\x00", "not-utf-16 f:2:3: half a character without the other"},
	} {
		if got := lastError(strings.NewReader(c.text), Dialect{}); !strings.HasPrefix(got, c.want) {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// utf16Text encodes a text as little-endian UTF-16 with a byte-order mark.
func utf16Text(t testing.TB, text string) string {
	t.Helper()
	encoded, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	return encoded
}

// UTF-16 that is whole is decoded as package unicode decodes it, in either order and however it is cut into reads.
func TestUTF16(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		for order, endian := range map[binary.ByteOrder]unicode.Endianness{binary.LittleEndian: unicode.LittleEndian, binary.BigEndian: unicode.BigEndian} {
			encoded, err := unicode.UTF16(endian, unicode.IgnoreBOM).NewEncoder().String(text)
			if err != nil {
				t.Skip("not UTF-8")
			}
			decoded, err := decodeUTF16(order, oneByOne{strings.NewReader(encoded)})
			if err != nil || decoded != text {
				t.Errorf("%q, %v, want %q", decoded, err, text)
			}
		}
	})
}

// FuzzUTF16: what package unicode cannot decode is an error, and all else is decoded alike.
func FuzzUTF16(f *testing.F) {
	f.Add([]byte("a\x00b\x00"))
	f.Add([]byte("\x3D\xD8\x00\xDEx"))
	f.Add([]byte("\x00\xDC\x3D\xD8"))
	f.Fuzz(func(t *testing.T, encoded []byte) {
		want, err := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewDecoder().Bytes(encoded)
		if err != nil {
			t.Fatal(err)
		}
		replaced := bytes.Count(want, []byte("\uFFFD")) > countUnits(encoded, 0xFFFD)
		got, err := decodeUTF16(binary.LittleEndian, bytes.NewReader(encoded))
		if (err != nil) != replaced || err == nil && got != string(want) {
			t.Errorf("%q, %v, want %q", got, err, want)
		}
	})
}

// countUnits counts a unit among those of little-endian UTF-16.
func countUnits(encoded []byte, unit uint16) int {
	n := 0
	for ; len(encoded) > 1; encoded = encoded[2:] {
		if binary.LittleEndian.Uint16(encoded) == unit {
			n++
		}
	}
	return n
}

func decodeUTF16(order binary.ByteOrder, src io.Reader) (string, error) {
	text, err := io.ReadAll(transform.NewReader(src, &utf16Decoder{order: order}))
	return string(text), err
}

// A oneByOne reader gives one byte at a time.
type oneByOne struct{ r io.Reader }

// Read reads a byte.
func (o oneByOne) Read(p []byte) (int, error) { return o.r.Read(p[:min(len(p), 1)]) }

// A file that is small and expands beyond the limits is refused before anything is read of it, in an archive too. An
// archive in an archive is no table.
func TestUnpackBombs(t *testing.T) {
	if testing.Short() {
		t.Skip("unpacks a gibibyte")
	}
	bomb := gzipped(t, strings.Repeat("a,b\n", 1<<20))
	bomb = bytes.Repeat(bomb, MaxUnpacked/(4<<20)+1) // Members of a gzip file follow one another.
	for want, content := range map[string][]byte{
		"expands f: the compressed file expands beyond 1024 MiB, and 200 times its size: it is refused": bomb,
		"not-text f: this is a file compressed by gzip: uncompress it":                                  gzipped(t, string(gzipped(t, "a,b\n1,2\n"))),
		"zip f: the archive must hold one table (.csv, .tsv, .txt, .xlsx); there are 0":                 zipped(t, "inner.zip", string(zipped(t, "a.csv", "a\n"))),
	} {
		got := ""
		err := func() error {
			file, err := Open("f", bytes.NewReader(content))
			if err == nil {
				_, err = file.Reader(Dialect{})
			}
			return err
		}()
		var failure *diag.Failure
		if errors.As(err, &failure) {
			got = failure.List[0].Rule + " " + failure.List[0].Pos.String() + ": " + failure.List[0].Message.EN
		}
		if got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

package archive

import (
	"archive/zip"
	"bytes"
	"io"
	"testing"
)

// TestWrite reads an archive back: parts in the order of their names, each with its method and the fixed time, and the
// same bytes in whatever order the parts are given.
func TestWrite(t *testing.T) {
	a := Part{Name: "a.txt", Content: []byte("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"), Method: zip.Deflate}
	b := Part{Name: "b/é.png", Content: []byte("as it is"), Method: zip.Store}
	var one, two bytes.Buffer
	if err := Write(&one, []Part{b, a}); err != nil {
		t.Fatal(err)
	}
	if err := Write(&two, []Part{a, b}); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(one.Bytes(), two.Bytes()) {
		t.Error("the order in which parts are given changes the bytes")
	}
	archive, err := zip.NewReader(bytes.NewReader(one.Bytes()), int64(one.Len()))
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []Part{a, b} {
		got := archive.File[i]
		if got.Name != want.Name || got.Method != want.Method || !got.Modified.Equal(Epoch) {
			t.Errorf("part %d is %q, method %d, %v", i, got.Name, got.Method, got.Modified)
		}
		file, err := got.Open()
		if err != nil {
			t.Fatal(err)
		}
		if content, err := io.ReadAll(file); err != nil || !bytes.Equal(content, want.Content) {
			t.Errorf("part %q holds %q, %v", got.Name, content, err)
		}
	}
}

// A broken writer fails after some bytes.
type broken struct{ left int }

func (b *broken) Write(p []byte) (int, error) {
	if b.left -= len(p); b.left < 0 {
		return 0, io.ErrShortWrite
	}
	return len(p), nil
}

// TestWriteFails says the writer's error, wherever it comes.
func TestWriteFails(t *testing.T) {
	parts := []Part{{Name: "a", Content: make([]byte, 10000), Method: zip.Store}, {Name: "b"}}
	for _, left := range []int{0, 5000, 10050, 10150} {
		if err := Write(&broken{left: left}, parts); err == nil {
			t.Errorf("no error after %d bytes", left)
		}
	}
}

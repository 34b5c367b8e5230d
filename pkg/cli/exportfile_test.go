package cli

import (
	"bytes"
	"compress/gzip"
	"io"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/arrimage/arrimage/pkg/diag"
)

// endlessRows gives rows without end.
type endlessRows struct{}

// Read reads on.
func (endlessRows) Read(p []byte) (int, error) { return copy(p, "Y,1\n"), nil }

// Standard input without end fills no disk.
func TestEndlessStdin(t *testing.T) {
	const most = 2 << 20
	file, err := spoolStdin(endlessRows{}, most)
	failure, ok := err.(*diag.Failure)
	if file != nil && err == nil || !ok || failure.List[0].Message.EN != "standard input is longer than 2 MiB: name a file instead" || exitCode(err) != ExitData {
		t.Errorf("error %v", err)
	}
	file, err = spoolStdin(strings.NewReader(strings.Repeat("x", most)), most)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if n, err := io.Copy(io.Discard, file); n != most || err != nil {
		t.Errorf("%d bytes, %v", n, err)
	}
}

// How large a compressed export is, is what it holds.
func TestSizeOf(t *testing.T) {
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	_, _ = z.Write(bytes.Repeat([]byte("Y,1\n"), largeExports/4))
	_ = z.Close()
	files := fstest.MapFS{"small.csv": {Data: []byte("a\n1\n")}, "large.gz": {Data: packed.Bytes()}}
	for name, want := range map[string]int64{"small.csv": 4, "large.gz": largeExports, "none.csv": 0} {
		if got := sizeOf(files, name); got != want {
			t.Errorf("%s: %d, want %d", name, got, want)
		}
	}
}

package cli

import (
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/arrimage/arrimage/pkg/ingest"
)

func TestDoctorFlags(t *testing.T) {
	for _, test := range []struct {
		args []string
		want ingest.Dialect
		err  string
	}{
		{[]string{"a.csv"}, ingest.Dialect{}, ""},
		{[]string{"a.csv", "--delimiter", "tab", "--encoding", "macintosh"}, ingest.Dialect{Delimiter: '\t', Encoding: "macintosh"}, ""},
		{[]string{"a.csv", "--delimiter", ";", "--header-rows", "2", "--title-rows", "1"}, ingest.Dialect{Delimiter: ';', HeaderRows: 2, TitleRows: 1}, ""},
		{[]string{"a.csv", "--delimiter", "::"}, ingest.Dialect{}, `--delimiter "::": expected one character, or tab`},
		{[]string{"a.csv", "--delimiter", `"`}, ingest.Dialect{}, `delimiter "\"" cannot be used (expected one ASCII character, not a quote or a line end)`},
		{[]string{"a.csv", "--header-rows", "-1"}, ingest.Dialect{}, "-1 header rows: expected 1 to 5"},
	} {
		var got ingest.Dialect
		env := &Env{Lang: "en", Err: io.Discard, Out: io.Discard, Getenv: func(string) string { return "" }}
		command := newDoctorCmd(env, func(opts *doctorOptions) error {
			var err error
			got, err = opts.dialect()
			return err
		})
		command.SetArgs(test.args)
		command.SilenceErrors, command.SilenceUsage = true, true
		err := command.Execute()
		var mistake *usageError
		switch {
		case test.err == "" && (err != nil || got != test.want):
			t.Errorf("%q: %+v, %v", test.args, got, err)
		case test.err != "" && (!errors.As(err, &mistake) || mistake.message.EN != test.err):
			t.Errorf("%q: %v", test.args, err)
		}
	}
}

func TestSpool(t *testing.T) {
	copied, err := spool("stdin", strings.NewReader("a,b\n"))
	if err != nil {
		t.Fatal(err)
	}
	defer copied.Close()
	if _, err := copied.Seek(0, io.SeekStart); err != nil {
		t.Fatal(err)
	}
	if text, err := io.ReadAll(copied); err != nil || string(text) != "a,b\n" {
		t.Errorf("%q, %v", text, err)
	}
	if _, err := spool("stdin", iotest.ErrReader(errors.New("gone"))); err == nil {
		t.Error("a broken stream is copied")
	}
}

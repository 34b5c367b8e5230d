package profile

import (
	"errors"
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/ingest"
)

func TestReadEncodings(t *testing.T) {
	for _, test := range []struct {
		text, encoding string
		guessed, sure  bool
	}{
		{"id,q\n1,é\n", "utf-8", false, false},
		{"id,q\n1,\xe9t\xe9\n", "windows-1252", true, true},
		{"id,q\n1,\x8et\x8e\n", "macintosh", true, true},
		{"id,q\n1,Not much\xca\n", "macintosh", true, true},
		{"\xff\xfei\x00,\x00q\x00\n\x00", "utf-16", false, false},
		{"i\x00,\x00q\x00\n\x001\x00,\x002\x00\n\x00", "utf-16", true, true},
		{"id,q\n1,\xa5\xa5\n", "macintosh", true, true},
	} {
		p := read(t, test.text)
		if p.Dialect.Encoding != test.encoding || (p.Guess.Encoding != "") != test.guessed || p.Guess.Sure != test.sure {
			t.Errorf("%q: %s, guess %+v", test.text, p.Dialect.Encoding, p.Guess)
		}
		if test.guessed {
			if f := p.found(t, "encoding"); f.Write != "encoding: "+test.encoding || f.Severity != diag.Error {
				t.Errorf("%q: %+v", test.text, f)
			}
		}
	}
}

func TestDeclaredDialect(t *testing.T) {
	options := Options{Dialect: ingest.Dialect{Encoding: "utf-8"}}
	if _, err := Read("f.csv", strings.NewReader("q\n\xe9\n"), options); !isRule(err, "not-utf-8") {
		t.Errorf("a declared encoding that is wrong: %v", err)
	}
	options = Options{Dialect: ingest.Dialect{HeaderRows: 2, TitleRows: 1}}
	p, err := Read("f.csv", strings.NewReader("Survey\na,,c\n,x,y\n1,2,3\n"), options)
	if err != nil || p.Rows != 1 || len(p.Titles) != 1 || p.Columns[1].Heading.Name != "a - x" || p.HeaderWhy.EN != "declared" {
		t.Errorf("%v: %+v", err, p)
	}
	p, err = Read("f.csv", strings.NewReader("q1,q2\nHow?,Why?\n1,2\n"), Options{Dialect: ingest.Dialect{HeaderRows: 2}})
	if err != nil || p.Columns[1].Heading.Name != "q2" || p.Columns[1].Heading.Label != "Why?" {
		t.Errorf("%v: %+v", err, p)
	}
}

func TestTitles(t *testing.T) {
	for _, test := range []struct {
		text   string
		titles int
		first  string
	}{
		{"id,a,b\n1,2,3\n", 0, "id"},
		{"Survey 2031\nid,a,b\n1,2,3\n", 1, "id"},
		{"Survey; autumn, 2031\n\nCafé\nid;a;b\n1;2,5;3\n", 2, "id"},
		{"Survey,,\n,,\nid,a,b\n1,2,3\n", 2, "id"},
		{"comment\ngood, bad, so so\nx\ny\n", 0, "comment"},
		{"comment\ngood\nbad\n", 0, "comment"},
		{"id,\n1,a\n", 0, "id"},
	} {
		p := read(t, test.text)
		if len(p.Titles) != test.titles || p.Columns[0].Heading.Name != test.first {
			t.Errorf("%q: titles %q, first heading %q", test.text, p.Titles, p.Columns[0].Heading.Name)
		}
	}
}

func TestReadErrors(t *testing.T) {
	for text, rule := range map[string]string{
		"": "empty-file", "a,b\n1,\"x": "unclosed-quote", "PK\x03\x04": "damaged", "%PDF-1": "not-text", "ab\x00": "not-text", "a,b;c\n1,2;3\n": "unclear-delimiter",
	} {
		p, err := Read("f.csv", strings.NewReader(text), Options{})
		if p != nil || !isRule(err, rule) {
			t.Errorf("%q: %v, want the rule %s", text, err, rule)
		}
	}
}

// A broken is a source that fails from some byte on.
type broken struct {
	strings.Reader
	from int64
}

var errBroken = errors.New("disk on fire")

// ReadAt implements io.ReaderAt.
func (b *broken) ReadAt(p []byte, at int64) (int, error) {
	if at+int64(len(p)) > b.from {
		return 0, errBroken
	}
	return b.Reader.ReadAt(p, at)
}

func TestBrokenSources(t *testing.T) {
	text := strings.Repeat("a,b\n", 1<<18)
	for _, from := range []int64{0, 1, 1 << 19} {
		if _, err := Read("f.csv", &broken{Reader: *strings.NewReader(text), from: from}, Options{}); !isRule(err, "unreadable") || !strings.Contains(err.Error(), "disk on fire") {
			t.Errorf("from byte %d: %v", from, err)
		}
	}
}

// TestWideFiles checks that the values that are kept are shared out over the columns.
func TestWideFiles(t *testing.T) {
	if got := distinctLimit(Options{}, 10); got != MaxDistinct {
		t.Errorf("ten columns keep %d values each", got)
	}
	if got := distinctLimit(Options{}, 1000); got*1000 > MaxValues || got < 200 {
		t.Errorf("a thousand columns keep %d values each", got)
	}
	if got := distinctLimit(Options{}, ingest.MaxColumns); got != leastDistinct {
		t.Errorf("%d columns keep %d values each", ingest.MaxColumns, got)
	}
}

// TestAsLimeSurveyWrites reads the bytes that LimeSurvey writes: a byte-order mark, every cell in quotes, CRLF between
// rows, LF inside cells, a blank last line.
func TestAsLimeSurveyWrites(t *testing.T) {
	p := read(t, "\ufeff\"id\";\"submitdate\";\"Q1\";\"Q1[other]\"\r\n\"1\";\"2031-03-01 10:00:00\";\"A1\";\"two\nlines\"\r\n\"2\";\"\";\"-oth-\";\"\"\r\n\r\n")
	if p.Platform.Preset.ID != "limesurvey" {
		t.Errorf("platform %s", p.Platform.Preset.ID)
	}
	if !p.Dialect.BOM || p.Dialect.Delimiter != ';' || p.LineEnds != (ingest.LineEnds{CRLF: 3}) || p.BlankLines != 1 || p.Rows != 2 {
		t.Errorf("dialect %+v, line ends %+v, %d blank lines, %d rows", p.Dialect, p.LineEnds, p.BlankLines, p.Rows)
	}
}

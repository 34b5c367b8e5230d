package draft

import (
	"slices"
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/profile"
	"github.com/arrimage/arrimage/pkg/study"
)

func wantIn(t *testing.T, d Draft, lines ...string) {
	t.Helper()
	for _, line := range lines {
		if !strings.Contains(d.Text, line) {
			t.Errorf("%q is not in\n%s", line, d.Text)
		}
	}
}

// Several answers in every way in which platforms write them.
func TestSeveralAnswers(t *testing.T) {
	for name, c := range map[string]struct {
		export string
		want   []string
	}{
		"ticks and words": {"id,q[SQ1],q[SQ2],q[other]\n1,Y,,\n2,,Y,my mother\n3,Y,Y,\n", []string{
			"  q:\n    type: multiple\n", "other: \"other\"\n    codes: [\"SQ1\", \"SQ2\", \"other\"]\n", "  q_words:\n    type: text\n    label: \"q – other\"\n    other_of: q\n"}},
		"yes and no, and words": {"id,Q [Radio],Q [Web],Q [Other]\n1,Yes,No,\n2,No,Yes,my mother\n3,Yes,Yes,\n4,No,No,\n", []string{"    other: \"Other\"\n"}},
		"yes and no alone":      {"id,Q [Radio],Q [Web]\n1,Yes,No\n2,No,Yes\n3,Yes,Yes\n4,No,No\n", []string{"  q_radio:\n    type: yesno\n"}},
		"boxes":                 {"record_id,how___1,how___2,form_complete\n1,Checked,Unchecked,Complete\n2,Unchecked,Checked,Complete\n", []string{"columns:\n      \"1\": \"how___1\"\n", "complete: { column: \"form_complete\", is: [\"Complete\"] }"}},
		"numbers of answers":    {"id,q_1,q_2,q_3\n1,1,,3\n2,,2,3\n3,1,,\n", []string{"      \"2\": \"q_2\"\n"}},
		"slots":                 {"id,how_1,how_2\n1,Radio,Web\n2,Web,\n3,Radio,\n4,Radio,Web\n", []string{"slots: [\"how_1\", \"how_2\"]\n    codes:\n      - \"Radio\"\n      - \"Web\"\n"}},
		"headed by labels":      {"id,Radio,Web,Other\n1,Radio,,\n2,,Web,my mother\n3,Radio,Web,\n", []string{"      \"Radio\": \"Radio\"\n", "other: \"Other\"\n"}},
		"one cell and several":  {"start,end,q,q/a,q/b,_id,_uuid,_submission_time\n,,a b,1,1,1,x,\n,,a,1,0,2,y,\n,,b,0,1,3,z,\n", []string{"      \"a\": \"q/a\"\n", "# \"q\": each of these answers has a column of its own"}},
		"a name that is taken":  {"id,q[a],q[b],q_a\n1,1,0,words of one\n2,0,1,words of two\n", []string{"  q_a_2:\n"}},
		"a name taken before":   {"id,q_a,q[a],q[b]\n1,words of one,1,0\n2,words of two,0,1\n", []string{"  q_2:\n    type: multiple\n"}},
		"ticks of one name":     {"id,\"q [a b]\",\"q [a-b]\"\n1,1,0\n2,0,1\n", []string{"      \"a-b 2\": \"q [a-b]\"\n"}},
		"answers of one name":   {"Timestamp,q\n1,a b;a-b\n2,a b\n3,a-b;a b\n4,a-b\n", []string{"- { code: \"a-b 2\", spellings: [\"a-b\"] }"}},
		"a grid":                {"id,g [x],g [y],n\n1,no way,some,a b\n2,some,all,c d\n3,no way,all,e f\n4,some,some,g h\n", []string{"  answers:\n    - \"some\"\n    - \"no way\"\n    - \"all\"\n"}},
	} {
		t.Run(name, func(t *testing.T) {
			d := drafted(t, c.export)
			parsed(t, d)
			wantIn(t, d, c.want...)
		})
	}
}

// How numbers and dates are written is drafted for each column, and what two readings are left of is asked.
func TestHowItIsWritten(t *testing.T) {
	d := drafted(t, "id,xa,xb,xc,xd,xe,xf\n1,\"1,234.5\",1.234.567,31/1/2026 9:05,01/02/2026,31/12/26,45000\n2,\"12,000\",12.000,1/2/2026 14:10,02/03/2026,01/02/26,45001\n3,7,\"3,5\",2/2/2026 0:00,03/04/2026,02/02/26,45002\n")
	q := parsed(t, d)
	for name, want := range map[string]string{"xa": ",", "xb": "."} {
		if got := q.Question(name).Thousands.Value; got != want {
			t.Errorf("thousands of %s: %q", name, got)
		}
	}
	wantIn(t, d, "format: \"D/M/YYYY h:mm\"", "  xd: # ? dates (day or month first: nothing tells): type: date and format:\n    type: text\n", "  xe: # ? years of two digits", "format: \"DD/MM/YY\"")
	if q.Question("xf").Type != study.Number {
		t.Error("numbers are taken for days")
	}
}

// What identifies people is left out unless one asks for it.
func TestPersonal(t *testing.T) {
	const export = "id,courriel,ip,said\n1,a@example.org,192.0.2.1,x\n2,b@example.org,192.0.2.2,y\n"
	p, err := profile.Read("a.csv", strings.NewReader(export), profile.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for personal, want := range map[bool][]string{false: {"id", "said"}, true: {"id", "courriel", "ip", "said"}} {
		d := New([]Side{{File: "a.csv", Profile: p}}, Options{Lang: locale.English, Personal: personal})
		if got := parsed(t, d).Questions.Names(); !slices.Equal(got, want) {
			t.Errorf("%v, want %v", got, want)
		}
		if strings.Contains(d.Text, "example.org") || strings.Contains(d.Text, "192.0.2") {
			t.Error("the draft has values of people")
		}
	}
}

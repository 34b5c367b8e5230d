package draft

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/profile"
	"github.com/arrimage/arrimage/pkg/study"
)

// drafted drafts the study of exports, a.csv, b.csv and so on.
func drafted(t testing.TB, exports ...string) Draft {
	t.Helper()
	var sides []Side
	for i, text := range exports {
		file := string(rune('a'+i)) + ".csv"
		p, err := profile.Read(file, strings.NewReader(text), profile.Options{})
		if err != nil {
			t.Skip(err)
		}
		sides = append(sides, Side{File: file, Profile: p})
	}
	return New(sides, Options{Lang: locale.English})
}

// parsed fails unless a draft is a study file.
func parsed(t testing.TB, d Draft) *study.Definition {
	t.Helper()
	definition, err := study.Parse(fstest.MapFS{}, "study.yaml", []byte(d.Text))
	if err != nil {
		t.Fatalf("%v\n%s", err, d.Text)
	}
	return definition
}

func TestDraft(t *testing.T) {
	d := drafted(t,
		"id,sex,age,sees[a],sees[b],sees[c],income,note\n1,F,33,1,0,1,\"1,5\",x y\n2,M,41,0,1,0,\"2,25\",z\n3,F,NA,1,1,0,\"3,0\",\n4,M,58,0,0,0,\"4,75\",w\n",
		"id;sex;visited\nA;F;oui\nB;M;non\nC;F;oui\n")
	definition := parsed(t, d)
	for name, want := range map[string]study.Type{
		"sex": study.Choice, "age": study.Number, "sees": study.Multiple, "income": study.Number, "visited": study.YesNo,
	} {
		if q := definition.Question(name); q == nil || q.Type != want {
			t.Errorf("question %s is %+v, want type %s\n%s", name, q, want, d.Text)
		}
	}
	if got := definition.Question("sex").AskedOf; len(got) != 0 {
		t.Errorf("both sides are asked their sex, not %v alone", got)
	}
	if got := definition.Question("visited").AskedOf; len(got) != 1 || got[0].Value != "b" {
		t.Errorf("visited is asked of %v", got)
	}
	if got := definition.Question("income").Decimal; got != "," {
		t.Errorf("decimal mark %q", got)
	}
	if got := definition.Side("b").Delimiter; got != ";" {
		t.Errorf("delimiter %q", got)
	}
	if reason := definition.Missing["NA"]; reason != study.NoAnswer {
		t.Errorf("NA means %v", reason)
	}
	if d.Decisions < 4 || d.Decisions != strings.Count(d.Text, "# ?")-1 {
		t.Errorf("%d decisions", d.Decisions)
	}
}

// A heading that stands twice is named with its number, and one that is blank by its place.
func TestHeadingsOfOneName(t *testing.T) {
	d := drafted(t, "id,why,why,\n1,a b c,d e,f g\n2,h i,j k,l m\n3,n o,p q,r s\n")
	parsed(t, d)
	for _, want := range []string{`"why #1"`, `"why #2"`, `"#4"`} {
		if !strings.Contains(d.Text, want) {
			t.Errorf("%s is not in\n%s", want, d.Text)
		}
	}
}

func TestNames(t *testing.T) {
	n := newNames()
	for _, c := range []struct{ heading, label, want string }{
		{"q5", "Whatever", "q5"}, {"Q5", "Whatever", "Q5_2"}, {"Âge", "Âge", "age"}, {"2. Région ?", "2. Région ?", "q2_region"},
		{"Region", "Region", "Region_2"}, {"", "", "q"}, {"???", "", "q_2"},
		{"How often do you come to the library each month?", "How often do you come to the library each month?", "how_often_do_you_come_to"},
		{"in", "in", "in_2"}, {"l'œuvre", "l'œuvre", "loeuvre"},
	} {
		if got := n.questionName(c.heading, c.label); got != c.want {
			t.Errorf("name of %q: %q, want %q", c.heading, got, c.want)
		}
	}
}

func TestLeading(t *testing.T) {
	for text, want := range map[string]float64{"$25,000 - $49,999": 25000, "30-44": 30, "> 60": 60, "3 or more": 3, "-2": -2, "2.5": 2.5} {
		if got, ok := leading(text); !ok || got != want {
			t.Errorf("%q begins with %v, %t, want %v", text, got, ok, want)
		}
	}
	for _, text := range []string{"", "often", "$", "-"} {
		if got, ok := leading(text); ok {
			t.Errorf("%q begins with %v", text, got)
		}
	}
}

// Whatever an export holds, its draft is a study file, in both languages.
func FuzzDraft(f *testing.F) {
	f.Add("a,b\n1,x\n2,y\n")
	f.Add("Timestamp,q [1],q [2],\n2026/01/01,\"a: b\",# c,\n2026/01/02,- d,'e',\n")
	f.Add("\"k\"\"ey\",{a},[b]\nyes,no,NaN\nno,yes,-\nyes,~,!x\n")
	f.Add("id,q[a],q[b],q_a\n1,1,0,x y\n2,0,1,z\n")
	f.Add("Timestamp,q\n1,a b;a-b\n2,a b\n3,a-b;a b\n")
	f.Add("id,how_1,how_2\n1,Radio,Web\n2,Web,\n3,Radio,\n4,Radio,Web\n")
	f.Add("Radio,Web,Other\nRadio,,\n,Web,m\nRadio,Web,\n")
	f.Add("id;id;région\n1;2;Québec\n3;4;\"Mont\nréal\"\n")
	f.Fuzz(func(t *testing.T, text string) {
		for _, lang := range []locale.Lang{locale.French, locale.English} {
			p, err := profile.Read("a.csv", strings.NewReader(text), profile.Options{})
			if err != nil {
				return
			}
			parsed(t, New([]Side{{File: "a.csv", Profile: p}}, Options{Lang: lang, Personal: lang == locale.French}))
		}
	})
}

package exchange

import (
	"archive/zip"
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/qda"
	"github.com/arrimage/arrimage/pkg/studies"
	"github.com/arrimage/arrimage/pkg/study"
)

// TestSample checks what a coder gave to words of which a heading is left out, and to all words by their offsets.
func TestSample(t *testing.T) {
	s := sample(t)
	got := found(t, s, through(t, Project(s, english)))
	isTidy(t, s, got)
	want := `segment,theme,start,end,text,quote,remark
gens/1/dit,retard,,,"La paie arrive tard, la paie est basse 💰 et voilà.",,
gens/1/dit,argent,0,50,"La paie arrive tard, la paie est basse 💰 et voilà.",,
gens/1/dit,paie,3,19,paie arrive tard,x,à revoir
voix/P07/entretien#2,paie,5,24,"elle tarde.

On att",,
`
	if file := string(got.Coders[0].File); file != want {
		t.Errorf("file\n%s\nwant\n%s", file, want)
	}
	if c := got.Coders[0]; c.Codings != 4 || c.Segments != 2 || c.Themes != 3 {
		t.Errorf("counted %d, %d, %d, want 4, 2, 3", c.Codings, c.Segments, c.Themes)
	}
}

// changes are what other people do to a project, and what is said of it: the rules of errors and warnings.
var changes = []struct {
	name   string
	change func(p *qda.Project)
	rules  string
	anne   int // her codings, where there is no error
}{
	{"nothing", func(*qda.Project) {}, "", 4},
	{"a user of the study who took another's name", func(p *qda.Project) { p.Users[1].Name, p.Users[1].ID = "ANNE", "" }, "", 4},
	{"two users of one name", func(p *qda.Project) {
		other := qda.GUID("user", "x")
		p.Users = append(p.Users, qda.User{GUID: other, Name: "Anne B."})
		p.Sources[0].Selections[0].Codings[0].Creator = other
	}, "two-users", 0},
	{"no user", func(p *qda.Project) { p.Sources[0].Selections[0].Codings[0].Creator = "" }, "no-user", 0},
	{"unknown code", func(p *qda.Project) {
		guid := qda.GUID("code", "x")
		p.Codes = append(p.Codes, qda.Code{GUID: guid, Name: "Argnet"})
		p.Sources[0].Selections[0].Codings[0].Code = guid
	}, "unknown-code", 0},
	{"unknown code that nobody gave", func(p *qda.Project) { p.Codes = append(p.Codes, qda.Code{GUID: qda.GUID("code", "x"), Name: "?"}) }, "", 4},
	{"ambiguous code", func(p *qda.Project) {
		guid := qda.GUID("code", "x")
		p.Codes = append(p.Codes, qda.Code{GUID: guid, Name: "PAIE"}) // A name but for capitals, and two labels.
		p.Sources[0].Selections[0].Codings[0].Code = guid
	}, "ambiguous-code", 0},
	{"theme of another question", func(p *qda.Project) {
		guid := codeGUID(&study.Definition{ID: "mots"}, "temps")
		p.Sources[1].Selections[0].Codings[0].Code = guid
	}, "theme-of", 0},
	{"a theme and none", func(p *qda.Project) {
		p.Sources[1].Selections = append(p.Sources[1].Selections, p.Sources[1].Selections[0])
		p.Sources[1].Selections[1].Codings = []qda.Coding{{Code: codeGUID(&study.Definition{ID: "mots"}, "paie"), Creator: p.Users[1].GUID}}
	}, "theme-and-none", 0},
	{"changed text", func(p *qda.Project) {
		p.Sources[0].Text = strings.Replace(p.Sources[0].Text, "arrive tard", "ARRIVE TARD", 1)
	}, "changed-text changed-text changed-text changed-text", 0},
	{"moved words", func(p *qda.Project) {
		s := &p.Sources[0]
		s.Text, s.Selections = "Bon. "+s.Text, s.Selections[len(s.Selections)-1:]
		s.Selections[0].Start, s.Selections[0].End = s.Selections[0].Start+5, s.Selections[0].End+5
	}, "moved-text", 2},
	{"texts of others", func(p *qda.Project) {
		for i := range p.Sources {
			p.Sources[i].GUID, p.Sources[i].Name, p.Sources[i].Text = qda.GUID("other", p.Sources[i].GUID), "", p.Sources[i].Text+" et plus"
		}
	}, "no-source", 0},
	{"one text of others", func(p *qda.Project) {
		p.Sources[0].GUID, p.Sources[0].Name, p.Sources[0].Text = qda.GUID("other"), "x", "x"
	}, "", 1},
	{"no codings", func(p *qda.Project) {
		for i := range p.Sources {
			p.Sources[i].Selections = nil
		}
	}, "no-codings", 0},
	{"codes known by their labels, texts by their files and words", func(p *qda.Project) {
		for i := range p.Sources {
			p.Sources[i].GUID, p.Sources[i].Name = qda.GUID("other", p.Sources[i].GUID), ""
		}
		p.Sources[3].Name = "P07.docx"
		renew(p, p.Codes)
	}, "", 4},
}

// renew gives codes other GUIDs and takes their descriptions.
func renew(p *qda.Project, codes []qda.Code) {
	for i := range codes {
		old := codes[i].GUID
		codes[i].GUID, codes[i].Description = qda.GUID("other", old), ""
		for _, source := range p.Sources {
			for _, sel := range source.Selections {
				for k := range sel.Codings {
					if sel.Codings[k].Code == old {
						sel.Codings[k].Code = codes[i].GUID
					}
				}
			}
		}
		renew(p, codes[i].Children)
	}
}

func TestChanges(t *testing.T) {
	for _, c := range changes {
		t.Run(c.name, func(t *testing.T) {
			s := sample(t)
			project := Project(s, locale.French)
			c.change(project)
			got, err := Read(s, &qda.Reading{Project: *project}, "")
			var list diag.List
			var failure *diag.Failure
			switch {
			case errors.As(err, &failure):
				list = failure.List
			case err != nil:
				t.Fatal(err)
			default:
				list = got.Warnings
				if n := got.Coders[0].Codings; n != c.anne {
					t.Errorf("%d codings of Anne, want %d", n, c.anne)
				}
			}
			var rules []string
			for _, d := range list {
				rules = append(rules, d.Rule)
			}
			if told := strings.Join(rules, " "); told != c.rules {
				t.Errorf("rules %q, want %q: %v", told, c.rules, list)
			}
		})
	}
}

// TestLeft checks that what is left aside is counted.
func TestLeft(t *testing.T) {
	s := sample(t)
	p := Project(s, english)
	answers, talk, anne, paie := &p.Sources[0], &p.Sources[3], p.Users[0].GUID, codeGUID(s.Study, "paie")
	given := []qda.Coding{{Code: paie, Creator: anne}}
	talk.Selections = append(talk.Selections, qda.Selection{Start: 4, End: 10, Codings: given}) // the interviewer's words
	answers.Selections = append(answers.Selections,
		qda.Selection{Start: 2, End: 3, Codings: given}, // a space
		qda.Selection{Start: 3, End: 19, Codings: given, Description: "et plus"},
	)
	p.Users = append(p.Users, qda.User{GUID: qda.GUID("user", "x"), Name: "Zoé"})
	got := found(t, s, &qda.Reading{Project: *p})
	left := got.Left
	if left.Context != 1 || left.Empty != 1 || left.Twice != 1 || len(left.Unoccupied) != 1 {
		t.Errorf("left %+v", left)
	}
	if file := string(got.Coders[0].File); !strings.Contains(file, "paie arrive tard,x,à revoir; et plus\n") {
		t.Errorf("remarks are not put together:\n%s", file)
	}
}

// TestSelectionOverTurns checks that a selection over several turns is one coding of each, without the interviewer's.
func TestSelectionOverTurns(t *testing.T) {
	s := sample(t)
	p := Project(s, english)
	talk := &p.Sources[3]
	talk.Selections = nil
	talk.Codings = []qda.Coding{{Code: codeGUID(s.Study, "argent"), Creator: p.Users[1].GUID}}
	file := string(found(t, s, &qda.Reading{Project: *p}).Coders[1].File)
	for _, want := range []string{"voix/P07/entretien#2,argent,,,\"Mal, elle tarde.\n", "voix/P07/entretien#4,argent,,,Il manque.,,\n"} {
		if !strings.Contains(file, want) {
			t.Errorf("no %q in\n%s", want, file)
		}
	}
	if strings.Contains(file, "#1") || strings.Contains(file, "#3") {
		t.Errorf("the interviewer is coded:\n%s", file)
	}
}

// TestFragment checks that the themes of a study come back from its codebook: names, tree, labels and descriptions.
func TestFragment(t *testing.T) {
	demo, err := study.Load(study.Folders{studies.Folder(studies.Demo)}, studies.StudyFile)
	if err != nil {
		t.Fatal(err)
	}
	for _, def := range []*study.Definition{demo, sample(t).Study} {
		for _, lang := range locale.Langs {
			head, _, _ := strings.Cut(small, "themes:")
			text := head + string(Fragment(Codebook(def, lang).Codes))
			again, err := study.Parse(nil, "study.yaml", []byte(text))
			if err != nil {
				t.Fatalf("%v in\n%s", err, text)
			}
			sameThemes(t, def.ThemeTree(), again.ThemeTree(), lang)
		}
	}
}

func sameThemes(t *testing.T, want, got []*study.Theme, lang locale.Lang) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%d themes, want %d", len(got), len(want))
	}
	for i, w := range want {
		g := got[i]
		if g.Name != w.Name || g.Under.Value != w.Under.Value {
			t.Errorf("theme %s under %q, want %s under %q", g.Name, g.Under.Value, w.Name, w.Under.Value)
		}
		for _, pair := range [][2]locale.Text{{g.Label.Text, w.Label.Text}, {g.Definition.Text, w.Definition.Text}, {g.Includes.Text, w.Includes.Text}, {g.Excludes.Text, w.Excludes.Text}, {g.Example.Text, w.Example.Text}} {
			if pair[0].In(lang) != pair[1].In(lang) {
				t.Errorf("theme %s: %q, want %q", w.Name, pair[0].In(lang), pair[1].In(lang))
			}
		}
	}
}

// TestFragmentNames checks names that are made of the names of codes.
func TestFragmentNames(t *testing.T) {
	codes := []qda.Code{
		{Name: "Manque d'argent !"}, {Name: "manque d’argent"}, {Name: "資金"}, {Name: "5 $"}, {Name: "(Aucun thème)"},
		{Name: "x", Description: "Nom dans l’étude : paie"}, {Name: "y", Description: "Def.\r\nName in the study: paie"}, {Name: "Paie"},
	}
	var names []string
	for line := range strings.Lines(string(Fragment(codes))) {
		if strings.HasPrefix(line, "  ") && !strings.HasPrefix(line, "   ") {
			names = append(names, strings.TrimSuffix(strings.TrimSpace(line), ":"))
		}
	}
	if got, want := strings.Join(names, " "), "manque_d_argent manque_d_argent_2 theme theme_5 paie y paie_2"; got != want {
		t.Errorf("names %q, want %q", got, want)
	}
	if Fragment(nil) != nil {
		t.Error("themes of no codes")
	}
}

// FuzzRead checks that no project makes Read panic.
func FuzzRead(f *testing.F) {
	s := sample(f)
	var whole bytes.Buffer
	if err := qda.Write(&whole, Project(s, english)); err != nil {
		f.Fatal(err)
	}
	archive, err := zip.NewReader(bytes.NewReader(whole.Bytes()), int64(whole.Len()))
	if err != nil {
		f.Fatal(err)
	}
	project, err := archive.Open("project.qde")
	if err != nil {
		f.Fatal(err)
	}
	var xml bytes.Buffer
	if _, err := xml.ReadFrom(project); err != nil {
		f.Fatal(err)
	}
	f.Add(xml.Bytes())
	f.Add([]byte(`<Project name="p"><Users><User guid="00000000-0000-4000-8000-000000000001" name="Anne"/></Users><CodeBook><Codes><Code guid="00000000-0000-4000-8000-000000000002" name="argent" isCodable="true"/></Codes></CodeBook>` +
		`<Sources><TextSource guid="00000000-0000-4000-8000-000000000003" name="gens/2/dit"><PlainTextContent>Rien  à dire.</PlainTextContent><PlainTextSelection guid="00000000-0000-4000-8000-000000000004" startPosition="0" endPosition="4">` +
		`<Coding guid="00000000-0000-4000-8000-000000000005" creatingUser="00000000-0000-4000-8000-000000000001"><CodeRef targetGUID="00000000-0000-4000-8000-000000000002"/></Coding></PlainTextSelection></TextSource></Sources></Project>`))
	f.Fuzz(func(t *testing.T, xml []byte) {
		var out bytes.Buffer
		w := zip.NewWriter(&out)
		file, err := w.Create("project.qde")
		if err == nil {
			_, err = file.Write(xml)
		}
		if err = errors.Join(err, w.Close()); err != nil {
			t.Fatal(err)
		}
		reading, err := qda.Read("p.qdpx", bytes.NewReader(out.Bytes()), int64(out.Len()))
		if err != nil {
			return
		}
		Fragment(reading.Project.Codes)
		got, err := Read(s, reading, "Anne")
		if (got == nil) == (err == nil) {
			t.Errorf("found %v, error %v", got, err)
		}
	})
}

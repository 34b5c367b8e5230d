package qda_test

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/qda"
)

func sorted(list []string) []string {
	slices.Sort(list)
	return list
}

// xmlOf returns the XML of the project in an archive.
func xmlOf(t rapid.TB, raw []byte) string {
	t.Helper()
	from, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := from.Open("project.qde")
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func ExampleGUID() {
	fmt.Println(qda.GUID("code", "financement"))
	fmt.Println(qda.GUID("code", "coupures"))
	// Output:
	// d2cf73c7-1979-5253-a53a-4111f2e982a1
	// 3859641d-dbad-5f30-a032-92b9f2c078c7
}

// holds checks the laws of a project that can be written.
func holds(t rapid.TB, p *qda.Project) {
	t.Helper()
	first := written(t, p)
	got, err := read(first)
	if err != nil {
		t.Fatalf("what was written cannot be read: %v", err)
	}
	if !reflect.DeepEqual(&got.Project, p) {
		t.Fatalf("read\n%+v\nwritten\n%+v", got.Project, *p)
	}
	if !bytes.Equal(written(t, &got.Project), first) {
		t.Fatal("written again, other bytes")
	}
	if err := valid(xmlOf(t, first), projectRules, "urn:QDA-XML:project:1.0"); err != nil {
		t.Fatal(err)
	}
}

func TestWrite(t *testing.T) {
	holds(t, sample())
	holds(t, &qda.Project{})
	for i := range 3 { // The same bytes on every machine and in every run.
		if sum := fmt.Sprintf("%x", sha256.Sum256([]byte(xmlOf(t, written(t, sample())))))[:16]; sum != "0fdfb01ea85c0539" {
			t.Errorf("run %d: the XML is %s", i, sum)
		}
	}
}

func TestWriteCodebook(t *testing.T) {
	var out bytes.Buffer
	if err := qda.WriteCodebook(&out, sample()); err != nil {
		t.Fatal(err)
	}
	if err := valid(out.String(), codebookRules, "urn:QDA-XML:codebook:1.0"); err != nil {
		t.Error(err)
	}
	got, err := qda.ReadCodebook("c.qdc", bytes.NewReader(out.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	want := sample()
	want = &qda.Project{Origin: want.Origin, Codes: want.Codes, Sets: want.Sets}
	want.Codes[0].Notes, want.Sets[0].Sources, want.Sets[0].Notes = nil, nil, nil
	if !reflect.DeepEqual(&got.Project, want) {
		t.Errorf("%+v", got.Project)
	}
	var again bytes.Buffer
	if err := qda.WriteCodebook(&again, &got.Project); err != nil || !bytes.Equal(again.Bytes(), out.Bytes()) {
		t.Errorf("written again, other bytes: %v", err)
	}
	if err := qda.WriteCodebook(io.Discard, &qda.Project{}); err == nil || err.Error() != "the codebook has no code" {
		t.Errorf("no code: %v", err)
	}
}

// What the format cannot hold is said, all of it at once.
func TestWriteSaysWhatIsWrong(t *testing.T) {
	for want, change := range map[string]func(*qda.Project){
		`user: "x" is no GUID`: func(p *qda.Project) { p.Users[1].GUID = "x" },
		"is given twice":       func(p *qda.Project) { p.Codes = append(p.Codes, p.Codes[0].Children...) },
		"note: the GUID":       func(p *qda.Project) { p.Notes[0].GUID = p.Sources[0].GUID; p.NoteRefs = nil },
		`coding: reference to "y", which nothing has (code)`: func(p *qda.Project) { p.Sources[0].Codings[0].Code = "y" },
		`source: reference to "z"`:                           func(p *qda.Project) { p.Sources[0].Creator = "z" },
		"the selection goes from 0 to 39":                    func(p *qda.Project) { p.Sources[0].Selections[0].End = 39 },
		"the selection goes from 19 to 18":                   func(p *qda.Project) { p.Sources[0].Selections[0].Start = 19 },
		`variable "Âge" is of type "Int"`:                    func(p *qda.Project) { p.Variables[1].Type = "Int" },
		`value "quarante" is not of type Integer`:            func(p *qda.Project) { p.Cases[0].Values[1].Text = "quarante" },
		`code: "red" (expected as in #a0b1c2)`:               func(p *qda.Project) { p.Codes[0].Color = "red" },
		`project: "hier" (expected as in`:                    func(p *qda.Project) { p.Created = "hier" },
		`has the character U+0001`:                           func(p *qda.Project) { p.Codes[0].Name = "a\x01" },
		`has the character U+FFFE`:                           func(p *qda.Project) { p.Description = "\ufffe" },
		`has the character U+FFFD`:                           func(p *qda.Project) { p.Sets[0].Name = "\xff" },
		`is not UTF-8, or has a zero byte`:                   func(p *qda.Project) { p.Sources[0].Text += "\x00" },
		`more than 192 codes under each other`: func(p *qda.Project) {
			for i := range 300 {
				p.Codes = []qda.Code{{GUID: qda.GUID("deep", fmt.Sprint(i)), Name: "c", Children: p.Codes}}
			}
			p.Cases[0].Codes, p.Sets, p.Sources[0].Codings, p.Sources[0].Selections[0].Codings = nil, nil, nil, nil
		},
		"say other positions (the end is the last character)": func(p *qda.Project) { p.Sources[0].Selections[0].End = 17 },
	} {
		t.Run(want, func(t *testing.T) {
			p := sample()
			change(p)
			if err := qda.Write(io.Discard, p); err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("error %v", err)
			}
		})
	}
}

// A text that packs well is still read.
func TestWriteRepetitions(t *testing.T) {
	holds(t, &qda.Project{Sources: []qda.TextSource{{GUID: guid("1"), Text: strings.Repeat("abc", 1<<20)}}})
}

// text draws a text that XML can hold.
func text() *rapid.Generator[string] {
	return rapid.StringOfN(rapid.SampledFrom([]rune("aé <>&\"']]>\n\r\t\u00a0\ufeff😀-…")), 0, 12, -1)
}

// A drawing makes projects that can be written.
type drawing struct {
	*rapid.T
	count int
}

func (d *drawing) guid() string {
	d.count++
	return qda.GUID("drawn", fmt.Sprint(d.count))
}

func (d *drawing) text() string { return text().Draw(d.T, "text") }

// some draws up to three things.
func some[T any](d *drawing, draw func() T) []T {
	var list []T
	for range rapid.IntRange(0, 3).Draw(d.T, "count") {
		list = append(list, draw())
	}
	return list
}

// of draws up to three references.
func (d *drawing) of(guids []string) []string {
	if len(guids) == 0 {
		return nil
	}
	return some(d, func() string { return rapid.SampledFrom(guids).Draw(d.T, "reference") })
}

func (d *drawing) codes(depth int, all *[]string) []qda.Code {
	if depth == 0 {
		return nil
	}
	return some(d, func() qda.Code {
		c := qda.Code{GUID: d.guid(), Name: d.text(), Description: d.text(), Codable: rapid.Bool().Draw(d.T, "codable")}
		*all = append(*all, c.GUID)
		c.Children = d.codes(depth-1, all)
		return c
	})
}

func (d *drawing) project() *qda.Project {
	p, codes, notes, sources := &qda.Project{Name: d.text(), Origin: d.text(), Description: d.text()}, []string{}, []string{}, []string{}
	p.Users = some(d, func() qda.User { return qda.User{GUID: d.guid(), Name: d.text(), ID: d.text()} })
	p.Codes = d.codes(3, &codes)
	coding := func() qda.Coding { return qda.Coding{GUID: d.guid(), Code: rapid.SampledFrom(codes).Draw(d.T, "code")} }
	source := func() qda.TextSource {
		s := qda.TextSource{GUID: d.guid(), Name: d.text(), Text: d.text()}
		length := len([]rune(s.Text))
		s.Selections = some(d, func() qda.Selection {
			start := rapid.IntRange(0, length).Draw(d.T, "start")
			sel := qda.Selection{GUID: d.guid(), Start: start, End: rapid.IntRange(start, length).Draw(d.T, "end")}
			if len(codes) > 0 {
				sel.Codings = some(d, coding)
			}
			return sel
		})
		return s
	}
	p.Sources, p.Notes = some(d, source), some(d, source)
	for _, s := range p.Sources {
		sources = append(sources, s.GUID)
	}
	for _, s := range p.Notes {
		notes = append(notes, s.GUID)
	}
	p.NoteRefs = d.of(notes)
	p.Sets = some(d, func() qda.Set {
		return qda.Set{GUID: d.guid(), Name: d.text(), Codes: d.of(codes), Sources: d.of(sources), Notes: d.of(notes)}
	})
	return p
}

// Whatever can be written is read again as it was, is written again as the same bytes, and is as the schema wants it.
func TestWriteLaws(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		p := (&drawing{T: rt}).project()
		holds(rt, p)
	})
}

// FuzzRead reads anything as an archive, and anything as the XML and the text in one: no panic, and what is read can be
// written and read again.
func FuzzRead(f *testing.F) {
	f.Add(written(f, sample()), "", "")
	f.Add([]byte{}, xmlOf(f, written(f, sample())), "On manque")
	f.Add([]byte{}, project(source(`name="un deux trois" startPosition="1" endPosition="3"`)), "\ufeffun deux\r\n trois 😀")
	f.Fuzz(func(t *testing.T, raw []byte, xml, text string) {
		if xml != "" {
			raw = archived(t, "project.qde", xml, "sources/t.txt", text)
		}
		got, err := read(raw)
		if err != nil {
			return
		}
		again(t, &got.Project)
	})
}

// again writes what was read, where that can be: names may be too odd for XML, texts settle elsewhere.
func again(t *testing.T, p *qda.Project) {
	var out bytes.Buffer
	if qda.Write(&out, p) != nil {
		return
	}
	got, err := read(out.Bytes())
	if err != nil {
		t.Fatalf("what was written cannot be read: %v", err)
	}
	if !reflect.DeepEqual(&got.Project, p) {
		t.Fatalf("read\n%+v\nwritten\n%+v", got.Project, *p)
	}
}

// FuzzReadCodebook reads anything as a codebook; what is read can be written and read again.
func FuzzReadCodebook(f *testing.F) {
	var out bytes.Buffer
	if err := qda.WriteCodebook(&out, sample()); err != nil {
		f.Fatal(err)
	}
	f.Add(out.String())
	f.Add(`<CodeBook xmlns="urn:QDA-XML:codebook:1:0"><Codes><Code guid="` + guid("1") + `" name=""/></Codes></CodeBook>`)
	f.Fuzz(func(t *testing.T, xml string) {
		got, err := qda.ReadCodebook("c.qdc", strings.NewReader(xml))
		if err != nil {
			return
		}
		var out bytes.Buffer
		if qda.WriteCodebook(&out, &got.Project) != nil {
			return
		}
		if again, err := qda.ReadCodebook("c.qdc", bytes.NewReader(out.Bytes())); err != nil || !reflect.DeepEqual(again.Project.Codes, got.Project.Codes) {
			t.Fatalf("read again: %v\n%s", err, out.String())
		}
	})
}

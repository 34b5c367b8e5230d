package qda_test

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"reflect"
	"runtime"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/qda"
)

const oneCode = `<CodeBook><Codes><Code guid="@1" name="a" isCodable="true"/></Codes></CodeBook>`

// source is a text in a file with one selection that has a code.
func source(attributes string) string {
	return oneCode + `<Sources><TextSource guid="@2" name="s" plainTextPath="internal://t.txt">
<PlainTextSelection guid="@3" ` + attributes + `><Coding guid="@4"><CodeRef targetGUID="@1"/></Coding></PlainTextSelection>
</TextSource></Sources>`
}

// The XML of a project is read, and what is wrong in it is said with line and column.
func TestReadSaysWhatIsWrong(t *testing.T) {
	for name, c := range map[string]struct {
		xml  string
		want []string
	}{
		"not xml":           {"<Project", []string{"p.qdpx!project.qde:1: XML that cannot be read: unexpected EOF"}},
		"empty":             {"", []string{"p.qdpx!project.qde: no XML element"}},
		"other root":        {"<html/>", []string{"1:1: the first element is <html> (expected <Project> of REFI-QDA)"}},
		"doctype":           {`<!DOCTYPE p [<!ENTITY a "b">]><Project name="&a;"/>`, []string{"1:1: DOCTYPE declaration: the file is refused"}},
		"entity":            {`<Project name="&a;"/>`, []string{"1: XML that cannot be read: invalid character entity &a;"}},
		"encoding":          {`<?xml version="1.0" encoding="latin1"?><Project name="a"/>`, []string{`1:1: encoding "latin1" (expected UTF-8)`}},
		"bytes":             {"<Project name=\"\xe9\"/>", []string{"the text is not UTF-8"}},
		"two roots":         {"<Project name='a'/><Project name='a'/>", []string{"1:20: two elements of the first rank"}},
		"attribute twice":   {"<Project name='a' name='b'/>", []string{`1:1: attribute "name" written twice in <Project>`}},
		"attributes":        {"<Project" + strings.Repeat(" a='b'", 200) + "/>", []string{"1:1: more than 100 attributes in an element"}},
		"too deep":          {"<Project name='a'>" + strings.Repeat("<a>", 300), []string{"more than 200 elements inside each other"}},
		"no name":           {"<Project/>", []string{`1:1: <Project> has no attribute "name"`}},
		"guids":             {project(`<Users><User guid="x"/><User guid="@1"/><User guid="{@1}"/></Users>`), []string{`2:8: <User> has the GUID "x" (expected 32`, `2:75: <User> has the GUID 00000000-0000-4000-8000-000000000001 of line 2`}},
		"codes":             {project(`<CodeBook><Codes><Code guid="@1" isCodable="true"/></Codes></CodeBook>`), []string{`2:18: <Code> has no attribute "name"`}},
		"no such code":      {project(strings.Replace(source(`startPosition="0" endPosition="1"`), `targetGUID="@1"`, `targetGUID="@9"`, 1)), []string{`<CodeRef> points at 00000000-0000-4000-8000-000000000009, but no element <Code> has this GUID`}},
		"a user as code":    {project(`<Users><User guid="@9"/></Users>` + strings.Replace(source(`startPosition="0" endPosition="1"`), `targetGUID="@1"`, `targetGUID="@9"`, 1)), []string{"but no element <Code> has this GUID"}},
		"coding of nothing": {project(strings.Replace(source(`startPosition="0" endPosition="1"`), `<CodeRef targetGUID="@1"/>`, ``, 1)), []string{"the coding has 0 codes (expected 1)"}},
		"beyond":            {project(source(`startPosition="1" endPosition="14"`)), []string{`3:1: the selection goes from 1 to 14, but the text of "s" has 13 characters`}},
		"backwards":         {project(source(`startPosition="3" endPosition="2"`)), []string{"3:1: the selection goes from 3 to 2"}},
		"negative":          {project(source(`startPosition="-3" endPosition="x"`)), []string{`"startPosition" is "-3" (expected a whole`, `"endPosition" is "x" (expected`}},
		"huge":              {project(source(`startPosition="0" endPosition="99999999999999999999"`)), []string{`"endPosition" is "99999999999999999999"`}},
		"no positions":      {project(source(``)), []string{`has no attribute "startPosition"`, `has no attribute "endPosition"`}},
		"climbs":            {project(strings.Replace(source(`startPosition="0" endPosition="1"`), "t.txt", "../t.txt", 1)), []string{`path "internal://../t.txt" leads out of the archive`}},
		"drive":             {project(strings.Replace(source(`startPosition="0" endPosition="1"`), "t.txt", `C:/t.txt`, 1)), []string{`leads out of the archive`}},
		"backslash":         {project(strings.Replace(source(`startPosition="0" endPosition="1"`), "t.txt", `a\t.txt`, 1)), []string{`leads out of the archive`}},
		"elsewhere":         {project(strings.Replace(source(`startPosition="0" endPosition="1"`), "internal://t.txt", `relative:///t.txt`, 1)), []string{`text "relative:///t.txt" is not in the archive`}},
		"not there":         {project(strings.Replace(source(`startPosition="0" endPosition="1"`), "t.txt", `u.txt`, 1)), []string{`the archive does not have the text "internal://u.txt" of source "s"`}},
		"no text":           {project(strings.Replace(source(`startPosition="0" endPosition="1"`), `plainTextPath="internal://t.txt"`, ``, 1)), []string{`source "s" has selections and no text`}},
		"two texts":         {project(strings.Replace(source(`startPosition="0" endPosition="1"`), `<PlainTextSel`, `<PlainTextContent>a</PlainTextContent><PlainTextSel`, 1)), []string{`source "s" has a text in the XML and another in a file`}},
		"type":              {project(`<Variables><Variable guid="@1" name="v" typeOfVariable="Colour"/></Variables>`), []string{`variable "v" is of type "Colour" (expected Text, Boolean, Integer, Float, Date, DateTime)`}},
		"bad reference":     {project(strings.Replace(source(`startPosition="0" endPosition="1"`), `targetGUID="@1"`, `targetGUID="a"`, 1)), []string{`"targetGUID" of <CodeRef> has the value "a" (expected a GUID)`}},
		"half a brace":      {project(`<Users><User guid="{@1"/></Users>`), []string{`<User> has the GUID "{00000000`}},
		"value of nothing":  {project(`<Cases><Case guid="@2"><VariableValue/></Case></Cases>`), []string{`<VariableValue> does not say of which variable`}},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := read(archived(t, "project.qde", c.xml, "sources/t.txt", "treize signes"))
			if err == nil {
				t.Fatal("no error")
			}
			lines := strings.Split(err.Error(), "\n")
			if len(lines) != len(c.want) {
				t.Errorf("%d errors, want %d:\n%s", len(lines), len(c.want), err)
			}
			for i, want := range c.want {
				if i < len(lines) && !strings.Contains(lines[i], want) {
					t.Errorf("%q\nlacks %q", lines[i], want)
				}
			}
		})
	}
}

// An archive that means harm, or is none, is refused.
func TestReadRefusesArchives(t *testing.T) {
	good := project("")
	encrypted := archived(t, "project.qde", good)
	for _, mark := range []string{"PK\x03\x04", "PK\x01\x02"} {
		at := bytes.Index(encrypted, []byte(mark)) + 6 + 2*strings.Count(mark, "\x01")
		encrypted[at] |= 1
	}
	damaged := archived(t, "project.qde", strings.Repeat(good, 9))
	damaged[45] ^= 0xff
	for name, c := range map[string]struct {
		raw  []byte
		want string
	}{
		"no archive":   {[]byte("PK?"), "this is no .qdpx archive"},
		"no project":   {archived(t, "a.txt", ""), "no file project.qde (0 other"},
		"two projects": {archived(t, "a.qde", good, "b.qde", good), "no file project.qde (2 other"},
		"climbs":       {archived(t, "project.qde", good, "sources/../../x", ""), `entry "sources/../../x" leads out`},
		"absolute":     {archived(t, "project.qde", good, "/x", ""), `entry "/x" leads out`},
		"backslash":    {archived(t, "project.qde", good, `sources\x`, ""), `leads out`},
		"drive":        {archived(t, "project.qde", good, `c:x`, ""), `leads out`},
		"twice":        {archived(t, "project.qde", good, "Project.QDE", good), `two entries are named "Project.QDE"`},
		"encrypted":    {encrypted, `entry "project.qde" is under a password`},
		"bomb":         {archived(t, "project.qde", good+strings.Repeat(" ", 8<<20)), `entry "project.qde" expands more than 200 times`},
		"too large":    {archived(t, "project.qde", good+strings.Repeat(" ", 65<<20)), `entry "project.qde" is too large`},
		"damaged":      {damaged, `entry "project.qde" cannot be read`},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := read(c.raw); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v, want %q", err, c.want)
			}
		})
	}
}

// An entry that says that it is smaller than it is gets no more memory than it says.
func TestReadLyingSize(t *testing.T) {
	raw := archived(t, "project.qde", project("")+strings.Repeat(" ", 64<<20))
	at := bytes.Index(raw, []byte("PK\x01\x02")) + 24
	binary.LittleEndian.PutUint32(raw[at:], 10)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	if _, err := read(raw); err == nil || !strings.Contains(err.Error(), "cannot be read") {
		t.Errorf("error %v", err)
	}
	runtime.ReadMemStats(&after)
	if n := after.TotalAlloc - before.TotalAlloc; n > 8<<20 {
		t.Errorf("%d bytes were allocated", n)
	}
}

// Shapes of other programs: a project named otherwise, braces and capitals, folders with a capital, UTF-16, BOM, no
// namespace, inline texts.
func TestReadOtherShapes(t *testing.T) {
	xml := project(strings.ReplaceAll(source(`startPosition="3" endPosition="4"`), `guid="@3"`, `guid="{0000000A-0000-4000-8000-00000000000B}"`))
	units := utf16.Encode([]rune(xml))
	wide := binary.LittleEndian.AppendUint16(nil, 0xfeff)
	big := []byte{}
	for _, u := range units {
		wide, big = binary.LittleEndian.AppendUint16(wide, u), binary.BigEndian.AppendUint16(big, u)
	}
	inline := strings.Replace(strings.Replace(xml, ` plainTextPath="internal://t.txt"`, "", 1), "<PlainTextSel", "<PlainTextContent>été</PlainTextContent><PlainTextSel", 1)
	for name, files := range map[string][]string{
		"plain":          {"project.qde", xml, "sources/t.txt", "étés"},
		"other name":     {"Étude.qde", xml, "sources/t.txt", "étés"},
		"capital folder": {"Project.qde", xml, "Sources/T.txt", "étés"},
		"no folder":      {"project.qde", xml, "t.txt", "étés"},
		"mark":           {"project.qde", "\ufeff" + xml, "sources/t.txt", "\ufeffétés"},
		"utf-16":         {"project.qde", string(wide), "sources/t.txt", "\xff\xfe\xe9\x00t\x00\xe9\x00s\x00"},
		"utf-16 named":   {"project.qde", strings.Replace(`<?xml version="1.0" encoding="utf-8"?>`, "", "", 1) + xml, "sources/t.txt", "\xfe\xff\x00\xe9\x00t\x00\xe9\x00s"},
		"no mark":        {"project.qde", string(big), "sources/t.txt", "t\x00\xe9\x00t\x00s\x00"},
		"no namespace":   {"project.qde", strings.Replace(xml, ` xmlns="urn:QDA-XML:project:1.0"`, "", 1), "sources/t.txt", "étés"},
		"inline":         {"project.qde", strings.Replace(inline, "été<", "étés\r\n<", 1)},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := read(archived(t, files...))
			if err != nil {
				t.Fatal(err)
			}
			s := got.Project.Sources[0]
			if s.Selections[0].GUID != "0000000a-0000-4000-8000-00000000000b" || !strings.Contains(s.Text, "ts") && !strings.Contains(s.Text, "tés") || []rune(s.Text)[3] != 's' {
				t.Errorf("%+v", s)
			}
			if noted := len(got.Found) > 0; noted != (name == "other name") {
				t.Errorf("found %v", got.Found)
			}
		})
	}
}

// A text that is neither UTF-8 nor UTF-16 is refused; characters beyond U+FFFF are one in either.
func TestTexts(t *testing.T) {
	for name, c := range map[string]struct{ text, want, err string }{
		"pair":         {"\xff\xfe\x3d\xd8\x00\xdea\x00", "😀a", ""},
		"pair, big":    {"\xfe\xff\xd8\x3d\xde\x00\x00a", "😀a", ""},
		"half a pair":  {"\xff\xfe\x3d\xd8a\x00", "", "damaged UTF-16 text"},
		"last half":    {"\xff\xfea\x00\x3d\xd8", "", "damaged UTF-16 text"},
		"odd":          {"\xff\xfea\x00b", "", "damaged UTF-16 text"},
		"zero":         {"a\x00b\x00c", "", "zero bytes: this is no text"},
		"zero, UTF-16": {"\xff\xfea\x00\x00\x00", "", "zero bytes: this is no text"},
		"Windows-1252": {"\xe9t\xe9", "", "the text is not UTF-8"},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := read(archived(t, "project.qde", project(source(`startPosition="0" endPosition="2"`)), "sources/t.txt", c.text))
			switch {
			case c.err != "" && (err == nil || !strings.Contains(err.Error(), `"internal://t.txt": `+c.err)):
				t.Errorf("error %v", err)
			case c.err == "" && (err != nil || got.Project.Sources[0].Text != c.want):
				t.Errorf("%+v, error %v", got, err)
			}
		})
	}
}

// What is not read is counted, and pointing at it is no error.
func TestLeftAside(t *testing.T) {
	got, err := read(archived(t, "project.qde", project(oneCode+`
<Cases><Case guid="@0"><SourceRef targetGUID="@2"/><SelectionRef targetGUID="@3"/><SourceRef targetGUID="@f"/></Case></Cases>
<Sources>
<PDFSource guid="@2"><PDFSelection guid="@3"><Representation guid="@4"><PlainTextContent>x</PlainTextContent></Representation><Coding guid="@5"><CodeRef targetGUID="@1"/></Coding></PDFSelection>
<Representation guid="@6"><PlainTextSelection guid="@7" startPosition="900" endPosition="1000"/></Representation></PDFSource>
<VideoSource guid="@8"/><AudioSource guid="@9"><Transcript guid="@a"/></AudioSource>
<TextSource guid="@b" richTextPath="internal://b.docx"/><Thing/><x:TextSource xmlns:x="urn:other"/>
</Sources><Links><Link guid="@c"/><Link guid="@d"/></Links><Graphs><Graph guid="@e"><Vertex/></Graph></Graphs>`)))
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	if err := got.Found.Write(&text, locale.English); err != nil {
		t.Fatal(err)
	}
	want := `p.qdpx!project.qde:3:185: <SourceRef> points at 00000000-0000-4000-8000-00000000000f, which nothing has: it is left aside
p.qdpx!project.qde: left aside: PDF documents (1), audio recordings (1), videos (1), transcripts tied to a recording (1), selections in PDF documents (1), selections in the text of PDF documents or pictures (1), codings of what is left aside (1), links (2), graphs (1), formatted versions of a text (1), elements "TextSource", which the standard does not have there (1) and elements "Thing", which the standard does not have there (1)
`
	if text.String() != want {
		t.Errorf("got\n%s\nwant\n%s", text.String(), want)
	}
	if c := got.Project.Cases[0]; c.Sources != nil || c.Selections != nil || len(got.Project.Sources) != 1 {
		t.Errorf("%+v", got.Project)
	}
}

// What other programs write that is odd is read with a warning.
func TestWarnings(t *testing.T) {
	got, err := read(archived(t, "project.qde", project(`<CodeBook><Codes><Code guid="@1" name="a" color="red"/></Codes></CodeBook>
<Variables><Variable guid="@4" name="v" typeOfVariable="Integer"/></Variables><Cases><Case guid="@5"><VariableValue><VariableRef targetGUID="@4"/><TextValue>x</TextValue></VariableValue></Case></Cases>
<Sources><TextSource guid="@2" creatingUser="@9" creationDateTime="hier"><PlainTextContent>ab</PlainTextContent><PlainTextSelection guid="@3" startPosition="1" endPosition="1"/></TextSource></Sources>
<Notes><Note guid="@6"><PlainTextContent>ab</PlainTextContent><PlainTextSelection guid="@7" startPosition="100" endPosition="120"/><PlainTextSelection guid="@8" startPosition="0" endPosition="2"/></Note></Notes>`)))
	if err != nil {
		t.Fatal(err)
	}
	var rules []string
	for _, d := range got.Found {
		rules = append(rules, d.Rule)
	}
	if want := "bad-codable bad-color bad-time bad-value empty-selection note-position unknown-user"; strings.Join(sorted(rules), " ") != want {
		t.Errorf("found %v, want %s", rules, want)
	}
	if code := got.Project.Codes[0]; !code.Codable || code.Color != "" || got.Project.Sources[0].Stamp != (qda.Stamp{}) || got.Project.Cases[0].Values[0].Text != "" || len(got.Project.Notes[0].Selections) != 1 {
		t.Errorf("%+v", got.Project)
	}
}

// A codebook is read, with its sets, in the namespace of the standard and that of old NVivo.
func TestReadCodebook(t *testing.T) {
	for _, space := range []string{"urn:QDA-XML:codebook:1.0", "urn:QDA-XML:codebook:1:0"} {
		got, err := qda.ReadCodebook("c.qdc", strings.NewReader(`<?xml version="1.0" encoding="UTF-8"?><CodeBook origin="X" xmlns="`+space+`"><Codes><Code guid="`+guid("1")+`" name="a" isCodable="0"><Description>b</Description><Code guid="`+guid("2")+`" name="c" isCodable="1"/></Code></Codes>
<Sets><Set guid="`+guid("3")+`" name="s"><MemberCode guid="`+guid("2")+`"/><MemberCode targetGUID="`+guid("1")+`"/></Set></Sets></CodeBook>`))
		if err != nil {
			t.Fatal(err)
		}
		want := qda.Project{Origin: "X", Codes: []qda.Code{{GUID: guid("1"), Name: "a", Description: "b", Children: []qda.Code{{GUID: guid("2"), Name: "c", Codable: true}}}},
			Sets: []qda.Set{{GUID: guid("3"), Name: "s", Codes: []string{guid("2"), guid("1")}}}}
		if !reflect.DeepEqual(got.Project, want) {
			t.Errorf("%+v", got.Project)
		}
	}
	if _, err := qda.ReadCodebook("c.qdc", strings.NewReader(project(""))); err == nil || !strings.Contains(err.Error(), "c.qdc:1:1: the first element is <Project> (expected <CodeBook> of REFI-QDA)") {
		t.Errorf("a project as codebook: %v", err)
	}
}

// A video that is larger than any text may be, or packs well, is no reason to refuse an archive.
func TestMediaStayPacked(t *testing.T) {
	raw := archived(t, "project.qde", project(""), "sources/v.mp4", strings.Repeat("\x00", 80<<20))
	if from, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw))); err != nil || from.File[1].UncompressedSize64 != 80<<20 {
		t.Fatal("the archive is not what the test is about")
	}
	if _, err := read(raw); err != nil {
		t.Error(err)
	}
}

// TestVersions checks that the versions of the standard are read, and no later one.
func TestVersions(t *testing.T) {
	for version, known := range map[string]bool{"1.0": true, "1.5": true, "1": true, "2.0": false, "15": false, "": true} {
		xml := strings.Replace(project("<Users><User guid=\"@1\"/></Users>"), "project:1.0", "project:"+version, 1)
		reading, err := read(archived(t, "project.qde", xml))
		if (err == nil) != known {
			t.Errorf("version %q: error %v", version, err)
		}
		if err == nil && reading.Pos(guid("1")).String() != "p.qdpx!project.qde:2:8" {
			t.Errorf("place %s", reading.Pos(guid("1")))
		}
	}
}

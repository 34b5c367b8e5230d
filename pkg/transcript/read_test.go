package transcript_test

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/transcript"
)

const (
	matter = "---\ncode: P07\nrégion : \"Montréal\"\nheure: 12:30\nvide:\n---\n\nIntervieweuse : Bonjour.\nP07 : Oui.\n\n"
	vttOne = "WEBVTT Entretien\nLanguage: fr\nX-TIMESTAMP-MAP=LOCAL:0\n\nNOTE\ncode: P07\n\nSTYLE\n::cue { color: red }\n\n1\n00:01.000 --> 00:02.000 align:left\n<v.loud Anne>Bonjour &amp; <i>bienvenue</i>\nà vous</v>\n\nNOTE vu\n\n00:00:03.000 --> 00:00:04.500\n<v P07>Merci\n"
	srtOne = "code: P07\nrégion : Laval\n\n1\n00:00:01,000 --> 00:00:02,000\n<i>Anne : Bonjour</i>\n{\\an8}à vous 1 < 2\n\n2\n00:00:02,500 --> 00:00:03,000 X1:1 X2:2\nP07 : Merci\n"
)

func TestRead(t *testing.T) {
	f := func(key, value string, line, column int) transcript.Field {
		return transcript.Field{Key: key, Value: value, Line: line, Column: column}
	}
	front := []transcript.Field{f("code", "P07", 2, 7), f("région", "Montréal", 3, 11), f("heure", "12:30", 4, 8), f("vide", "", 5, 6)}
	body := "Intervieweuse : Bonjour.\nP07 : Oui."
	word := docx(t, rows([]string{"code :", "P07"}, []string{"région", "\"Laval\""})+paragraphs("", "I : Bonjour\tà vous\nsuite", "P07 : Oui"))
	for name, c := range map[string]struct {
		file, data string
		want       transcript.Document
	}{
		"markdown":             {"a.md", matter, transcript.Document{Header: front, Body: body, Line: 8, Column: 1}},
		"CRLF":                 {"a.TXT", strings.ReplaceAll(matter, "\n", "\r\n"), transcript.Document{Header: front, Body: body, Line: 8, Column: 1}},
		"CR":                   {"a.txt", strings.ReplaceAll(matter, "\n", "\r"), transcript.Document{Header: front, Body: body, Line: 8, Column: 1}},
		"marks":                {"a.md", "\uFEFF\uFEFF" + matter, transcript.Document{Header: front, Body: body, Line: 8, Column: 1}},
		"UTF-16":               {"a.md", utf16Of(matter, false), transcript.Document{Header: front, Body: body, Line: 8, Column: 1}},
		"UTF-16 big":           {"a.md", utf16Of(matter, true), transcript.Document{Header: front, Body: body, Line: 8, Column: 1}},
		"no header":            {"a.txt", "\n  \u00a0Été.  \n\n Fin \n \n", transcript.Document{Body: "Été.  \n\n Fin", Line: 2, Column: 5}},
		"NFD stays":            {"a.md", "e\u0301te\u0301 été", transcript.Document{Body: "e\u0301te\u0301 été", Line: 1, Column: 1}},
		"no body":              {"a.md", "---\ncode: 'l''été'\n---\n", transcript.Document{Header: []transcript.Field{f("code", "l'été", 2, 7)}, Line: 3, Column: 1}},
		"quotes of the words":  {"a.md", "---\na: \"x\" et \"y\"\nb: \"dit \\\"oui\\\"\"\nc: \"\nd: x # y\n---\n", transcript.Document{Header: []transcript.Field{f("a", `"x" et "y"`, 2, 4), f("b", `dit "oui"`, 3, 4), f("c", `"`, 4, 4), f("d", "x # y", 5, 4)}, Line: 6, Column: 1}},
		"a rule in the text":   {"a.md", "Texte\n---\nfin", transcript.Document{Body: "Texte\n---\nfin", Line: 1, Column: 1}},
		"voices":               {"a.vtt", vttOne, transcript.Document{Header: []transcript.Field{f("Language", "fr", 2, 11), f("code", "P07", 6, 7), f("speakers", "Anne; P07", 13, 9)}, Body: "Anne: Bonjour & bienvenue\nà vous\n\n\n\n\nP07: Merci", Line: 13, Column: 1}},
		"voices declared":      {"a.vtt", "WEBVTT\nspeakers: Anne\n\n00:01.000 --> 00:02.000\n<v Anne>Oui\n", transcript.Document{Header: []transcript.Field{f("speakers", "Anne", 2, 11)}, Body: "Anne: Oui", Line: 5, Column: 1}},
		"a note that is words": {"a.vtt", "WEBVTT\n\nNOTE\ncode: 1\net puis\n\n00:01.000 --> 00:02.000\nOui&#10;non\n", transcript.Document{Body: "Oui non", Line: 8, Column: 1}},
		"srt":                  {"a.srt", srtOne, transcript.Document{Header: []transcript.Field{f("code", "P07", 1, 7), f("région", "Laval", 2, 11)}, Body: "Anne : Bonjour\nà vous 1 < 2\n\n\n\nP07 : Merci", Line: 6, Column: 1}},
		"srt without numbers":  {"a.srt", "00:00:01.000 --> 00:00:02.000\nOui", transcript.Document{Body: "Oui", Line: 2, Column: 1}},
		"docx table":           {"a.docx", word, transcript.Document{Header: []transcript.Field{f("code", "P07", 2, 1), f("région", "Laval", 4, 1)}, Body: "I : Bonjour\tà vous\nsuite\nP07 : Oui", Line: 6, Column: 1}},
		"docx paragraphs":      {"a.docx", docx(t, paragraphs("", "code : P07", "date : 2026-01-02", "I : Bonjour", "P07 : Oui", "I : Bien")), transcript.Document{Header: []transcript.Field{f("code", "P07", 2, 8), f("date", "2026-01-02", 3, 8)}, Body: "I : Bonjour\nP07 : Oui\nI : Bien", Line: 4, Column: 1}},
		"docx front matter":    {"a.docx", docx(t, paragraphs("---", "code : P07", "---", "Oui")), transcript.Document{Header: []transcript.Field{f("code", "P07", 2, 8)}, Body: "Oui", Line: 4, Column: 1}},
		"docx no header":       {"a.docx", docx(t, paragraphs("Oui.")+rows([]string{"a", "b"})), transcript.Document{Body: "Oui.\na\nb", Line: 1, Column: 1}},
		"docx three columns":   {"a.docx", docx(t, rows([]string{"a", "b", "c"})), transcript.Document{Body: "a\nb\nc", Line: 1, Column: 1}},
		"docx changes":         {"a.docx", docx(t, `<w:p><w:del><w:r><w:delText>non</w:delText></w:r></w:del><w:ins><w:r><w:t>oui</w:t></w:r></w:ins><w:r><w:noBreakHyphen/><w:t>là</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>`), transcript.Document{Body: "oui\u2011là", Line: 1, Column: 1}},
		"docx titles":          {"a.docx", docx(t, title("Title", "Entretien")+title("Titre2", "Code : P07")+paragraphs("code : P07", "I : a")+title("heading 3", " Thème\u00a0: b ")+title("Normal", "c")+title("Titre1", "")+paragraphs("I : d")), transcript.Document{Header: []transcript.Field{f("code", "P07", 3, 8)}, Body: "I : a\n### Thème\u00a0: b\nc\n\nI : d", Line: 4, Column: 1}},
		"title and table":      {"a.docx", docx(t, title("Titre", "Entretien")+rows([]string{"code", "P07"})+paragraphs("Oui")), transcript.Document{Header: []transcript.Field{f("code", "P07", 3, 1)}, Body: "Oui", Line: 4, Column: 1}},
		"docx text box":        {"a.docx", docx(t, `<w:p><w:r><w:t>dehors </w:t><mc:AlternateContent><mc:Choice><w:txbxContent>`+paragraphs("dedans")+`</w:txbxContent></mc:Choice><mc:Fallback>`+paragraphs("dedans")+`</mc:Fallback></mc:AlternateContent><w:t>encore</w:t></w:r></w:p>`), transcript.Document{Body: "dedans\ndehors encore", Line: 1, Column: 1}},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := transcript.Read(c.file, []byte(c.data))
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(*got, c.want) {
				t.Errorf("got  %+v\nwant %+v", *got, c.want)
			}
		})
	}
}

func TestReadFails(t *testing.T) {
	bomb := docx(t, "<w:p><w:r><w:t>"+strings.Repeat("a", 17<<20)+"</w:t></w:r></w:p>")
	huge := docx(t, strings.Repeat("<w:x/>", 24<<20))
	for name, c := range map[string]struct{ file, data, want string }{
		"ending":              {"a.pdf", "x", "a.pdf: this is not a document that can be read (expected: .docx, .md, .srt, .txt, .vtt)"},
		"empty":               {"a.md", "", "a.md: empty document: neither header nor text"},
		"blank":               {"a.txt", "\uFEFF \n\n", "a.txt: empty document: neither header nor text"},
		"empty vtt":           {"a.vtt", "", "a.vtt: empty document: neither header nor text"},
		"empty srt":           {"a.srt", "\n", "a.srt: empty document: neither header nor text"},
		"empty docx":          {"a.docx", docx(t, ""), "a.docx: empty document: neither header nor text"},
		"open header":         {"a.md", "---\ncode: 1\n- x\n\nBonjour\n", "a.md:1:1: the header begins with --- and does not end: a line --- is missing"},
		"lines of a header":   {"a.md", "---\ncode: 1\n- x\n# y: z\ncode: 2\nw: |\n---\nx", "a.md:3:1: \"- x\" is not a line \"key: value\" of the header (no list, no value of several lines, no comment)\na.md:4:1: \"# y: z\" is not a line \"key: value\" of the header (no list, no value of several lines, no comment)\na.md:6:1: \"w: |\" is not a line \"key: value\" of the header (no list, no value of several lines, no comment)\na.md:5:1: key \"code\" stands twice in the header (already on line 2)"},
		"windows-1252":        {"a.txt", "a\r\nl'\xe9t\xe9", "a.txt:2:3: byte E9 is not UTF-8 (it would be 'é' in windows-1252, 'È' in macintosh): save the document as UTF-8"},
		"NUL":                 {"a.txt", "a\x00b", "a.txt:1:2: NUL byte: this is not UTF-8 text"},
		"half a character":    {"a.txt", "\xFF\xFEa\x00\n\x00b\x00\x00\xD8c\x00", "a.txt:2:2: half a character without the other: this is not UTF-16, or the document is cut off"},
		"cut UTF-16":          {"a.txt", "\xFE\xFF\x00a\x00", "a.txt:1:2: half a character without the other: this is not UTF-16, or the document is cut off"},
		"docx called md":      {"a.md", docx(t, ""), "a.md: this is not text, despite its name (an archive, a Word document or a PDF)"},
		"no docx":             {"a.docx", "Bonjour", "a.docx: this is not a Word document (.docx): zip: not a valid zip file"},
		"another archive":     {"a.docx", zipped(t, "xl/workbook.xml", "x"), "a.docx: this is not a Word document (.docx): it has no word/document.xml"},
		"damaged docx":        {"a.docx", zipped(t, "word/document.xml", "<a><b></a>"), "a.docx: damaged or cut Word document (word/document.xml): XML syntax error on line 1: element <b> closed by </a>"},
		"no body in the docx": {"a.docx", zipped(t, "word/document.xml", "<a/>"), "a.docx: damaged or cut Word document (word/document.xml): no body"},
		"bomb":                {"a.docx", bomb, "a.docx: document too large: more than 16 MB of text"},
		"bomb of markup":      {"a.docx", huge, "a.docx: document too large: more than 16 MB of text"},
		"deep":                {"a.docx", docx(t, strings.Repeat("<w:x>", 300)+strings.Repeat("</w:x>", 300)), "a.docx: damaged or cut Word document (word/document.xml): elements nested too deep"},
		"deep where unread":   {"a.docx", docx(t, "<w:del>"+strings.Repeat("<w:x>", 300)+strings.Repeat("</w:x>", 300)+"</w:del>"), "a.docx: damaged or cut Word document (word/document.xml): elements nested too deep"},
		"large text":          {"a.txt", strings.Repeat("a", transcript.MaxText+1), "a.txt: document too large: more than 16 MB of text"},
		"keys of a table":     {"a.docx", docx(t, rows([]string{"code", "1"}, []string{"code", "2"})), "a.docx:4:1: key \"code\" stands twice in the header (already on line 2)"},
		"no WEBVTT":           {"a.vtt", "1\n00:01.000 --> 00:02.000\nx", "a.vtt:1:1: the first line of a WebVTT is WEBVTT, not \"1\""},
		"vtt times":           {"a.vtt", "WEBVTT\n\n1:00 --> 00:02.000\nx\n\n00:03.000 --> 00:02.000\nx\n\nperdu\n", "a.vtt:3:1: \"1:00 --> 00:02.000\" does not give the times of a cue (expected: 00:00:00.000 --> 00:00:00.000)\na.vtt:6:1: \"00:03.000 --> 00:02.000\": the cue ends before it begins\na.vtt:9:1: \"perdu\": a cue begins with its times (00:00:00.000 --> 00:00:00.000)"},
		"two voices":          {"a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n<v A>oui</v> <v B>non", "a.vtt:4:14: two voices on one line: give each a line of its own"},
		"srt times":           {"a.srt", "1\n00:00:61,000 --> 00:00:02,000\nx\n\n2\nx\n", "a.srt:2:1: \"00:00:61,000 --> 00:00:02,000\" does not give the times of a cue (expected: 00:00:00,000 --> 00:00:00,000)\na.srt:5:1: \"2\": a cue begins with its times (00:00:00,000 --> 00:00:00,000)"},
		"srt header":          {"a.srt", "code: 1\ncode: 2\nBonjour\n\n1\n00:00:01,000 --> 00:00:02,000\nx\n", "a.srt:3:1: \"Bonjour\", above the first cue, is neither a line \"key: value\" of the header nor the number of a cue\na.srt:2:1: key \"code\" stands twice in the header (already on line 1)"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := transcript.Read(c.file, []byte(c.data))
			var failure *diag.Failure
			if !errors.As(err, &failure) || failure.Kind != diag.Data || err.Error() != c.want {
				t.Errorf("got  %v\nwant %s", err, c.want)
			}
		})
	}
}

func TestIs(t *testing.T) {
	for name, want := range map[string]bool{"a.md": true, "A.DOCX": true, "a.b.vtt": true, "a": false, "a.doc": false, "md": false} {
		if got := transcript.Is(name); got != want {
			t.Errorf("%s: %t", name, got)
		}
	}
	for _, ending := range transcript.Endings() {
		if _, err := transcript.Read("a"+ending, nil); err == nil || strings.Contains(err.Error(), "expected") {
			t.Errorf("%s: %v", ending, err)
		}
	}
}

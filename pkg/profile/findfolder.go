package profile

import (
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/transcript"
)

// findings says what is wrong, odd or worth knowing in the documents.
func (f *folderReading) findings(s *reading) {
	f.count(s, diag.Warning, "no-header", "", locale.Text{FR: "documents sans en-tête (clé\u00a0: valeur)", EN: "documents without a header (key: value)"},
		func(d folderDocument) bool { return len(d.Header) == 0 })
	f.count(s, diag.Warning, "no-text", "", locale.Text{FR: "documents sans texte", EN: "documents without text"}, func(d folderDocument) bool { return d.Body == "" })
	f.count(s, diag.Note, "no-speaker", "", locale.Text{FR: "documents dont personne ne prend la parole\u00a0; chaque paragraphe est un tour", EN: "documents in which nobody is named as speaking; each paragraph is a turn"},
		func(d folderDocument) bool { return d.Body != "" && !d.namesSpeaker() })
	f.findOthers(s)
	f.findIdentifiers(s)
	f.findSameTexts(s)
	f.findKeys(s)
	f.findInterviewers(s)
	s.findHeadings()
	s.findTokens()
	s.findDamage()
	s.findNumbers()
	s.findDates()
	s.findAlike()
	s.findPersonalBeside(transcript.SpeakersKey)
}

// findPersonalBeside says which keys identify people, but for one that has to.
func (s *reading) findPersonalBeside(key string) {
	at := slices.IndexFunc(s.Columns, func(c Column) bool { return c.Heading.Name == key })
	if at < 0 {
		s.findPersonal()
		return
	}
	s.Columns[at].Personal = false
	s.findPersonal()
	s.Columns[at].Personal = true
}

// namesSpeaker reports whether any turn says who speaks.
func (d folderDocument) namesSpeaker() bool {
	for _, turn := range d.Turns() {
		if turn.Speaker != "" {
			return true
		}
	}
	return false
}

// findOthers says what else is in the folder.
func (f *folderReading) findOthers(s *reading) {
	if others := s.Folder.Others; len(others) > 0 {
		s.find(diag.Pos{File: f.name}, diag.Note, "not-a-document", len(others), "",
			locale.Textf("laissés de côté dans le dossier (%d)\u00a0: %s", "left aside in the folder (%d): %s", len(others), diag.OneOf(others)))
	}
}

// findIdentifiers says which documents have an identifier that another has, or none where others do.
func (f *folderReading) findIdentifiers(s *reading) {
	for i, column := range s.rows.ids {
		c, again := &s.Columns[column], s.rows.named[i].again
		if again.count > 0 {
			s.find(again.first, diag.Error, "duplicate-ids", again.count, "", locale.Textf(
				"identifiants en double dans %s\u00a0: %d (celui-ci est déjà dans %s)", "identifiers that come again in %s: %d (this one is in %s already)",
				c.shown(), again.count, f.documents[s.rows.named[i].earlier-1].file))
			s.Findings[len(s.Findings)-1].Column = column
		}
		if at := slices.IndexFunc(f.documents, func(d folderDocument) bool { return strings.TrimSpace(d.value(c.Heading.Name)) == "" }); at >= 0 {
			s.find(diag.Pos{File: f.name, Line: at + 1, Column: column + 1}, diag.Error, "no-id", len(f.documents)-c.Filled, "", locale.Textf(
				"documents sans %s, qui dit de qui sont les mots\u00a0: %d", "documents without %s, which says whose words they are: %d", c.shown(), len(f.documents)-c.Filled))
			s.Findings[len(s.Findings)-1].Column = column
		}
	}
	if len(s.rows.ids) == 0 {
		s.find(diag.Pos{File: f.name}, diag.Warning, "no-id", len(f.documents), "id: document", locale.Text{
			FR: "aucune clé ne dit de qui sont les mots (id, code…)\u00a0; à défaut, le nom du fichier, question de colonne document",
			EN: "no key says whose words they are (id, code…); failing that, the name of the file, a question of column document"})
	}
}

// value returns what a header says under a key; "" where it does not have it.
func (d folderDocument) value(key string) string {
	for _, field := range d.Header {
		if field.Key == key {
			return field.Value
		}
	}
	return ""
}

// findSameTexts says which documents have the text of an earlier one.
func (f *folderReading) findSameTexts(s *reading) {
	first := map[string]int{}
	n, pos, earlier := 0, diag.Pos{}, ""
	for i, document := range f.documents {
		body := strings.Join(strings.Fields(document.Body), " ")
		at, twice := first[body]
		switch {
		case body == "":
		case !twice:
			first[body] = i
		default:
			if n++; n == 1 {
				pos, earlier = diag.Pos{File: f.name, Line: i + 1, Column: len(f.keys) + 1}, f.documents[at].file
			}
		}
	}
	if n > 0 {
		s.find(pos, diag.Warning, "duplicate-text", n, "", locale.Textf("documents qui ont le texte d'un autre\u00a0: %d (celui-ci, de %s)", "documents with the text of another: %d (this one, of %s)", n, earlier))
	}
}

// findKeys says which keys are likely others that more documents have, written otherwise. Those of one header are different.
func (f *folderReading) findKeys(s *reading) {
	for i, key := range f.keys {
		n := f.having(key)
		var others []string
		for _, other := range f.keys {
			both := func(d folderDocument) bool { return d.has(key) && d.has(other) }
			if f.having(other) > n && !slices.ContainsFunc(f.documents, both) {
				others = append(others, other)
			}
		}
		near := diag.Nearest(key, others)
		if near == "" {
			continue
		}
		s.find(diag.Pos{File: f.name, Column: i + 1}, diag.Warning, "alike-keys", n, "", locale.Textf(
			"la clé %q n'est sans doute que %q, écrite autrement\u00a0; documents\u00a0: %d", "key %q is likely %q, written otherwise; documents: %d", key, near, n))
		s.Findings[len(s.Findings)-1].Column = i
	}
}

// having counts the documents that have a key.
func (f *folderReading) having(key string) int {
	n := 0
	for _, document := range f.documents {
		if document.has(key) {
			n++
		}
	}
	return n
}

func (d folderDocument) has(key string) bool {
	for _, field := range d.Header {
		if field.Key == key {
			return true
		}
	}
	return false
}

// findInterviewers names those who speak in most documents: whoever asks the questions is one of them, as a rule.
func (f *folderReading) findInterviewers(s *reading) {
	var names []string
	for _, voice := range s.Folder.Frequent {
		names = append(names, voice.Name)
	}
	if len(names) == 0 {
		return
	}
	s.find(diag.Pos{File: f.name}, diag.Note, "interviewers", len(names), "corpus: { interviewers: […] }", locale.Textf(
		"parlent dans plus de la moitié des documents\u00a0: %s\u00a0; les tours de qui mène les entretiens ne se codent pas",
		"speak in more than half of the documents: %s; turns of interviewers are not coded", diag.OneOf(names)))
}

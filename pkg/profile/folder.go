package profile

import (
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/ingest"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/platform"
	"github.com/arrimage/arrimage/pkg/transcript"
)

// A Folder is what is known of a folder of documents. Its rows are those documents that can be read, and its columns the keys
// of their headers in the order in which they first come, then the text.
type Folder struct {
	Documents int      // all of them
	Endings   []Ending // how they are written, in the order of transcript.Endings
	Others    []string // names of what else is in the folder
	Turns     int      // of speakers, and paragraphs of documents that name none
	Words     int      // what stands between spaces in the turns
	Speakers  int      // different names
	Frequent  []Voice  // who speaks in two documents or more and in more than half of them, the most frequent first
}

// An Ending is how many documents have the same ending.
type Ending struct {
	Name  string // with its point, in small letters
	Count int    // 1 or more
}

// A Voice is a name that speaks in documents.
type Voice struct {
	Name      string // as it is first written
	Documents int    // in which it speaks, 2 or more
}

// ReadFolder profiles a folder of documents: the keys of their headers as columns, as Read does, and their texts. The name of
// the folder stands in all places, before that of the document.
//
// Errors are of type *diag.Failure and kind diag.Data: a folder without a document, or with none that can be read, or with more
// text than transcript.MaxFolder. Other documents that cannot be read are findings.
func ReadFolder(name string, files fs.FS, options Options) (*Profile, error) {
	f := &folderReading{name: strings.TrimSuffix(name, "/"), column: map[string]int{}}
	names, others, err := transcript.List(files, ".")
	if err != nil {
		return nil, unreadable(name, err)
	}
	if len(names) == 0 {
		return nil, diag.Fail(diag.Data, diag.Pos{File: name}, "empty-folder", "aucun document dans le dossier (attendu\u00a0: %s)", "no document in the folder (expected: %s)", diag.OneOf(transcript.Endings()))
	}
	size := 0
	for _, document := range names {
		content, err := contentOf(files, document)
		if err != nil {
			return nil, unreadable(path.Join(f.name, document), err)
		}
		if size += f.add(document, content); size > transcript.MaxFolder {
			return nil, diag.Fail(diag.Data, diag.Pos{File: name}, "too-large", "documents trop grands\u00a0: plus de %d Mo de texte en tout", "documents too large: more than %d MB of text in all", transcript.MaxFolder>>20)
		}
	}
	if len(f.documents) == 0 {
		return nil, f.problems.Err(diag.Data)
	}
	return f.profile(options, names, others), nil
}

// contentOf returns the bytes of a document, as far as one may be large.
func contentOf(files fs.FS, name string) ([]byte, error) {
	file, err := files.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(io.LimitReader(file, transcript.MaxFile+1))
}

// A folderReading is the documents of a folder. While their rows go by, the line of a place is the number of the document from
// 1, and its column that of the cell from 1; placed tells where that is.
type folderReading struct {
	name      string
	documents []folderDocument
	column    map[string]int // by key
	keys      []string       // those of the headers, in order
	first     []diag.Pos     // where each first stands
	problems  diag.List      // of the documents that cannot be read
}

// A folderDocument is a document that can be read.
type folderDocument struct {
	file string // with the folder
	*transcript.Document
}

// add reads a document, and returns the size of its text in bytes.
func (f *folderReading) add(name string, content []byte) int {
	file := path.Join(f.name, name)
	document, err := transcript.Read(file, content)
	var failure *diag.Failure
	if errors.As(err, &failure) {
		f.problems = append(f.problems, failure.List...)
		return 0
	}
	f.documents = append(f.documents, folderDocument{file, document})
	for _, field := range document.Header {
		pos := diag.Pos{File: file, Line: field.Line, Column: field.Column}
		switch _, known := f.column[field.Key]; {
		case field.Key == transcript.TextHeading || field.Key == transcript.DocumentHeading:
			f.problems.Errorf(pos, "reserved-key", "la clé %q est réservée (text\u00a0: le texte du document\u00a0; document\u00a0: le nom du fichier)",
				"key %q is reserved (text: the text of the document; document: the name of the file)", field.Key)
		case !known:
			f.column[field.Key] = len(f.keys)
			f.keys, f.first = append(f.keys, field.Key), append(f.first, pos)
		}
	}
	return len(document.Body)
}

// profile counts the rows that the documents are.
func (f *folderReading) profile(options Options, names, others []string) *Profile {
	header := make([]ingest.Cell, len(f.keys)+1)
	for i, key := range append(slices.Clone(f.keys), transcript.TextHeading) {
		header[i] = ingest.Cell{Text: key, Column: i + 1}
	}
	p := &Profile{File: f.name, Folder: f.folder(names, others), Dialect: ingest.Decided{Dialect: ingest.Dialect{HeaderRows: 1}}, Platform: platform.Recognise(nil)}
	s := newReading(p, [][]ingest.Cell{header}, len(header), options)
	f.giveRoles(s)
	for i := range f.documents {
		s.row(f.row(i))
	}
	s.tallies[len(f.keys)].keepDamage()
	s.Remembered = s.rows.remembered
	s.judge()
	if text := &s.Columns[len(f.keys)]; text.Kind != Empty {
		text.set(Open, text.variety())
		s.tallies[len(f.keys)].entries = nil // Words are told alike as a whole, by findSameTexts.
	}
	f.findings(s)
	s.hide()
	f.place(p)
	for _, problem := range f.problems {
		p.find(problem.Pos, problem.Severity, problem.Rule, 1, "", problem.Message)
	}
	sortFindings(p.Findings)
	return p
}

// row is a document as a row.
func (f *folderReading) row(document int) ingest.Row {
	cells := make([]ingest.Cell, len(f.keys)+1)
	for i := range cells {
		cells[i].Line, cells[i].Column = document+1, i+1
	}
	for _, field := range f.documents[document].Header {
		if i, known := f.column[field.Key]; known {
			cells[i].Text = field.Value
		}
	}
	cells[len(f.keys)].Text = f.documents[document].Body
	return ingest.Row{Line: document + 1, Cells: cells}
}

// identifiers are keys that name the respondent, beside those that the heading of any table may have.
var identifiers = []string{"code", "participant", "participante"}

// giveRoles says which key names the respondent, and that those who speak are people.
func (f *folderReading) giveRoles(s *reading) {
	named := false
	for i := range s.Columns {
		named = named || s.Columns[i].Role == platform.Identifier
	}
	for i := range s.Columns {
		switch key := s.Columns[i].Heading.Name; {
		case key == transcript.SpeakersKey:
			s.Columns[i].Role = platform.Person
		case !named && slices.Contains(identifiers, strings.ToLower(key)):
			s.Columns[i].Role, named = platform.Identifier, true
		}
	}
	s.rows = newRowTally(s.Profile)
}

// keepDamage forgets what is odd in a cell of a table and not in a text of many lines.
func (t *tally) keepDamage() {
	for at := range t.cases {
		if trait(1)<<at&(replacement|mojibake|questioned|control|onlySpace) == 0 {
			t.cases[at] = 0
		}
	}
}

// folder counts what is said in the documents.
func (f *folderReading) folder(names, others []string) *Folder {
	counts := &Folder{Documents: len(names), Others: others}
	for _, ending := range transcript.Endings() {
		n := 0
		for _, name := range names {
			if strings.EqualFold(path.Ext(name), ending) {
				n++
			}
		}
		if n > 0 {
			counts.Endings = append(counts.Endings, Ending{ending, n})
		}
	}
	f.countVoices(counts)
	return counts
}

// countVoices counts turns, words and who speaks.
func (f *folderReading) countVoices(counts *Folder) {
	var voices []Voice
	index, last := map[string]int{}, []int{} // by key: which voice; by voice: the last document in which it spoke, from 1
	for i, document := range f.documents {
		for _, turn := range document.Turns() {
			counts.Turns++
			counts.Words += len(strings.Fields(turn.Text))
			if turn.Speaker == "" {
				continue
			}
			key := transcript.SpeakerKey(turn.Speaker)
			at, known := index[key]
			if !known {
				at, index[key] = len(voices), len(voices)
				voices, last = append(voices, Voice{Name: turn.Speaker}), append(last, 0)
			}
			if last[at] != i+1 {
				last[at] = i + 1
				voices[at].Documents++
			}
		}
	}
	counts.Speakers = len(voices)
	counts.Frequent = slices.DeleteFunc(voices, func(v Voice) bool { return v.Documents < 2 || 2*v.Documents <= len(f.documents) })
	slices.SortStableFunc(counts.Frequent, func(a, b Voice) int { return b.Documents - a.Documents })
}

// place puts the places of documents in the stead of numbers.
func (f *folderReading) place(p *Profile) {
	for i := range p.Findings {
		p.Findings[i].Pos = f.placed(p.Findings[i].Pos)
	}
	for i := range p.Columns {
		c := &p.Columns[i]
		for j := range c.Headings {
			c.Headings[j].Pos = f.placed(c.Headings[j].Pos)
		}
		for j := range c.Values {
			c.Values[j].First = f.placed(c.Values[j].First)
		}
		for j := range c.Parts {
			c.Parts[j].First = f.placed(c.Parts[j].First)
		}
	}
}

// placed returns where a cell stands: a heading where its key first does, a cell that the document does not have at its
// first line.
func (f *folderReading) placed(pos diag.Pos) diag.Pos {
	at := pos.Column - 1
	switch {
	case pos.Line == 0 && at >= 0 && at < len(f.first):
		return f.first[at]
	case pos.Line == 0:
		return diag.Pos{File: f.name}
	}
	document := f.documents[pos.Line-1]
	if at == len(f.keys) {
		return diag.Pos{File: document.file, Line: document.Line, Column: document.Column}
	}
	for _, field := range document.Header {
		if at >= 0 && field.Key == f.keys[at] {
			return diag.Pos{File: document.file, Line: field.Line, Column: field.Column}
		}
	}
	return diag.Pos{File: document.file, Line: 1}
}

// count says how many documents have a kind of case, and which is the first; it has a finding made of them where there are some.
func (f *folderReading) count(s *reading, severity diag.Severity, rule, write string, what locale.Text, is func(folderDocument) bool) {
	n, first := 0, diag.Pos{}
	for i, document := range f.documents {
		if is(document) {
			if n++; n == 1 {
				first = diag.Pos{File: f.name, Line: i + 1}
			}
		}
	}
	if n > 0 {
		s.find(first, severity, rule, n, write, locale.Textf("%s\u00a0: %s", "%s: %s", what, locale.Count(n)))
	}
}

package tabulate

import (
	"slices"
	"strconv"
	"strings"

	"github.com/arrimage/arrimage/pkg/coding"
	"github.com/arrimage/arrimage/pkg/corpus"
	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/scrub"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// ExplainSegment says where words come from, all of them as they may be published, and how the study quotes them: what each
// edited quotation keeps, leaves out and puts in.
func ExplainSegment(s *survey.Survey, name string) ([]*table.Table, error) {
	words, wrong := wordsNamed(s, name)
	if words == nil {
		return nil, &UsageError{Message: wrong}
	}
	publisher, err := NewPublisher(s)
	if err != nil {
		return nil, err
	}
	st := newStory(s, locale.Textf("Réponse %s", "Answer %s", words.Name))
	st.defineSegment(words)
	whole := publisher.say(words, wholeOf(words))
	st.fact("Ce qui est dit", "What is said", whole.Words)
	st.themesOf(words)
	if edited, ok := publisher.edits[words.Name]; ok {
		entry := s.Study.Corpus.Edits[s.Study.Corpus.Edits.Index(words.Name)]
		as := writtenIn(s.Study, entry.Value)
		st.quoted(publisher, words, edited, func(lang locale.Lang) diag.Pos { return as.in(lang).At() })
	}
	st.quotedInReport(publisher, words)
	if out := scrubbedTable(); len(whole.Changes) > 0 {
		addScrubbed(out, words.Name, whole.Changes)
		st.tables = append(st.tables, out)
	}
	return st.done(), nil
}

// IsSegment reports whether a name is written as that of words: side/respondent/question.
func IsSegment(name string) bool { return strings.Count(name, "/") >= 2 }

// wordsNamed returns the words that have a name: a segment of the corpus, or an answer to any open question; or why there are
// none.
func wordsNamed(s *survey.Survey, name string) (*corpus.Segment, locale.Text) {
	if s.Codings != nil && s.Codings.Corpus.Index(name) >= 0 {
		return segmentNamed(s, name)
	}
	rest := name
	if s.Study.Wave != "" {
		rest = strings.TrimPrefix(name, s.Study.Wave+"/")
	}
	side, rest, _ := strings.Cut(rest, "/")
	id, question := rest, ""
	if at := strings.LastIndexByte(rest, '/'); at >= 0 {
		id, question = rest[:at], rest[at+1:]
	}
	if frame := s.Frame(side); frame != nil && frame != s.Regions {
		q, unit := s.Study.Question(question), slices.IndexFunc(frame.Units, func(u dataset.Unit) bool { return u.ID == id })
		if v := frame.Variable(question); q != nil && q.Type == study.OpenText && v != nil && unit >= 0 && v.States[unit] == study.Answered {
			return answerOf(s, frame, unit, question), locale.Text{}
		}
	}
	if s.Codings != nil {
		return segmentNamed(s, name)
	}
	return nil, locale.Textf("aucune réponse ne s'appelle %q (partie/répondant/question)", "no answer is called %q (side/respondent/question)", name)
}

// defineSegment says whose words they are and where they stand.
func (st *story) defineSegment(words *corpus.Segment) {
	st.fact("Question", "Question", words.Question.Label.Text)
	st.fact("Par", "By", Attribution(st.Survey, words))
	if words.Turn > 0 {
		turn := locale.Textf("%d", "%d", words.Turn)
		if words.Context {
			turn = locale.Textf("%d (qui mène l'entretien)", "%d (the interviewer)", words.Turn)
		}
		st.fact("Tour de parole", "Turn", turn)
	}
	if consent := st.Study.Corpus.Consent; consent != nil {
		agreed := locale.Text{FR: "non", EN: "no"}
		if MayQuote(st.Survey, words.Side, words.Unit) {
			agreed = locale.Text{FR: "oui", EN: "yes"}
		}
		st.fact("Peut être cité", "May be quoted", locale.Textf("%s (%s)", "%s (%s)", agreed, consent.Question.Value))
	}
	st.fact("Endroit", "Place", locale.Same(words.Pos.String()))
}

// themesOf says which themes the words have, and who gave them.
func (st *story) themesOf(words *corpus.Segment) {
	if st.Codings == nil || st.Codings.Corpus.Index(words.Name) < 0 {
		return
	}
	segment := st.Codings.Corpus.Index(words.Name)
	for _, theme := range st.Study.ThemeTree() {
		var coders []string
		for i, coder := range st.Codings.Coders {
			if slices.ContainsFunc(st.Codings.All, func(c coding.Coding) bool { return c.Segment == segment && c.Coder == i && c.Theme == theme }) {
				coders = append(coders, coder.Name)
			}
		}
		if len(coders) > 0 {
			st.fact("Thème donné", "Theme given", locale.Textf("%s (%s)", "%s (%s)", theme.Label.Text, strings.Join(coders, ", ")))
		}
	}
}

// quotedInReport says where the report quotes the words, and how. The report is of the last wave.
func (st *story) quotedInReport(publisher *Publisher, words *corpus.Segment) {
	if st.Study.Wave != st.Study.LastWave() {
		return
	}
	for _, q := range quotings(st.Study) {
		quoted, _ := WordsOf(st.Survey, q)
		if quoted == nil || quoted.Name != words.Name {
			continue
		}
		if !q.As.there() {
			st.fact("Cité", "Quoted", locale.Same(q.At().String()))
			continue
		}
		edited, problems := publisher.edition(words, q.As)
		if len(problems) > 0 {
			st.fact("Cité", "Quoted", locale.Textf("%s\u00a0: %s", "%s: %s", problems[0].Pos.String(), problems[0].Message))
			continue
		}
		st.quoted(publisher, words, edited, func(lang locale.Lang) diag.Pos { return q.As.in(lang).At() })
	}
	for _, entry := range st.Study.Advice {
		for _, quote := range entry.Value.Quotes {
			if quote.Value == words.Name {
				st.fact("Cité", "Quoted", locale.Same(st.Study.Pos(quote).String()))
			}
		}
	}
}

// quoted says how words are edited: the text, and a table of its parts with what stands for each in the source; one for each
// language where they are not edited alike.
func (st *story) quoted(publisher *Publisher, words *corpus.Segment, edited edition, at func(locale.Lang) diag.Pos) {
	said := publisher.say(words, edited.in)
	place := at(publisher.lang).String()
	st.fact("Cité", "Quoted", locale.Textf("%s (%s)", "%s (%s)", said.Words, place))
	if slices.Equal(edited.fr.Parts, edited.en.Parts) {
		st.parts(publisher, words, edited, locale.Textf("Citation éditée, %s", "Edited quotation, %s", place))
		return
	}
	for _, lang := range locale.Langs {
		of := edited.in(lang)
		name := map[locale.Lang]locale.Text{locale.French: {FR: "français", EN: "French"}, locale.English: {FR: "anglais", EN: "English"}}[lang]
		st.parts(publisher, words, edition{of, of}, locale.Textf("Citation éditée (%s), %s", "Edited quotation (%s), %s", name, at(lang).String()))
	}
}

// parts lists the parts of edited words.
func (st *story) parts(publisher *Publisher, words *corpus.Segment, edited edition, title locale.Text) {
	t := &table.Table{ID: "edited-" + strconv.Itoa(len(st.tables)+1), Title: title}
	t.Columns = []table.Column{
		{Key: "part", Label: locale.Text{FR: "Partie", EN: "Part"}}, {Key: "kind", Machine: true},
		{Key: "quotation", Label: locale.Text{FR: "Dans la citation", EN: "In the quotation"}}, {Key: "source", Label: locale.Text{FR: "Dans la source", EN: "In the source"}},
		{Key: "start", Label: locale.Text{FR: "Du caractère", EN: "From character"}, Kind: table.Count}, {Key: "end", Label: locale.Text{FR: "au", EN: "to"}, Kind: table.Count},
		{Key: "line", Label: locale.Text{FR: "Ligne", EN: "Line"}, Kind: table.Count}, {Key: "place", Machine: true},
	}
	for i, part := range edited.fr.Parts {
		var quotation, source locale.Text
		at := placeOf(words, part.Source.Start)
		quotation.FR, source.FR = publisher.part(words, edited.fr, i, locale.French)
		quotation.EN, source.EN = publisher.part(words, edited.en, i, locale.English)
		t.Add(table.Words(partWords[part.Kind]), table.Plain(string(part.Kind)), table.Words(quotation), table.Words(source),
			table.Int(part.Source.Start), table.Int(part.Source.End), position(at.Line), table.Plain(at.String()))
	}
	st.tables = append(st.tables, t)
}

// part returns a part of edited words, and what stands for it in the source, as they may be published.
func (p *Publisher) part(words *corpus.Segment, edited scrub.Quotation, i int, lang locale.Lang) (quotation, source string) {
	clean, _ := p.scrubber.Clean(words.Text, edited, lang)
	of := clean.Parts[i]
	source = p.scrubber.Scrub(words.Text, lang).Stretch(of.Source.Start, of.Source.End)
	return locale.Line(string([]rune(clean.Text)[of.Start:of.End])), locale.Line(source)
}

var partWords = map[scrub.Kind]locale.Text{
	scrub.Kept: {FR: "gardé", EN: "kept"}, scrub.Left: {FR: "laissé de côté", EN: "left out"}, scrub.Inserted: {FR: "ajouté", EN: "put in"},
}

// placeOf returns where a character of words stands: of a turn, the line.
func placeOf(words *corpus.Segment, at int) diag.Pos {
	if words.Turn == 0 {
		return words.Pos
	}
	return words.Pos.At(words.Pos.Line+strings.Count(string([]rune(words.Text)[:at]), "\n"), 0)
}

package exchange

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/arrimage/arrimage/pkg/coding"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/qda"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

// quoteWord is the note on codings that are worth quoting.
var quoteWord = locale.Text{FR: "À citer", EN: "Worth quoting"}

// Codebook returns the themes of a study as a codebook, in a language. It has no code where the study has no themes.
func Codebook(def *study.Definition, lang locale.Lang) *qda.Project {
	return &qda.Project{Name: def.Title.In(lang), Origin: "arrimage", Codes: codesOf(def, lang)}
}

// Project returns the words, themes and codings of a study as a project, in a language: what coders gave, not what was
// settled where they differ. The order of coding files does not matter. It panics where the study has no corpus.
func Project(s *survey.Survey, lang locale.Lang) *qda.Project {
	w := &writer{s: s, lang: lang, project: Codebook(s.Study, lang), byText: map[int][]coding.Coding{}}
	w.project.Description = s.Study.Notice.In(lang)
	for _, coder := range s.Codings.Coders {
		w.project.Users = append(w.project.Users, qda.User{GUID: w.userGUID(coder), Name: coder.Title().In(lang), ID: coder.Name})
	}
	for _, c := range s.Codings.All {
		w.byText[c.Segment] = append(w.byText[c.Segment], c)
	}
	rank := ranks(s.Study)
	for _, list := range w.byText {
		slices.SortFunc(list, func(a, b coding.Coding) int {
			return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End), cmp.Compare(rank[a.Theme], rank[b.Theme]), cmp.Compare(a.Coder, b.Coder))
		})
	}
	texts := textsOf(s)
	for _, t := range texts {
		w.project.Sources = append(w.project.Sources, w.source(t))
	}
	w.cases(texts)
	return w.project
}

// A writer makes a project of a study.
type writer struct {
	s       *survey.Survey
	lang    locale.Lang
	project *qda.Project
	byText  map[int][]coding.Coding // by segment, in order
	quotes  bool                    // the note on what is worth quoting is there
}

// guid makes a GUID of the study; kinds have their own.
func (w *writer) guid(kind string, names ...string) string {
	return qda.GUID(append([]string{kind, w.s.Study.ID}, names...)...)
}

func (w *writer) userGUID(coder *study.Coder) string { return w.guid("user", coder.Name) }

// source returns a text with what coders gave to it.
func (w *writer) source(t text) qda.TextSource {
	source := qda.TextSource{GUID: w.guid("source", t.name), Name: t.name, Text: t.words}
	words := []rune(t.words)
	for _, p := range t.parts {
		for _, c := range w.byText[p.segment] {
			from, to := c.Start, c.End
			if to == 0 {
				to = w.s.Codings.Corpus.Segments[p.segment].Runes()
			}
			start, end := p.stretch(from, to)
			source.Selections = append(source.Selections, w.selection(c, words, start, end))
		}
	}
	return source
}

// selection returns one coding, with a selection of its own: programs keep a remark with the selection, and coders do not
// share theirs.
func (w *writer) selection(c coding.Coding, words []rune, start, end int) qda.Selection {
	key := selectionKey(w.s.Codings, c)
	user := w.userGUID(w.s.Codings.Coders[c.Coder])
	given := qda.Coding{GUID: w.guid("coding", key...), Code: codeGUID(w.s.Study, themeName(c.Theme)), Creator: user}
	if c.Remark != "" {
		note := w.guid("note", key...)
		w.project.Notes = append(w.project.Notes, qda.TextSource{GUID: note, Name: locale.Text{FR: "Remarque", EN: "Remark"}.In(w.lang), Text: c.Remark, Stamp: qda.Stamp{Creator: user}})
		given.Notes = append(given.Notes, note)
	}
	if c.Quote {
		given.Notes = append(given.Notes, w.quoteNote())
	}
	selection := qda.Selection{
		GUID: w.guid("selection", key...), Name: selectionName(words[start:end]), Start: start, End: end,
		Stamp: qda.Stamp{Creator: user}, Codings: []qda.Coding{given},
	}
	if isXML(c.Remark) {
		selection.Description = c.Remark // Where QualCoder looks for it; the note is what the standard means.
	}
	return selection
}

// quoteNote returns the GUID of the note on what is worth quoting, which it adds the first time.
func (w *writer) quoteNote() string {
	guid := quoteGUID(w.s.Study)
	if !w.quotes {
		w.quotes = true
		w.project.Notes = append(w.project.Notes, qda.TextSource{GUID: guid, Name: quoteWord.In(w.lang), Text: quoteWord.In(w.lang)})
	}
	return guid
}

func quoteGUID(def *study.Definition) string { return qda.GUID("note", def.ID, "quote") }

// selectionKey is what tells a coding from all others: who gave what to which words.
func selectionKey(codings *coding.Codings, c coding.Coding) []string {
	return []string{codings.Coders[c.Coder].Name, codings.Corpus.Segments[c.Segment].Name, themeName(c.Theme), strconv.Itoa(c.Start), strconv.Itoa(c.End)}
}

func themeName(theme *study.Theme) string {
	if theme == nil {
		return coding.NoTheme
	}
	return theme.Name
}

// selectionName names a selection by its words, as many programs do: they say where it is if its positions are counted in
// another way. Words that would not say so, or that XML cannot hold, are no name.
func selectionName(words []rune) string {
	const most = 60
	if unicode.IsSpace(words[0]) {
		return ""
	}
	name := strings.Join(strings.Fields(string(words[:min(len(words), 4*most)])), " ")
	if runes := []rune(name); len(runes) > most {
		name = strings.TrimSpace(string(runes[:most])) + "…"
	} else if len(words) > 4*most {
		name += "…"
	}
	if !isXML(name) {
		return ""
	}
	return name
}

// isXML reports whether XML can hold a text.
func isXML(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool {
		return r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == '\ufffe' || r == '\uffff'
	})
}

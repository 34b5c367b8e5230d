package tabulate

import (
	"strings"

	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/scrub"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// ExplainTheme says what a theme is, who speaks of it, in which words, and which coders said so.
func ExplainTheme(s *survey.Survey, theme *study.Theme) []*table.Table {
	st := newStory(s, locale.Textf("Thème %s", "Theme %s", theme.Name))
	st.defineTheme(theme)
	if q := s.Study.Question(study.AllThemes); q != nil {
		st.words(q, theme, st.Sides)
	}
	return st.done()
}

// defineTheme says what the codebook says of a theme.
func (st *story) defineTheme(theme *study.Theme) {
	st.fact("Thème", "Theme", theme.Label.Text)
	st.fact("Définition", "Definition", theme.Definition.Text)
	st.fact("Comprend", "Includes", theme.Includes.Text)
	st.fact("Exclut", "Excludes", theme.Excludes.Text)
	st.fact("Exemple", "Example", theme.Example.Text)
	if theme.Parent != nil {
		st.fact("Fait partie de", "Part of", theme.Parent.Label.Text)
	}
	for _, part := range theme.Children {
		st.fact("A pour partie", "Has the part", part.Label.Text)
	}
	for _, rule := range theme.Rules {
		st.fact("Règle qui le propose", "Rule that proposes it", locale.Same(rule.Value))
	}
	st.fact("Déclaré", "Declared", locale.Same(st.Study.Pos(st.Study.Themes[st.Study.Themes.Index(theme.Name)].Key).String()))
}

// defineCoded says how the answers to a coded question come about.
func (st *story) defineCoded(q *study.Question, name string) {
	st.fact("Thèmes de", "Themes of", locale.Same(strings.Join(q.CodedFrom, ", ")))
	for _, coder := range st.Codings.Coders {
		st.fact("Codé par", "Coded by", locale.Textf("%s (%s)", "%s (%s)", coder.Title(), st.Files.Label(coder.File.Value)))
	}
	st.fact("Compte", "Counts", locale.Text{
		FR: "un thème que plus de la moitié des personnes qui ont codé la réponse ont donné, ou qu'une décision retient",
		EN: "a theme that more than half of the coders of the answer gave, or that a decision keeps",
	})
	for _, code := range q.AnswerCodes() {
		if q.TickName(code) == name {
			st.defineTheme(st.Study.ThemeNamed(code))
		}
	}
}

// themeOfTick returns the theme that a tick of a coded question is about; nil for the question itself.
func themeOfTick(def *study.Definition, q *study.Question, name string) *study.Theme {
	for _, code := range q.AnswerCodes() {
		if q.TickName(code) == name {
			return def.ThemeNamed(code)
		}
	}
	return nil
}

// wordsBehind lists the words behind a variable that says whether a respondent of one of the sides speaks of a theme, and
// nothing for any other variable.
func (st *story) wordsBehind(name string, frames ...*dataset.Frame) {
	if q := st.Study.QuestionOf(name); q != nil && q.IsCoded() {
		if theme := themeOfTick(st.Study, q, name); theme != nil {
			st.words(q, theme, frames)
		}
	}
}

// words lists the words that speak of a theme, side by side.
func (st *story) words(q *study.Question, theme *study.Theme, frames []*dataset.Frame) {
	for _, frame := range frames {
		segments := wordsOf(st.Survey, frame, q, theme)
		if len(segments) == 0 {
			continue
		}
		t := &table.Table{ID: "words-" + frame.Name, Title: locale.Textf("%s\u00a0: qui en parle, et comment", "%s: who speaks of it, and how", frame.Label)}
		t.Columns = []table.Column{
			{Key: "unit", Label: locale.Text{FR: "Unité", EN: "Unit"}}, {Key: "segment", Machine: true}, {Key: "question", Machine: true},
			{Key: "words", Label: locale.Text{FR: "Ce qui est dit", EN: "What is said"}},
			{Key: "coders", Label: locale.Text{FR: "Codé par", EN: "Coded by"}}, {Key: "place", Label: locale.Text{FR: "Endroit", EN: "Place"}},
		}
		for _, segment := range segments {
			st.addWords(t, frame, segment, theme)
		}
		st.tables = append(st.tables, t)
	}
}

func (st *story) addWords(t *table.Table, frame *dataset.Frame, segment int, theme *study.Theme) {
	words := st.Codings.Corpus.Segments[segment]
	var coders, places []string
	for i, coder := range st.Codings.Coders {
		if st.Codings.Gave(i, segment, theme) {
			coders = append(coders, coder.Name)
		}
	}
	places = append(places, words.Pos.String())
	for _, i := range st.Codings.On(segment) {
		if coding := &st.Codings.All[i]; coding.Theme.IsPartOf(theme) {
			places = append(places, coding.Pos.String())
		}
	}
	said := st.said(segment, theme)
	if decision := st.Codings.DecisionOn(segment, theme); decision != nil {
		said = locale.Textf("%s\n(retenu par décision\u00a0: %s, %s)", "%s\n(kept by decision: %s, %s)", said, decision.By, decision.Why)
		places = append(places, decision.Pos.String())
	}
	t.Add(table.Plain(frame.Units[words.Unit].Name), table.Plain(words.Name), table.Plain(words.Question.Name), table.Words(said), table.Plain(strings.Join(coders, ", ")), table.Words(semicolons(places)))
}

// said returns the words of a segment that speak of a theme: what its coders marked, else all of it.
func (st *story) said(segment int, theme *study.Theme) locale.Text {
	runes := []rune(st.Codings.Corpus.Segments[segment].Text)
	for _, i := range st.Codings.On(segment) {
		if coding := &st.Codings.All[i]; coding.End > 0 && coding.Theme.IsPartOf(theme) {
			return locale.Same(scrub.Mark + " " + string(runes[coding.Start:coding.End]) + " " + scrub.Mark)
		}
	}
	return locale.Same(string(runes))
}

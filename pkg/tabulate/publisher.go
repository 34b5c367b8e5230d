package tabulate

import (
	"strings"

	"github.com/arrimage/arrimage/pkg/corpus"
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/pattern"
	"github.com/arrimage/arrimage/pkg/scrub"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

// A Publisher makes words ready to be published: as the study edits them, and without what it has taken out of quotations. It is
// made once, and used for all words of a study.
type Publisher struct {
	scrubber *scrub.Scrubber
	lang     locale.Lang        // of the study
	edits    map[string]edition // by the name of the segment
}

// Said is words that may be published.
type Said struct {
	Words   locale.Text
	Edited  bool       // they are cut or edited, and brackets say where
	Changes []Scrubbed // what was taken out of them, with the replacements in the study's language
}

// An edition is edited words, found in what was said.
type edition struct{ fr, en scrub.Quotation }

func (e edition) in(lang locale.Lang) scrub.Quotation {
	if lang == locale.French {
		return e.fr
	}
	return e.en
}

// NewPublisher returns the publisher of a study. The error is of what the study has taken out of quotations, and of words that
// it edits: all that is wrong.
func NewPublisher(s *survey.Survey) (*Publisher, error) {
	p, problems := newPublisher(s)
	return p, problems.Err(diag.Study)
}

func newPublisher(s *survey.Survey) (*Publisher, diag.List) {
	var list diag.List
	scrubber, problems := scrub.New(s.Study.Corpus.Scrub.Rules())
	if len(problems) > 0 {
		list.Errorf(s.Study.Pos(s.Study.Corpus.Questions[0]), "scrub", "%s", "%s", problems[0])
		return nil, list
	}
	p := &Publisher{scrubber: scrubber, lang: s.Study.DefaultLanguage(), edits: map[string]edition{}}
	for _, entry := range s.Study.Corpus.Edits {
		if !isOfWave(s.Study, entry.Key.Value) {
			continue
		}
		edited, found := p.edit(s, entry)
		list = append(list, found...)
		p.edits[entry.Key.Value] = edited
	}
	return p, list
}

// isOfWave reports whether the name of a segment may be one of the wave of a study: that of another wave is not looked for.
func isOfWave(def *study.Definition, name string) bool {
	wave, _, _ := strings.Cut(name, "/")
	return wave == def.Wave || def.Waves.Index(wave) < 0
}

// edit finds the words of an entry of the study's edits in what was said.
func (p *Publisher) edit(s *survey.Survey, entry study.Entry[study.Written]) (edition, diag.List) {
	var list diag.List
	name, at := entry.Key.Value, s.Study.Pos(entry.Key)
	words, wrong := segmentNamed(s, name)
	switch {
	case words == nil:
		list.Errorf(at, "unknown-segment", "%s", "%s", wrong)
	case words.Context:
		list.Errorf(at, "edits", "%s\u00a0: ces mots sont ceux de qui mène l'entretien", "%s: these are the interviewer's words", name)
	case !MayQuote(s, words.Side, words.Unit):
		list.Errorf(at, "consent", "%s\u00a0: cette personne n'a pas consenti à être citée", "%s: this person has not agreed to be quoted", name)
	default:
		return p.edition(words, writtenIn(s.Study, entry.Value))
	}
	return edition{}, list
}

// segmentNamed returns the words of the corpus that have a name, or why there are none.
func segmentNamed(s *survey.Survey, name string) (*corpus.Segment, locale.Text) {
	segments := s.Codings.Corpus.Segments
	if i := s.Codings.Corpus.Index(name); i >= 0 {
		return &segments[i], locale.Text{}
	}
	names := make([]string, len(segments))
	for i := range segments {
		names[i] = segments[i].Name
	}
	sought := name
	if wave := s.Study.Wave; wave != "" && !strings.HasPrefix(name, wave+"/") {
		sought = wave + "/" + name
	}
	return nil, locale.Textf("aucune réponse ne s'appelle %q%s", "no answer is called %q%s", name, diag.DidYouMean(sought, names))
}

// Whole returns all that was said, or the words as the study edits them.
func (p *Publisher) Whole(words *corpus.Segment) Said {
	return p.Part(words, scrub.Span{End: words.Runes()})
}

// Part returns a stretch of what was said, or the words as the study edits them.
func (p *Publisher) Part(words *corpus.Segment, span scrub.Span) Said {
	if edited, ok := p.edits[words.Name]; ok {
		return p.say(words, edited.in)
	}
	if span == (scrub.Span{End: words.Runes()}) {
		return p.say(words, wholeOf(words))
	}
	return p.say(words, func(lang locale.Lang) scrub.Quotation {
		cut, ok := scrub.Cut(words.Text, []scrub.Span{span}, lang)
		if !ok {
			return wholeOf(words)(lang) // A stretch of spaces.
		}
		return cut
	})
}

// wholeOf returns all words as they are.
func wholeOf(words *corpus.Segment) func(locale.Lang) scrub.Quotation {
	all := scrub.Span{End: words.Runes()}
	return func(locale.Lang) scrub.Quotation {
		return scrub.Quotation{Text: words.Text, Parts: []scrub.Part{{Kind: scrub.Kept, Span: all, Source: all}}}
	}
}

// Edited returns words as they are edited where they are quoted, else as the study edits them, else all of them. What is no
// honest edit of what was said is an error at its place.
func (p *Publisher) Edited(words *corpus.Segment, as Edits) (Said, diag.List) {
	if !as.there() {
		return p.Whole(words), nil
	}
	edited, problems := p.edition(words, as)
	if len(problems) > 0 {
		return Said{}, problems
	}
	return p.say(words, edited.in), nil
}

// CueEnds are the line ends within a turn of a document, and the empty lines that the times of cues leave.
var CueEnds = pattern.New(`[ \t]*\n\s*`)

// say takes out of a quotation what may not be published.
func (p *Publisher) say(words *corpus.Segment, of func(lang locale.Lang) scrub.Quotation) Said {
	var said Said
	for _, lang := range locale.Langs {
		quotation := of(lang)
		clean, changes := p.scrubber.Clean(words.Text, quotation, lang)
		if words.Turn > 0 {
			clean.Text = CueEnds.ReplaceAllString(clean.Text, " ")
		}
		if lang == locale.French {
			said.Words.FR = clean.Text
		} else {
			said.Words.EN = clean.Text
		}
		if lang == p.lang {
			for _, c := range changes {
				said.Changes = append(said.Changes, Scrubbed{Rule: c.Rule, Start: c.Start, End: c.End, Replacement: c.Replacement})
			}
		}
		for _, part := range quotation.Parts {
			said.Edited = said.Edited || part.Kind != scrub.Kept
		}
	}
	return said
}

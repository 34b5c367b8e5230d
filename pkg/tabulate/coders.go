package tabulate

import (
	"cmp"
	"slices"

	"github.com/arrimage/arrimage/pkg/agree"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

// A CodersAgreement is how far coders agree: on whether a theme applies, on that of all themes, or on which theme of a set
// does.
type CodersAgreement struct {
	Theme      *study.Theme // the theme, or that whose parts are the set; nil for all themes together
	Coders     []int        // who is compared, from 0
	Segments   int          // segments that two of them or more coded
	Metric     agree.Metric // what alpha takes the themes of a set for
	LeftOut    int          // of a set: other segments that somebody coded, to which fewer than two gave exactly one theme of it
	Decisions  int          // decisions of two coders or more: the segments of a theme or a set, all those of each theme together
	Prevalence float64      // share of their codings that gave the theme, from 0 to 1; 0 where there are none, and of a set

	Observed agree.Coefficient // share of the pairs of coders who agree
	Kappa    agree.Coefficient // Cohen's of two coders, Conger's of more
	AC1      agree.Coefficient // Gwet's
	Alpha    agree.Coefficient // Krippendorff's, by Metric
	Pi       agree.Coefficient // Scott's of two coders, Fleiss' kappa of more
	BP       agree.Coefficient // Brennan and Prediger's
}

// list returns the coefficients in the order in which tables show them.
func (a *CodersAgreement) list() []agree.Coefficient {
	return []agree.Coefficient{a.Observed, a.Kappa, a.AC1, a.Alpha, a.Pi, a.BP}
}

// CodersOptions say what coders are compared on.
type CodersOptions struct {
	Questions []string // of the corpus; study.AllThemes or none for all of them
	Exclusive string   // name of a theme whose parts exclude each other: which of them a segment has; "" for each theme apart
	Metric    string   // of alpha, one of AgreementMetrics: the parts of Exclusive, in order, are the numbers from 1; "" for nominal
	Level     float64  // of the intervals, between 0 and 1; 0 means DefaultLevel
}

// level returns the confidence level of the intervals.
func (o CodersOptions) level() float64 { return Options{Level: o.Level}.level() }

// CodersAgreements compares all who coded the questions: theme by theme in the order of the tree, then all themes together; of an exclusive
// set, the set alone. It is an error where fewer than two people code.
func CodersAgreements(s *survey.Survey, options CodersOptions) ([]CodersAgreement, error) {
	r, err := readCoders(s, options)
	if err != nil {
		return nil, err
	}
	if r.exclusive != nil {
		return []CodersAgreement{r.set().compare(r.coders, options.level())}, nil
	}
	var list []CodersAgreement
	for _, theme := range r.themes {
		list = append(list, r.decisions(theme).compare(r.coders, options.level()))
	}
	return append(list, r.all().compare(r.coders, options.level())), nil
}

// CoderPairs compares each two coders over all themes together, or on which of an exclusive set: the pair that agrees least
// comes first, by AC1; pairs who coded fewer than two segments both come last.
func CoderPairs(s *survey.Survey, options CodersOptions) ([]CodersAgreement, error) {
	r, err := readCoders(s, options)
	if err != nil {
		return nil, err
	}
	j := r.set()
	if j == nil {
		j = r.all()
	}
	var list []CodersAgreement
	for i, first := range r.coders {
		for _, second := range r.coders[i+1:] {
			list = append(list, j.compare([]int{first, second}, options.level()))
		}
	}
	slices.SortStableFunc(list, func(a, b CodersAgreement) int {
		if a.AC1.Defined != b.AC1.Defined {
			return map[bool]int{true: -1, false: 1}[a.AC1.Defined]
		}
		return cmp.Compare(a.AC1.Value, b.AC1.Value)
	})
	return list, nil
}

// A coderReader knows what each coder gave, whatever was decided later.
type coderReader struct {
	survey    *survey.Survey
	metric    agree.Metric   // of a set
	segments  []int          // those of the questions that somebody coded
	coders    []int          // who coded any of them; everybody where that is fewer than two
	themes    []*study.Theme // those that are for one of the questions, in the order of the tree
	exclusive *study.Theme   // whose parts are a set; nil for none
}

// readCoders resolves the names of options.
func readCoders(s *survey.Survey, options CodersOptions) (*coderReader, error) {
	questions := options.Questions
	if len(questions) == 0 {
		questions = []string{study.AllThemes}
	}
	coded, err := codedQuestions(s, questions)
	if err != nil {
		return nil, err
	}
	if len(s.Codings.Coders) < 2 {
		return nil, usage("une seule personne code le corpus (coding:)\u00a0: l'accord en demande au moins deux", "only one person codes the corpus (coding:): agreement needs at least two")
	}
	r := &coderReader{survey: s}
	r.metric, _ = agree.LookupMetric(options.Metric)
	if options.Metric != "" && options.Exclusive == "" {
		return nil, usage("--metric %s\u00a0: il faut aussi --exclusive, qui nomme le thème dont les parties sont des degrés", "--metric %s: --exclusive is needed too, to name the theme whose parts are degrees", options.Metric)
	}
	asked := func(name string) bool {
		return slices.ContainsFunc(coded, func(q *study.Question) bool { return slices.Contains(q.CodedFrom, name) })
	}
	for i, segment := range s.Codings.Corpus.Segments {
		if asked(segment.Question.Name) && s.Codings.Coded(i) {
			r.segments = append(r.segments, i)
		}
	}
	r.findCoders()
	for _, theme := range s.Study.ThemeTree() {
		if slices.ContainsFunc(study.Values(s.Study.Corpus.Questions), func(name string) bool { return asked(name) && theme.IsFor(name) }) {
			r.themes = append(r.themes, theme)
		}
	}
	return r, r.findSet(options.Exclusive)
}

// gave reports whether a coder gave a theme to a segment, itself or by one that is part of it.
func (r *coderReader) gave(coder, segment int, theme *study.Theme) bool {
	for _, i := range r.survey.Codings.On(segment) {
		if coding := &r.survey.Codings.All[i]; coding.Coder == coder && coding.Theme.IsPartOf(theme) {
			return true
		}
	}
	return false
}

// codedBoth reports whether two coders coded a segment, where there are no more: then no other segment says how they agree.
func (r *coderReader) codedBoth(segment int) bool {
	return len(r.coders) != 2 || r.survey.Codings.Seen(r.coders[0], segment) && r.survey.Codings.Seen(r.coders[1], segment)
}

// findCoders finds who coded the segments.
func (r *coderReader) findCoders() {
	var everybody []int
	for coder := range r.survey.Codings.Coders {
		everybody = append(everybody, coder)
		if slices.ContainsFunc(r.segments, func(segment int) bool { return r.survey.Codings.Seen(coder, segment) }) {
			r.coders = append(r.coders, coder)
		}
	}
	if len(r.coders) < 2 {
		r.coders = everybody
	}
}

// findSet resolves the theme whose parts are a set.
func (r *coderReader) findSet(name string) error {
	if name == "" {
		return nil
	}
	var heads []string
	for _, theme := range r.themes {
		if len(theme.Children) > 1 {
			heads = append(heads, theme.Name)
		}
	}
	theme := r.survey.Study.ThemeNamed(name)
	switch {
	case theme != nil && slices.Contains(heads, name):
		r.exclusive = theme
		return nil
	case theme != nil && slices.Contains(r.themes, theme):
		return usage("--exclusive %s\u00a0: ce thème n'a pas au moins deux parties (under:)", "--exclusive %s: this theme does not have two parts or more (under:)", name)
	}
	return unknown(locale.Text{FR: "thème qui a des parties", EN: "theme that has parts"}, name, heads)
}

// judged are decisions of coders: units, each with the code that every coder gave it.
type judged struct {
	theme      *study.Theme
	codes      [][]int // by coder: the code of each unit, or agree.Missing
	categories int
	segments   []int // by unit: its segment
	together   bool  // a segment may have several units
	set        bool  // the codes are themes of a set, not yes and no
	metric     agree.Metric
}

// The codes of a decision on a theme.
const (
	themeGiven = iota
	themeNotGiven
	yesAndNo // how many they are
)

// all returns whether coders gave each theme to each segment that it is for.
func (r *coderReader) all() *judged {
	j := r.decisions(r.themes...)
	j.theme, j.together = nil, true
	return j
}

// decisions returns whether coders gave some themes to the segments that these are for; of one theme alone, a segment has
// one unit. Of two coders alone, only segments that both coded have any.
func (r *coderReader) decisions(themes ...*study.Theme) *judged {
	j := &judged{codes: make([][]int, len(r.survey.Codings.Coders)), categories: yesAndNo}
	if len(themes) > 0 {
		j.theme = themes[0]
	}
	for _, segment := range r.segments {
		if !r.codedBoth(segment) {
			continue
		}
		for _, theme := range themes {
			if !theme.IsFor(r.survey.Codings.Corpus.Segments[segment].Question.Name) {
				continue
			}
			j.segments = append(j.segments, segment)
			for coder := range j.codes {
				code := agree.Missing
				if r.survey.Codings.Seen(coder, segment) {
					code = themeNotGiven
				}
				if r.gave(coder, segment, theme) {
					code = themeGiven
				}
				j.codes[coder] = append(j.codes[coder], code)
			}
		}
	}
	return j
}

// set returns which part of the exclusive theme coders gave to each segment, where it is exactly one; nil where there is no
// such theme.
func (r *coderReader) set() *judged {
	if r.exclusive == nil {
		return nil
	}
	parts := r.exclusive.Children
	j := &judged{theme: r.exclusive, codes: make([][]int, len(r.survey.Codings.Coders)), categories: len(parts), set: true, metric: r.metric}
	for _, segment := range r.segments {
		if !r.exclusive.IsFor(r.survey.Codings.Corpus.Segments[segment].Question.Name) {
			continue
		}
		j.segments = append(j.segments, segment)
		for coder := range j.codes {
			code, times := agree.Missing, 0
			for k, part := range parts {
				if r.gave(coder, segment, part) {
					code = k
					times++
				}
			}
			if times != 1 {
				code = agree.Missing
			}
			j.codes[coder] = append(j.codes[coder], code)
		}
	}
	return j
}

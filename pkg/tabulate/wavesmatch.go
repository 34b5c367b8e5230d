package tabulate

import (
	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/region"
	"github.com/arrimage/arrimage/pkg/study"
)

// A Matching says which respondents of a side answered in two waves.
type Matching struct {
	Side       *study.Side     // whose respondents
	From, To   int             // places of the waves among the surveys
	By         *study.Question // the question that says who is who; nil where Why says that there is none
	Why        locale.Text     // why nobody is matched; empty where somebody could be
	Units      [2]int          // respondents that count, in the earlier and in the later wave
	Matched    int             // in both waves
	Left       int             // in the earlier wave only
	Entered    int             // in the later wave only
	WithoutKey [2]int          // respondents that do not say who they are
	Duplicates [2]int          // respondents that share what identifies them with two of one wave, themselves or not: none of them is matched
	pairs      [][2]int        // the matched, as rows of the two waves, in the order of the earlier one
}

// matching returns who is who in two waves; it is worked out once.
func (r *WavesReport) matching(side *study.Side, from, to int) Matching {
	for _, known := range r.Matchings {
		if known.Side.Name == side.Name && known.From == from && known.To == to {
			return known
		}
	}
	m := r.match(side, from, to)
	r.Matchings = append(r.Matchings, m)
	return m
}

// match matches the respondents of two waves by what identifies them.
func (r *WavesReport) match(side *study.Side, from, to int) Matching {
	m := Matching{Side: side, From: from, To: to}
	before, beforeMask := r.respondents(side.Name, from)
	now, nowMask := r.respondents(side.Name, to)
	m.Units = [2]int{beforeMask.Count(before.Len()), nowMask.Count(now.Len())}
	def := r.Surveys[to].Study
	if m.By, m.Why = matchedBy(def, side); m.By == nil {
		return m
	}
	put := func(def *study.Definition) bool { q := def.Question(m.By.Name); return q == nil || !q.Absent }
	if !put(def) || !put(r.Surveys[from].Study) {
		m.Why = locale.Textf("%s n'a pas été posée", "%s was not put", m.By.Name)
		return m
	}
	m.pair(m.keys(before, beforeMask, 0), m.keys(now, nowMask, 1))
	return m
}

// pair matches the respondents of the earlier wave with those of the later one, given the keys of each and "" for those
// that have none.
func (m *Matching) pair(before, now []string) {
	rows := [2]map[string][]int{rowsOf(before), rowsOf(now)}
	for wave, keys := range [2][]string{before, now} {
		for i, key := range keys {
			switch own, other := len(rows[wave][key]), len(rows[1-wave][key]); {
			case key == "":
			case own > 1 || other > 1:
				m.Duplicates[wave]++
			case other == 0 && wave == 0:
				m.Left++
			case other == 0:
				m.Entered++
			case wave == 0:
				m.pairs = append(m.pairs, [2]int{i, rows[1][key][0]})
			}
		}
	}
	m.Matched = len(m.pairs)
}

// rowsOf returns the rows of each key.
func rowsOf(keys []string) map[string][]int {
	rows := map[string][]int{}
	for i, key := range keys {
		rows[key] = append(rows[key], i)
	}
	return rows
}

// respondents returns the respondents of a side in a wave, and which of them count.
func (r *WavesReport) respondents(side string, wave int) (*dataset.Frame, dataset.Mask) {
	s := r.Surveys[wave]
	frame := s.Frame(side)
	groups, _, err := Options{Where: r.options.Where}.groups(s, frame)
	if err != nil {
		panic("tabulate: waves: " + err.Error()) // The condition was computed for the points already.
	}
	return frame, groups[0].mask
}

// matchedBy returns the question by which the respondents of a side are matched, or why they are not; regions are matched
// by name.
func matchedBy(def *study.Definition, side *study.Side) (*study.Question, locale.Text) {
	if side.Name == study.RegionUnit {
		return &study.Question{Name: study.RegionUnit, Type: study.RegionName}, locale.Text{}
	}
	for _, name := range []study.Located{side.Match, side.ID, side.NameOf} {
		switch {
		case name.IsZero():
		case name.Value == study.NoMatch:
			return nil, locale.Text{FR: "l'étude dit que d'autres répondent à chaque vague (match: none)", EN: "the study says that others answer each wave (match: none)"}
		default:
			return def.Question(name.Value), locale.Text{}
		}
	}
	return nil, locale.Text{FR: "la partie n'a ni match, ni id, ni name", EN: "the side has neither match, id nor name"}
}

// keys returns what identifies the respondents of the earlier wave (0) or of the later one (1), "" where they do not count
// or do not say. Identifiers are the same where they are written alike; names also where letter case and accents differ.
func (m *Matching) keys(frame *dataset.Frame, mask dataset.Mask, wave int) []string {
	v, keys := frame.Variable(m.By.Name), make([]string, frame.Len())
	exact := m.By.Type == study.Identifier || m.By.Name == m.Side.ID.Value
	for i, state := range v.States {
		if !mask.Has(i) {
			continue
		}
		if state == study.Answered {
			if keys[i] = v.Words[i]; !exact {
				keys[i] = region.Fold(v.Words[i])
			}
		}
		if keys[i] == "" {
			m.WithoutKey[wave]++
		}
	}
	return keys
}

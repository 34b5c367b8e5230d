package tabulate

import (
	"slices"
	"strconv"
	"strings"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// A questionnaire lists what changed between two waves.
type questionnaire struct {
	t          *table.Table
	from, to   *survey.Survey
	beforeWord locale.Text
	afterWord  locale.Text
}

// questionnaireTable shows what changed in the questionnaire between each wave and the next, or between those asked for.
func questionnaireTable(r *WavesReport) *table.Table {
	t := &table.Table{ID: "questionnaire", Title: locale.Text{FR: "Ce qui a changé dans le questionnaire", EN: "What changed in the questionnaire"}}
	t.Columns = []table.Column{
		{Key: "question", Label: locale.Same("Question")}, {Key: "from", Machine: true}, {Key: "to", Machine: true},
		{Key: "change", Label: locale.Text{FR: "Changement", EN: "Change"}}, {Key: "change_code", Machine: true},
		{Key: "detail", Label: locale.Text{FR: "Détail", EN: "Detail"}},
	}
	for _, pair := range r.pairsOf(func(int) bool { return true }) {
		q := questionnaire{t: t, from: r.Surveys[pair[0]], to: r.Surveys[pair[1]]}
		q.beforeWord, q.afterWord = q.label(q.from), q.label(q.to)
		t.AddGroup(r.waveWords(pair[0], pair[1]))
		rows := len(t.Rows)
		q.sides()
		for _, entry := range q.to.Study.Questions {
			q.compare(q.from.Study.Question(entry.Key.Value), entry.Value)
		}
		for _, entry := range q.to.Study.Scales {
			q.compareScale(entry.Value)
		}
		if len(t.Rows) == rows {
			t.Rows = t.Rows[:rows-1]
			t.Note("%s\u00a0: rien n'a changé.", "%s: nothing changed.", r.waveWords(pair[0], pair[1]))
		}
	}
	if len(r.Surveys) == 1 {
		t.Note("L'étude n'a qu'une vague.", "The study has a single wave.")
	}
	return t
}

func (q *questionnaire) label(s *survey.Survey) locale.Text { return s.Study.WaveLabel(s.Study.Wave) }

// add adds a change.
func (q *questionnaire) add(name, code string, what, detail locale.Text) {
	q.t.Add(table.Plain(name), table.Plain(q.from.Study.Wave), table.Plain(q.to.Study.Wave), table.Words(what), table.Plain(code), table.Words(detail))
}

// sides lists the sides that only one of the waves surveyed.
func (q *questionnaire) sides() {
	for _, entry := range q.to.Study.Sides {
		before, after := q.from.Study.HasExport(entry.Key.Value), q.to.Study.HasExport(entry.Key.Value)
		switch {
		case before && !after:
			q.add(entry.Key.Value, "side_dropped", locale.Text{FR: "partie absente", EN: "side absent"}, locale.Textf("%s\u00a0: pas d'export en %s", "%s: no export in %s", entry.Value.Label.Text, q.afterWord))
		case !before && after:
			q.add(entry.Key.Value, "side_added", locale.Text{FR: "partie ajoutée", EN: "side added"}, locale.Textf("%s\u00a0: pas d'export en %s", "%s: no export in %s", entry.Value.Label.Text, q.beforeWord))
		}
	}
}

// compare lists what changed in a question.
func (q *questionnaire) compare(before, after *study.Question) {
	switch {
	case before.Absent && after.Absent:
		return
	case before.Absent:
		q.add(after.Name, "added", locale.Text{FR: "ajoutée", EN: "added"}, after.Label.Text)
		return
	case after.Absent:
		q.add(before.Name, "dropped", locale.Text{FR: "retirée", EN: "dropped"}, before.Label.Text)
		return
	}
	if before.Label.Text != after.Label.Text {
		q.add(after.Name, "reworded", locale.Text{FR: "libellé", EN: "wording"}, locale.Textf("«\u00a0%s\u00a0» → «\u00a0%s\u00a0»", "“%s” → “%s”", before.Label.Text, after.Label.Text))
	}
	q.compareColumns(before, after)
	q.compareCodes(before, after)
	if after.Type.HasCodes() {
		q.compareUse(after)
	}
}

// compareColumns lists the headings that changed, on the sides that both waves surveyed.
func (q *questionnaire) compareColumns(before, after *study.Question) {
	var renamed []string
	add := func(from, to string) {
		if text := from + " → " + to; from != to && !slices.Contains(renamed, text) {
			renamed = append(renamed, text)
		}
	}
	for _, side := range q.bothSides(after) {
		if len(after.Headings) == 0 {
			add(before.Heading(side), after.Heading(side))
			continue
		}
		for _, code := range after.Headings.Names() {
			add(before.HeadingOf(code, side), after.HeadingOf(code, side))
		}
	}
	if len(renamed) > 0 {
		q.add(after.Name, "column", locale.Text{FR: "colonne", EN: "column"}, locale.Same(strings.Join(renamed, "; ")))
	}
}

// bothSides returns the sides that were asked a question and that both waves surveyed.
func (q *questionnaire) bothSides(of *study.Question) []string {
	return slices.DeleteFunc(q.to.Study.Sides.Names(), func(side string) bool {
		return !q.to.Study.Asks(side, of) || !q.from.Study.HasExport(side) || !q.to.Study.HasExport(side)
	})
}

// compareCodes lists the codes that were others in a wave, those that became one, and those that only one wave offers.
func (q *questionnaire) compareCodes(before, after *study.Question) {
	for _, side := range []struct {
		wave  locale.Text
		then  *study.Question
		other *study.Question
	}{{q.beforeWord, before, after}, {q.afterWord, after, before}} {
		if renamed := renamedCodes(side.then); len(renamed) > 0 && !slices.Equal(renamed, renamedCodes(side.other)) {
			q.add(after.Name, "recoded", locale.Same("codes"), locale.Textf("%s\u00a0: %s", "%s: %s", side.wave, strings.Join(renamed, ", ")))
		}
		if merged := mergedCodes(side.then); len(merged) > 0 && !slices.Equal(merged, mergedCodes(side.other)) {
			q.add(after.Name, "merged", locale.Text{FR: "codes réunis", EN: "codes put together"}, locale.Textf("%s\u00a0: %s\u00a0; limite la comparaison", "%s: %s; limits the comparison", side.wave, strings.Join(merged, ", ")))
		}
		if only := offeredOnly(side.then, side.other); len(only) > 0 {
			q.add(after.Name, "offered", locale.Text{FR: "codes offerts", EN: "codes offered"}, locale.Textf("en %s seulement\u00a0: %s", "in %s only: %s", side.wave, strings.Join(only, ", ")))
		}
	}
}

// renamedCodes writes the codes of a wave that are others now, those that became one apart.
func renamedCodes(q *study.Question) []string {
	var list []string
	for _, code := range q.Codes.List {
		if then := codesThen(q, code.Code); len(then) == 1 && then[0] != code.Code {
			list = append(list, then[0]+" → "+code.Code)
		}
	}
	return list
}

// mergedCodes writes the codes of a wave that became one.
func mergedCodes(q *study.Question) []string {
	var list []string
	for _, code := range q.Codes.List {
		if then := codesThen(q, code.Code); len(then) > 1 {
			list = append(list, strings.Join(then, " + ")+" → "+code.Code)
		}
	}
	return list
}

// codesThen returns the codes of a wave that stand for a code of today, in order.
func codesThen(q *study.Question, now string) []string {
	var then []string
	for code, becomes := range q.Recodes {
		if becomes == now {
			then = append(then, code)
		}
	}
	slices.Sort(then)
	return then
}

// offeredOnly returns the codes that one wave offers and the other does not, where one of them says which.
func offeredOnly(q, other *study.Question) []string {
	offers := func(q *study.Question, code string) bool { return q.Recodes == nil || len(codesThen(q, code)) > 0 }
	var only []string
	for _, code := range q.Codes.List {
		if offers(q, code.Code) && !offers(other, code.Code) {
			only = append(only, code.Code)
		}
	}
	return only
}

// compareUse lists the answers that occur in the data of one wave only, and those that occur in neither.
func (q *questionnaire) compareUse(after *study.Question) {
	sides := q.bothSides(after)
	if len(sides) == 0 {
		return
	}
	var before, now, never []string
	for _, code := range after.AnswerCodes() {
		m, n := timesGiven(q.from, after.Name, sides, code), timesGiven(q.to, after.Name, sides, code)
		switch {
		case m > 0 && n == 0:
			before = append(before, code+" ("+strconv.Itoa(m)+")")
		case m == 0 && n > 0:
			now = append(now, code+" ("+strconv.Itoa(n)+")")
		case m == 0:
			never = append(never, code)
		}
	}
	var parts []locale.Text
	for _, part := range []struct {
		where locale.Text
		codes []string
	}{
		{locale.Textf("en %s seulement", "in %s only", q.beforeWord), before}, {locale.Textf("en %s seulement", "in %s only", q.afterWord), now},
		{locale.Text{FR: "dans aucune des deux", EN: "in neither"}, never},
	} {
		if len(part.codes) > 0 {
			parts = append(parts, locale.Textf("%s\u00a0: %s", "%s: %s", part.where, strings.Join(part.codes, ", ")))
		}
	}
	if len(parts) > 0 {
		q.add(after.Name, "answers", locale.Text{FR: "réponses données", EN: "answers given"}, apart(parts))
	}
}

// timesGiven counts the respondents of sides that give an answer.
func timesGiven(s *survey.Survey, question string, sides []string, code string) int {
	n := 0
	for _, side := range sides {
		frame := s.Frame(side)
		gives := givesCode(frame, s.Study.Question(question), code)
		for i := range frame.Units {
			if gives(i) {
				n++
			}
		}
	}
	return n
}

// compareScale lists the items that a scale has in one wave only.
func (q *questionnaire) compareScale(after *study.Scale) {
	missing, gone := notPut(q.from.Study, after), notPut(q.to.Study, after)
	if slices.Equal(missing, gone) {
		return
	}
	detail := func(wave locale.Text, names []string) locale.Text {
		return locale.Textf("%s sans %s", "%s without %s", wave, strings.Join(names, ", "))
	}
	var text locale.Text
	switch {
	case len(gone) == 0:
		text = detail(q.beforeWord, missing)
	case len(missing) == 0:
		text = detail(q.afterWord, gone)
	default:
		text = locale.Textf("%s\u00a0; %s", "%s; %s", detail(q.beforeWord, missing), detail(q.afterWord, gone))
	}
	q.add(after.Name, "items", locale.Text{FR: "énoncés de l'échelle", EN: "items of the scale"}, locale.Textf("%s\u00a0: les scores ne se comparent pas", "%s: the scores cannot be compared", text))
}

// notPut names the items of a scale that a wave did not put.
func notPut(def *study.Definition, scale *study.Scale) []string {
	return slices.DeleteFunc(study.Values(scale.Items), func(name string) bool { return !def.Question(name).Absent })
}

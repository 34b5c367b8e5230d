package draft

import (
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/platform"
	"github.com/arrimage/arrimage/pkg/profile"
	"github.com/arrimage/arrimage/pkg/questionnaire"
)

// setCodes makes the codes of a question as the cells of the exports hold them: codes, or labels where more cells are
// labels than codes.
func (d *planner) setCodes(p *plan) {
	p.known = map[string]int{}
	if !p.from.Type.HasCodes() {
		return
	}
	cells, taken := d.cellsOf(p), map[string]bool{}
	lang, isLabels := labelLang(p.from, cells)
	p.labels = isLabels
	byLabel := map[string]string{}
	for _, cell := range cells {
		byLabel[platform.Normal(cell)] = cell
	}
	for _, c := range p.from.Codes {
		p.known[c.Code] = len(p.codes)
		if isLabels {
			if cell := labelCell(c, byLabel, lang); !taken[cell] {
				c.Code = cell
			}
		}
		taken[c.Code] = true
		p.codes = append(p.codes, answer{Code: c})
	}
	for _, cell := range cells {
		if !taken[cell] && !d.isMissing(cell) {
			p.codes = append(p.codes, answer{Code: questionnaire.Code{Code: cell}, unknown: true})
		}
	}
	if p.typ == string(questionnaire.YesNo) && len(p.codes) > len(p.from.Codes) {
		p.typ = string(questionnaire.Choice)
	}
}

// dropParts leaves out the answers of a question with several that have no column in some export, where others have one.
func (d *planner) dropParts(p *plan) {
	for i := len(p.codes) - 1; i >= 0; i-- {
		lacking := slices.ContainsFunc(p.places, func(at place) bool { return at.parts != nil && at.parts[i] == "" })
		if !lacking {
			continue
		}
		p.dropped = append(p.dropped, p.codes[i].Code.Code)
		p.codes = slices.Delete(p.codes, i, i+1)
		for k := range p.places {
			if p.places[k].parts != nil {
				p.places[k].parts = slices.Delete(p.places[k].parts, i, i+1)
			}
		}
	}
	slices.Reverse(p.dropped)
	for code, i := range p.known {
		if i >= len(p.codes) || p.codes[i].Code.Code != code && !p.labels {
			p.known[code] = slices.IndexFunc(p.codes, func(a answer) bool { return a.Code.Code == code })
		}
	}
}

// partTicks tells apart answers whose variables would fall together ("a b" and "a_b"). Those of one column cannot be called
// otherwise: the question is then a text.
func (p *plan) partTicks() {
	if p.typ != string(questionnaire.Multiple) {
		return
	}
	taken := map[string]bool{}
	for i := range p.codes {
		code := p.codes[i].Code.Code
		for k := 2; taken[tickName("", p.codes[i].Code.Code)]; k++ {
			p.codes[i].Code.Code = code + " " + itoa(k)
		}
		taken[tickName("", p.codes[i].Code.Code)] = true
		if p.codes[i].Code.Code != code && len(p.partHeadings()) == 0 {
			p.typ, p.codes = string(questionnaire.Text), nil
			return
		}
	}
}

// isMissing reports whether a cell stands for a reason everywhere.
func (d *planner) isMissing(cell string) bool {
	return slices.ContainsFunc(d.missing, func(t token) bool { return t.text == cell })
}

// cellsOf returns the different answers that the columns of a question hold, in the order of the profiles; nil where each
// answer has a column.
func (d *planner) cellsOf(p *plan) []string {
	var cells []string
	add := func(text string) {
		if text = strings.TrimSpace(text); text != "" && !slices.Contains(cells, text) {
			cells = append(cells, text)
		}
	}
	for _, at := range p.places {
		if at.column == nil || at.ticks != nil {
			continue
		}
		for _, text := range at.side.answersIn(at.column) {
			if p.typ != string(questionnaire.Multiple) {
				add(text)
				continue
			}
			for part := range strings.SplitSeq(text, separatorOf(p, at)) {
				add(part)
			}
		}
	}
	return cells
}

// separatorOf returns what stands between the answers of one column.
func separatorOf(p *plan, at place) string {
	if at.column != nil && at.column.Separator != "" {
		return at.column.Separator
	}
	if p.from.Joined != "" {
		return p.from.Joined
	}
	return ","
}

// labelLang reports whether more cells are labels of a question than codes, and in which language most of them are.
func labelLang(q *questionnaire.Question, cells []string) (lang locale.Lang, isLabels bool) {
	codes, labels := map[string]bool{}, map[locale.Lang]map[string]bool{}
	for _, lang := range locale.Langs {
		labels[lang] = map[string]bool{}
		for _, c := range q.Codes {
			codes[c.Code] = true
			labels[lang][platform.Normal(c.Label.In(lang))] = true
		}
	}
	ofCodes, ofLabels := 0, map[locale.Lang]int{}
	for _, cell := range cells {
		if codes[cell] {
			ofCodes++
		}
		for _, lang := range locale.Langs {
			if labels[lang][platform.Normal(cell)] {
				ofLabels[lang]++
			}
		}
	}
	lang = locale.French
	if ofLabels[locale.English] > ofLabels[locale.French] {
		lang = locale.English
	}
	return lang, ofLabels[lang] > ofCodes
}

// labelCell returns the cell that holds the label of a code; the label itself where no cell does.
func labelCell(c questionnaire.Code, byLabel map[string]string, lang locale.Lang) string {
	for _, label := range []string{c.Label.In(lang), c.Label.FR, c.Label.EN} {
		if cell, ok := byLabel[platform.Normal(label)]; ok && label != "" {
			return cell
		}
	}
	if label := c.Label.In(lang); label != "" {
		return label
	}
	return c.Code
}

// codeLine writes one answer.
func (d *planner) codeLine(p *plan, a answer) string {
	end := ""
	switch {
	case a.unknown:
		if reason, _, ok := profile.Absence(a.Code.Code); ok && reason != "no_answer" {
			a.Reason = reason
		}
		end = d.ask("n'est pas dans le questionnaire", "not in the questionnaire")
	case a.Reason == "" && meansNoAnswer(a.Code):
		end = d.ask("une réponse, ou reason: no_answer", "an answer, or reason: no_answer")
	case a.Doubt:
		end = d.ask("le motif, ou une réponse", "the reason, or an answer")
	}
	label := a.Label
	if p.labels && label.FR == label.EN {
		label = locale.Text{} // The code says it.
	}
	parts := []string{"code: " + quote(a.Code.Code)}
	if text := label.In(d.lang); text != "" && (text != a.Code.Code || label.FR != label.EN && label.FR != "" && label.EN != "") {
		parts = append(parts, "label: "+d.text(label))
	}
	if p.typ == string(questionnaire.YesNo) && a.Means != "" {
		parts = append(parts, "means: "+quote(a.Means))
	}
	if a.Value != nil && a.Reason == "" {
		parts = append(parts, "value: "+plainNumber(*a.Value))
	}
	if a.Reason != "" {
		parts = append(parts, "reason: "+a.Reason)
	}
	if len(parts) == 1 {
		return "- " + quote(a.Code.Code) + end
	}
	return "- { " + strings.Join(parts, ", ") + " }" + end
}

// meansNoAnswer reports whether what people read of a code may mean that there is no answer.
func meansNoAnswer(c questionnaire.Code) bool {
	for _, text := range []string{c.Label.FR, c.Label.EN} {
		if _, _, ok := profile.Absence(text); ok {
			return true
		}
	}
	return false
}

// codeLines writes the answers to a question.
func (d *planner) codeLines(p *plan) []string {
	lines := make([]string, len(p.codes))
	for i, a := range p.codes {
		lines[i] = d.codeLine(p, a)
	}
	return lines
}

// sharesCodes reports whether a question may take its answers from a list.
func (p *plan) sharesCodes() bool {
	return p.why == "" && p.formed == nil && len(p.codes) > 0 && p.typ != "region" && len(p.partHeadings()) == 0
}

// writeLists writes the lists of answers that several questions have, under the names of the questionnaire.
func (d *planner) writeLists() {
	d.lists, d.listNames = map[string]string{}, map[string]int{}
	uses := map[string]int{}
	var shared []*plan
	for _, p := range d.plans {
		if !p.sharesCodes() {
			continue
		}
		list := strings.Join(d.codeLines(p), "\n")
		if uses[list]++; uses[list] == 2 {
			shared = append(shared, p)
			name := variableOf(p.from.List)
			if name == "" {
				name = map[string]string{"yesno": "yes_no"}[p.typ]
			}
			if name == "" {
				name = "answers"
			}
			d.lists[list] = d.newListName(name)
		}
	}
	if len(shared) == 0 {
		return
	}
	d.line(0, "")
	d.line(0, "codes:")
	for _, p := range shared {
		lines := d.codeLines(p)
		d.line(1, d.lists[strings.Join(lines, "\n")]+":")
		for _, line := range lines {
			d.line(2, line)
		}
	}
}

// newListName returns a name that no other list has. Lists and questions may have the same name.
func (d *planner) newListName(name string) string {
	free := name
	for d.listNames[free] > 0 {
		d.listNames[name]++
		free = name + "_" + itoa(d.listNames[name])
	}
	d.listNames[free]++
	return free
}

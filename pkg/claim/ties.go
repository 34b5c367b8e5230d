package claim

import "github.com/arrimage/arrimage/pkg/study"

// ties groups questions that are mentioned together.
type ties struct {
	def  *study.Definition
	root map[string]string
}

func newTies(def *study.Definition) *ties { return &ties{def: def, root: map[string]string{}} }

func (t *ties) find(name string) string {
	for t.root[name] != "" && t.root[name] != name {
		name = t.root[name]
	}
	return name
}

func (t *ties) join(names []string) {
	for _, name := range names {
		if t.root[name] == "" {
			t.root[name] = name
		}
		t.root[t.find(name)] = t.find(names[0])
	}
}

// joinGates ties the questions that are mentioned to those that decide whether they are asked. A question that nothing
// else mentions ties nothing: it can always be answered, or not asked, as its condition wants.
func (t *ties) joinGates(side string) {
	for grown := true; grown; {
		grown = false
		for _, q := range t.def.QuestionsOf(side) {
			gate := q.Gate[side]
			if t.root[q.Name] == "" || gate == nil || !onCodes(t.def, gate.Names()) {
				continue
			}
			for _, name := range gate.Names() {
				grown = grown || t.root[name] == ""
			}
			t.join(append([]string{q.Name}, gate.Names()...))
		}
	}
}

// groups returns the groups of questions, in the order of the questionnaire.
func (t *ties) groups() [][]*study.Question {
	index := map[string]int{}
	var groups [][]*study.Question
	for _, entry := range t.def.Questions {
		if t.root[entry.Key.Value] == "" {
			continue
		}
		root := t.find(entry.Key.Value)
		at, seen := index[root]
		if !seen {
			at = len(groups)
			index[root] = at
			groups = append(groups, nil)
		}
		groups[at] = append(groups[at], entry.Value)
	}
	return groups
}

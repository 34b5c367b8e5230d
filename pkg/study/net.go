package study

import (
	"slices"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
)

// A Net is several answers to a question taken together.
type Net struct {
	Name  string    `yaml:"-"`     // its key
	Label Label     `yaml:"label"` // what people read; the name where the file gives none
	Codes []Located `yaml:"codes"` // the answers
}

// UnmarshalYAML takes a list of codes, or a mapping.
func (n *Net) UnmarshalYAML(node ast.Node) error {
	if _, ok := node.(*ast.SequenceNode); ok {
		return yaml.NodeToValue(node, &n.Codes)
	}
	type plain Net
	return yaml.NodeToValue(node, (*plain)(n))
}

// resolveNets checks that the nets of a question are of its answers.
func (r *resolver) resolveNets(q *Question) {
	for _, entry := range q.Nets {
		net := entry.Value
		net.Name = entry.Key.Value
		if net.Label.IsZero() {
			net.Label.FR, net.Label.EN = net.Name, net.Name
		}
		if !q.Type.HasCodes() {
			r.errorf(entry.Key, "net", "question %q\u00a0: pas de codes à regrouper (nets)", "question %q: no codes to net (nets)", q.Name)
			continue
		}
		for _, code := range net.Codes {
			r.known(code, q.AnswerCodes(), codeWord)
		}
	}
}

// Value returns the number that an answer stands for; false where the study file gives none.
func (q *Question) Value(code string) (float64, bool) {
	for _, known := range q.Codes.List {
		if known.Code == code && known.Reason == Answered && known.Value != nil {
			return *known.Value, true
		}
	}
	return 0, false
}

// IsOrdered reports whether every answer stands for a number, so that the answers have an order.
func (q *Question) IsOrdered() bool {
	codes := q.AnswerCodes()
	return len(codes) > 0 && !slices.ContainsFunc(codes, func(code string) bool {
		_, ok := q.Value(code)
		return !ok
	})
}

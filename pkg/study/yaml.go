package study

import (
	"cmp"
	"fmt"
	"reflect"
	"sync"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"

	"github.com/arrimage/arrimage/pkg/locale"
)

// A Located is a string of the study file with its place. The zero value is absent.
type Located struct {
	Value  string // the text
	Line   int    // line in the study file, from 1; 0 where the value is not written
	Column int    // column in characters, from 1
}

// IsZero reports whether the study file does not write the value.
func (l Located) IsZero() bool { return l.Value == "" }

// Values returns the texts of several located strings.
func Values(located []Located) []string {
	values := make([]string, len(located))
	for i, l := range located {
		values[i] = l.Value
	}
	return values
}

// UnmarshalYAML takes a scalar and its place.
func (l *Located) UnmarshalYAML(node ast.Node) error {
	token := node.GetToken()
	l.Line, l.Column = token.Position.Line, token.Position.Column
	if literal, ok := node.(*ast.LiteralNode); ok {
		l.Value = literal.Value.Value
		return nil
	}
	l.Value = token.Value
	return nil
}

// A Written text is in French and English, with the places of both. A language that the file does not give has none.
type Written struct{ FR, EN Located }

// UnmarshalYAML takes a text for both languages, or a mapping with fr and en.
func (w *Written) UnmarshalYAML(node ast.Node) error {
	if texts := pairs(node); len(texts) > 0 {
		for _, pair := range texts {
			text := &w.EN
			if pair.Key.GetToken().Value == "fr" {
				text = &w.FR
			}
			if err := text.UnmarshalYAML(pair.Value); err != nil {
				return err
			}
		}
		return nil
	}
	err := w.FR.UnmarshalYAML(node)
	w.EN = w.FR
	return err
}

// An Entry is one key of a mapping with its value.
type Entry[T any] struct {
	Key   Located // the name, with its place
	Value T       // what it stands for
}

// An Ordered is a mapping in the order of the study file.
type Ordered[T any] []Entry[T]

// UnmarshalYAML takes a mapping in order. The values are decoded side by side.
func (o *Ordered[T]) UnmarshalYAML(node ast.Node) error {
	list := pairs(node)
	*o = make(Ordered[T], len(list))
	failures := make([]error, len(list))
	var all sync.WaitGroup
	for i, pair := range list {
		entry := &(*o)[i]
		if failures[i] = entry.Key.UnmarshalYAML(pair.Key); failures[i] == nil {
			all.Go(func() { failures[i] = decode(pair.Value, &entry.Value) })
		}
	}
	all.Wait()
	return cmp.Or(failures...)
}

// decode decodes a node into a value. The YAML library leaves a pointer nil, so what it points to is made first.
func decode[T any](node ast.Node, value *T) error {
	if v := reflect.ValueOf(value).Elem(); v.Kind() == reflect.Pointer {
		v.Set(reflect.New(v.Type().Elem()))
		return yaml.NodeToValue(node, v.Interface())
	}
	return yaml.NodeToValue(node, value)
}

// Names returns the keys in order.
func (o Ordered[T]) Names() []string {
	names := make([]string, len(o))
	for i, entry := range o {
		names[i] = entry.Key.Value
	}
	return names
}

// Index returns the position of a key, or -1.
func (o Ordered[T]) Index(name string) int {
	for i, entry := range o {
		if entry.Key.Value == name {
			return i
		}
	}
	return -1
}

// pairs returns the key and value nodes of a mapping, in order; none for anything else.
func pairs(node ast.Node) []*ast.MappingValueNode {
	switch node := node.(type) {
	case *ast.MappingNode:
		return node.Values
	case *ast.MappingValueNode:
		return []*ast.MappingValueNode{node}
	}
	return nil
}

// A Label is a text of the study file: one string for both languages, or one a language.
type Label struct {
	locale.Text
}

// UnmarshalYAML takes a string, or a mapping with fr and en.
func (l *Label) UnmarshalYAML(node ast.Node) error {
	texts := pairs(node)
	if len(texts) == 0 {
		text, err := scalar(node)
		l.Text = locale.Same(text)
		return err
	}
	for _, pair := range texts {
		text, err := scalar(pair.Value)
		if err != nil {
			return err
		}
		if pair.Key.GetToken().Value == "fr" {
			l.FR = text
		} else {
			l.EN = text
		}
	}
	l.Text = l.French()
	return nil
}

// scalar returns the text of a scalar.
func scalar(node ast.Node) (string, error) {
	var text Located
	err := text.UnmarshalYAML(node)
	return text.Value, err
}

// A Code is one answer of a choice question.
type Code struct {
	Code   string `yaml:"code"`   // what the export holds
	Label  Label  `yaml:"label"`  // what people read; the code itself where empty
	Means  string `yaml:"means"`  // "yes" or "no" in a yes/no question
	Reason Reason `yaml:"reason"` // not an answer, but this reason for having none

	Spellings []string `yaml:"spellings"` // other contents of a cell that stand for the code

	Value *float64 `yaml:"value"` // the number that an ordered answer stands for, or nil
}

// UnmarshalYAML takes a string (a code that is its own label) or a mapping.
func (c *Code) UnmarshalYAML(node ast.Node) error {
	if len(pairs(node)) > 0 {
		type plain Code
		return yaml.NodeToValue(node, (*plain)(c))
	}
	var text Located
	if err := text.UnmarshalYAML(node); err != nil {
		return err
	}
	c.Code = text.Value
	return nil
}

// A CodeList is the answers of a choice question, written in place or under a name of `codes`.
type CodeList struct {
	Name Located // the name; zero where the list is written in place
	List []Code  // the answers in order, reasons for not answering among them
}

// UnmarshalYAML takes the name of a list, or a list.
func (c *CodeList) UnmarshalYAML(node ast.Node) error {
	if _, ok := node.(*ast.SequenceNode); ok {
		return yaml.NodeToValue(node, &c.List)
	}
	return c.Name.UnmarshalYAML(node)
}

// A Columns says under which heading a question stands in each side's export.
type Columns struct {
	All    string            // the heading in every side; "" where it is the question's name
	BySide map[string]string // headings that differ by side
}

// UnmarshalYAML takes a heading, or a mapping from side to heading.
func (c *Columns) UnmarshalYAML(node ast.Node) error {
	if len(pairs(node)) > 0 {
		return yaml.NodeToValue(node, &c.BySide)
	}
	var text Located
	if err := text.UnmarshalYAML(node); err != nil {
		return err
	}
	c.All = text.Value
	return nil
}

// UnmarshalYAML takes the name of a reason.
func (r *Reason) UnmarshalYAML(node ast.Node) error {
	name := node.GetToken().Value
	for reason := range Reasons {
		if reason.String() == name {
			*r = reason
			return nil
		}
	}
	return fmt.Errorf("study: unknown reason %q", name)
}

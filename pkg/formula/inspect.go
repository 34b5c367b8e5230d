package formula

import (
	"slices"

	"github.com/expr-lang/expr/ast"

	"github.com/arrimage/arrimage/pkg/locale"
)

// A finding is what inspect learns from a parsed formula.
type finding struct {
	names    []string // variables mentioned, in order of appearance
	required []string // those used outside missing(x)
}

// inspect walks a parsed formula, collects its variables and, where a scope is given, checks names and answer codes
// against it. The first problem is returned.
func inspect(node ast.Node, scope Scope) (finding, *Error) {
	walk := walker{scope: scope}
	walk.node(node, true)
	return walk.finding, walk.failure
}

type walker struct {
	scope   Scope
	finding finding
	failure *Error
}

// variable returns the name that a node stands for: an identifier, or a member of one ("ci.score").
func variable(node ast.Node) (string, bool) {
	switch node := node.(type) {
	case *ast.IdentifierNode:
		return node.Value, true
	case *ast.MemberNode:
		owner, isName := node.Node.(*ast.IdentifierNode)
		field, isField := node.Property.(*ast.StringNode)
		if isName && isField {
			return owner.Value + "." + field.Value, true
		}
	case *ast.ChainNode:
		return variable(node.Node)
	}
	return "", false
}

// start returns the offset at which a name begins; a member's own location is its dot.
func start(node ast.Node) int {
	if member, ok := node.(*ast.MemberNode); ok {
		return start(member.Node)
	}
	return node.Location().From
}

func (w *walker) use(name string, node ast.Node, required bool) {
	if w.scope != nil {
		if _, known := w.scope[name]; !known && w.failure == nil {
			w.failure = unknownName(name, start(node), w.scope)
		}
	}
	if !slices.Contains(w.finding.names, name) {
		w.finding.names = append(w.finding.names, name)
	}
	if required && !slices.Contains(w.finding.required, name) {
		w.finding.required = append(w.finding.required, name)
	}
}

func (w *walker) node(node ast.Node, required bool) {
	if name, ok := variable(node); ok {
		w.use(name, node, required)
		return
	}
	if call, ok := node.(*ast.CallNode); ok {
		w.call(call, required)
		return
	}
	if comparison, ok := node.(*ast.BinaryNode); ok {
		w.compare(comparison)
	}
	for _, child := range children(node) {
		w.node(child, required)
	}
}

// missingName is the function that tells whether a variable lacks a value.
const missingName = "missing"

// call walks the arguments of a function. The argument of missing(x) may lack a value, so it must be a variable: of
// anything else nothing could be computed then.
func (w *walker) call(call *ast.CallNode, required bool) {
	isMissing := false
	if callee, ok := call.Callee.(*ast.IdentifierNode); ok && callee.Value == missingName {
		isMissing, required = true, false
	}
	for _, argument := range call.Arguments {
		if _, isVariable := variable(argument); isMissing && !isVariable && w.failure == nil {
			w.failure = &Error{Offset: start(argument), Message: locale.Text{
				FR: "missing() prend une variable", EN: "missing() takes a variable"}}
		}
		w.node(argument, required)
	}
}

// compare checks the strings that a variable with declared codes is compared with.
func (w *walker) compare(comparison *ast.BinaryNode) {
	switch comparison.Operator {
	case "==", "!=", "in":
		w.codes(comparison.Left, comparison.Right)
		w.codes(comparison.Right, comparison.Left)
	}
}

func (w *walker) codes(left, right ast.Node) {
	name, ok := variable(left)
	declared := w.scope[name].Codes
	if !ok || declared == nil {
		return
	}
	literals := []ast.Node{right}
	if array, ok := right.(*ast.ArrayNode); ok {
		literals = array.Nodes
	}
	for _, literal := range literals {
		text, ok := literal.(*ast.StringNode)
		if ok && !slices.Contains(declared, text.Value) && w.failure == nil {
			w.failure = unknownCode(name, text.Value, text.Location().From, declared)
		}
	}
}

// children returns the nodes directly below a node, in reading order.
func children(node ast.Node) []ast.Node {
	switch node := node.(type) {
	case *ast.UnaryNode:
		return []ast.Node{node.Node}
	case *ast.BinaryNode:
		return []ast.Node{node.Left, node.Right}
	case *ast.ChainNode:
		return []ast.Node{node.Node}
	case *ast.MemberNode:
		return []ast.Node{node.Node, node.Property}
	case *ast.SliceNode:
		return present(node.Node, node.From, node.To)
	case *ast.BuiltinNode:
		return node.Arguments
	case *ast.PredicateNode:
		return []ast.Node{node.Node}
	case *ast.ConditionalNode:
		return []ast.Node{node.Cond, node.Exp1, node.Exp2}
	case *ast.VariableDeclaratorNode:
		return []ast.Node{node.Value, node.Expr}
	case *ast.SequenceNode:
		return node.Nodes
	case *ast.ArrayNode:
		return node.Nodes
	case *ast.MapNode:
		return node.Pairs
	case *ast.PairNode:
		return []ast.Node{node.Key, node.Value}
	}
	return nil
}

func present(nodes ...ast.Node) []ast.Node {
	return slices.DeleteFunc(nodes, func(node ast.Node) bool { return node == nil })
}

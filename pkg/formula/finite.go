package formula

import (
	"errors"
	"math"
	"reflect"

	"github.com/expr-lang/expr/ast"
)

// errNotFinite is the error of a division by zero or of a power beyond the range of numbers.
var errNotFinite = errors.New("no finite value")

// finiteName is what the compiler calls finite; no formula can write it.
const finiteName = "finite value"

// A guard puts every division and power under finite. Without it `budget / members > 1000` would hold where there are no
// members, because infinity is more than anything.
type guard struct{}

// Visit wraps a node that may give infinity. One whose operands are no numbers has no type: it is left for the compiler
// to refuse.
func (guard) Visit(node *ast.Node) {
	operation, ok := (*node).(*ast.BinaryNode)
	if !ok || operation.Type() == nil || operation.Type().Kind() != reflect.Float64 {
		return
	}
	switch operation.Operator {
	case "/", "**", "^":
		ast.Patch(node, &ast.CallNode{Callee: &ast.IdentifierNode{Value: finiteName}, Arguments: []ast.Node{operation}})
	}
}

// finite returns its number, or an error where it is none.
func finite(args ...any) (any, error) {
	if x, ok := args[0].(float64); ok && isFinite(x) {
		return x, nil
	}
	return nil, errNotFinite
}

func isFinite(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }

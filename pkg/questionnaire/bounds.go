package questionnaire

// bounds reads what XLSForm allows of a number: a range, with numbers beside it that are allowed too. It returns false for
// anything else.
func bounds(text string) (low, high *float64, beside []string, ok bool) {
	root, ok := xpath.parse(text)
	for ok && root.kind == junctionNode && root.text == "or" {
		for _, other := range root.args[1:] {
			if other.kind != comparisonNode || other.text != "==" || other.args[1].kind != numberNode {
				return nil, nil, nil, false
			}
			beside = append(beside, other.args[1].text)
		}
		root = root.args[0]
	}
	if !ok {
		return nil, nil, nil, false
	}
	parts := []*node{root}
	if root.kind == junctionNode {
		parts = root.args
	}
	for _, part := range parts {
		if part.kind != comparisonNode || part.args[0].kind != referenceNode || part.args[0].text != self || part.args[1].kind != numberNode {
			return nil, nil, nil, false
		}
		x, _ := number(part.args[1].text)
		switch part.text {
		case ">=":
			low = &x
		case "<=":
			high = &x
		default:
			return nil, nil, nil, false
		}
	}
	return low, high, beside, true
}

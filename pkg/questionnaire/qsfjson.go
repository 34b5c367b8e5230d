package questionnaire

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
)

// flexible is a text that may be written as a number.
type flexible string

// UnmarshalJSON takes a text, a number, or nothing.
func (f *flexible) UnmarshalJSON(raw []byte) error {
	var text string
	if json.Unmarshal(raw, &text) == nil {
		*f = flexible(text)
		return nil
	}
	if len(raw) > 0 && (raw[0] == '-' || raw[0] >= '0' && raw[0] <= '9') {
		*f = flexible(raw)
	}
	return nil
}

// An entry is a member of a mapping or of a list, by its key or its number.
type entry struct {
	key string
	raw json.RawMessage
}

// entries returns the members of a mapping in the order of its keys, numbers first by size, or those of a list. Anything
// else has none.
func entries(raw json.RawMessage) []entry {
	var list []json.RawMessage
	if json.Unmarshal(raw, &list) == nil {
		members := make([]entry, len(list))
		for i, one := range list {
			members[i] = entry{strconv.Itoa(i), one}
		}
		return members
	}
	var mapping map[string]json.RawMessage
	if json.Unmarshal(raw, &mapping) != nil {
		return nil
	}
	var members []entry
	for key, one := range mapping {
		members = append(members, entry{key, one})
	}
	slices.SortFunc(members, func(a, b entry) int {
		x, xErr := strconv.Atoi(a.key)
		y, yErr := strconv.Atoi(b.key)
		switch {
		case xErr == nil && yErr == nil && x != y:
			return x - y
		case (xErr == nil) != (yErr == nil):
			return map[bool]int{true: -1, false: 1}[xErr == nil]
		}
		return strings.Compare(a.key, b.key)
	})
	return members
}

// member returns a member of a mapping or of a list; nil where it has none.
func member(raw json.RawMessage, key string) json.RawMessage {
	for _, one := range entries(raw) {
		if one.key == key {
			return one.raw
		}
	}
	return nil
}

// textOf returns a text or a number; "" for anything else.
func textOf(raw json.RawMessage) string {
	var text flexible
	_ = text.UnmarshalJSON(raw)
	return string(text)
}

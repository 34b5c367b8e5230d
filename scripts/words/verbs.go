package main

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// A verb is one place of a format, such as %s or %[2]d: it takes one argument.
type verb struct {
	argument int    // from 1
	kind     string // flags, precision and letter without width, such as "s" or ".1f"
}

// directive is what fmt takes for a verb: flags, width and precision, of which each may be an argument, the index of the
// argument, and a letter.
var directive = regexp.MustCompile(`%([-+# 0]*)((?:\[\d+\])?\*|\d+)?(?:\.((?:\[\d+\])?\*|\d*))?(\[\d+\])?([a-zA-Z%])`)

// inQuotes is a verb between the quotation marks of a language: %q written out.
var inQuotes = regexp.MustCompile(`[«“][ \x{a0}]?%(\[\d+\])?s[ \x{a0}]?[»”]`)

// verbs returns the verbs of a format in their order; %% is none, and « %s » is %q. A width or a precision * is a verb of its own.
func verbs(format string) []verb {
	var list []verb
	next := 1
	take := func(index, kind string) {
		if index != "" {
			next, _ = strconv.Atoi(strings.Trim(index, "[]*"))
		}
		list = append(list, verb{next, kind})
		next++
	}
	for _, m := range directive.FindAllStringSubmatch(inQuotes.ReplaceAllString(format, "%${1}q"), -1) {
		flags, width, precision, index, letter := m[1], m[2], m[3], m[4], m[5]
		if letter == "%" {
			continue
		}
		for _, star := range []string{width, precision} {
			if strings.HasSuffix(star, "*") {
				take(strings.TrimSuffix(star, "*"), "*")
			}
		}
		kind := strings.ReplaceAll(flags, "-", "") + letter
		if precision != "" {
			kind = "." + precision + kind
		}
		take(index, kind)
	}
	return list
}

// blank returns the words of a format: a hole for each verb, and % for %%.
func blank(format string) string {
	return directive.ReplaceAllStringFunc(format, func(found string) string {
		if strings.HasSuffix(found, "%") {
			return "%"
		}
		return string(hole)
	})
}

// compareVerbs says how the verbs of two formats differ, from each other or from the arguments: each argument must be taken
// in both, by the same kind of verb. It is empty when they agree.
func compareVerbs(t text) string {
	french, english := kinds(verbs(t.fr.text)), kinds(verbs(t.en.text))
	if !slices.Equal(french, english) {
		return fmt.Sprintf("the verbs differ: %s in French, %s in English", join(french), join(english))
	}
	if t.arguments < 0 || strings.ContainsRune(t.fr.text, hole) {
		return "" // not told by the code
	}
	for i := range max(t.arguments, len(french)) {
		prefix := fmt.Sprintf("%%[%d]", i+1)
		if !slices.ContainsFunc(french, func(kind string) bool { return strings.HasPrefix(kind, prefix) }) {
			return fmt.Sprintf("no verb takes argument %d of %d", i+1, t.arguments)
		}
		if i >= t.arguments {
			return fmt.Sprintf("a verb takes argument %d of %d", i+1, t.arguments)
		}
	}
	return ""
}

// kinds writes verbs as %[1]s, in the order of their arguments, each once.
func kinds(list []verb) []string {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b verb) int { return a.argument - b.argument })
	var written []string
	for _, v := range list {
		written = append(written, fmt.Sprintf("%%[%d]%s", v.argument, v.kind))
	}
	return slices.Compact(written)
}

func join(list []string) string {
	if len(list) == 0 {
		return "none"
	}
	return strings.Join(list, " ")
}

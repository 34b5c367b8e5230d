package draft

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/arrimage/arrimage/pkg/study"
)

// names gives every question and side a name that formulas can use, each once.
type names struct {
	taken map[string]bool
	next  map[string]int // by name, the number from which on none was tried
}

// newNames holds back the names that mean something of their own.
func newNames() *names {
	return &names{next: map[string]int{}, taken: map[string]bool{"region": true, "missing": true, "true": true, "false": true, "nil": true, "not": true, "and": true, "or": true, "in": true}}
}

// valid is a name that a study file takes as it is.
var valid = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_]*$`)

// most is how many letters a name made of a question has.
const most = 24

// sideName returns a name for a side.
func (n *names) sideName(from string) string { return n.free(slug(from, most, "side")) }

// regionName returns a name for the question of the region: "region" is its own.
func (n *names) regionName() string {
	if !n.taken["region of a side"] {
		n.taken["region of a side"] = true
		return "region"
	}
	return n.free("region")
}

// questionName returns a name for a question, by the heading where that is a name already, else by its first words.
func (n *names) questionName(heading, label string) string {
	if valid.MatchString(heading) && len(heading) <= 2*most {
		return n.free(heading)
	}
	if slugged := slug(heading, most, ""); slugged != "" && len(strings.Fields(heading)) <= 3 {
		return n.free(slugged)
	}
	return n.free(slug(label, most, "q"))
}

// severalName returns a name for a question with several answers, such that the names of its ticks are free too, which it
// takes.
func (n *names) severalName(heading, label string, codes []string) string {
	for {
		q := study.Question{Name: n.questionName(heading, label), Type: study.Multiple}
		for _, code := range codes {
			q.Codes.List = append(q.Codes.List, study.Code{Code: code})
		}
		ticks := q.TickNames()
		if slices.ContainsFunc(ticks, func(tick string) bool { return n.taken[strings.ToLower(tick)] }) {
			continue // The next name has a number.
		}
		for _, tick := range ticks {
			n.taken[strings.ToLower(tick)] = true
		}
		return q.Name
	}
}

// free returns the name, with a number where it is taken.
func (n *names) free(name string) string {
	candidate, k := name, max(2, n.next[name])
	for ; n.taken[strings.ToLower(candidate)]; k++ {
		candidate = fmt.Sprintf("%s_%d", name, k)
	}
	n.next[name] = k
	n.taken[strings.ToLower(candidate)] = true
	return candidate
}

// slug makes a name of the first words of a text: small letters without accents, joined by underscores; otherwise where
// the text has no letter.
func slug(text string, length int, otherwise string) string {
	var words []string
	size := 0
	for _, word := range strings.FieldsFunc(plain(text), func(r rune) bool { return r != '_' && !isLetter(r) && !unicode.IsDigit(r) }) {
		if size > 0 && size+len(word) > length {
			break
		}
		words = append(words, word[:min(len(word), length)])
		size += len(word) + 1
	}
	name := strings.Trim(strings.Join(words, "_"), "_")
	switch {
	case name == "":
		return otherwise
	case !isLetter(rune(name[0])):
		return "q" + name
	}
	return name
}

func isLetter(r rune) bool { return r >= 'a' && r <= 'z' }

// plain writes a text in small letters without accents; what is no ASCII then becomes a space.
func plain(text string) string {
	text = strings.NewReplacer("œ", "oe", "Œ", "oe", "æ", "ae", "Æ", "ae", "'", "", "’", "").Replace(text)
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r):
			return -1
		case r > unicode.MaxASCII:
			return ' '
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(text))
}

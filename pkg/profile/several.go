package profile

import (
	"cmp"
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/pattern"
)

// The conditions under which cells are taken for several answers: at most mostParts answers in all, as labels are long.
const (
	mostParts   = 40
	longestPart = 80
)

// codePattern is an answer where a space separates answers.
var codePattern = pattern.New(`^[\pL\d][\pL\d_.-]*$`)

// severalKind knows cells that hold several answers with a separator between them: the same few answers come again in
// many combinations.
func severalKind(c *Column, t *tally, p *Profile, entries []*entry) bool {
	if c.Role != "" || t.of(dotGroups) == t.filled {
		return false
	}
	separators := p.Platform.Preset.Separators
	for _, separator := range separators {
		parts, cells := splitAll(entries, separator, c.splitElsewhere(p))
		if !severalFits(c, t, parts, cells) && !(c.splitElsewhere(p) && cells > 0 && len(parts) > 1) {
			continue
		}
		c.Separator, c.Parts = separator, parts
		c.set(Several, locale.Textf("réponses séparées par «\u00a0%s\u00a0»\u00a0: %d, dans %d combinaisons",
			"answers parted by %q: %d, in %d combinations", separator, len(parts), c.Distinct))
		return true
	}
	return false
}

// codesPattern is a cell of codes that are small whole numbers with commas between them.
var codesPattern = pattern.New(`^\d{1,2}(?:,\d{1,2})*$`)

// joinedCodesKind knows codes in numbers that are joined by commas, which could be taken for numbers with decimal commas: they
// rise in every cell, and some cell has three.
func joinedCodesKind(c *Column, t *tally, p *Profile, entries []*entry) bool {
	if c.Role != "" || t.over || !slices.Contains(p.Platform.Preset.Separators, ",") {
		return false
	}
	most := 0
	for _, e := range entries {
		codes := strings.Split(e.text, ",")
		if !codesPattern.MatchString(e.text) || !slices.IsSortedFunc(codes, func(a, b string) int { return cmp.Or(cmp.Compare(len(a), len(b)), strings.Compare(a, b)) }) {
			return false
		}
		most = max(most, len(codes))
	}
	if most < 3 {
		return false
	}
	parts, _ := splitAll(entries, ",", true)
	c.Separator, c.Parts = ",", parts
	c.set(Several, locale.Textf("codes séparés par des virgules\u00a0: %d, dans %d combinaisons", "codes parted by commas: %d, in %d combinations", len(parts), c.Distinct))
	return true
}

// splitElsewhere reports whether other columns hold the same answers, each in a column of its own.
func (c *Column) splitElsewhere(p *Profile) bool {
	return slices.ContainsFunc(p.Questions, func(q Question) bool { return q.Stem == c.Heading.Name })
}

// severalFits reports whether parts look like answers: more combinations than answers, and some cells with one answer.
func severalFits(c *Column, t *tally, parts []Value, cells int) bool {
	uses := 0
	for _, part := range parts {
		uses += part.Count
	}
	return cells > 1 && 10*cells >= t.filled && len(parts) > 1 && len(parts) <= mostParts && uses >= 2*len(parts) && len(parts) <= c.Distinct && !t.over
}

// splitAll splits the values at a separator. It returns the answers, the most frequent first, and how many cells hold
// the separator; no answers where one of them cannot be one. A space parts codes alone: words have spaces in them.
func splitAll(entries []*entry, separator string, siblings bool) (parts []Value, cells int) {
	if separator == " " && !siblings && !spacedCodes(entries) {
		return nil, 0
	}
	counted := map[string]*Value{}
	for _, e := range entries {
		if strings.Contains(e.text, separator) {
			cells += e.count
		}
		for _, part := range strings.Split(strings.Trim(e.text, " \u00a0"), separator) {
			part = strings.TrimSpace(part)
			if part == "" {
				continue
			}
			if len(part) > longestPart || separator == " " && !codePattern.MatchString(part) {
				return nil, 0
			}
			known := counted[part]
			if known == nil {
				known = &Value{Text: part, First: e.first}
				counted[part] = known
			}
			known.Count += e.count
			if e.first.Compare(known.First) < 0 {
				known.First = e.first
			}
		}
	}
	for _, value := range counted {
		parts = append(parts, *value)
	}
	slices.SortFunc(parts, func(a, b Value) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), a.First.Compare(b.First), strings.Compare(a.Text, b.Text))
	})
	return parts, cells
}

// spacedCodes reports whether values are codes with spaces between them, and no words: in small letters, with no code
// twice in a cell.
func spacedCodes(entries []*entry) bool {
	for _, e := range entries {
		codes := strings.Fields(e.text)
		slices.Sort(codes)
		if e.text != strings.ToLower(e.text) || len(slices.Compact(slices.Clone(codes))) < len(codes) {
			return false
		}
	}
	return true
}

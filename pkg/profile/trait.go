package profile

import (
	"strings"
	"unicode"

	"github.com/arrimage/arrimage/pkg/pattern"
)

// A trait is something that the text of one cell is or has; a cell has any number of them.
type trait uint64

// The traits. Those of numbers and dates say how they are written.
const (
	whole         trait = 1 << iota // digits alone
	dotDecimal                      // decimal dot
	commaDecimal                    // decimal comma
	spaceGroups                     // thousands parted by a space or a no-break space
	commaGroups                     // thousands parted by a comma
	dotGroups                       // thousands parted by a dot
	quoteGroups                     // thousands parted by an apostrophe
	commaEither                     // 1,234: a decimal comma, or thousands
	dotEither                       // 1.234: a decimal dot, or thousands
	storedDecimal                   // decimals of a number that a workbook stores, whose mark is a dot and says nothing of texts
	exponent                        // 1.5E+07
	leadingZero                     // 007
	negative                        // below zero
	percentSign                     // with a percent sign
	moneySign                       // with a currency sign
	yearFirst                       // date, year first
	dayFirst                        // date, day first
	monthFirst                      // date, month first
	monthName                       // date with the name of a month
	clock                           // time of day, alone or after a date
	zeroOrOne                       // 0 or 1
	yesOrNo                         // yes or no in words or letters
	absent                          // a token of not answering
	email                           // an e-mail address
	ipv4                            // an address on the network
	replacement                     // U+FFFD
	mojibake                        // UTF-8 read as another encoding
	questioned                      // a question mark inside a word
	control                         // control characters
	invisible                       // zero-width characters
	hardSpace                       // no-break spaces
	outerSpace                      // spaces around the text
	onlySpace                       // nothing but spaces
	lineEnds                        // line ends inside
	markup                          // HTML
	formula                         // what a spreadsheet would compute
	long                            // longer than a label
)

// traits is how many there are.
const traits = 37

const (
	numbers = whole | dotDecimal | commaDecimal | spaceGroups | commaGroups | dotGroups | quoteGroups | commaEither | dotEither | storedDecimal | exponent
	unshown = email | ipv4 | formula // what no output shows: it identifies people, or a spreadsheet would compute it
	dates   = yearFirst | dayFirst | monthFirst | monthName | clock
)

// longest is the length in bytes from which a text is taken for a sentence, not a label.
const longest = 60

// traitsOf returns what a cell that is not empty is and has.
func traitsOf(text string) trait {
	found := damageOf(text)
	plain := strings.TrimFunc(text, unicode.IsSpace)
	if plain == "" {
		return found | onlySpace
	}
	if len(plain) != len(text) {
		found |= outerSpace
	}
	if len(plain) > longest {
		return found | long | addressOf(plain)
	}
	folded := fold(plain)
	if _, known := tokens[folded]; known {
		found |= absent
	}
	if yesNo[folded] {
		found |= yesOrNo
	}
	if plain == "0" || plain == "1" {
		found |= zeroOrOne
	}
	if number := numberOf(plain); number != 0 {
		return found | number
	}
	return found | dateOf(plain) | addressOf(plain)
}

// yesNo are the words of yes and no, folded.
var yesNo = map[string]bool{
	"oui": true, "non": true, "o": true, "n": true, "yes": true, "no": true, "y": true, "true": true, "false": true,
	"vrai": true, "faux": true,
}

var (
	emailPattern    = pattern.New(`[\pL\d._%+-]+@[\pL\d-]+(?:\.[\pL\d-]+)*\.\pL{2,}`)
	ipv4Pattern     = pattern.New(`(?:^|[^\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:$|[^\d.])`)
	mojibakePattern = pattern.New(`[ÃÂ][\x{80}-\x{BF}ŒœŠšŽžŸƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]|â€|\p{Ll}[ŽÕ]\p{Ll}`)
	questionPattern = pattern.New(`\pL\?\pL`)
	markupPattern   = pattern.New(`(?i)</?(?:a|b|br|div|em|font|i|p|span|strong|u)(?:\s[^<>]*)?/?>|&(?:amp|nbsp|lt|gt|quot|#\d+);`)
	formulaPattern  = pattern.New(`^[=@]\s*[\pL(]|^[+-]\s*\pL+\(`)
)

// addressOf looks for what names a person or a machine.
func addressOf(text string) trait {
	var found trait
	if strings.IndexByte(text, '@') > 0 && emailPattern.MatchString(text) {
		found |= email
	}
	if strings.Count(text, ".") >= 3 && ipv4Pattern.MatchString(text) {
		found |= ipv4
	}
	return found
}

// damageOf looks for what an answer does not have when it comes out of a questionnaire whole.
func damageOf(text string) trait {
	var found trait
	plain := true
	for _, r := range text {
		if r < ' ' || r > '~' {
			plain = false
			found |= oddity(r)
		}
	}
	if !plain && mojibakePattern.MatchString(text) {
		found |= mojibake
	}
	if strings.IndexByte(text, '?') > 0 && questionPattern.MatchString(text) && !strings.Contains(text, "://") && !strings.Contains(text, "=") {
		found |= questioned
	}
	if strings.ContainsAny(text, "<&") && markupPattern.MatchString(text) {
		found |= markup
	}
	if strings.ContainsAny(text[:min(1, len(text))], "=@+-") && formulaPattern.MatchString(text) {
		found |= formula
	}
	return found
}

// oddity is the trait that one character gives its text.
func oddity(r rune) trait {
	switch {
	case r == '\uFFFD':
		return replacement
	case r == '\n':
		return lineEnds
	case r == '\u00a0' || r == '\u202f' || r == '\u2007':
		return hardSpace
	case r == '\u200b' || r == '\u200e' || r == '\u200f' || r == '\u2060' || r == '\ufeff' || r == '\u00ad':
		return invisible
	case r != '\t' && unicode.IsControl(r):
		return control
	}
	return 0
}

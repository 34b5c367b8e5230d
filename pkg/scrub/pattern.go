package scrub

import (
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/pattern"
)

// A Pattern is a rule that is built in, which a study switches on by its name.
type Pattern struct {
	Name        string      // how a study names it
	Label       locale.Text // what it takes out
	Replacement locale.Text // what stands in its place, without brackets
	signs       string      // no text without one of these characters matches
	form        *pattern.Pattern
}

// The parts of patterns. Nothing matches the zero byte, which stands for what is taken out already.
const (
	digits = "0123456789"
	gap    = `[ \x{a0}\x{202f}.\-\x{2010}-\x{2013}/]` // between groups of digits
	before = `(?:^|[^\p{L}\p{N}])`
	after  = `(?:$|[^\p{L}\p{N}])`
	north  = `(?:\+?1` + gap + `?)?(?:\([2-9]\d{2}\)|[2-9]\d{2})` + gap + `{0,2}\d{3}` + gap + `?\d{4}(?:[ ,\x{a0}]{0,2}(?:poste|ext\.?|x|p\.)[ \x{a0}]?\d{1,6})?`
	france = `(?:(?:\+|00)33` + gap + `?(?:\(0\)` + gap + `?)?|0)[1-9](?:` + gap + `?\d{2}){4}`
	abroad = `(?:\+|00)[1-9]\d{0,2}(?:` + gap + `?\(?\d{1,4}\)?){3,7}`
	near   = `[2-9]\d{2}[\-\x{2010}\x{2011}]\d{4}`
	month  = `(?:janvier|février|fevrier|mars|avril|mai|juin|juillet|août|aout|septembre|octobre|novembre|décembre|decembre|` +
		`january|february|march|april|may|june|july|august|september|october|november|december)`
	space  = `[ \x{a0}]`
	day    = `(?:1er|\d{1,2}(?:st|nd|rd|th)?)`
	date   = `\d{4}[\-/.]\d{1,2}[\-/.]\d{1,2}|\d{1,2}[\-/.]\d{1,2}[\-/.]\d{2,4}|` + day + space + month + `,?` + space + `\d{2,4}|` + month + space + day + `,?` + space + `\d{4}|` + day + space + month + `|` + month + space + `\d{4}|\d{4}`
	birth  = `(?:née?s?|naissance|nait|naît|naquit|born|birth(?:day|date)?|ddn|dob)`
	host   = `[\p{L}\p{N}](?:[\p{L}\p{N}\-]*[\p{L}\p{N}])?`
	rest   = `[^\s\x00<>"«»“”\[\]]`
	ending = `[^\s\x00<>"«»“”\[\].,;:!?'’()…]`
)

// Patterns are the rules that are built in. Those for telephone numbers know numbers of North America (with or without
// area code, extension), of France, and of other countries that begin with + or 00; those for postal codes, Canada's,
// since five digits may be any number; dates are taken out only behind a word of birth, years among them.
var Patterns = []Pattern{
	{Name: "email", Label: locale.Text{FR: "adresses de courriel", EN: "e-mail addresses"}, Replacement: locale.Text{FR: "courriel", EN: "e-mail"},
		signs: "@", form: pattern.New(`()([\p{L}\p{N}\p{M}._%+'’\-]+@` + host + `(?:\.` + host + `)+)`)},
	{Name: "url", Label: locale.Text{FR: "adresses de sites", EN: "web addresses"}, Replacement: locale.Text{FR: "adresse de site", EN: "web address"},
		signs: ".:", form: pattern.New(`(?i)(` + before + `)((?:https?://|www\.)` + rest + `*` + ending + `|(?:` + host + `\.)+(?-i:ca|com|org|net|info|quebec|fr|edu|gov)(?:/` + rest + `*` + ending + `|/)?)` + after)},
	{Name: "phone", Label: locale.Text{FR: "numéros de téléphone", EN: "telephone numbers"}, Replacement: locale.Text{FR: "téléphone", EN: "telephone"},
		signs: digits, form: pattern.New(`(?i)(` + before + `)(` + north + `|` + france + `|` + abroad + `|` + near + `)` + after)},
	{Name: "postal-code", Label: locale.Text{FR: "codes postaux du Canada", EN: "Canadian postal codes"}, Replacement: locale.Text{FR: "code postal", EN: "postal code"},
		signs: digits, form: pattern.New(`(?i)(` + before + `)([ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z][ \x{a0}\-]?\d[ABCEGHJ-NPRSTV-Z]\d)` + after)},
	{Name: "health-number", Label: locale.Text{FR: "numéros d'assurance maladie (RAMQ)", EN: "health insurance numbers (RAMQ)"}, Replacement: locale.Text{FR: "numéro d'assurance maladie", EN: "health insurance number"},
		signs: digits, form: pattern.New(`(?i)(` + before + `)([A-Z]{4}` + gap + `?\d{2}(?:0[1-9]|1[0-2]|5[1-9]|6[0-2])` + gap + `?(?:0[1-9]|[12]\d|3[01])\d{2})` + after)},
	{Name: "birth-date", Label: locale.Text{FR: "dates de naissance", EN: "dates of birth"}, Replacement: locale.Text{FR: "date de naissance", EN: "date of birth"},
		signs: digits, form: pattern.New(`(?i)(` + before + birth + `(?:[^\p{L}\p{N}.!?\n\x00][^.!?\n\x00]{0,40}?)??[^\p{L}\p{N}\n\x00])(` + date + `)` + after)},
}

// PatternNames lists the names of Patterns.
func PatternNames() []string {
	var names []string
	for _, p := range Patterns {
		names = append(names, p.Name)
	}
	return names
}

func patternNamed(name string) *Pattern {
	for i := range Patterns {
		if Patterns[i].Name == name {
			return &Patterns[i]
		}
	}
	return nil
}

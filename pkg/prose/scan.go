package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/arrimage/arrimage/pkg/locale"
)

// A scanner reads one call. Its text may go over several lines of the source, whose indentation it does not have.
type scanner struct {
	*reader
	text  string
	lines []lineStart
	at    int
}

// place returns the place in the source of a byte of the text.
func (s *scanner) place(at int) Place {
	line := s.lines[0]
	for _, next := range s.lines[1:] {
		if next.at <= at {
			line = next
		}
	}
	return Place{s.source, max(0, line.offset+at-line.at)}
}

// call reads a call from its braces on. length is how many bytes it takes, 0 where it does not end; the call is nil where
// something is wrong with it, which is reported.
func (s *scanner) call() (c *Call, length int) {
	end := endOf(s.text)
	if end < 0 {
		end = strings.Index(s.text, "}}") // A quote is missing: the argument says so.
	}
	if end < 0 {
		s.problem(s.place(0), "prose-call", locale.Text{
			FR: `{{ sans }} qui le ferme dans le paragraphe (\{{ écrit deux accolades)`, EN: `{{ without the }} that ends it in the paragraph (\{{ writes two braces)`,
		})
		return nil, 0
	}
	length = end + 2
	c = &Call{At: s.place(0), Keys: map[string]string{}, keyPlaces: map[string]Place{}}
	s.text, s.at = s.text[:end], 2
	s.space()
	if c.Name = s.name(); c.Name == "" {
		s.problem(c.At, "prose-call", locale.Textf("un appel commence par son nom\u00a0: %s", "a call begins with its name: %s", signatures[0].shape))
		return nil, length
	}
	for s.space(); s.at < len(s.text); s.space() {
		if !s.argument(c) {
			return nil, length
		}
	}
	if !s.check(c) {
		return nil, length
	}
	return c, length
}

// endOf returns where the braces stand that end the call with which a text begins, or -1. Braces between quotes are part of an
// argument.
func endOf(text string) int {
	quoted := false
	for i := 2; i < len(text); i++ {
		switch {
		case text[i] == '"':
			quoted = !quoted
		case !quoted && strings.HasPrefix(text[i:], "}}"):
			return i
		}
	}
	return -1
}

func (s *scanner) rune() (rune, int) { return utf8.DecodeRuneInString(s.text[s.at:]) }

func (s *scanner) space() {
	for s.at < len(s.text) {
		r, size := s.rune()
		if !unicode.IsSpace(r) {
			return
		}
		s.at += size
	}
}

// name reads letters of a to z and underscores.
func (s *scanner) name() string {
	from := s.at
	for s.at < len(s.text) && (s.text[s.at] >= 'a' && s.text[s.at] <= 'z' || s.text[s.at] == '_') {
		s.at++
	}
	return s.text[from:s.at]
}

// argument reads an argument between quotes, or a key with its value.
func (s *scanner) argument(c *Call) bool {
	from := s.at
	if s.text[s.at] == '"' {
		value, ok := s.quoted()
		c.Arguments, c.places = append(c.Arguments, value), append(c.places, s.place(from+1))
		return ok
	}
	key := s.name()
	if s.space(); key == "" || s.at == len(s.text) || s.text[s.at] != '=' {
		s.at = from
		return s.unexpected()
	}
	s.at++
	s.space()
	value, ok, from := "", true, s.at
	if s.at < len(s.text) && s.text[s.at] == '"' {
		value, ok = s.quoted()
		from++
	} else if value = s.digits(); value == "" {
		return s.unexpected()
	}
	if _, twice := c.Keys[key]; twice {
		s.problem(s.place(from), "prose-call", locale.Textf("%s\u00a0: donné deux fois", "%s: given twice", key))
		return false
	}
	c.Keys[key], c.keyPlaces[key] = value, s.place(from)
	return ok
}

func (s *scanner) digits() string {
	from := s.at
	for s.at < len(s.text) && s.text[s.at] >= '0' && s.text[s.at] <= '9' {
		s.at++
	}
	return s.text[from:s.at]
}

// quoted reads what stands between straight double quotes.
func (s *scanner) quoted() (string, bool) {
	length := strings.IndexByte(s.text[s.at+1:], '"')
	if length < 0 {
		s.problem(s.place(s.at), "prose-call", locale.Text{FR: "il manque le guillemet droit qui ferme l'argument", EN: "the straight double quote that ends the argument is missing"})
		return "", false
	}
	value := s.text[s.at+1 : s.at+1+length]
	s.at += length + 2
	return strings.Join(strings.Fields(value), " "), true
}

// unexpected reports what is neither an argument nor a key.
func (s *scanner) unexpected() bool {
	if s.at >= len(s.text) {
		s.problem(s.place(s.at), "prose-call", locale.Text{FR: `il manque une valeur après le signe =`, EN: `a value is missing after the sign =`})
		return false
	}
	if r, _ := s.rune(); strings.ContainsRune("'«»“”„‘’‚", r) {
		s.problem(s.place(s.at), "prose-call", locale.Textf("un argument s'écrit entre guillemets droits, pas avec %s", "an argument stands between straight double quotes, not %s", string(r)))
		return false
	}
	word, _, _ := strings.Cut(strings.TrimSpace(s.text[s.at:]), " ")
	s.problem(s.place(s.at), "prose-call", locale.Textf("%q n'est ni un argument entre guillemets ni une clé (digits=1)", "%q is neither an argument in quotes nor a key (digits=1)", word))
	return false
}

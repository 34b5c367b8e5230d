package exchange

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/arrimage/arrimage/pkg/fold"
	"github.com/arrimage/arrimage/pkg/pattern"
	"github.com/arrimage/arrimage/pkg/qda"
)

// Fragment returns the codes of a codebook as the themes of a study file: the part that begins with "themes:". A theme has
// the name that its code's description gives, else one made of the code's name; each name is there once. It is empty where
// there are no codes.
func Fragment(codes []qda.Code) []byte {
	f := fragment{taken: map[string]bool{}}
	f.reserve(codes)
	f.codes(codes, "")
	if f.out.Len() == 0 {
		return nil
	}
	return append([]byte("themes:\n"), f.out.Bytes()...)
}

// A fragment is part of a study file while it is written.
type fragment struct {
	out   bytes.Buffer
	taken map[string]bool
}

// reserve takes the names that descriptions give.
func (f *fragment) reserve(codes []qda.Code) {
	for _, code := range codes {
		if name := undescribed(code.Description).name; plainName.MatchString(name) {
			f.taken[name] = true
		}
		f.reserve(code.Children)
	}
}

// plainName is a name that a study file and its formulas take as it is.
var plainName = pattern.New(`^\pL[\pL\pN_]*$`)

// codes writes codes that stand under a theme; "" for none.
func (f *fragment) codes(codes []qda.Code, under string) {
	for _, code := range codes {
		d := undescribed(code.Description)
		if isNoTheme(code.Name, d.name) {
			continue
		}
		name := f.name(code.Name, d.name)
		fmt.Fprintf(&f.out, "  %s:\n", name)
		f.line("label", code.Name)
		if under != "" {
			f.line("under", under)
		}
		f.line("definition", d.text)
		f.line("includes", d.includes)
		f.line("excludes", d.excludes)
		f.line("example", d.example)
		f.codes(code.Children, name)
	}
}

// name returns the name of a theme: the one given the first time that it comes, else one made of a label.
func (f *fragment) name(label, given string) string {
	if plainName.MatchString(given) && f.taken[given] {
		f.taken[given] = false // It is given now, and another code that claims it gets a number.
		return given
	}
	const most = 40
	words := strings.FieldsFunc(fold.Letters(label), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
	base := strings.Join(words, "_")
	base = strings.TrimRight(base[:min(len(base), most)], "_")
	if !plainName.MatchString(base) {
		base = strings.TrimRight("theme_"+base, "_")
	}
	name := base
	for n := 2; ; n++ {
		if _, taken := f.taken[name]; !taken {
			f.taken[name] = false
			return name
		}
		name = fmt.Sprintf("%s_%d", base, n)
	}
}

// line writes a key and a text, where there is one, as YAML and JSON write it.
func (f *fragment) line(key, text string) {
	if text == "" {
		return
	}
	fmt.Fprintf(&f.out, "    %s: ", key)
	encoder := json.NewEncoder(&f.out)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(strings.ToValidUTF8(text, "\ufffd")) // A buffer takes all.
}

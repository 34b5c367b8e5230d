package export

import (
	"strconv"
	"strings"
	"testing"
)

func TestStata(t *testing.T) {
	text := write(t, New(awkward(t), "p"), "do", english)
	for _, want := range []string{
		"import delimited using \"p.csv\", delimiters(\",\") varnames(nonames) rowrange(2:) stringcols(_all)", "rename v* _c*\n",
		"label define reasons .n \"no answer\", replace\nlabel define reasons .s \"not asked\", add\n",
		"generate said = _c2\nreplace said = usubstr(said, 2, .) if usubstr(said, 1, 1) == \"'\" & usubstr(said, 2, 1) != \".\"\n",
		"label variable said \"What <they> said: it's ”free” & ‘costs' ＄price\"\n",
		"replace ALL = 1 if _c3 == \"'+\"\n", "replace ALL = .n if _c3 == \".n\"\n", "label define ALL 3 \"Not\", add\n", "label define ALL .r \"refused\", add\n",
		"replace rated = -20 if _c4 == \"b\"\n",
		"generate double a_name_of_a_variable_that_is_t_2 = real(_c7)\n", "label values a_name_of_a_variable_that_is_t_2 reasons\n",
		"drop _c*\ncompress\n",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
}

// FuzzStataText checks that nothing in a label ends it or is expanded.
func FuzzStataText(f *testing.F) {
	for _, text := range []string{"", "`x'", `"'`, "$S_DATE", "15 $", `c:\`, `\$x`, "a\nb", "$é"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got := stataText(text)
		inner := got[1 : len(got)-1]
		if got[0] != '"' || got[len(got)-1] != '"' || strings.ContainsAny(inner, "\"`\n\r") || strings.HasSuffix(inner, `\`) {
			t.Errorf("%q is written %q", text, got)
		}
		for i, r := range inner {
			if next := inner[min(i+1, len(inner)):]; r == '$' && next != "" && allowed(next)[0] == next[0] {
				t.Errorf("%q is written %q, which is expanded", text, got)
			}
		}
	})
}

// FuzzStataString checks that an expression is exactly the text that it stands for.
func FuzzStataString(f *testing.F) {
	for _, text := range []string{"", "a", "`x'", `say "x"`, "$x", `a\`, "\n"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "")
		whole := ""
		for _, part := range strings.Split(strings.TrimSuffix(strings.TrimPrefix(stataString(text), "("), ")"), " + ") {
			if code, isChar := strings.CutPrefix(part, "char("); isChar {
				n, err := strconv.Atoi(strings.TrimSuffix(code, ")"))
				if err != nil {
					t.Fatalf("%q in %q", part, text)
				}
				whole += string(rune(n))
				continue
			}
			whole += strings.Trim(part, `"`)
		}
		if strings.Contains(text, " + ") || strings.HasPrefix(text, "char(") || strings.HasPrefix(text, "(") || strings.HasSuffix(text, ")") {
			return // The test splits there, Stata does not.
		}
		if whole != text {
			t.Errorf("%q is written %q", text, stataString(text))
		}
	})
}

package prose

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
)

// sourceOf returns a text whose places are lines and columns of the text itself.
func sourceOf(text string, lang locale.Lang) *Source {
	return &Source{Text: text, Lang: lang, Locate: func(offset int) diag.Pos {
		before := text[:min(offset, len(text))]
		return diag.Pos{File: "t", Line: strings.Count(before, "\n") + 1, Column: offset - strings.LastIndexByte(before, '\n')}
	}}
}

// written writes passages so that a test can read them: **bold**, *italic*, `code`, [words](link), {name args}.
func written(passages []Passage) string {
	var lines []string
	for _, p := range passages {
		line := [...]string{"p ", "- ", "# ", "> ", "block "}[p.Kind]
		if p.Level > 0 {
			line = strings.Repeat(line[:1], p.Level) + " "
		}
		if p.Ordinal > 0 {
			line = fmt.Sprint(p.Level, ".", p.Ordinal, " ")
		}
		if p.Call != nil {
			line += callText(p.Call)
		}
		for _, s := range p.Spans {
			line += spanText(s)
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

func spanText(s Span) string {
	text := s.Text
	if s.Call != nil {
		text = callText(s.Call)
	}
	for _, style := range []struct {
		on   bool
		mark string
	}{{s.Code, "`"}, {s.Italic, "*"}, {s.Bold, "**"}} {
		if style.on {
			text = style.mark + text + style.mark
		}
	}
	if s.Link != "" {
		text = "[" + text + "](" + s.Link + ")"
	}
	return text
}

func callText(c *Call) string {
	text := "{" + c.Name
	for _, a := range c.Arguments {
		text += " " + a
	}
	for _, key := range []string{"side", "id", "question", "by", "digits", "chart"} {
		if value, ok := c.Keys[key]; ok {
			text += " " + key + "=" + value
		}
	}
	return text + "}"
}

func TestParse(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"nothing":                 {" \n\n", ""},
		"paragraphs":              {"a\nb\n\nc\n", "p a b\np c"},
		"a hard line break":       {"a  \nb\\\nc", "p a b c"},
		"styles":                  {"a *b* **c** ***d*** `e*f`", "p a *b* **c** ***d*** `e*f`"},
		"headings":                {"### A\n\n#### B *c*", "# A\n## B *c*"},
		"lists":                   {"- a\n  1. b\n  2. c\n- d\n\n3. e\n4. f", "- a\n2.1 b\n2.2 c\n- d\n1.3 e\n1.4 f"},
		"a loose list":            {"- a\n\n- b", "- a\n- b"},
		"a quotation":             {"> a\n> b\n>\n> c", "> a b\n> c"},
		"links":                   {"[a *b*](https://x.org/?a=1&amp;b) <http://y.org> [m](mailto:a@b.ca) [s](#top_1) <a@b.ca>", "p [a ](https://x.org/?a=1&b)[*b*](https://x.org/?a=1&b) [http://y.org](http://y.org) [m](mailto:a@b.ca) [s](#top_1) [a@b.ca](mailto:a@b.ca)"},
		"a link by reference":     {"[a][1]\n\n[1]: https://x.org", "p [a](https://x.org)"},
		"escapes":                 {`\*a\* &eacute; &#233; &nothing; a & b \& 1 < 2`, "p *a* é é &nothing; a & b & 1 < 2"},
		"a figure":                {`a {{ figure "x-1" }} b`, "p a {figure x-1} b"},
		"no spaces":               {`{{figure "x"}}{{figure "y" "percent" digits=1}}`, "p {figure x}{figure y percent digits=1}"},
		"spaces that stay":        {"{{\u00a0figure\u00a0\"x\"\u00a0}}", "p {figure x}"},
		"over two lines":          {"> a {{ figure\n>   \"x\"\n> }} b\n> c", "> a {figure x} b c"},
		"bold figure":             {`**{{ figure "x" }}**`, "p **{figure x}**"},
		"a brace in quotes":       {`{{ figure "a}}b" }}`, "p {figure a}}b}"},
		"references":              {`{{ ref "a" }} {{ ref chart="b" }}`, "p {ref a} {ref chart=b}"},
		"blocks":                  {"a\n\n{{ table \"x\" }}\n\n{{ quote side=\"s\" id=\"C 7\" question=\"q\" by=\"Un centre\" }}\n\nb", "p a\nblock {table x}\nblock {quote side=s id=C 7 question=q by=Un centre}\np b"},
		"two braces":              {`\{{ figure "x" }} {a} { {`, `p {{ figure "x" }} {a} { {`},
		"in code":                 {"`{{ figure \"x\" }}`", "p `{{ figure \"x\" }}`"},
		"stars in an argument":    {`{{ include "a*b*c_d_.md" }}`, "block {include a*b*c_d_.md}"},
		"a line that is no table": {"a | b\nc | d", "p a | b c | d"},
		"not UTF-8":               {"a\xffb", "p a\ufffdb"},
	} {
		t.Run(name, func(t *testing.T) {
			passages, problems := Parse(sourceOf(c.text, locale.English))
			if len(problems) > 0 {
				t.Errorf("problems: %v", problems.Err(diag.Study))
			}
			if diff := cmp.Diff(c.want, written(passages)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestProblems(t *testing.T) {
	const figureShape = `{{ figure "id" "percent" digits=1 }}`
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"unknown call":        {`a {{ figur "x" }}`, []string{`t:1:3: unknown call "figur" (did you mean "figure"?); expected: figure, ref, table, chart, show, quote, include`}},
		"no name":             {`{{ "x" }}`, []string{"t:1:1: a call begins with its name: " + figureShape}},
		"empty":               {`{{}}`, []string{"t:1:1: a call begins with its name: " + figureShape}},
		"not ended":           {"a\n{{ figure \"x\"\n\nb }}", []string{`t:2:1: {{ without the }} that ends it in the paragraph (\{{ writes two braces)`}},
		"no argument":         {`{{ figure }}`, []string{"t:1:1: figure is written " + figureShape}},
		"empty argument":      {`{{ figure "" }}`, []string{"t:1:1: figure is written " + figureShape}},
		"too many":            {`{{ figure "a" "count" "c" }}`, []string{"t:1:1: figure is written " + figureShape}},
		"wrong quotes":        {`{{ figure 'x' }}`, []string{`t:1:11: an argument stands between straight double quotes, not '`}},
		"French quotes":       {`{{ figure «x» }}`, []string{`t:1:11: an argument stands between straight double quotes, not «`}},
		"no quotes":           {`{{ figure x }} {{ figure "y" z }}`, []string{`t:1:11: "x" is neither an argument in quotes nor a key (digits=1)`, `t:1:30: "z" is neither an argument in quotes nor a key (digits=1)`}},
		"one quote":           {`{{ figure "x }}`, []string{`t:1:11: the straight double quote that ends the argument is missing`}},
		"unknown part":        {`{{ figure "x" "percents" }}`, []string{`t:1:16: unknown part of a figure "percents" (did you mean "percent"?); expected: percent, count, base, interval, value, published`}},
		"unknown key":         {`{{ figure "x" digit=1 }}`, []string{`t:1:21: figure does not take "digit" (did you mean "digits"?); it is written ` + figureShape}},
		"decimals":            {`{{ figure "x" digits=7 }} {{ figure "x" digits="a" }}`, []string{"t:1:22: digits=7: a whole number from 0 to 6 is needed", "t:1:49: digits=a: a whole number from 0 to 6 is needed"}},
		"key twice":           {`{{ figure "x" digits=1 digits=2 }}`, []string{"t:1:31: digits: given twice"}},
		"no value":            {`{{ figure "x" digits= }}`, []string{"t:1:23: a value is missing after the sign ="}},
		"ref of nothing":      {`{{ ref }}`, []string{`t:1:1: ref is written {{ ref "analysis" }}, {{ ref chart="analysis" }}`}},
		"ref of both":         {`{{ ref "a" chart="b" }}`, []string{`t:1:1: ref is written {{ ref "analysis" }}, {{ ref chart="analysis" }}`}},
		"quote without id":    {`{{ quote side="a" question="b" }}`, []string{`t:1:1: quote is written {{ quote side="ci" id="C07" question="successes" }}`}},
		"block in a sentence": {`See {{ table "x" }}.`, []string{"t:1:5: table stands in a paragraph of its own, between empty lines"}},
		"block in a list":     {"- {{ table \"x\" }}", []string{"t:1:3: table stands in a paragraph of its own, between empty lines"}},
		"HTML":                {"a <b>c</b>", []string{`t:1:3: no HTML in a report: **bold**, *italic*, [link](https://…) (\< writes the sign)`, `t:1:7: no HTML in a report: **bold**, *italic*, [link](https://…) (\< writes the sign)`}},
		"a block of HTML":     {"a\n\n<div>\nb\n</div>", []string{"t:3:1: no HTML in a report: **bold**, *italic*, [link](https://…)"}},
		"image":               {"![a](b.png)", []string{`t:1:1: no images in the text: {{ chart "…" }} shows a chart`}},
		"table":               {"a\n\n| b | c |\n|---|---|\n| 1 | 2 |", []string{`t:3:1: no tables written by hand: {{ table "…" }} shows that of an analysis`}},
		"code blocks":         {"a\n\n    b\n\n```\nc\n```", []string{"t:3:5: text indented by four spaces would be code: take the indent away", "t:5:1: a report has no code blocks; `code` stands in the sentence"}},
		"rule":                {"a\n\n***", []string{"t:3:1: no rules in a report: a heading (###) separates parts"}},
		"headings too high":   {"# a\n\nb\n---", []string{"t:1:1: the heading of a section is title:; in its text, headings are written with ### or more", "t:3:1: the heading of a section is title:; in its text, headings are written with ### or more"}},
		"links elsewhere": {"[a](javascript:x) [b](c.html) [d](//e) <ftp://f>", []string{
			`t:1:1: link "javascript:x": a link leads to an https:, http: or mailto: address, or to a section (#id)`,
			`t:1:19: link "c.html": a link leads to an https:, http: or mailto: address, or to a section (#id)`,
			`t:1:31: link "//e": a link leads to an https:, http: or mailto: address, or to a section (#id)`,
			`t:1:40: link "ftp://f": a link leads to an https:, http: or mailto: address, or to a section (#id)`,
		}},
		"two paragraphs of an item": {"- a\n\n  b", []string{"t:3:3: an item of a list is one paragraph"}},
		"a list in a quotation":     {"> a\n>\n> - b", []string{"t:3:3: only paragraphs go here"}},
		"typed percentages": {"so 81 % or 80.5% of `9 %`, and 10 \\%", []string{
			`t:1:4: 81 % is typed by hand: {{ figure "…" }} follows the answers (10 \% for a number that does not change)`,
			`t:1:12: 80.5% is typed by hand: {{ figure "…" }} follows the answers (10 \% for a number that does not change)`,
		}},
	} {
		t.Run(name, func(t *testing.T) {
			_, problems := Parse(sourceOf(c.text, locale.English))
			var got []string
			for _, d := range problems {
				got = append(got, d.Text(locale.English))
				if d.Message.FR == "" || d.Message.FR == d.Message.EN {
					t.Errorf("no French: %q", d.Message.EN)
				}
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestTypography(t *testing.T) {
	const nbsp = "\u00a0"
	for text, want := range map[string]string{
		"a : b ; c ?":                  "p a" + nbsp + ": b" + nbsp + "; c" + nbsp + "?",
		"**a** : *b* !":                "p **a**" + nbsp + ": *b*" + nbsp + "!",
		"`a : b` : c":                  "p `a : b`" + nbsp + ": c",
		`{{ figure "x" }} : « é » 1 %`: "p {figure x}" + nbsp + ": «" + nbsp + "é" + nbsp + "» 1" + nbsp + "%",
		"« {{ figure \"x\" }} »":       "p «" + nbsp + "{figure x}" + nbsp + "»",
		"20 000 $":                     "p 20" + nbsp + "000" + nbsp + "$",
		"a\n: b":                       "p a" + nbsp + ": b",
	} {
		french, _ := Parse(sourceOf(text, locale.French))
		if diff := cmp.Diff(want, written(french)); diff != "" {
			t.Error(diff)
		}
		english, _ := Parse(sourceOf(text, locale.English))
		if strings.Contains(written(english), nbsp) {
			t.Errorf("English has French typography: %q", written(english))
		}
	}
}

// FuzzParse checks that no text breaks the parser, that what it gives is clean, and that every problem has a place in the text.
func FuzzParse(f *testing.F) {
	for _, text := range []string{
		"", "a *b* {{ figure \"x\" }}", "{{", "}}", "{{ ref chart=\"", "- a\n\t- {{ figure\n\"x\" }}", "> - 1. {{ include \"a\" }}",
		"[a]({{ figure \"x\" }})", "\t{{ a", "-\t{{ figure\n\n", "a\n===\n", "<b", "`{{", "&#0; &amp \xff", "***a**", "| a |\n|--|", "![{{ figure \"x\" }}](y)",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, lang := range locale.Langs {
			source := &Source{Text: text, Lang: lang, Locate: func(offset int) diag.Pos {
				if offset < 0 || offset > 3*len(text) { // A byte that is not UTF-8 becomes a sign of three.
					t.Fatalf("offset %d in %d bytes", offset, len(text))
				}
				return diag.Pos{Line: 1, Column: offset + 1}
			}}
			passages, _ := Parse(source)
			for _, p := range passages {
				if (p.Kind == Block) != (p.Call != nil) || p.Kind != Block && len(p.Spans) == 0 {
					t.Fatalf("passage %+v", p)
				}
				for _, s := range p.Spans {
					if strings.Contains(s.Text, "\n") || (s.Call == nil) == (s.Text == "") {
						t.Fatalf("span %+v of %q", s, text)
					}
					s.At.Pos()
				}
			}
			for _, call := range Calls(passages) {
				if _, known := signatureOf(call.Name); !known {
					t.Fatalf("call %q", call.Name)
				}
				call.PlaceOf(0).Pos()
			}
		}
	})
}

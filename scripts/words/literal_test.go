package main

import (
	"fmt"
	"strings"
	"testing"
)

func TestPhrases(t *testing.T) {
	for _, c := range []struct {
		shown func(string) string
		text  string
		want  string // line:column: phrase, each
	}{
		{pageWords, "<p class=\"a\" id='b'>{{.Text}}</p>\n<input name=\"c\"/>", ""},
		{pageWords, "<p>{{with .X}}({{.}}) – 12 %{{end}}&nbsp;&#x2014;</p>", ""},
		{pageWords, "<style>p { color: red }</style><script>let a = 'bc'</script><!-- a comment -->", ""},
		{pageWords, "<p>\n  Voir la page</p>", "2:3: Voir la page"},
		{pageWords, "<title>{{.T}} Report</title>", "1:15: Report"},
		{pageWords, "<a aria-label=\"Aller\" href=\"x\">{{.}}</a>\n<img alt='A chart'>", "1:16: Aller 2:11: A chart"},
		{pageWords, "<style>\np::before { content: \"Note\" }</style>", "2:23: Note"},
		{pageWords, "<a title=\"{{.T}}\" aria-labelledby=\"page-contents\">{{.}}</a>", ""},
		{styleWords, "p::before { content: \"– \\201C\"; }\n/* words */ q { content: 'Page ' }", "2:27: Page"},
	} {
		var got []string
		for _, problem := range (&program{root: "/r"}).phrases("/r/a", c.shown(c.text)) {
			got = append(got, fmt.Sprintf("%d:%d: %s", problem.at.Line, problem.at.Column, strings.Trim(strings.TrimPrefix(problem.what, "words in one language: "), `"`)))
		}
		if joined := strings.Join(got, " "); joined != c.want {
			t.Errorf("%q: %q, want %q", c.text, joined, c.want)
		}
	}
}

package tabulate

import (
	"strings"
	"unicode"

	"github.com/arrimage/arrimage/pkg/lexicon"
	"github.com/arrimage/arrimage/pkg/scrub"
)

// shortened returns the beginning of a stretch of a text that has at most some words: up to the end of a sentence where that
// leaves at least half of them, else up to the end of a word. A word is what stands between spaces.
func shortened(text string, span scrub.Span, most int) scrub.Span {
	runes := []rune(text)
	tokens := lexicon.Tokens(string(runes[span.Start:span.End]))
	words, last, sentence := 0, -1, -1
	for i, token := range tokens {
		if i == 0 || strings.ContainsFunc(string(runes[span.Start+tokens[i-1].End:span.Start+token.Start]), unicode.IsSpace) {
			if words == most {
				if i > 0 && tokens[i-1].Sentence < token.Sentence {
					sentence = last
				}
				break
			}
			if words >= (most+1)/2 && tokens[i-1].Sentence < token.Sentence {
				sentence = last
			}
			words++
		}
		last = i
	}
	if last == len(tokens)-1 {
		return span
	}
	if sentence >= 0 {
		return scrub.Span{Start: span.Start, End: behind(runes, span.Start+tokens[sentence].End, ",:;.…!?»”\"'’)]")}
	}
	return scrub.Span{Start: span.Start, End: behind(runes, span.Start+tokens[last].End, ".…!?»”\"'’)]")}
}

// behind returns the place behind the marks that follow a word: those given, with a space before them or without.
func behind(text []rune, at int, marks string) int {
	for at < len(text) {
		next := at
		for next < len(text) && unicode.IsSpace(text[next]) {
			next++
		}
		if next == len(text) || !strings.ContainsRune(marks, text[next]) || next > at && !strings.ContainsRune("!?»:;", text[next]) {
			break
		}
		at = next + 1
	}
	return at
}

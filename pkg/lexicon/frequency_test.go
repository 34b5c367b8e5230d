package lexicon

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/locale"
)

// counted returns the first frequencies in short.
func counted(list []Frequency, n int) string {
	var parts []string
	for _, f := range list[:min(n, len(list))] {
		parts = append(parts, fmt.Sprintf("%s %d/%d", f.Text, f.Tokens, f.Texts))
	}
	return strings.Join(parts, ", ")
}

var answers = []string{
	"Le manque de financement. Financement récurrent!", "Des financements récurrents, et la santé mentale", "Santé mentale: l’écoute",
	"The lack of mental health services", "",
}

func TestFrequentWords(t *testing.T) {
	if got, want := counted(FrequentWords(answers[:3], locale.French), 4), "financement 3/2, mentale 2/2, récurrent 2/2, santé 2/2"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got := counted(FrequentWords(answers, ""), 100); strings.Contains(got, "the") || !strings.Contains(got, "lack 1/1") {
		t.Errorf("%q", got)
	}
	if got := FrequentWords(nil, locale.French); len(got) != 0 {
		t.Errorf("of nothing: %v", got)
	}
}

func TestFrequentPairs(t *testing.T) {
	got := counted(FrequentPairs(answers, ""), 100)
	if want := "financement récurrent 2/2, santé mentale 2/2, health services 1/1, mental health 1/1"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestFrequenciesAddUp counts the words of a text again, and exchanges the texts.
func TestFrequenciesAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var texts []string
		content := 0
		for range rapid.IntRange(0, 20).Draw(t, "texts") {
			text := frenchText(t, "text")
			texts = append(texts, text)
			for _, word := range foldedWords(text) {
				if !IsStopWord(word, locale.French) {
					content++
				}
			}
		}
		for _, pairs := range []bool{false, true} {
			list := frequent(texts, locale.French, pairs)
			sum := 0
			for i, f := range list {
				sum += f.Tokens
				if f.Texts < 1 || f.Texts > f.Tokens || f.Texts > len(texts) || i > 0 && f.Tokens > list[i-1].Tokens {
					t.Fatalf("%+v", f)
				}
			}
			if !pairs && sum != content || pairs && sum > content {
				t.Fatalf("%d words of %d", sum, content)
			}
			other := slices.Clone(texts)
			slices.Reverse(other)
			if got := frequent(other, locale.French, pairs); !reflect.DeepEqual(got, list) {
				t.Fatalf("%v, in another order %v", list, got)
			}
		}
	})
}

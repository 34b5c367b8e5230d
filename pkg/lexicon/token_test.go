package lexicon

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

// folds returns the folded words of a text, those of another sentence behind a bar.
func folds(text string) string {
	var words []string
	sentence := 0
	for _, t := range Tokens(text) {
		if t.Sentence != sentence {
			words, sentence = append(words, "|"), t.Sentence
		}
		words = append(words, t.Folded)
	}
	return strings.Join(words, " ")
}

func TestTokens(t *testing.T) {
	for in, want := range map[string]string{
		"L’accès aux soins":                         "l' acces aux soins",
		"jusqu'à ce qu'on l'ait, aujourd'hui":       "jusqu' a ce qu' on l' ait aujourd'hui",
		"QUELQU'UN s'occupe d’eux lorsqu’il pleut":  "quelqu'un s' occupe d' eux lorsqu' il pleut",
		"Le porte-parole, c’est-à-dire moi":         "le porte-parole c' est-a-dire moi",
		"au-dessus-d'elle, vis-à-vis-d’eux":         "au-dessus d' elle vis-a-vis d' eux",
		"the centre's budget isn't theirs; it's 's": "the centre 's budget isn't theirs it 's s",
		"20\u00a0000 $, 3,5 % ou 1.5, le 1er":       "20 000 3,5 ou 1.5 le 1er",
		"Sœurs, Ægir et cœ\u0301ur":                 "soeurs aegir et coeur",
		"e\u0301te\u0301 co\u00adopérer bien‑être":  "ete cooperer bien-etre",
		"Oui. Non! Peut-être? et … ou… Voilà":       "oui | non | peut-etre | et ou | voila",
		"M. Roy et Mme. Côté, p. ex. ceci. Fin":     "m roy et mme cote p ex ceci | fin",
		"une ligne\nqui va plus loin\nUne autre":    "une ligne qui va plus loin | une autre",
		"Liste:\n- un\n- deux\n\ntrois":             "liste | un | deux | trois",
		"l' accès 'cité' d'":                        "l acces cite d",
		"":                                          "", " - ' … ": "", "\xff\xfe": "", "a\xffb": "a b",
	} {
		if got := folds(in); got != want {
			t.Errorf("%q has the words %q, want %q", in, got, want)
		}
	}
}

func TestParts(t *testing.T) {
	tokens := Tokens("« Le bien‑ÊTRE »")
	if len(tokens) != 2 || len(tokens[1].Parts) != 2 || tokens[0].Parts != nil {
		t.Fatalf("%+v", tokens)
	}
	word, parts := tokens[1], tokens[1].Parts
	if word.Start != 5 || word.End != 14 || parts[0].Start != 5 || parts[0].End != 9 || parts[1].Start != 10 || parts[1].End != 14 {
		t.Errorf("places of %+v", word)
	}
	if word.Folded != "bien-etre" || parts[0].Folded != "bien" || parts[1].Folded != "etre" {
		t.Errorf("words of %+v", word)
	}
}

// checkTokens fails unless the words of a text stand in order within it, and fold to what they are.
func checkTokens(t interface{ Fatalf(string, ...any) }, text string) {
	end, sentence := 0, 0
	runes := []rune(text)
	for _, token := range Tokens(text) {
		if token.Start < end || token.End <= token.Start || token.End > len(runes) || token.Sentence < sentence || token.Folded == "" {
			t.Fatalf("%q: %+v", text, token)
		}
		if utf8.ValidString(text) && foldWord(string(runes[token.Start:token.End])) != token.Folded {
			t.Fatalf("%q: %+v is not %q", text, token, string(runes[token.Start:token.End]))
		}
		part := token.Start
		for _, p := range token.Parts {
			if p.Start < part || p.End <= p.Start || p.End > token.End || p.Folded == "" {
				t.Fatalf("%q: %+v", text, token)
			}
			part = p.End
		}
		end, sentence = token.End, token.Sentence
	}
}

func FuzzTokens(f *testing.F) {
	for _, seed := range []string{"L’accès aux soins, c'est-à-dire 3,5 %.\n- Fin", "a\xff\u0301b", "l'l'l'-l'a's", "\u00ad\u200d"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) { checkTokens(t, text) })
}

// frenchText draws a text of the words, marks and letters that people write.
func frenchText(t *rapid.T, name string) string {
	words := rapid.SliceOfN(rapid.SampledFrom([]string{
		"santé", "mentale", "budget", "Financement", "financées", "porte-parole", "bien-être", "l'accès", "d’eux", "cœur", "et",
		"manque", "manques", "démocratie", "art", "20", "3,5", "non", "aujourd'hui", "centre's", "vis-à-vis",
	}), 0, 14).Draw(t, name)
	marks := rapid.SliceOfN(rapid.SampledFrom([]string{" ", " ", " ", ", ", ". ", "\n", " « ", "-"}), len(words), len(words)).Draw(t, name+" marks")
	var text strings.Builder
	for i, word := range words {
		text.WriteString(word + marks[i])
	}
	return text.String()
}

// respelled returns the ways of writing a text that must not matter.
func respelled(text string) []string {
	return []string{
		strings.ToUpper(text), strings.ToLower(text), norm.NFD.String(text), norm.NFC.String(text),
		strings.ReplaceAll(text, "'", "’"), strings.NewReplacer("œ", "oe", "Œ", "OE", "’", "'", "-", "\u2011").Replace(text),
		strings.NewReplacer("é", "e", "è", "e", "ê", "e", "à", "a").Replace(text),
	}
}

func TestFoldingChangesNoWord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := frenchText(t, "text")
		checkTokens(t, text)
		want := foldedWords(text)
		for _, other := range respelled(text) {
			if got := foldedWords(other); !slices.Equal(got, want) {
				t.Fatalf("%q has %q, %q has %q", text, want, other, got)
			}
		}
	})
}

func TestStopWordsAreFolded(t *testing.T) {
	for _, list := range []map[string]bool{frenchStopWords(), englishStopWords()} {
		for word := range list {
			if tokens := Tokens(word + "x"); foldWord(word) != word || len(tokens) == 0 {
				t.Errorf("%q is not folded", word)
			}
			text, want := word, word
			if strings.HasSuffix(word, "'") {
				text, want = word+"a", word+" a"
			}
			if got := folds(text); got != want {
				t.Errorf("%q is never the word %q", got, want)
			}
		}
	}
}

func TestIsStopWord(t *testing.T) {
	for word, want := range map[string]string{
		"des": "true false", "the": "false true", "sont-ils": "true false", "celui-ci": "true false", "peut-etre": "true false",
		"a-t-il": "true false", "'s": "true true", "x": "true true", "c'": "true false", "bien-etre": "false false", "mal-etre": "false false", "sante": "false false",
		"porte-parole": "false false", "5": "false false", "la-bas": "true false", "quelques-unes": "true false",
	} {
		if got := strconv.FormatBool(IsStopWord(word, languages[0])) + " " + strconv.FormatBool(IsStopWord(word, languages[1])); got != want {
			t.Errorf("%s: %s, want %s", word, got, want)
		}
	}
}

func TestStem(t *testing.T) {
	same := [][]string{
		{"financement", "financer", "financee", "finances", "financiere"}, {"usager", "usagere", "usageres"},
		{"regional", "regionaux", "regionale"}, {"satisfait", "satisfaites"},
	}
	for _, family := range same {
		for _, word := range family {
			if got, want := Stem(word, languages[0]), Stem(family[0], languages[0]); got != want {
				t.Errorf("%s has the stem %s, want %s", word, got, want)
			}
		}
	}
	for _, word := range []string{"de", "3,5", "aujourd'hui", "porte-parole", strconv.Itoa(2018), strings.Repeat("eaux", 20_000)} {
		if got := Stem(word, languages[1]); got != word {
			t.Errorf("%s has the stem %s", word, got)
		}
	}
	if got := Stem("services", languages[1]); got != Stem("service", languages[1]) {
		t.Errorf("services has the stem %s", got)
	}
}

func TestLanguage(t *testing.T) {
	for text, want := range map[string]string{
		"Le manque de ressources est grand": "fr true", "The lack of resources is great": "en true", "budget": "fr false", "": "fr false",
	} {
		lang, ok := Language(Tokens(text))
		if got := string(lang) + " " + strconv.FormatBool(ok); got != want {
			t.Errorf("%q is %s, want %s", text, got, want)
		}
	}
}

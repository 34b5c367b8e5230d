package transcript_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/transcript"
)

func turns(all ...transcript.Turn) []transcript.Turn { return all }

func turn(speaker, text string, line, start int) transcript.Turn {
	return transcript.Turn{Speaker: speaker, Text: text, Line: line, Start: start}
}

func TestTurns(t *testing.T) {
	for name, c := range map[string]struct {
		body     string
		declared []string
		want     []transcript.Turn
	}{
		"nothing":              {"", nil, nil},
		"paragraphs":           {"# Titre\n\nUn.\nDeux.\n\n---\n\n Trois.", nil, turns(turn("", "Un.\nDeux.", 2, 9), turn("", "Trois.", 7, 26))},
		"a sentence":           {"Voici la liste : un.\n\nDeux.", nil, turns(turn("", "Voici la liste : un.", 0, 0), turn("", "Deux.", 2, 22))},
		"a sentence in a turn": {"I : Bien ?\nP07 : Oui.\nVoici la liste : un.\n\nDeux.\nI\u00a0: Merci.", nil, turns(turn("I", "Bien ?", 0, 4), turn("P07", "Oui.\nVoici la liste : un.\n\nDeux.", 1, 17), turn("I", "Merci.", 5, 54))},
		"before a speaker":     {"Notes.\n\nI: a\nP7: b\nI: c", nil, turns(turn("", "Notes.", 0, 0), turn("I", "a", 2, 11), turn("P7", "b", 3, 17), turn("I", "c", 4, 22))},
		"declared":             {"anne  b : un\nLuc : deux\nTremblay, Anne (CIUSSS de l’Est-de-l’Île-de-Montréal) : trois", []string{"Anne B", "LUC", "Tremblay, Anne (CIUSSS de l’Est-de-l’Île-de-Montréal)"}, turns(turn("anne  b", "un", 0, 10), turn("Luc", "deux", 1, 19), turn("Tremblay, Anne (CIUSSS de l’Est-de-l’Île-de-Montréal)", "trois", 2, 80))},
		"markdown":             {"**P07 :** oui\n**Anne** : non\n*Luc:* bon\n__Ève:__", nil, turns(turn("P07", "oui", 0, 10), turn("Anne", "non", 1, 25), turn("Luc", "bon", 2, 36))},
		"no markdown":          {"* Point : un\n**gras** : puis\n***", nil, turns(turn("", "* Point : un", 0, 0), turn("gras", "puis", 1, 24))},
		"headings":             {"I : a\n## Thème : b\nc\nI : d", nil, turns(turn("I", "a\n\nc", 0, 4), turn("I", "d", 3, 25))},
		"words below a name":   {"Mme A. :\n\n  Bonjour.\nMme A. : Oui.", nil, turns(turn("Mme A.", "Bonjour.", 2, 12), turn("Mme A.", "Oui.", 3, 30))},
		"cues":                 {"Anne: un\n\n\nAnne: deux\n\n\nLuc: trois\n\nLuc: quatre", nil, turns(turn("Anne", "un\n\n\ndeux", 0, 6), turn("Luc", "trois", 6, 29), turn("Luc", "quatre", 8, 41))},
		"spelled in two ways":  {"E\u0301VE : un\n\u00c8ve : deux\n\u00c9ve : trois", nil, turns(turn("E\u0301VE", "un\nÈve : deux", 0, 7), turn("E\u0301VE", "trois", 2, 27))},
		"no names":             {"http://a.qc : x\n12:30 : y\n12:30 : z\nUn deux trois quatre cinq six : a\nUn deux trois quatre cinq six : b\nQuoi ? : c\nQuoi ? : d\n(a) : e\n(a) : f", nil, turns(turn("", "http://a.qc : x\n12:30 : y\n12:30 : z\nUn deux trois quatre cinq six : a\nUn deux trois quatre cinq six : b\nQuoi ? : c\nQuoi ? : d\n(a) : e\n(a) : f", 0, 0))},
	} {
		t.Run(name, func(t *testing.T) {
			got := transcript.Turns(c.body, c.declared...)
			if !reflect.DeepEqual(got, c.want) {
				t.Errorf("got  %+v\nwant %+v", got, c.want)
			}
		})
	}
}

func TestTurnsOfADocument(t *testing.T) {
	d, err := transcript.Read("a.vtt", []byte("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Tremblay, Anne>Un</v>\n\n00:02.000 --> 00:03.000\n<v Luc>Deux</v>\n"))
	if err != nil {
		t.Fatal(err)
	}
	want := turns(turn("Tremblay, Anne", "Un", 0, 16), turn("Luc", "Deux", 3, 26))
	if got := d.Turns(); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v", got)
	}
	if (&transcript.Document{}).Speakers() != nil {
		t.Error("speakers of a document without a header")
	}
}

func TestSpeakers(t *testing.T) {
	for value, want := range map[string][]string{
		"": nil, " , ": nil, "I, P07": {"I", "P07"}, "[I, 'P 07']": {"I", "P 07"}, "Tremblay, Anne; Luc": {"Tremblay, Anne", "Luc"},
	} {
		if got := transcript.Speakers(value); !reflect.DeepEqual(got, want) {
			t.Errorf("%q: %q", value, got)
		}
	}
}

// A declared name may have a colon.
func TestTurnsOfANameWithAColon(t *testing.T) {
	want := turns(turn("Table 2 : Anne", "oui : non", 0, 17))
	if got := transcript.Turns("Table 2 : Anne : oui : non", "table 2 : anne"); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v", got)
	}
}

// A long line of colons takes no time that grows with its square.
func TestTurnsOfManyColons(t *testing.T) {
	if got := transcript.Turns(strings.Repeat("a : ", 1<<20)); len(got) != 1 {
		t.Errorf("%d turns", len(got))
	}
}

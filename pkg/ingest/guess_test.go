package ingest

import (
	"errors"
	"strings"
	"testing"
	"testing/iotest"

	"golang.org/x/text/encoding/charmap"
)

func TestGuessEncoding(t *testing.T) {
	for _, test := range []struct {
		text, encoding string
		sure           bool
		bytes          int
	}{
		{"id;\xe9tat\n1;\xc9lev\xe9\n", windows1252Name, true, 3},
		{"id,r\x8eponse\rd\xd5accord", macintoshName, true, 2},
		{"your level of knowledge\xcaof cuisines", macintoshName, true, 1},
		{"Not much\xca,N/A", macintoshName, true, 1},
		{"20\xa0000 \x80", windows1252Name, true, 2},
		{"a\x00,\x00", utf16Name, true, 0},
		{"\x00a\x00,", utf16Name, true, 0},
		{"\xb0", windows1252Name, true, 1}, // A degree sign, or infinity.
		{"plain", windows1252Name, false, 0},
	} {
		got, err := GuessEncoding(iotest.OneByteReader(strings.NewReader(test.text)))
		if err != nil || got.Encoding != test.encoding || got.Sure != test.sure || got.Bytes != test.bytes || got.Why.EN == "" || got.Why.FR == "" {
			t.Errorf("%q: %+v, %v", test.text, got, err)
		}
	}
	cause := errors.New("disk on fire")
	if _, err := GuessEncoding(iotest.ErrReader(cause)); !errors.Is(err, cause) {
		t.Errorf("a broken source: %v", err)
	}
}

// TestGuessFrench checks that ordinary French is told apart in the two encodings that it is written in.
func TestGuessFrench(t *testing.T) {
	for _, text := range []string{
		"À l’été, l’élève a reçu « un bel œuf »…", "Nom;Réponse\n1;Très bien\n2;Déçu, à la fin", "Montréal / Québec", "Hôpital — Île-d’Orléans : où ça ?", "déjà",
		"ÉLEVÉ", "Économie sociale", "coûts : 20 000 $ à Noël",
	} {
		for name, encoding := range map[string]*charmap.Charmap{windows1252Name: charmap.Windows1252, macintoshName: charmap.Macintosh} {
			raw, err := encoding.NewEncoder().String(text)
			if err != nil {
				t.Fatal(err)
			}
			if got, err := GuessEncoding(strings.NewReader(raw)); err != nil || got.Encoding != name || !got.Sure {
				t.Errorf("%q in %s: %+v, %v", text, name, got, err)
			}
		}
	}
}

package scan

import (
	"unicode/utf8"

	"github.com/arrimage/arrimage/pkg/diag"
)

// Oddities are what is odd in a text, but wrong with no record.
type oddities struct {
	blank int // blank lines

	long      int      // records with empty cells beyond the columns
	firstLong diag.Pos // the first such cell

	doubts     int      // characters that tell of a wrong encoding
	firstDoubt diag.Pos // the first of them
	char       rune     // and which it is
}

// add counts those of a block that is the next one of the text.
func (o *oddities) add(b *block) {
	o.blank += b.blank
	if o.long == 0 && b.long > 0 {
		o.firstLong = b.at(b.firstLong)
	}
	o.long += b.long
	for _, at := range b.doubts {
		if at >= b.consumed {
			break
		}
		if o.doubts == 0 {
			o.firstDoubt = b.at(at)
			o.char, _ = utf8.DecodeRune(b.text[at:])
		}
		o.doubts++
	}
}

// warnings returns the oddities in words.
func (o *oddities) warnings(name string, columns int) diag.List {
	var list diag.List
	if o.long > 0 {
		list.Warnf(o.firstLong, "trailing-cells", "cellules vides au-delà de l'en-tête, ignorées (lignes touchées\u00a0: %d)",
			"empty cells beyond the header are ignored (rows concerned: %d)", o.long)
	}
	if o.blank > 0 && columns == 1 {
		list.Warnf(diag.Pos{File: name}, "blank-lines",
			"lignes vides ignorées\u00a0: %d\u00a0; dans un fichier d'une seule colonne, une réponse vide s'écrit \"\"",
			`blank lines skipped: %d; in a file of a single column, an empty answer is written ""`, o.blank)
	}
	if o.doubts > 0 {
		list.Warnf(o.firstDoubt, "doubtful-character",
			"caractère %U, qui trahit un encodage mal choisi ici ou plus tôt (de tels caractères\u00a0: %d)",
			"character %U, which tells of a wrong encoding here or earlier (such characters: %d)", o.char, o.doubts)
	}
	list.Sort()
	return list
}

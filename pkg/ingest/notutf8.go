package ingest

import (
	"golang.org/x/text/encoding/charmap"

	"github.com/arrimage/arrimage/pkg/diag"
)

// notUTF8 words a byte that is not UTF-8. It shows the characters for which the byte would stand in the two encodings
// that such files have, so that whoever knows the text sees which one to declare; it does not choose.
func notUTF8(pos diag.Pos, b byte) error {
	return diag.Fail(diag.Data, pos, "not-utf-8",
		"l'octet %02X n'est pas de l'UTF-8 (ce serait %q en windows-1252, %q en macintosh)\u00a0: déclarez «\u00a0encoding: windows-1252\u00a0» ou «\u00a0encoding: macintosh\u00a0» dans le fichier d'étude, ou enregistrez le fichier en CSV UTF-8",
		`byte %02X is not UTF-8 (it would be %q in windows-1252, %q in macintosh): declare "encoding: windows-1252" or "encoding: macintosh" in the study file, or save the file as CSV UTF-8`,
		b, charmap.Windows1252.DecodeByte(b), charmap.Macintosh.DecodeByte(b))
}

package workbook

import (
	"bytes"
	"encoding/binary"
	"io"
	"unicode/utf16"

	"github.com/arrimage/arrimage/pkg/locale"
)

// CompoundMark is how files begin that Excel wrote before 2007, and workbooks under a password.
const CompoundMark = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"

// Compound says what a file is that begins with CompoundMark, and what to do: an encrypted workbook or an old one.
func Compound(src io.ReaderAt) locale.Text {
	if hasStream(src, "EncryptedPackage") {
		return locale.Text{
			FR: "ce classeur est protégé par un mot de passe\u00a0: ouvrez-le dans Excel, ôtez le mot de passe (Fichier, Informations, Protéger le classeur) et enregistrez-le en XLSX",
			EN: "this workbook is under a password: open it in Excel, take the password away (File, Info, Protect Workbook) and save it as XLSX",
		}
	}
	return saveAs("un ancien classeur Excel (xls)", "an old Excel workbook (xls)")
}

// hasStream reports whether the first sector of the directory of a compound file has a stream of the given name. Excel
// writes the few streams of an encrypted workbook there.
func hasStream(src io.ReaderAt, name string) bool {
	header := make([]byte, 512)
	if _, err := src.ReadAt(header, 0); err != nil {
		return false
	}
	shift, sector := binary.LittleEndian.Uint16(header[30:]), binary.LittleEndian.Uint32(header[48:])
	if shift != 9 && shift != 12 { // The two sizes of sectors that there are.
		return false
	}
	directory := make([]byte, 1<<shift)
	n, _ := src.ReadAt(directory, (int64(sector)+1)<<shift) // A short file has a short directory.
	var wanted []byte
	for _, unit := range utf16.Encode([]rune(name)) {
		wanted = binary.LittleEndian.AppendUint16(wanted, unit)
	}
	return bytes.Contains(directory[:n], wanted)
}

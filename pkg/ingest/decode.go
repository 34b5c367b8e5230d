package ingest

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"io"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
)

// buffered is the size in bytes of the buffer that the scanner works in, and of the sample from which a delimiter is
// decided.
const buffered = 64 << 10

// decoded is a file as UTF-8 text, with the encoding that it was read in.
type decoded struct {
	text     *bufio.Reader
	encoding string
	bom      bool
	why      locale.Text
}

// decode recognises the encoding of a file, strips its byte-order mark and returns its text. Bytes that are not valid
// UTF-8 in a file that is read as UTF-8 are left for the scanner, which knows their place.
func decode(name string, src io.Reader, declared string) (decoded, error) {
	raw := bufio.NewReaderSize(src, buffered)
	start, err := peek(name, raw, sniffed)
	if err != nil {
		return decoded{}, err
	}
	if what := signature(start); !what.IsZero() {
		return decoded{}, diag.Fail(diag.Data, diag.Pos{File: name}, "not-text", "ce fichier est %s", "this is %s", what)
	}
	marked, bom := byteOrderMark(start)
	wanted, _ := ParseEncoding(declared)
	if marked != "" && wanted != "" && marked != wanted {
		return decoded{}, diag.Fail(diag.Data, diag.Pos{File: name}, "encoding-mismatch",
			"le fichier porte la marque d'ordre des octets de %s, mais l'encodage déclaré est %s",
			"the file begins with the byte-order mark of %s, but the declared encoding is %s", marked, declared)
	}
	_, _ = raw.Discard(bom) // The bytes were peeked, so they are there.
	d := decoded{encoding: marked, bom: bom > 0, why: locale.Text{FR: "marque d'ordre des octets", EN: "byte-order mark"}}
	if marked == "" {
		d.encoding, d.why = wanted, locale.Text{FR: "déclaré", EN: "declared"}
	}
	if d.encoding == "" {
		d.encoding, d.why = utf8Name, locale.Text{FR: "par défaut", EN: "default"}
	}
	return d.open(name, raw, start)
}

// open lays the decoder of d.encoding over the bytes.
func (d decoded) open(name string, raw *bufio.Reader, start []byte) (decoded, error) {
	big := looksUTF16(start, 0)
	var decoder *encoding.Decoder
	switch d.encoding {
	case windows1252Name:
		decoder = charmap.Windows1252.NewDecoder()
	case macintoshName:
		decoder = charmap.Macintosh.NewDecoder()
	case utf16Name:
		var order binary.ByteOrder = binary.LittleEndian
		if bytes.HasPrefix(start, []byte{0xFE, 0xFF}) || !d.bom && big {
			order = binary.BigEndian
		} else if !d.bom && !looksUTF16(start, 1) {
			return d, diag.Fail(diag.Data, diag.Pos{File: name}, "encoding-mismatch",
				"le fichier n'a pas de marque d'ordre des octets et ne commence pas comme de l'UTF-16",
				"the file has no byte-order mark and does not begin like UTF-16")
		}
		decoder = &encoding.Decoder{Transformer: &utf16Decoder{order: order}}
	default:
		if big || looksUTF16(start, 1) {
			return d, diag.Fail(diag.Data, diag.Pos{File: name}, "not-utf-8",
				"le fichier n'est pas en UTF-8 et ressemble à de l'UTF-16\u00a0: déclarez «\u00a0encoding: utf-16\u00a0» dans le fichier d'étude",
				`the file is not UTF-8 and looks like UTF-16: declare "encoding: utf-16" in the study file`)
		}
		d.text = raw
		return d, nil
	}
	d.text = bufio.NewReaderSize(decoder.Reader(raw), buffered)
	return d, nil
}

// utf8Mark is the byte-order mark of UTF-8.
const utf8Mark = "\xEF\xBB\xBF"

// byteOrderMark returns the encoding that a byte-order mark names and the length of the mark, or an empty name. A file
// that was exported with a mark and saved with another has several in a row: none of them is part of the header.
func byteOrderMark(start []byte) (encoding string, length int) {
	switch {
	case bytes.HasPrefix(start, []byte(utf8Mark)):
		for bytes.HasPrefix(start[length:], []byte(utf8Mark)) {
			length += len(utf8Mark)
		}
		return utf8Name, length
	case bytes.HasPrefix(start, []byte("\xFF\xFE")), bytes.HasPrefix(start, []byte("\xFE\xFF")):
		return utf16Name, 2
	}
	return "", 0
}

// looksUTF16 reports whether the first character is an ASCII one in UTF-16: of its two bytes exactly the one at index
// zero (0 for big-endian, 1 for little-endian) is NUL. No text in another encoding begins so.
func looksUTF16(start []byte, zero int) bool {
	return len(start) >= 2 && start[zero] == 0 && start[1-zero] != 0
}

// peek returns up to n bytes without consuming them.
func peek(name string, r *bufio.Reader, n int) ([]byte, error) {
	start, err := r.Peek(n)
	var malformed *Malformed
	if err != nil && !errors.Is(err, io.EOF) && !errors.As(err, &malformed) { // The scanner knows where that is.
		return nil, unreadable(name, err)
	}
	return start, nil
}

// unreadable words a failure of the system below us. What is worded already is returned as it is.
func unreadable(name string, err error) error {
	var worded *diag.Failure
	if errors.As(err, &worded) {
		return worded
	}
	return diag.Fail(diag.Data, diag.Pos{File: name}, "unreadable", "lecture impossible\u00a0: %v", "cannot be read: %v", err)
}

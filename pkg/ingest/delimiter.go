package ingest

import (
	"bufio"
	"bytes"
	"strings"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
)

// candidates are the delimiters among which the header line decides.
const candidates = ",;\t|"

// sampleRows is how many rows below the header are heard where the header line alone does not decide.
const sampleRows = 20

// decideDelimiter finds the delimiter of a file whose declaration names none; titles rows stand above its header. The
// header line decides: the only
// candidate that stands in it outside quotes is the delimiter. Where several do (a question with a comma in it), the one
// decides with which most of the first rows have as many cells as the header. It never breaks a tie: that is an error
// which asks for a declaration.
func decideDelimiter(name string, text *bufio.Reader, titles int) (rune, locale.Text, error) {
	sample, err := peek(name, text, buffered)
	if err != nil {
		return 0, locale.Text{}, err
	}
	sample = afterLines(sample, titles)
	found := inHeader(sample)
	switch len(found) {
	case 0:
		return ',', locale.Text{FR: "une seule colonne", EN: "a single column"}, nil
	case 1:
		return found[0], locale.Text{FR: "le seul de la ligne d'en-tête", EN: "the only one in the header line"}, nil
	}
	if best := mostRegular(found, sample); best != 0 {
		return best, locale.Text{
			FR: "celui qui donne aux premières lignes autant de cellules qu'à l'en-tête",
			EN: "the one that gives the first rows as many cells as the header",
		}, nil
	}
	names := make([]locale.Text, len(found))
	for i, delimiter := range found {
		names[i] = delimiterName(delimiter)
	}
	return 0, locale.Text{}, diag.Fail(diag.Data, diag.Pos{File: name, Line: 1}, "unclear-delimiter",
		"la ligne d'en-tête contient %s, et rien ne dit lequel sépare les cellules\u00a0: déclarez «\u00a0delimiter:\u00a0» dans le fichier d'étude",
		`the header line has %s in it, and nothing tells which one separates cells: declare "delimiter:" in the study file`,
		locale.Join(names))
}

// afterLines returns what stands below the first n lines that are not blank. A line end in quotes does not end a line.
func afterLines(sample []byte, n int) []byte {
	for ; n > 0; n-- {
		sample = bytes.TrimLeft(sample, "\r\n")
		quoted := false
		end := bytes.IndexFunc(sample, func(r rune) bool {
			quoted = quoted != (r == '"')
			return !quoted && (r == '\n' || r == '\r')
		})
		if end < 0 {
			return nil
		}
		sample = sample[end:]
	}
	return sample
}

// inHeader returns the candidates that stand outside quotes in the first line that is not blank, in the order of
// candidates.
func inHeader(sample []byte) []rune {
	var seen strings.Builder
	quoted := false
scan:
	for _, b := range bytes.TrimLeft(sample, "\r\n") {
		switch {
		case b == '"':
			quoted = !quoted
		case quoted:
		case b == '\n' || b == '\r':
			break scan
		case strings.IndexByte(candidates, b) >= 0:
			seen.WriteByte(b)
		}
	}
	var found []rune
	for _, candidate := range candidates {
		if strings.ContainsRune(seen.String(), candidate) {
			found = append(found, candidate)
		}
	}
	return found
}

// mostRegular returns the delimiter with which the most rows of the sample have as many cells as its header, or zero
// where none is ahead of all others.
func mostRegular(delimiters []rune, sample []byte) rune {
	best, bestRows, tied := rune(0), 0, false
	for _, delimiter := range delimiters {
		rows := regularRows(delimiter, sample)
		switch {
		case rows > bestRows:
			best, bestRows, tied = delimiter, rows, false
		case rows == bestRows:
			tied = true
		}
	}
	if tied {
		return 0
	}
	return best
}

// regularRows counts the rows of the sample that have as many cells as its header, up to sampleRows. The last row of a
// sample that fills the buffer is cut anywhere and does not count.
func regularRows(delimiter rune, sample []byte) int {
	if len(sample) == buffered {
		sample = sample[:bytes.LastIndexAny(sample, "\r\n")+1]
	}
	scan := newScanner("", bufio.NewReader(bytes.NewReader(sample)), byte(delimiter))
	if err := scan.next(); err != nil {
		return 0
	}
	columns, regular := len(scan.cells), 0
	for range sampleRows {
		if err := scan.next(); err != nil {
			break
		}
		if len(scan.cells) == columns && len(scan.problems) == 0 {
			regular++
		}
	}
	return regular
}

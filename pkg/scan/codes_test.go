package scan_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/scan"
)

func TestCodes(t *testing.T) {
	codes := scan.NewCodes([]string{"Oui", "Yes ", "oui"}, []string{"Non"}, []string{"Ne s'applique pas"}, []string{"Île", "12345678", "1234567812345678"})
	for text, want := range map[string]int{
		"Oui": 0, "Yes": 0, "oui": 0, " Oui\u00a0": 0, "Non": 1, "\tNe s'applique pas ": 2, "Île": 3, "12345678": 3, "1234567812345678": 3,
		"": scan.Blank, "  ": scan.Blank, "\u00a0": scan.Blank,
		"OUI": scan.Unknown, "Ou": scan.Unknown, "Oui!": scan.Unknown, "Ne s'applique": scan.Unknown, "Oui Non": scan.Unknown,
		"\x00": scan.Unknown, "Oui\x00": scan.Unknown, "12345678x12345678": scan.Unknown, "123456781234567": scan.Unknown,
	} {
		if got := codes.Code([]byte(text)); got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
	if got := scan.NewCodes([]string{"0"}, []string{""}).Code([]byte(" ")); got != 1 {
		t.Errorf("a declared blank: %d", got)
	}
	if got := (&scan.Codes{}).Code([]byte("x")); got != scan.Unknown {
		t.Errorf("the zero value: %d", got)
	}
}

// Many texts that begin and end alike have the same hash.
func TestCodesOfAlikeTexts(t *testing.T) {
	texts := make([][]string, 500)
	for i := range texts {
		texts[i] = []string{fmt.Sprintf("Question %03d of the questionnaire", i)}
	}
	codes := scan.NewCodes(texts...)
	for want, text := range texts {
		if got := codes.Code([]byte(text[0])); got != want {
			t.Fatalf("%q: %d, want %d", text[0], got, want)
		}
	}
	if got := codes.Code([]byte("Question 500 of the questionnaire")); got != scan.Unknown {
		t.Errorf("another one: %d", got)
	}
}

func TestCodesPanics(t *testing.T) {
	defer func() {
		if text := fmt.Sprint(recover()); text != `scan: texts: "Oui" must stand for one choice, not for 0 and 1` {
			t.Error(text)
		}
	}()
	scan.NewCodes([]string{"Oui"}, []string{" Oui"})
}

// FuzzCodes compares with a map, of the text alone and of the cell of a record.
func FuzzCodes(f *testing.F) {
	f.Add("Oui|Non||Ne s'applique pas", "Oui| Non |oui|Oui Non|", false)
	f.Add("Très satisfait de la collaboration|Très satisfait de son organisation", "Très satisfait de la collaboration", true)
	f.Add("\x01\x00", "\x01", false)
	f.Fuzz(func(t *testing.T, declared, asked string, crammed bool) {
		want, texts := map[string]int{"": scan.Blank}, [][]string(nil)
		for i, text := range strings.Split(declared, "|") {
			text = strings.TrimSpace(text)
			if code, twice := want[text]; twice && code >= 0 {
				text = fmt.Sprint("again ", i)
			}
			want[text] = len(texts)
			texts = append(texts, []string{text})
		}
		codes := scan.NewCodes(texts...)
		for text, code := range want {
			if got := codes.Code([]byte(text)); got != code {
				t.Errorf("%q: %d, want %d", text, got, code)
			}
		}
		for _, text := range strings.Split(asked, "|") {
			code, known := want[strings.TrimSpace(text)]
			if !known {
				code = scan.Unknown
			}
			if got := codes.Code([]byte(text)); got != code {
				t.Errorf("%q: %d, want %d", text, got, code)
			}
			checkCodeOfCell(t, codes, text, code, crammed)
		}
	})
}

// checkCodeOfCell looks for the code of a text in quotes.
func checkCodeOfCell(t *testing.T, codes *scan.Codes, text string, want int, crammed bool) {
	text = strings.ReplaceAll(text, "\r", "\n") // A bare CR in a cell is LF.
	behind := ",and more behind the cell"
	if crammed {
		behind = ""
	}
	s := scan.New("f", strings.NewReader(`"`+strings.ReplaceAll(text, `"`, `""`)+`"`+behind), scan.Dialect{})
	b, err := s.Head(1)
	if err != nil {
		return // Not text.
	}
	if got := b.Record(0).Code(0, codes); got != want {
		t.Errorf("%q in a record: %d, want %d", text, got, want)
	}
}

func TestCodesAllocateNothing(t *testing.T) {
	codes := scan.NewCodes([]string{"Oui"}, []string{"Ne s'applique pas"})
	for _, text := range []string{"Oui", " Oui ", "", "Ne s'applique pas", "\u00a0Ne s'applique pas", "a long text that is not declared"} {
		cell := []byte(text)
		if n := testing.AllocsPerRun(10, func() { codes.Code(cell) }); n > 0 {
			t.Errorf("%q: %v allocations", text, n)
		}
	}
}

// TestSum: what cells that are read together are worth is what they are worth one by one.
func TestSum(t *testing.T) {
	texts := [][]string{{"Oui"}, {"Non"}, {"Ne s'applique pas"}, {""}, {"a very long answer"}, {"é"}}
	codes, worth := scan.NewCodes(texts...), []uint64{1, 1 << 16, 1 << 32, 3, 1 << 40, 7}
	rapid.Check(t, func(t *rapid.T) {
		cells := rapid.SliceOfN(rapid.SampledFrom([]string{"Oui", "Non", "Ne s'applique pas", "", "a very long answer", "é", " Oui", "\"\"", "\"Non\"", "\"Ou\"\"i\"", "x"}), 1, 30).Draw(t, "cells")
		sink := sumSink(func(b *scan.Batch) {
			r := b.Record(0)
			from := rapid.IntRange(0, r.Len()-1).Draw(t, "from")
			n := rapid.IntRange(0, r.Len()-from).Draw(t, "n")
			want, known := uint64(0), true
			for cell := from; cell < from+n; cell++ {
				if code := r.Code(cell, codes); code < 0 {
					known = false
				} else {
					want += worth[code]
				}
			}
			if total, ok := r.Sum(from, n, codes, worth); ok != known || ok && total != want {
				t.Fatalf("%d, %t, want %d, %t", total, ok, want, known)
			}
		})
		text := strings.Join(cells, ",") + rapid.SampledFrom([]string{"", "\n", "\r\n", "\nx,y\n"}).Draw(t, "end")
		if err := scan.Scan("f", strings.NewReader(text), scan.Dialect{}, scan.Options{Workers: 1}, func(int) scan.Sink { return sink }); err != nil {
			t.Fatal(err)
		}
	})
}

// A sumSink looks at batches.
type sumSink func(b *scan.Batch)

// Take looks at a batch.
func (s sumSink) Take(b *scan.Batch) error {
	s(b)
	return nil
}

package export

import (
	"encoding/csv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/arrimage/arrimage/pkg/study"
)

func TestTokensDiffer(t *testing.T) {
	seen := map[string]study.Reason{}
	for reason := study.NoAnswer; reason < study.Reasons; reason++ {
		token := Token(reason)
		if len(token) != 2 || token[0] != '.' || token[1] < 'a' || token[1] > 'z' {
			t.Errorf("%s: %q is no extended missing value of Stata", reason, token)
		}
		if other, twice := seen[token]; twice {
			t.Errorf("%s and %s have the token %q", reason, other, token)
		}
		seen[token] = reason
	}
	if Token(study.Answered) != "" {
		t.Errorf("a value has the token %q", Token(study.Answered))
	}
}

func TestGuard(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "plain": "plain", "=1+1": "'=1+1", "+cmd|'/C calc'!A0": "'+cmd|'/C calc'!A0", "@x": "'@x", "-x": "'-x", "\tx": "'\tx",
		"\r=1": "'\n=1", "＝1": "'＝1", "-12.5": "-12.5", "+33": "+33", "-": "'-", "-1-1": "'-1-1", "--1": "'--1", "-1.": "'-1.", "-1e5": "'-1e5",
		".n": "'.n", ".z": ".z", "..": "..", "'tis": "''tis", "a\r\nb": "a\nb", "\xff": "\uFFFD",
	} {
		if got := Guard(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// FuzzGuard checks that no guarded text begins a formula, or looks like a token, that the apostrophe comes off again, and
// that CSV keeps the text.
func FuzzGuard(f *testing.F) {
	for _, text := range []string{"", "=1", "'", ".n", "-5", "\r\n", "＠", "a\"b", "\x00"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got := Guard(text)
		if first, _ := utf8.DecodeRuneInString(got); got != "" && strings.ContainsRune(formulaMarks, first) && !isNumber(got) {
			t.Errorf("%q is written %q, which a spreadsheet runs", text, got)
		}
		if isToken(got) {
			t.Errorf("%q is written %q, which is a token", text, got)
		}
		whole := lineEnds.Replace(strings.ToValidUTF8(text, "\uFFFD"))
		if Unguard(got) != whole {
			t.Errorf("%q is written %q and comes back as %q", whole, got, Unguard(got))
		}
		var line strings.Builder
		writer := csv.NewWriter(&line)
		_ = writer.Write([]string{"1", got})
		writer.Flush()
		record, err := csv.NewReader(strings.NewReader(line.String())).Read()
		if err != nil || len(record) != 2 || record[1] != got {
			t.Errorf("%q reads back as %q, error %v", got, record, err)
		}
	})
}

package ingest

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"testing"
	"unicode/utf8"
)

// export generates a file of about 20 MB as platforms write them: numbers, codes, and French answers of a few words in
// quotes.
func export(quoteAll bool) []byte {
	random := rand.New(rand.NewPCG(1, 2))
	answers := []string{"", "1", "Très satisfait", "Plutôt insatisfait, en général", "-oth-", "Y", "2018-06-01 09:14:00"}
	var out bytes.Buffer
	w := NewWriter(&out, WriteOptions{QuoteAll: quoteAll})
	record := make([]string, 12)
	for row := 0; out.Len() < 20<<20; row++ {
		for i := range record {
			record[i] = answers[random.IntN(len(answers))]
		}
		record[0] = fmt.Sprint(row)
		_ = w.Write(record)
	}
	w.Flush()
	return out.Bytes()
}

func BenchmarkReader(b *testing.B) {
	for _, quoteAll := range []bool{false, true} {
		data := export(quoteAll)
		b.Run(fmt.Sprintf("ours/quoteAll=%v", quoteAll), func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				r, err := NewReader("f", bytes.NewReader(data), Dialect{Delimiter: ','})
				for err == nil {
					_, err = r.Next()
				}
				if !errors.Is(err, io.EOF) {
					b.Fatal(err)
				}
			}
		})
		for _, validate := range []bool{false, true} { // encoding/csv does not look whether bytes are UTF-8; a Reader does.
			b.Run(fmt.Sprintf("standard/quoteAll=%v/validate=%v", quoteAll, validate), func(b *testing.B) {
				b.SetBytes(int64(len(data)))
				b.ReportAllocs()
				for b.Loop() {
					if err := readStandard(data, validate); !errors.Is(err, io.EOF) {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

func readStandard(data []byte, validate bool) error {
	r := csv.NewReader(bytes.NewReader(data))
	r.ReuseRecord = true
	for {
		record, err := r.Read()
		if err != nil {
			return err
		}
		for _, text := range record {
			if validate && !utf8.ValidString(text) {
				return errors.New("not UTF-8")
			}
		}
	}
}

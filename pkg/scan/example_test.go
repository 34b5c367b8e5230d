package scan_test

import (
	"fmt"
	"strings"

	"github.com/arrimage/arrimage/pkg/scan"
)

// A count counts the answers to a question.
type count struct {
	column int
	codes  *scan.Codes
	yes    int
	asked  int
}

// Take counts the records of a batch.
func (c *count) Take(b *scan.Batch) error {
	for i := range b.Len() {
		if code := b.Record(i).Code(c.column, c.codes); code >= 0 {
			c.asked++
			c.yes += code
		}
	}
	return nil
}

func Example() {
	text := "id,satisfied,comment\n1,Oui,\"merci, \"\"vraiment\"\"\"\n2,Non,\"deux\nlignes\"\n3,,\n4,Oui,\n"
	s := scan.New("centres.csv", strings.NewReader(text), scan.Dialect{Delimiter: ','})
	head, err := s.Head(1)
	if err != nil {
		fmt.Println(err)
		return
	}
	header := head.Record(0)
	codes := scan.NewCodes([]string{"Non", "No"}, []string{"Oui", "Yes"})
	counts := make([]count, 2) // One for each worker.
	err = s.Run(scan.Options{Workers: len(counts), Columns: header.Len()}, func(worker int) scan.Sink {
		counts[worker] = count{column: 1, codes: codes}
		return &counts[worker]
	})
	fmt.Println(counts[0].yes+counts[1].yes, "of", counts[0].asked+counts[1].asked, "in", s.Records(), "records", err)
	// Output: 2 of 3 in 4 records <nil>
}

package onepass

import (
	"fmt"
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/scan"
)

// A numbering numbers the labels of a column.
type numbering struct {
	labels labels
	found  map[string]int32
	t      *testing.T
}

func (n *numbering) Take(b *scan.Batch) error {
	for record := range b.Len() {
		r := b.Record(record)
		label, number := strings.TrimSpace(string(r.Cell(1))), n.labels.of(r, 1)
		if known, there := n.found[label]; there && known != number {
			n.t.Fatalf("label %q is %d, then %d", label, known, number)
		} else if !there && int(number) != len(n.found) {
			n.t.Fatalf("label %q is %d, want %d", label, number, len(n.found))
		}
		n.found[label] = number
	}
	return nil
}

// TestLabels: labels keep their number, however many there are and whenever they are learnt again.
func TestLabels(t *testing.T) {
	for _, many := range []int{1, 3, 700, mostLearned + 500} {
		var text strings.Builder
		for row := range 5 * many * relearn {
			fmt.Fprintf(&text, "%d,\" label of a unit %d\"\n", row, row*row%many)
			if text.Len() > 4<<20 {
				break
			}
		}
		n := &numbering{found: map[string]int32{}, t: t}
		if err := scan.Scan("f", strings.NewReader(text.String()), scan.Dialect{}, scan.Options{Workers: 1}, func(int) scan.Sink { return n }); err != nil {
			t.Fatal(err)
		}
	}
}

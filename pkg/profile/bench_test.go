package profile

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"testing"
)

// BenchmarkRead profiles a questionnaire of twenty questions with an amount and a comment.
func BenchmarkRead(b *testing.B) {
	random := rand.New(rand.NewPCG(1, 0))
	var text bytes.Buffer
	text.WriteString("id,region,weight")
	for i := range 20 {
		fmt.Fprintf(&text, ",m%02d", i+1)
	}
	text.WriteString(",budget,comment\n")
	answers := []string{"Oui", "Non", "Ne s'applique pas", ""}
	for i := range 20_000 {
		fmt.Fprintf(&text, "%d,Montréal,%.3f", i, random.Float64())
		for range 20 {
			text.WriteString("," + answers[random.IntN(len(answers))])
		}
		fmt.Fprintf(&text, ",%d,\"a, \"\"b\"\" %d\"\n", random.IntN(200_000), i)
	}
	b.SetBytes(int64(text.Len()))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Read("f.csv", bytes.NewReader(text.Bytes()), Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

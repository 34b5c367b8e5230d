package scan_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/arrimage/arrimage/pkg/ingest"
	"github.com/arrimage/arrimage/pkg/scan"
)

// generated returns a file of 200,000 rows by scripts/generate.
var generated = sync.OnceValues(func() ([]byte, error) {
	return exec.Command("go", "run", "../../scripts/generate", "-rows", "200000", "-seed", "1", "-o", "-").Output()
})

// The columns of the job, and the texts that it counts.
const (
	regionColumn, typeColumn, weightColumn, satisfactionColumn, firstItem = 1, 2, 3, 6, 7

	items = 19
)

var (
	regions = []string{
		"Bas-Saint-Laurent", "Saguenay–Lac-Saint-Jean", "Capitale-Nationale", "Mauricie-et-Centre-du-Québec", "Estrie", "Montréal",
		"Outaouais", "Abitibi-Témiscamingue", "Côte-Nord", "Gaspésie–Îles-de-la-Madeleine", "Chaudière-Appalaches", "Laval",
		"Lanaudière", "Laurentides", "Montérégie",
	}
	types     = []string{"centre", "groupe"}
	satisfied = map[string]int{"Très satisfait": 1, "Satisfait": 1, "Insatisfait": 0, "Très insatisfait": 0}
)

// A sums is what the job adds up for a region and a side.
type sums struct{ weight, satisfied, scores, score float64 }

// A table is the result of the job.
type table [15 * 2]sums

// add adds a row: satisfaction is 1 or 0, or below where there is no answer; a score of fewer items than all is none.
func (t *table) add(region, side int, weight float64, satisfaction, answered, score int) {
	to := &t[2*region+side]
	if satisfaction >= 0 {
		to.weight += weight
		to.satisfied += weight * float64(satisfaction)
	}
	if 2*answered >= items {
		to.scores += weight
		to.score += weight * float64(score)
	}
}

// A job is the sink of the job.
type job struct {
	table
	regions, types, satisfaction, items *scan.Codes
	bad                                 int
}

func each(texts []string) (spellings [][]string) {
	for _, text := range texts {
		spellings = append(spellings, []string{text})
	}
	return spellings
}

func newJob() *job {
	return &job{
		regions: scan.NewCodes(each(regions)...), types: scan.NewCodes(each(types)...),
		satisfaction: scan.NewCodes([]string{"Insatisfait", "Très insatisfait"}, []string{"Satisfait", "Très satisfait"}),
		items:        scan.NewCodes([]string{"Non"}, []string{"Oui"}, []string{"Ne s'applique pas"}),
	}
}

// Take adds the rows of a batch.
func (j *job) Take(b *scan.Batch) error {
	for i := range b.Len() {
		r := b.Record(i)
		region, side := r.Code(regionColumn, j.regions), r.Code(typeColumn, j.types)
		weight, ok := scan.Number{}.Parse(r.Cell(weightColumn))
		if region < 0 || side < 0 || !ok {
			j.bad++
			continue
		}
		answered, score := 0, 0
		for item := range items {
			if code := r.Code(firstItem+item, j.items); code == 0 || code == 1 {
				answered++
				score += code
			}
		}
		j.add(region, side, weight, r.Code(satisfactionColumn, j.satisfaction), answered, score)
	}
	return nil
}

// standardJob is the job with encoding/csv.
func standardJob(data []byte) (table, error) {
	var t table
	places, sides := map[string]int{}, map[string]int{}
	for i, name := range regions {
		places[name] = i
	}
	for i, name := range types {
		sides[name] = i
	}
	r := csv.NewReader(bytes.NewReader(data))
	r.ReuseRecord = true
	if _, err := r.Read(); err != nil {
		return t, err
	}
	for {
		row, err := r.Read()
		if err != nil {
			if errors.Is(err, io.EOF) {
				err = nil
			}
			return t, err
		}
		region, known := places[strings.TrimSpace(row[regionColumn])]
		side, ok := sides[strings.TrimSpace(row[typeColumn])]
		weight, err := strconv.ParseFloat(row[weightColumn], 64)
		if !known || !ok || err != nil {
			return t, errors.New("a bad row")
		}
		answered, score := 0, 0
		for _, cell := range row[firstItem : firstItem+items] {
			switch cell {
			case "Oui":
				answered, score = answered+1, score+1
			case "Non":
				answered++
			}
		}
		satisfaction, answer := satisfied[row[satisfactionColumn]]
		if !answer {
			satisfaction = -1
		}
		t.add(region, side, weight, satisfaction, answered, score)
	}
}

// ourJob is the job with a scanner.
func ourJob(data []byte, workers int) (table, error) {
	s := scan.New("f", bytes.NewReader(data), scan.Dialect{})
	head, err := s.Head(1)
	if err != nil {
		return table{}, err
	}
	jobs := make([]*job, workers)
	err = s.Run(scan.Options{Workers: workers, Columns: head.Record(0).Len()}, func(worker int) scan.Sink {
		jobs[worker] = newJob()
		return jobs[worker]
	})
	var all table
	for _, j := range jobs {
		for i, from := range j.table {
			to := &all[i]
			to.weight, to.satisfied = to.weight+from.weight, to.satisfied+from.satisfied
			to.scores, to.score = to.scores+from.scores, to.score+from.score
		}
		if j.bad > 0 {
			err = errors.New("bad rows")
		}
	}
	return all, err
}

// A nothing is a sink that takes batches and does not look.
type nothing struct{}

// Take does nothing.
func (nothing) Take(*scan.Batch) error { return nil }

func BenchmarkScan(b *testing.B) {
	data, err := generated()
	if err != nil {
		b.Fatal(err)
	}
	quoted, err := allQuoted(data)
	if err != nil {
		b.Fatal(err)
	}
	for _, c := range []struct {
		name string
		run  func() error
	}{
		{"job/standard", func() error { _, err := standardJob(data); return err }},
		{"job/workers=1", func() error { _, err := ourJob(data, 1); return err }},
		{"job/workers=2", func() error { _, err := ourJob(data, 2); return err }},
		{"scan/standard", func() error { return standardScan(data) }},
		{"scan/workers=1", func() error { return ourScan(data, 1) }},
		{"scan/workers=2", func() error { return ourScan(data, 2) }},
		{"quoted/standard", func() error { return standardScan(quoted) }},
		{"quoted/workers=1", func() error { return ourScan(quoted, 1) }},
		{"quoted/workers=2", func() error { return ourScan(quoted, 2) }},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				if err := c.run(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// allQuoted returns the file with all cells in quotes and CRLF, as LimeSurvey writes it.
func allQuoted(data []byte) ([]byte, error) {
	records, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	var out bytes.Buffer
	w := ingest.NewWriter(&out, ingest.WriteOptions{QuoteAll: true})
	for _, record := range records {
		if err == nil {
			err = w.Write(record)
		}
	}
	w.Flush()
	return out.Bytes(), err
}

func standardScan(data []byte) error {
	r := csv.NewReader(bytes.NewReader(data))
	r.ReuseRecord = true
	for {
		if _, err := r.Read(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}

func ourScan(data []byte, workers int) error {
	return scan.Scan("f", bytes.NewReader(data), scan.Dialect{}, scan.Options{Workers: workers}, func(int) scan.Sink { return nothing{} })
}

// BenchmarkBeside runs the job in all ways, one after the other, and reports the shortest time of each: other programs
// on the machine then weigh on all alike. Workers is how much sooner two workers are done than one.
func BenchmarkBeside(b *testing.B) {
	data, err := generated()
	if err != nil {
		b.Fatal(err)
	}
	var standard, one, two time.Duration
	for b.Loop() {
		standard = shortest(b, standard, func() (table, error) { return standardJob(data) })
		one = shortest(b, one, func() (table, error) { return ourJob(data, 1) })
		two = shortest(b, two, func() (table, error) { return ourJob(data, 2) })
	}
	b.ReportMetric(one.Seconds()/standard.Seconds(), "one/standard")
	b.ReportMetric(two.Seconds()/standard.Seconds(), "two/standard")
	b.ReportMetric(one.Seconds()/two.Seconds(), "one/two")
	b.ReportMetric(float64(len(data))/1e6/two.Seconds(), "MB/s")
}

// shortest returns the shorter of a time and the one that a job takes.
func shortest(b *testing.B, least time.Duration, job func() (table, error)) time.Duration {
	start := time.Now()
	if _, err := job(); err != nil {
		b.Fatal(err)
	}
	if took := time.Since(start); least == 0 || took < least {
		return took
	}
	return least
}

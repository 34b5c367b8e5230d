package report

import (
	"fmt"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/locale"
)

// pagesOf returns the pages of the invented study, with its study file changed.
func pagesOf(t *testing.T, changes ...string) *Pages {
	t.Helper()
	s, _ := open(t, files(changes...))
	pages, err := ByRegion(s, time.Unix(0, 0).UTC())
	if err != nil {
		t.Fatal(err)
	}
	return pages
}

// TestRegionNumbers checks that the tables and the figures of a region's document are numbered in order, and its sections have
// ids of their own.
func TestRegionNumbers(t *testing.T) {
	pages := pagesOf(t)
	for i := range pages.Len() {
		d := pages.Document(i)
		ids := map[string]bool{}
		tables, charts := 0, 0
		for _, section := range d.Sections {
			if section.ID == "" || ids[section.ID] {
				t.Errorf("%s: the id %q twice, or none", pages.Name(i), section.ID)
			}
			ids[section.ID] = true
			for _, block := range section.Blocks {
				switch {
				case block.Table != nil:
					tables++
					checkNumber(t, block, tables)
				case block.Chart != nil:
					charts++
					checkNumber(t, block, charts)
				}
			}
		}
		if tables != 5 || charts != 2 { // members, two of the scale, one of the side table, answers; a figure each
			t.Errorf("%s: %d tables, %d figures", pages.Name(i), tables, charts)
		}
		if d.Made.Unix() != 0 || d.Title.FR != pages.Name(i) {
			t.Errorf("%s: made %v, title %v", pages.Name(i), d.Made, d.Title)
		}
	}
}

func checkNumber(t *testing.T, block document.Block, want int) {
	t.Helper()
	if block.Number != want {
		t.Errorf("%s has number %d, want %d", block.Name, block.Number, want)
	}
}

// TestRegionSentence checks where the prose says that a region stands.
func TestRegionSentence(t *testing.T) {
	sentences := func(pages *Pages, i int) string {
		var list []string
		for _, section := range pages.Document(i).Sections {
			for _, block := range section.Blocks {
				if block.Prose != nil {
					list = append(list, block.Prose.EN[0].Spans[0].Text)
				}
			}
		}
		return strings.Join(list, "\n")
	}
	pages := pagesOf(t)
	want := "Care: 2.5 of 4, rank 2 among 3 regions; median: 2.5.\nArea: 5, rank 3 among 3 regions; median: 12.5."
	if got := sentences(pages, 0); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	one := files()
	one[0].FS = with(one[0].FS, "area.csv", "region,area\n02,5\n", "gardens.csv", "name,region,happy,tool,a,b\nRoses,01,y,rake,y,n\n")
	s, _ := open(t, one)
	alone, err := ByRegion(s, time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	if got := sentences(alone, 0); got != "Care: 2.5 of 4; no other region has a value.\nArea: no answer." {
		t.Errorf("%s", got)
	}
}

// TestRegionWorkers checks that the documents do not depend on who makes them, in which order.
func TestRegionWorkers(t *testing.T) {
	const workers = 8
	pages := pagesOf(t)
	var want []string
	for i := range pages.Len() {
		want = append(want, written(t, pages.Document(i), "html", locale.French))
	}
	var group sync.WaitGroup
	for w := range workers {
		group.Go(func() {
			for k := range pages.Len() {
				i := (w + pages.Len() - 1 - k) % pages.Len()
				if got := written(t, pages.Document(i), "html", locale.French); got != want[i] {
					t.Errorf("worker %d: another document of %s", w, pages.Name(i))
				}
			}
		})
	}
	group.Wait()
}

// TestRegionLanguages checks that both languages of a region's document have the same numbers: its cells are made once.
func TestRegionLanguages(t *testing.T) {
	pages := pagesOf(t)
	digits := func(text string) string {
		return strings.Map(func(r rune) rune {
			if r >= '0' && r <= '9' {
				return r
			}
			return -1
		}, text)
	}
	for i := range pages.Len() {
		d := pages.Document(i)
		french, english := digits(written(t, d, "text", locale.French)), digits(written(t, d, "text", locale.English))
		if french == "" || french != english {
			t.Errorf("%s: %s\nin English %s", pages.Name(i), french, english)
		}
	}
}

// TestIndex checks that the index leads to the file of every region, in both languages, and says what it has.
func TestIndex(t *testing.T) {
	pages := pagesOf(t)
	index := pages.Index(func(i int) string { return fmt.Sprintf("page-%d.html", i) })
	prose := index.Sections[0].Blocks[0].Prose
	if len(prose.FR) != pages.Len() || len(prose.EN) != pages.Len() || index.Made.Unix() != 0 {
		t.Fatalf("%d and %d lines of %d regions, made %v", len(prose.FR), len(prose.EN), pages.Len(), index.Made)
	}
	for i := range pages.Len() {
		link := document.Span{Text: pages.Name(i), Link: fmt.Sprintf("page-%d.html", i)}
		if !reflect.DeepEqual(prose.FR[i].Spans[0], link) || !reflect.DeepEqual(prose.EN[i].Spans[0], link) {
			t.Errorf("%s: %v, %v", pages.Name(i), prose.FR[i].Spans, prose.EN[i].Spans)
		}
	}
	if got := prose.FR[1].Spans[1].Text; got != "\u00a0; Soins\u00a0: 0\u00a0; Surface\u00a0: 12,5" {
		t.Errorf("the second region has %q", got)
	}
}

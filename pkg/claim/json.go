package claim

import (
	"bytes"
	"encoding/json"
	"io"
	"math"

	"github.com/arrimage/arrimage/pkg/ingest"
	"github.com/arrimage/arrimage/pkg/locale"
)

// A jsonDocument is what JSON writes. The order of the fields is that of the keys.
type jsonDocument struct {
	Figures []jsonFigure `json:"figures"`
	Summary jsonSummary  `json:"summary"`
}

type jsonFigure struct {
	ID               string   `json:"id"`
	Status           Status   `json:"status"`
	Published        *float64 `json:"published"`
	Computed         *float64 `json:"computed"`
	Count            *int     `json:"count"`
	Base             *int     `json:"base"`
	Note             string   `json:"note"`
	Measure          string   `json:"measure"`
	Weighted         bool     `json:"weighted"`
	Comparison       string   `json:"comparison"`
	Agrees           bool     `json:"agrees"`
	Statement        string   `json:"statement"`
	PublishedCount   *int     `json:"published_count"`
	PublishedBase    *int     `json:"published_base"`
	PublishedPercent *float64 `json:"published_percent"`
	PublishedValue   *float64 `json:"published_value"`
	File             string   `json:"file"`
	Line             int      `json:"line"`
	Wave             string   `json:"wave,omitempty"` // of a study with waves
}

type jsonSummary struct {
	Figures      int `json:"figures"`
	Match        int `json:"match"`
	Mismatch     int `json:"mismatch"`
	Inconsistent int `json:"inconsistent"`
	NotCheckable int `json:"not_checkable"`
}

// JSON writes results as one JSON object: "figures", in their order, then "summary". Texts are in English, numbers in full
// precision, and what there is not is null. The errors are those of the writer.
func JSON(w io.Writer, results []Result) error {
	document := jsonDocument{Figures: make([]jsonFigure, len(results)), Summary: summaryOf(results)}
	for i, r := range results {
		document.Figures[i] = figureOf(r)
	}
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(document); err != nil {
		return err
	}
	_, err := w.Write(text.Bytes())
	return err
}

func summaryOf(results []Result) jsonSummary {
	counts := Summarize(results).Counts
	return jsonSummary{
		Figures: len(results), Match: counts[Match], Mismatch: counts[Mismatch],
		Inconsistent: counts[Inconsistent], NotCheckable: counts[NotCheckable],
	}
}

func figureOf(r Result) jsonFigure {
	p, c := r.Published, r.Computed
	measure, published, computed := measured(r)
	return jsonFigure{
		ID: p.ID, Status: r.Status, Published: finite(published), Computed: finite(computed),
		Count: wholeOrNull(c.Count), Base: wholeOrNull(c.Base), Note: r.noteIn(locale.English),
		Measure: measure, Weighted: r.Weighted, Comparison: p.Comparison, Agrees: r.Agrees, Statement: r.Statement.In(locale.English),
		PublishedCount: wholeOrNull(p.Count), PublishedBase: wholeOrNull(p.Base),
		PublishedPercent: finite(p.Percent.Num), PublishedValue: finite(p.Value.Num),
		File: r.Pos.File, Line: r.Pos.Line, Wave: r.Wave,
	}
}

// measured returns what a figure measures (percent, value or count: the first that was printed) and that number as it was
// published and as the answers give it. Of a majority nothing was printed, and the percent is what is computed.
func measured(r Result) (measure string, published, computed ingest.Num) {
	p, c := r.Published, r.Computed
	value := ingest.Num{Value: c.Value, Set: c.Measure != ""}
	switch {
	case p.Comparison == "majority":
		return "percent", ingest.Num{}, c.Percent
	case p.Percent.Set:
		return "percent", p.Percent.Num, c.Percent
	case p.Value.Set:
		return "value", p.Value.Num, value
	case p.Count.Set:
		return "count", number(float64(p.Count.Value)), value
	case c.Count.Set:
		return "count", ingest.Num{}, value
	}
	return "value", ingest.Num{}, value
}

// finite returns a number for JSON, which has neither NaN nor infinities.
func finite(x ingest.Num) *float64 {
	if !x.Set || math.IsNaN(x.Value) || math.IsInf(x.Value, 0) {
		return nil
	}
	return &x.Value
}

func wholeOrNull(n ingest.Whole) *int {
	if !n.Set {
		return nil
	}
	return &n.Value
}

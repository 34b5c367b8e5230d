package tabulate

import (
	"slices"

	"github.com/arrimage/arrimage/pkg/claim"
	"github.com/arrimage/arrimage/pkg/ingest"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/table"
)

// Claims shows published figures beside what the answers give, and in a second table what is to be said of them.
func Claims(def *study.Definition, results []claim.Result) []*table.Table {
	t := &table.Table{ID: "claims", Title: locale.Text{FR: "Les chiffres publiés, recalculés", EN: "The published figures, computed again"}}
	t.Columns = []table.Column{
		{Key: "id", Label: locale.Text{FR: "Nom", EN: "Name"}, Role: table.Term},
		{Key: "statement", Label: locale.Text{FR: "Chiffre", EN: "Figure"}},
		{Key: "published", Label: locale.Text{FR: "Publié", EN: "Published"}},
		{Key: "computed", Label: locale.Text{FR: "Recalculé", EN: "Computed"}},
		{Key: "status", Label: locale.Text{FR: "Résultat", EN: "Outcome"}},
		{Key: "status_code", Machine: true},
		{Key: "count", Kind: table.Count, Machine: true, Role: table.N}, {Key: "base", Kind: table.Count, Machine: true, Role: table.Base},
		{Key: "percent", Kind: table.Percent, Machine: true, Role: table.Estimate}, {Key: "value", Kind: table.Number, Machine: true, Role: table.Estimate},
	}
	notes := &table.Table{ID: "remarks", Title: locale.Text{FR: "Remarques sur les chiffres publiés", EN: "Remarks on the published figures"}}
	notes.Columns = []table.Column{
		{Key: "id", Label: locale.Text{FR: "Chiffre", EN: "Figure"}},
		{Key: "status", Label: locale.Text{FR: "Résultat", EN: "Outcome"}},
		{Key: "remark", Label: locale.Text{FR: "Remarque", EN: "Remark"}},
	}
	if def.Wave != "" {
		t.Columns = slices.Insert(t.Columns, 1, table.Column{Key: "wave", Label: waveWord})
	}
	for _, r := range results {
		cells := []table.Cell{table.Plain(r.Published.ID), table.Words(r.Statement), table.Words(PublishedText(r)), table.Words(ComputedText(r)),
			table.Words(r.Status.Label()), table.Plain(string(r.Status))}
		cells = append(cells, computedCells(r)...)
		if def.Wave != "" {
			cells = slices.Insert(cells, 1, table.Words(def.WaveLabel(r.Wave)))
		}
		t.Add(cells...)
		for _, note := range r.Notes {
			notes.Add(table.Plain(r.Published.ID), table.Words(r.Status.Label()), table.Words(note))
		}
	}
	t.Notes = append(t.Notes, SummaryText(claim.Summarize(results)))
	t.Note("Arrondi au plus proche, les demies vers le haut, aux décimales publiées.", "Rounded to the nearest, halves up, to the printed decimals.")
	if len(notes.Rows) == 0 {
		return []*table.Table{t}
	}
	return []*table.Table{t, notes}
}

// computedCells are the numbers of what the answers give, for programs: the count and the base of a share with its percent,
// or a value. The words of a number are those of the decimals that were printed.
func computedCells(r claim.Result) []table.Cell {
	c, p := r.Computed, r.Published
	whole := func(n ingest.Whole) table.Cell {
		if !n.Set {
			return table.Cell{}
		}
		return table.Int(n.Value)
	}
	count, base, percent, value := whole(c.Count), table.Cell{}, table.Cell{}, table.Cell{}
	switch {
	case c.Measure == "":
		count = table.Cell{}
	case c.Percent.Set:
		base = whole(c.Base)
		decimals := p.Percent.Enough(c.Percent.Value)
		percent = table.Cell{Set: true, Number: c.Percent.Value, Text: locale.Textf("%s", "%s", locale.Percent(c.Percent.Value, decimals))}
	case p.Value.Set || !c.Count.Set:
		if count = (table.Cell{}); c.Measure == "mean" {
			base = whole(c.Base)
		}
		value = table.Cell{Set: true, Number: c.Value, Text: locale.Textf("%s", "%s", locale.Trimmed(c.Value, p.Value.Enough(c.Value)))}
	}
	return []table.Cell{count, base, percent, value}
}

// SummaryText counts the outcomes in a sentence.
func SummaryText(summary claim.Summary) locale.Text {
	var parts []locale.Text
	for _, status := range claim.Statuses {
		parts = append(parts, locale.Textf("%s\u00a0: %d", "%s: %d", status.Plural(), summary.Counts[status]))
	}
	return locale.Textf("Chiffres publiés\u00a0: %d (%s\u00a0; %s\u00a0; %s\u00a0; %s).", "Published figures: %d (%s; %s; %s; %s).", summary.Figures, parts[0], parts[1], parts[2], parts[3])
}

// PublishedText writes a figure as it was printed.
func PublishedText(r claim.Result) locale.Text {
	p := r.Published
	switch p.Comparison {
	case "majority":
		if !p.Base.Set {
			return locale.Text{FR: "une majorité", EN: "a majority"}
		}
		return locale.Textf("majorité de %s", "majority of %s", locale.Count(p.Base.Value))
	case "between":
		if r.Declared != nil && len(r.Declared.Between) == 2 {
			return locale.Textf("%s à %s", "%s to %s", locale.Trimmed(r.Declared.Between[0], 2), locale.Trimmed(r.Declared.Between[1], 2))
		}
	}
	beyond := map[string]locale.Text{"over": {FR: "plus de ", EN: "over "}, "under": {FR: "moins de ", EN: "under "}}[p.Comparison]
	text := figureText(p.Count, p.Base, ingest.Num{}, 0, p.Value.Num, p.Value.Decimals)
	if !p.Percent.Set {
		return locale.Textf("%s%s", "%s%s", beyond, text)
	}
	share := locale.Textf("%s%s", "%s%s", beyond, locale.Percent(p.Percent.Value, p.Percent.Decimals))
	switch {
	case text.IsZero() && p.Base.Set:
		return locale.Textf("%s de %s", "%s of %s", share, locale.Count(p.Base.Value))
	case text.IsZero():
		return share
	}
	return locale.Textf("%s (%s)", "%s (%s)", text, share)
}

// ComputedText writes a figure as the answers give it, in the form in which it was printed.
func ComputedText(r claim.Result) locale.Text {
	c := r.Computed
	if c.Measure == "" {
		return locale.Same("–")
	}
	var percent, value ingest.Num
	count, base := c.Count, c.Base
	if r.Published.Percent.Set || r.Published.Comparison == "majority" {
		percent = c.Percent
		if r.Weighted { // A weighted percent does not come from the count and the base.
			return locale.Textf("%s, pondéré", "%s, weighted", locale.Percent(percent.Value, r.Published.Percent.Enough(percent.Value)))
		}
	}
	if r.Published.Value.Set || !c.Count.Set {
		value, count = ingest.Num{Value: c.Value, Set: true}, ingest.Whole{}
		if c.Measure != "mean" {
			base = ingest.Whole{}
		}
	}
	if !r.Published.Base.Set && !r.Published.Percent.Set {
		base = ingest.Whole{}
	}
	return figureText(count, base, percent, r.Published.Percent.Enough(percent.Value), value, r.Published.Value.Enough(value.Value))
}

// figureText writes the parts of a figure that are there: "17/21 (81 %)", "12,9 (n = 21)", "27".
func figureText(count, base ingest.Whole, percent ingest.Num, percentDecimals int, value ingest.Num, valueDecimals int) locale.Text {
	var text locale.Text
	switch {
	case value.Set && base.Set:
		return locale.Textf("%s (n = %s)", "%s (n = %s)", locale.Trimmed(value.Value, valueDecimals), locale.Count(base.Value))
	case value.Set:
		return locale.Textf("%s", "%s", locale.Trimmed(value.Value, valueDecimals))
	case count.Set:
		text = locale.Textf("%s%s", "%s%s", locale.Count(count.Value), ofBase(base))
	}
	if !percent.Set {
		return text
	}
	share := locale.Percent(percent.Value, percentDecimals)
	if text.IsZero() {
		return locale.Textf("%s", "%s", share)
	}
	return locale.Textf("%s (%s)", "%s (%s)", text, share)
}

func ofBase(base ingest.Whole) locale.Text {
	if !base.Set {
		return locale.Text{}
	}
	return locale.Textf("/%s", "/%s", locale.Count(base.Value))
}

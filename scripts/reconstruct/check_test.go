package main

import (
	"bytes"
	"maps"
	"strings"
	"testing"
)

// tamper returns the exports with one cell of one row changed: that of the first row in which column holds old.
func tamper(t *testing.T, in *Inputs, files map[string][]byte, s side, column, old, new string) map[string][]byte {
	t.Helper()
	records, err := in.decode(s, files[s.asked])
	if err != nil {
		t.Fatal(err)
	}
	rows := make([]*respondent, len(records))
	done := false
	for i, r := range records {
		rows[i] = &respondent{answers: r.answers}
		if !done && r.answers[column] == old {
			r.answers[column] = new
			done = true
		}
	}
	if !done {
		t.Fatalf("no row of %s has %q in column %q", s.file, old, column)
	}
	changed := maps.Clone(files)
	changed[s.asked] = encode(in.columns(s), rows)
	return changed
}

// One changed cell breaks the claim that counts it, and check names that claim.
func TestCheckFindsTampering(t *testing.T) {
	in := load(t)
	files := draw(t, in, 2018)
	centres, groups := sides[0], sides[1]
	for _, c := range []struct {
		side             side
		column, old, new string
		says             string
	}{
		{centres, "satisfaction", yes, no, "claim satisfied-ci:"},
		{centres, "satisfaction", yes, "", "claim satisfied-ci:"},
		{centres, "collaboration", no, "", "claim collaboration-none-ci:"},
		{centres, "rencontres_annee", no, "", "claim no-meeting-last-year-ci:"},
		{centres, "rencontres_pasm", yes, no, "a meeting in the last year and none since the plan"},
		{centres, "plan_primaute", yes, no, `column "plan_primaute_regroupement": answered though not asked`},
		{centres, "plan_primaute_regroupement", no, yes, "claim primacy-plan-without-group-ci:"},
		{centres, "region", "Laval", "Estrie", `region "Laval": one of its sides has no row`},
		{centres, "region", "Laval", "Lava", `region "Lava" is not in centres.csv`},
		{centres, "m_1_1", yes, "oui", `column "m_1_1": "oui" is not an answer`},
		{centres, "cible_10", no, na, `column "cible_10": "Ne s'applique pas" is not an answer`},
		{groups, "satisfaction", no, yes, "claim satisfied-groups:"},
		{groups, "m_34", yes, no, "claim score-mean-groups:"},
		{groups, "budget_hausse", no, yes, "claim budget-raised:"},
		{groups, "jamais_rencontre", yes, no, "claim never-met-groups:"},
		{groups, "rythme_maintenu", "", yes, `column "rythme_maintenu": answered though not asked`},
	} {
		err := check(in, tamper(t, in, files, c.side, c.column, c.old, c.new))
		if err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s, %q instead of %q: %v, want %q", c.column, c.new, c.old, err, c.says)
		}
	}
}

// The notes are checked apart from the counts: a swap of two cells keeps every count and breaks a note.
func TestCheckReadsNotes(t *testing.T) {
	in := load(t)
	files := draw(t, in, 2018)
	for _, c := range []struct {
		side   side
		column string
		from   string // region of the row that says yes and shall say no
		to     string // region of the row that says no and shall say yes
		says   string
	}{
		{sides[1], "budget_hausse", monteregie, "Laval", "claim budget-raised: the group is not that of Montérégie"},
	} {
		records, err := in.decode(c.side, files[c.side.asked])
		if err != nil {
			t.Fatal(err)
		}
		rows := make([]*respondent, len(records))
		for i, r := range records {
			rows[i] = &respondent{answers: r.answers}
			switch in.Regions[r.region].Name {
			case c.from:
				r.answers[c.column] = no
			case c.to:
				r.answers[c.column] = yes
			}
		}
		changed := maps.Clone(files)
		changed[c.side.asked] = encode(in.columns(c.side), rows)
		if err := check(in, changed); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%v, want %q", err, c.says)
		}
	}
}

// The totals of regions, by hand: Montréal has the mean of its centres.
func TestTotals(t *testing.T) {
	in := load(t)
	s := &sheet{in: in}
	index, err := in.region("06")
	if err != nil {
		t.Fatal(err)
	}
	for i := range in.Regions {
		s.groups = append(s.groups, record{region: i, score: 3})
		s.centres = append(s.centres, record{region: i, score: 10})
	}
	s.centres = append(s.centres, record{region: index, score: 17}, record{region: index, score: 12})
	for i, total := range s.totals() {
		want := 13.0 // 10 + 3
		if i == index {
			want = 16 // (10 + 17 + 12) / 3 + 3
		}
		if total.value != want {
			t.Errorf("%s: total %g, want %g", in.Regions[i].Name, total.value, want)
		}
	}
}

func TestDecodeRefuses(t *testing.T) {
	in := load(t)
	good := draw(t, in, 1)["ci"]
	for _, c := range []struct {
		says string
		data []byte
	}{
		{"no byte-order mark", good[3:]},
		{"headings", bytes.Replace(good, []byte(`"cible_10"`), []byte(`"cible"`), 1)},
		{"wrong number of fields", append(bytes.Clone(good), "\"1\"\r\n"...)},
	} {
		if _, err := in.decode(sides[0], c.data); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%v, want %q", err, c.says)
		}
	}
}

// Whatever bytes stand in an export, they are decoded or refused, and what is decoded is written and read alike.
func FuzzDecode(f *testing.F) {
	in := load(f)
	files := draw(f, in, 1)
	lines := bytes.SplitAfter(files["ci"], []byte("\r\n"))
	f.Add(bytes.Join(lines[:2], nil)) // the headings and one row
	f.Add(lines[0])
	f.Add([]byte(byteOrderMark))
	f.Fuzz(func(t *testing.T, data []byte) {
		records, err := in.decode(sides[0], data)
		if err != nil {
			return
		}
		rows := make([]*respondent, len(records))
		for i, r := range records {
			rows[i] = &respondent{answers: r.answers}
		}
		again, err := in.decode(sides[0], encode(in.columns(sides[0]), rows))
		if err != nil || len(again) != len(records) {
			t.Fatalf("written and read: %d records, %v; were %d", len(again), err, len(records))
		}
		for i := range again {
			if !maps.Equal(again[i].answers, records[i].answers) {
				t.Errorf("record %d is not the same after it was written and read", i)
			}
		}
	})
}

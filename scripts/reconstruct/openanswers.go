package main

import "slices"

// drawSentences answers the open questions of a side from the bank, each sentence once, and leaves about a third of the
// cells blank. Those who are satisfied write more of what succeeds, the others more of what does not. Who is in a case
// that the bank has sentences for is given only those: a group that never met its centre praises no meeting.
func (d *drawing) drawSentences(s side, rows []*respondent) {
	for _, q := range d.in.columns(s) {
		if q.Type != "open" {
			continue
		}
		bank := d.bank(q.Code, s, rows)
		filled := len(rows) - len(rows)/3 + d.rng.IntN(3) - 1
		for i, r := range d.rank(rows, leanToWrite(q.Code)) {
			special := d.special(r, s)
			j := slices.IndexFunc(bank, func(line Sentence) bool {
				return (line.When != "") == special && r.said(line.When)
			})
			if j < 0 || (i >= filled && !special) {
				continue
			}
			r.answers[q.Code] = bank[j].Text
			bank = slices.Delete(bank, j, j+1)
		}
	}
}

// leanToWrite says who is more likely to answer an open question.
func leanToWrite(code string) func(*respondent) float64 {
	return func(r *respondent) float64 {
		switch {
		case code == "reussites" && r.answers["satisfaction"] == yes:
			return chance
		case code == "insatisfactions" && r.answers["satisfaction"] != yes:
			return chance
		}
		return 0
	}
}

// bank returns the sentences for a question and a side, shuffled, those for the rarest case first.
func (d *drawing) bank(code string, s side, rows []*respondent) []Sentence {
	var lines []Sentence
	for _, line := range d.in.Sentences {
		if line.Question == code && line.AskedOf == s.asked {
			lines = append(lines, line)
		}
	}
	d.rng.Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
	cases := func(line Sentence) int {
		n := 0
		for _, r := range rows {
			if r.said(line.When) {
				n++
			}
		}
		return n
	}
	slices.SortStableFunc(lines, func(a, b Sentence) int { return cases(a) - cases(b) })
	return lines
}

// special reports whether the bank has sentences, for any question of the side, for the case that the respondent is in.
func (d *drawing) special(r *respondent, s side) bool {
	return slices.ContainsFunc(d.in.Sentences, func(line Sentence) bool {
		return line.AskedOf == s.asked && line.When != "" && r.said(line.When)
	})
}

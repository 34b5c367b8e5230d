package main

import (
	"fmt"
	"math"
	"strconv"
	"time"
)

// rows checks what no claim says and every export must keep: ids that grow, dates while the questionnaire was open,
// no answer to a question that was not asked, both sides in every region, and no meeting in the last year without one
// since the plan.
func (s *sheet) rows() []error {
	var broken []error
	for i, records := range [][]record{s.centres, s.groups} {
		last := 0
		for _, r := range records {
			id, err := strconv.Atoi(r.answers["id"])
			if err == nil && id <= last {
				err = fmt.Errorf("the id does not grow")
			}
			last = id
			if err == nil {
				err = s.row(sides[i], r)
			}
			if err != nil {
				broken = append(broken, fmt.Errorf("%s: id %q: %w", sides[i].file, r.answers["id"], err))
			}
		}
	}
	for _, t := range s.totals() {
		if math.IsNaN(t.value) {
			broken = append(broken, fmt.Errorf("region %q: one of its sides has no row", s.in.Regions[t.region].Name))
		}
	}
	return broken
}

// row checks one row.
func (s *sheet) row(side side, r record) error {
	date, err := time.Parse(stamp, r.answers["submitdate"])
	if err != nil {
		return err
	}
	if date.Before(opened) || date.After(closed.AddDate(0, 0, 1)) {
		return fmt.Errorf("submitdate %q: the questionnaire was not open", r.answers["submitdate"])
	}
	for _, q := range s.in.columns(side) {
		asked := (&respondent{answers: r.answers}).said(q.AskedIf)
		if !asked && r.answers[q.Code] != "" {
			return fmt.Errorf("column %q: answered though not asked", q.Code)
		}
	}
	if r.answers["rencontres_annee"] == yes && r.answers["rencontres_pasm"] != yes {
		return fmt.Errorf("a meeting in the last year and none since the plan")
	}
	return nil
}

package survey

import (
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
)

// The limits of what is held of one export. They bound the memory that a file can ask for: a value takes about 35 bytes.
const (
	MaxHeld   = 1 << 27 // values: the questions of each row, and perRow more
	MaxListed = 10_000  // problems of rows; further ones are counted
)

// perRow is how many values a row takes beside its answers: what names it, and where it stands.
const perRow = 6

// A ledger keeps what is held of an export within the limits.
type ledger struct {
	row      int // values of a row
	held     int // values so far
	listed   int // diagnostics when the rows began
	unlisted [diag.Note + 1]int
	first    [diag.Note + 1]diag.Pos // the first that is not listed
}

// openLedger begins the rows.
func (r *sideReader) openLedger() {
	r.ledger = ledger{row: perRow, listed: len(r.Diagnostics)}
	for _, q := range r.questions {
		r.ledger.row += max(1, len(q.TickNames()))
	}
}

// hold counts a row, and fails at the first that is one too many.
func (r *sideReader) hold(line int) error {
	r.ledger.held += r.ledger.row
	most := r.options.Held
	if most == 0 {
		most = MaxHeld
	}
	if r.ledger.held <= most {
		return nil
	}
	return diag.Fail(diag.Data, r.place.At(line, 0), "too-many-rows",
		"trop de réponses à tenir en mémoire (au plus %s valeurs)\u00a0: rates, means, totals et ratios lisent en une passe (--one-pass always)",
		"too many answers to hold in memory (at most %s values): rates, means, totals and ratios read in one pass (--one-pass always)",
		locale.Count(most))
}

// shorten counts the problems of rows that are beyond MaxListed, and forgets them.
func (r *sideReader) shorten() {
	for _, d := range r.Diagnostics[min(r.ledger.listed+MaxListed, len(r.Diagnostics)):] {
		if r.ledger.unlisted[d.Severity] == 0 {
			r.ledger.first[d.Severity] = d.Pos
		}
		r.ledger.unlisted[d.Severity]++
	}
	r.Diagnostics = r.Diagnostics[:min(r.ledger.listed+MaxListed, len(r.Diagnostics))]
}

// noteUnlisted says how many problems are not listed, where the first of them is.
func (r *sideReader) noteUnlisted() {
	for severity, n := range r.ledger.unlisted {
		if n > 0 {
			r.Diagnostics.Add(r.ledger.first[severity], diag.Severity(severity), "more-problems",
				locale.Textf("d'ici à la fin, problèmes non détaillés\u00a0: %s", "from here on, problems not listed: %s", locale.Count(n)))
		}
	}
}

package platform

// An Evidence is a mark that was found.
type Evidence struct {
	// Heading is the first cell that bears the mark, as it stands in the file.
	Heading string
	// Row and Column are where it stands, from 0: the row of headings and the column.
	Row, Column int
	// Count is how many cells of the row bear the mark, 1 or more.
	Count int
	// Weight is what the mark counts for.
	Weight int
}

// A Candidate is a platform with what speaks for it.
type Candidate struct {
	// Preset is what is known of the platform.
	Preset *Preset
	// Score is the weight of the marks that were found.
	Score int
	// Evidence are those marks, in the order of the preset.
	Evidence []Evidence
}

// A Recognition says which platform wrote a file, and why.
type Recognition struct {
	// Candidate is the platform; its Preset is Generic, without evidence, where none is recognised.
	Candidate
	// RunnerUp is the next one; its Preset is nil where nothing speaks for another platform.
	RunnerUp Candidate
	// Tied is true where two platforms are level and neither was taken: RunnerUp is then the first of them.
	Tied bool
	// Header is how the rows of headings are read.
	Header Header
	// HeaderSign is the mark that tells so many rows of headings; its Count is 0 where there is one row, which needs none.
	HeaderSign Evidence
}

// Sure reports whether the platform is told by more than one mark, or by one that no other platform writes.
func (r Recognition) Sure() bool { return len(r.Evidence) > 1 || r.Score > Enough }

// Recognise tells the platform from the first rows of a file, the rows above the header left out: the first is the first
// row of headings. Five rows are enough; more do no harm.
func Recognise(rows [][]string) Recognition {
	normal := make([][]string, min(len(rows), deepest+1))
	for i := range normal {
		for _, text := range rows[i] {
			normal[i] = append(normal[i], Normal(text))
		}
	}
	var best, second Candidate
	for i := range Presets {
		candidate := Candidate{Preset: &Presets[i]}
		for _, mark := range Presets[i].Marks {
			if found := mark.find(rows, normal); found.Count > 0 {
				candidate.Score += mark.Weight
				candidate.Evidence = append(candidate.Evidence, found)
			}
		}
		switch {
		case candidate.Score > best.Score:
			best, second = candidate, best
		case candidate.Score > second.Score:
			second = candidate
		}
	}
	return decide(best, second, rows, normal)
}

// deepest is the last row of headings, from 0, in which a mark or a sign of a form stands.
const deepest = 2

// decide takes the best candidate where it is good enough and alone.
func decide(best, second Candidate, rows, normal [][]string) Recognition {
	r := Recognition{Candidate: best, RunnerUp: second}
	switch {
	case best.Score < Enough:
		r.Candidate, r.RunnerUp = Candidate{Preset: &Generic}, best
	case best.Score == second.Score:
		r.Candidate, r.RunnerUp, r.Tied = Candidate{Preset: &Generic}, best, true
	}
	for _, header := range r.Preset.Headers {
		r.Header = header
		if header.Sign.Pattern == nil {
			break
		}
		if r.HeaderSign = header.Sign.find(rows, normal); r.HeaderSign.Count > 0 {
			break
		}
	}
	return r
}

// find looks for a mark in its row.
func (m Mark) find(rows, normal [][]string) Evidence {
	found := Evidence{Row: m.Row, Weight: m.Weight}
	if m.Row >= len(normal) {
		return found
	}
	for column, text := range normal[m.Row] {
		if column > 0 && m.First {
			break
		}
		if m.Pattern.MatchString(text) {
			if found.Count == 0 {
				found.Heading, found.Column = rows[m.Row][column], column
			}
			found.Count++
		}
	}
	return found
}

// Lookup returns the preset of an identifier; the second result is false where there is none.
func Lookup(id string) (*Preset, bool) {
	if id == Generic.ID {
		return &Generic, true
	}
	for i := range Presets {
		if Presets[i].ID == id {
			return &Presets[i], true
		}
	}
	return nil, false
}

package design

// places knows which cell of a Tally a unit and a group have. The zero value knows none.
//
// Few units and groups have a grid, where finding one costs next to nothing. Beyond that most units of a sample without
// clusters have one cell, the first.
type places struct {
	grid   []int32 // by unit, then by group: one more than the cell, or 0; nil where they are too many
	groups int32   // of a row of the grid
	many   bool    // they are too many for a grid
	first  []int32 // by unit: one more than its first cell, or 0
	others map[uint64]int32
}

// mostPlaces is how large a grid may be.
const mostPlaces = 1 << 18

// find returns the cell of a unit and a group, or -1.
func (p *places) find(cells []cell, unit, group int32) int32 {
	if !p.many {
		if at := int(unit)*int(p.groups) + int(group); group < p.groups && at < len(p.grid) {
			return p.grid[at] - 1
		}
		return -1
	}
	if int(unit) >= len(p.first) {
		return -1
	}
	if first := p.first[unit] - 1; first < 0 || cells[first].group == group {
		return first
	}
	if at, ok := p.others[uint64(unit)<<32|uint64(group)]; ok {
		return at
	}
	return -1
}

// put records a cell that is new.
func (p *places) put(cells []cell, at int32) {
	c := cells[at]
	if !p.many && (c.group >= p.groups || (int(c.unit)+1)*int(p.groups) > len(p.grid)) {
		p.grow(cells[:at], c)
	}
	if !p.many {
		p.grid[int(c.unit)*int(p.groups)+int(c.group)] = at + 1
		return
	}
	for int(c.unit) >= len(p.first) {
		p.first = append(p.first, 0)
	}
	if p.first[c.unit] == 0 {
		p.first[c.unit] = at + 1
		return
	}
	p.others[uint64(c.unit)<<32|uint64(c.group)] = at
}

// grow makes room for a cell: a larger grid, or none any more.
func (p *places) grow(cells []cell, c cell) {
	groups, units := max(p.groups, 1), max(int32(len(p.grid))/max(p.groups, 1), 1)
	for groups <= c.group {
		groups *= 2
	}
	for units <= c.unit {
		units *= 2
	}
	*p = places{groups: groups}
	if int(units)*int(groups) <= mostPlaces {
		p.grid = make([]int32, units*groups)
	} else {
		p.many, p.others = true, map[uint64]int32{}
	}
	for at := range cells {
		p.put(cells[:at+1], int32(at))
	}
}

package transcript

import (
	"strconv"
	"strings"

	"github.com/arrimage/arrimage/pkg/pattern"
)

// arrow stands between the times of a cue.
const arrow = "-->"

// cues are the cues of a subtitle file while it is read.
type cues struct {
	*source
	times *pattern.Pattern // one time, as a whole: hours (may be absent), minutes, seconds, thousandths
	form  string           // how a time is written, for messages
	body  []string         // one line for each of the source
	words func(text string, line int) string
}

// block reads the cue between two lines of the source, from 0, which are not blank: what stands above the times names it.
func (c *cues) block(from, to int) {
	for i := from; i < to && i <= from+1; i++ {
		if strings.Contains(c.lines[i], arrow) {
			c.checkTimes(i)
			for j := i + 1; j < to; j++ {
				c.body[j] = c.words(c.lines[j], j+1)
			}
			return
		}
	}
	c.list.Errorf(c.at(from+1, 1), "cue-without-time", "%q\u00a0: une réplique commence par ses temps (%s %s %s)",
		"%q: a cue begins with its times (%s %s %s)", clipped(c.lines[from]), c.form, arrow, c.form)
}

// checkTimes records times that are none, or that end before they begin.
func (c *cues) checkTimes(i int) {
	begin, rest, _ := strings.Cut(c.lines[i], arrow)
	end, _, _ := strings.Cut(strings.TrimSpace(rest), " ")
	end, _, _ = strings.Cut(end, "\t")
	from, okFrom := c.seconds(strings.TrimSpace(begin))
	to, okTo := c.seconds(end)
	switch {
	case !okFrom || !okTo:
		c.list.Errorf(c.at(i+1, 1), "cue-time", "%q ne donne pas les temps d'une réplique (attendu\u00a0: %s %s %s)",
			"%q does not give the times of a cue (expected: %s %s %s)", clipped(c.lines[i]), c.form, arrow, c.form)
	case to < from:
		c.list.Errorf(c.at(i+1, 1), "cue-time", "%q\u00a0: la réplique finit avant de commencer", "%q: the cue ends before it begins", clipped(c.lines[i]))
	}
}

// seconds returns a time in thousandths of a second.
func (c *cues) seconds(text string) (int, bool) {
	parts := c.times.FindStringSubmatch(text)
	if parts == nil {
		return 0, false
	}
	total := 0
	for i, unit := range []int{3_600_000, 60_000, 1000, 1} {
		n, err := strconv.Atoi("0" + parts[i+1])
		if err != nil {
			return 0, false
		}
		total += n * unit
	}
	return total, true
}

// blocks calls a function with each run of lines that are not blank, from and to as of a slice.
func (s *source) blocks(first int, found func(from, to int)) {
	for i := first; i < len(s.lines); i++ {
		from := i
		for i < len(s.lines) && strings.TrimSpace(s.lines[i]) != "" {
			i++
		}
		if i > from {
			found(from, i)
		}
	}
}

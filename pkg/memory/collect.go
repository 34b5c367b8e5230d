// Package memory says how the process takes memory from the system and when it looks for what is no longer used. A
// report is over in some tens of milliseconds: what the runtime does for processes that last would take a third of them.
package memory

import (
	"math"
	"os"
	"runtime"
	"runtime/debug"
	"sync"
)

// How much memory may grow before what is no longer used is looked for.
const (
	collectFirst  = 96 << 20 // bytes in use before the first time: most runs are over before, in some tens of milliseconds
	collectLater  = 200      // percent of what is in use, from then on
	collectOften  = 25       // percent, where little is kept, so that looking for it costs little
	withoutLimits = math.MaxInt64
)

// A collector says when memory is collected. The zero value leaves it to the runtime.
type collector struct {
	mu      sync.Mutex
	waiting bool // for the first collection
}

// garbage is the collector of the process: the runtime has one as well.
var garbage collector

// CollectLate puts the first collection off until collectFirst bytes are in use, unless GOGC or GOMEMLIMIT say when to
// collect.
func CollectLate() {
	if !userDecides() {
		garbage.late()
	}
}

// CollectOften collects often, where little of what is taken is kept, until the function that it returns is called.
func CollectOften() (undo func()) { return garbage.often() }

// userDecides reports whether the environment says when memory is collected.
func userDecides() bool { return os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" }

// late puts the first collection off.
func (c *collector) late() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.waiting = true
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(collectFirst)
	// The first collection finds that nothing holds this.
	runtime.AddCleanup(new([64]byte), func(percent int) { c.start(percent) }, collectLater)
}

// start ends the wait for the first collection, and collects from now on where memory has grown by so many percent.
func (c *collector) start(percent int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.waiting {
		c.waiting = false
		debug.SetGCPercent(percent)
		debug.SetMemoryLimit(withoutLimits)
	}
}

// often collects often until the function that it returns is called.
func (c *collector) often() (undo func()) {
	c.start(collectLater)
	before := debug.SetGCPercent(collectOften)
	return func() { debug.SetGCPercent(before) }
}

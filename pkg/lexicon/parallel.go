package lexicon

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// cores returns how many cores share n texts out.
func cores(n int) int { return min(runtime.GOMAXPROCS(0), max(n, 1)) }

// inParallel shares n texts out among all cores. work is called once for each with its number, from 0, and next, which
// returns the texts to do next, from one up to another: none at the end.
func inParallel(n int, work func(core int, next func() (from, to int))) {
	batch := min(max(n/(8*cores(n)), 1), 256)
	var done atomic.Int64
	next := func() (from, to int) {
		from = min(int(done.Add(int64(batch)))-batch, n)
		return from, min(from+batch, n)
	}
	var all sync.WaitGroup
	for core := range cores(n) {
		all.Go(func() { work(core, next) })
	}
	all.Wait()
}

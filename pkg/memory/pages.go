package memory

import "runtime"

// largePages is how many bytes may come in large pages: what a report takes.
const largePages = 48 << 20

// Here and not in a function that main calls: the packages that Go initialises after this one take memory as well.
func init() {
	if hasLargePages && !userDecides() {
		takeLargePages()
	}
}

// takeLargePages makes the heap take its first bytes in large pages where the system has them. A page that is touched for
// the first time costs the process about as much whether it holds 4 kB or 2 MB, and a report would touch 10,000 small
// ones: a sixth of its time.
func takeLargePages() {
	adviseLargePages(make([]byte, largePages))
	runtime.GC() // gives these bytes back to the heap, which keeps them
}

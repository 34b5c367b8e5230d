//go:build !linux

package memory

// hasLargePages says whether the system gives large pages to those who ask.
const hasLargePages = false

func adviseLargePages([]byte) {}

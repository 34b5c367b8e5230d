package memory

import "syscall"

// hasLargePages says whether the system gives large pages to those who ask.
const hasLargePages = true

// adviseLargePages asks for large pages where those bytes are, which nothing has touched yet. A system that has none
// gives small ones.
func adviseLargePages(untouched []byte) { _ = syscall.Madvise(untouched, syscall.MADV_HUGEPAGE) }

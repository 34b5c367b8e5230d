// Package naming tells names apart that would be the same.
package naming

import "strconv"

// Taken are the names that are taken. The zero value is not ready: make it.
type Taken map[string]bool

// Free returns the name, with a number behind it where it is taken (name-2, name-3…), and takes it.
func (t Taken) Free(name string) string {
	free := name
	for n := 2; t[free]; n++ {
		free = name + "-" + strconv.Itoa(n)
	}
	t[free] = true
	return free
}

package memory

import (
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unsafe"
)

// TestHeapInLargePages asks the system whether what is taken lies where large pages were asked for.
func TestHeapInLargePages(t *testing.T) {
	if _, err := os.Stat("/sys/kernel/mm/transparent_hugepage"); err != nil {
		t.Skip("this system has no large pages")
	}
	taken := make([]byte, 1<<20)
	flags := flagsOf(t, uintptr(unsafe.Pointer(&taken[0])))
	if !strings.Contains(flags+" ", " hg ") {
		t.Errorf("the heap lies where no large pages were asked for: flags%s", flags)
	}
}

// flagsOf returns the flags of the mapping that holds an address, each with a space before it.
func flagsOf(t *testing.T, address uintptr) string {
	t.Helper()
	maps, err := os.ReadFile("/proc/self/smaps")
	if err != nil {
		t.Skip(err)
	}
	mapping := regexp.MustCompile(`(?s)(?:^|\n)([0-9a-f]+)-([0-9a-f]+) [-r][^\n]*\n.*?VmFlags:([^\n]*)`)
	for _, m := range mapping.FindAllStringSubmatch(string(maps), -1) {
		from, _ := strconv.ParseUint(m[1], 16, 64)
		to, _ := strconv.ParseUint(m[2], 16, 64)
		if uint64(address) >= from && uint64(address) < to {
			return m[3]
		}
	}
	t.Fatalf("no mapping holds %#x", address)
	return ""
}

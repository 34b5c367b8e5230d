//go:build unix

package main

import (
	"runtime"
	"syscall"
)

// peak returns the peak resident set in bytes. Apple's systems count bytes, the others units of 1024 bytes.
func peak(usage any) int64 {
	u, ok := usage.(*syscall.Rusage)
	if !ok {
		return 0
	}
	if runtime.GOOS == "darwin" || runtime.GOOS == "ios" {
		return int64(u.Maxrss)
	}
	return int64(u.Maxrss) * 1024
}

// ownPeak returns the peak resident set of this process in bytes, 0 where the system does not tell.
func ownPeak() int64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return peak(&u)
}

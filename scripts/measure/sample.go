package main

import (
	"bytes"
	"fmt"
	"os/exec"
	"strings"
	"time"
)

// A sample is one run of the command.
type sample struct {
	wall time.Duration // from start to end
	cpu  time.Duration // processor time, user and system
	peak int64         // peak resident set in bytes, 0 where the system does not tell
}

// once runs the command to its end. What the command prints is read and thrown away, save in the error.
func once(command []string) (sample, error) {
	c := exec.Command(command[0], command[1:]...)
	var stderr bytes.Buffer
	c.Stderr = &stderr
	start := time.Now()
	err := c.Run()
	wall := time.Since(start)
	if err != nil {
		return sample{}, fmt.Errorf("%s: %w\n%s", strings.Join(command, " "), err, &stderr)
	}
	state := c.ProcessState
	return sample{wall, state.UserTime() + state.SystemTime(), peak(state.SysUsage())}, nil
}

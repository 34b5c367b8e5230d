package memory

import (
	"runtime"
	"runtime/debug"
	"testing"
	"time"
)

// percent returns how much memory may grow before it is collected, as the runtime has it now.
func percent() int {
	now := debug.SetGCPercent(-1)
	debug.SetGCPercent(now)
	return now
}

// restore gives the process back the settings it had once the test is over.
func restore(t *testing.T) {
	before, limit := percent(), debug.SetMemoryLimit(-1)
	t.Cleanup(func() {
		debug.SetGCPercent(before)
		debug.SetMemoryLimit(limit)
	})
}

// TestFirstCollection waits for it with collection by growth off, and has it on from then on.
func TestFirstCollection(t *testing.T) {
	restore(t)
	var c collector
	c.late()
	if got := percent(); got != -1 {
		t.Errorf("before the first collection it is collected at %d%% of growth, not off", got)
	}
	for deadline := time.Now().Add(10 * time.Second); percent() != collectLater; runtime.GC() {
		if time.Now().After(deadline) {
			t.Fatalf("after the first collection it is collected at %d%% of growth, not %d%%", percent(), collectLater)
		}
		time.Sleep(time.Millisecond)
	}
	if limit := debug.SetMemoryLimit(-1); limit != withoutLimits {
		t.Errorf("after the first collection memory has a limit of %d bytes", limit)
	}
}

// TestCollectOften ends the wait for the first collection, and is undone.
func TestCollectOften(t *testing.T) {
	restore(t)
	var c collector
	c.late()
	undo := c.often()
	if got := percent(); got != collectOften {
		t.Errorf("collected at %d%% of growth, not %d%%", got, collectOften)
	}
	undo()
	if got := percent(); got != collectLater {
		t.Errorf("undone, collected at %d%% of growth, not %d%%", got, collectLater)
	}
}

// TestUserDecides has what the environment says about collecting go before what the program does.
func TestUserDecides(t *testing.T) {
	for _, name := range []string{"GOGC", "GOMEMLIMIT"} {
		t.Run(name, func(t *testing.T) {
			restore(t)
			before := percent()
			t.Setenv(name, "50")
			CollectLate()
			if got := percent(); got != before {
				t.Errorf("%s is set, yet the percentage of growth went from %d to %d", name, before, got)
			}
		})
	}
}

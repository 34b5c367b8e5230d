package cli

import (
	"fmt"
	"os"
	"os/signal"
	"sync"
	"syscall"

	"github.com/arrimage/arrimage/pkg/locale"
)

// unfinished are the temporary files that are being written: an interrupted program leaves none behind.
var unfinished = struct {
	sync.Mutex
	names map[string]bool
}{names: map[string]bool{}}

// begin records a temporary file.
func begin(name string) {
	unfinished.Lock()
	defer unfinished.Unlock()
	unfinished.names[name] = true
}

// end forgets a temporary file that has its name, or is gone.
func end(name string) {
	unfinished.Lock()
	defer unfinished.Unlock()
	delete(unfinished.names, name)
}

// StopOnInterrupt makes the process end when the user or the system interrupts it: without half-written files, with one
// line on standard error, and with the exit code that shells expect, 128 and the number of the signal.
func StopOnInterrupt(env *Env) {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	go func() {
		caught := <-signals
		unfinished.Lock() // And never unlocked: nothing is written any more.
		for name := range unfinished.names {
			_ = os.Remove(name)
		}
		message := locale.Text{FR: "arrimage\u00a0: interrompu", EN: "arrimage: interrupted"}
		if env.Progress {
			fmt.Fprint(env.Err, "\r\x1b[K") // The line of a bar.
		}
		fmt.Fprintln(env.Err, message.In(env.Lang))
		code := 128
		if number, ok := caught.(syscall.Signal); ok {
			code += int(number)
		}
		os.Exit(code)
	}()
}

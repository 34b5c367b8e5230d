package cli

import (
	"fmt"
	"os"
	"os/signal"
	"sync"
	"syscall"

	"github.com/arrimage/arrimage/pkg/locale"
)

// unfinished are the temporary files that are being written: an interrupted program leaves none behind. Files get and lose a
// temporary name under the lock, so that what an interruption removes is no file that another worker has made since.
var unfinished = struct {
	sync.Mutex
	names map[string]bool
}{names: map[string]bool{}}

// begin creates a temporary file, whose name must not be taken.
func begin(name string) (*os.File, error) {
	unfinished.Lock()
	defer unfinished.Unlock()
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, newFileMode)
	if err == nil {
		unfinished.names[name] = true
	}
	return file, err
}

// end gives a temporary file its name.
func end(name, path string) error {
	unfinished.Lock()
	defer unfinished.Unlock()
	err := os.Rename(name, path)
	if err == nil {
		delete(unfinished.names, name)
	}
	return err
}

// abandon removes a temporary file.
func abandon(name string) {
	unfinished.Lock()
	defer unfinished.Unlock()
	_ = os.Remove(name)
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

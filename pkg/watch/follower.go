package watch

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/fsnotify/fsnotify"
)

// A follower tells when one of a set of files changes. It watches their folders, since editors replace a file by another
// one of its name; of a folder that is not there, the nearest one above it. A folder among the files changes with anything
// that comes into it, changes in it or leaves it.
type follower struct {
	watcher *fsnotify.Watcher
	files   map[string]bool // absolute paths, and what they lead to where they are symbolic links
	ways    map[string]bool // the folders of the files and those above: one that comes or goes is a change
	changed chan struct{}   // holds one where something has changed since it was last looked at
	done    chan struct{}
	updates chan update
	ready   chan struct{} // answers an update
}

// grain is how far behind the time of a file may be: systems keep it in steps of some milliseconds.
const grain = 50 * time.Millisecond

// An update says which files to follow from now on. They were read after a time: one that changed since is a change, since
// nobody may have watched it.
type update struct {
	files []string
	since time.Time
}

func newFollower() (*follower, error) {
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	f := &follower{
		watcher: watcher, files: map[string]bool{}, ways: map[string]bool{},
		changed: make(chan struct{}, 1), done: make(chan struct{}), updates: make(chan update), ready: make(chan struct{}),
	}
	go f.run()
	return f, nil
}

// close ends the follower; nothing of it runs any more.
func (f *follower) close() {
	_ = f.watcher.Close()
	<-f.done
}

// changes returns the channel that says that something has changed.
func (f *follower) changes() <-chan struct{} { return f.changed }

// rest waits until the files rest, or do not for too long. It reports whether the context goes on.
func (f *follower) rest(ctx context.Context) bool {
	last := time.NewTimer(patience)
	defer last.Stop()
	for {
		calm := time.NewTimer(quiet)
		select {
		case <-ctx.Done():
			calm.Stop()
			return false
		case <-last.C:
			calm.Stop()
			return true
		case <-calm.C:
			return true
		case <-f.changed:
			calm.Stop()
		}
	}
}

// follow follows these files, which were read after a time, in place of those before.
func (f *follower) follow(files []string, since time.Time) {
	select {
	case f.updates <- update{files, since}:
		<-f.ready
	case <-f.done:
	}
}

// run takes what the system says, until the watcher is closed.
func (f *follower) run() {
	defer close(f.done)
	for {
		select {
		case to := <-f.updates:
			f.set(to)
			f.ready <- struct{}{}
		case event, ok := <-f.watcher.Events:
			if !ok {
				return
			}
			f.take(event)
		case _, ok := <-f.watcher.Errors:
			if !ok {
				return
			}
			f.tell() // Events may have been lost.
		}
	}
}

// take looks at an event: files that nobody follows are those of editors, or of others in the folder.
func (f *follower) take(event fsnotify.Event) {
	if event.Op == fsnotify.Chmod {
		return
	}
	name := filepath.Clean(event.Name)
	if f.ways[name] {
		_ = f.watcher.Remove(name) // It may be another folder of the same name.
		f.watch()
		f.tell()
	}
	if f.files[name] || f.files[filepath.Dir(name)] {
		f.tell()
	}
}

// tell says that something has changed.
func (f *follower) tell() {
	select {
	case f.changed <- struct{}{}:
	default: // It was said already.
	}
}

// set replaces the files.
func (f *follower) set(to update) {
	before := f.files
	f.files, f.ways = map[string]bool{}, map[string]bool{}
	for _, name := range to.files {
		f.add(filepath.Clean(name))
		if target, err := filepath.EvalSymlinks(name); err == nil {
			f.add(target)
		}
	}
	f.watch()
	for name := range f.files {
		if info, err := os.Stat(name); !before[name] && err == nil && info.ModTime().After(to.since.Add(-grain)) {
			f.tell()
		}
	}
}

func (f *follower) add(name string) {
	f.files[name] = true
	for dir := filepath.Dir(name); !f.ways[dir]; dir = filepath.Dir(dir) {
		f.ways[dir] = true
	}
}

// watch watches the folders of the files, and those above them as far as it must to see them come back.
func (f *follower) watch() {
	wanted := map[string]bool{}
	for name := range f.files {
		if isFolder(name) {
			wanted[name] = true
		}
		dir := filepath.Dir(name)
		for !isFolder(dir) && filepath.Dir(dir) != dir {
			dir = filepath.Dir(dir)
		}
		wanted[dir] = true
		wanted[filepath.Dir(dir)] = true
	}
	for _, dir := range f.watcher.WatchList() {
		if !wanted[dir] {
			_ = f.watcher.Remove(dir)
		}
	}
	for dir := range wanted {
		_ = f.watcher.Add(dir) // One that cannot be watched, because it is gone again or others forbid it, is left out.
	}
}

func isFolder(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.Mode()&fs.ModeDir != 0
}

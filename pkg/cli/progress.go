package cli

import (
	"io/fs"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"

	"github.com/arrimage/arrimage/pkg/study"
)

// A progress shows on a terminal how far the reading of large files has come, once a job lasts: whoever waits sees that
// something happens, and nobody sees a bar that flashes.
type progress struct {
	env   *Env
	start time.Time
	mu    sync.Mutex
	bar   *progressbar.ProgressBar // nil until it is shown
	file  *watchedFile             // whose bar it is
}

// showAfter is how long a job lasts before a bar is shown.
const showAfter = time.Second

// watch returns folders whose files tell how far they are read, where that is shown: standard error is a terminal.
func (env *Env) watch(folders study.Folders) study.Folders {
	if !env.Progress {
		return folders
	}
	p := &progress{env: env, start: time.Now()}
	watched := make(study.Folders, len(folders))
	for i, folder := range folders {
		watched[i] = study.Folder{Name: folder.Name, FS: watchedFolder{FS: folder.FS, progress: p}}
	}
	return watched
}

// A watchedFolder is a folder whose files are watched.
type watchedFolder struct {
	fs.FS
	progress *progress
}

// Open opens a file.
func (f watchedFolder) Open(name string) (fs.File, error) {
	file, err := f.FS.Open(name)
	if err != nil {
		return nil, err
	}
	return &watchedFile{File: file, name: name, progress: f.progress}, nil
}

// Stat describes a file; its reading is not watched.
func (f watchedFolder) Stat(name string) (fs.FileInfo, error) { return fs.Stat(f.FS, name) }

// A watchedFile is a file whose reading is watched.
type watchedFile struct {
	fs.File
	name     string
	progress *progress
	read     int64
}

// Read reads, and shows how far.
func (f *watchedFile) Read(p []byte) (int, error) {
	n, err := f.File.Read(p)
	f.read += int64(n)
	f.progress.show(f)
	return n, err
}

// Close closes the file, and takes its bar away.
func (f *watchedFile) Close() error {
	f.progress.clear(f)
	return f.File.Close()
}

// show shows how far a file is read.
func (p *progress) show(f *watchedFile) {
	if time.Since(p.start) < showAfter {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.file != f {
		p.remove()
		info, err := f.Stat()
		if err != nil || info.Size() == 0 {
			return
		}
		p.file, p.bar = f, p.newBar(info.Size(), f.name)
	}
	_ = p.bar.Set64(f.read) // A bar that cannot be drawn is no reason to stop.
}

// newBar returns the bar of a file.
func (p *progress) newBar(size int64, name string) *progressbar.ProgressBar {
	return progressbar.NewOptions64(size, progressbar.OptionSetWriter(p.env.Err), progressbar.OptionSetDescription(name),
		progressbar.OptionShowBytes(true), progressbar.OptionSetPredictTime(true), progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionClearOnFinish(), progressbar.OptionSetWidth(24), progressbar.OptionUseIECUnits(true))
}

// clear takes the bar of a file away.
func (p *progress) clear(f *watchedFile) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.file == f {
		p.remove()
	}
}

func (p *progress) remove() {
	if p.bar != nil {
		_ = p.bar.Clear()
	}
	p.file, p.bar = nil, nil
}

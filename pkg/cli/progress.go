package cli

import (
	"errors"
	"io"
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
	bar   *progressbar.ProgressBar // of the file that is read; nil for none
	shown bool                     // the bar is on the terminal
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

// ReadAt reads as Read does where the file can be read anywhere; archives and workbooks are.
func (f *watchedFile) ReadAt(p []byte, at int64) (int, error) {
	file, ok := f.File.(io.ReaderAt)
	if !ok {
		return 0, errors.ErrUnsupported
	}
	n, err := file.ReadAt(p, at)
	f.read += int64(n)
	f.progress.show(f)
	return n, err
}

// Seek moves to another place where the file can.
func (f *watchedFile) Seek(offset int64, whence int) (int64, error) {
	file, ok := f.File.(io.Seeker)
	if !ok {
		return 0, errors.ErrUnsupported
	}
	return file.Seek(offset, whence)
}

// Close closes the file, and takes its bar away.
func (f *watchedFile) Close() error {
	f.progress.clear(f)
	return f.File.Close()
}

// show keeps count of how far a file is read, and shows it once the job lasts: a bar that has counted from the beginning
// knows how fast it goes.
func (p *progress) show(f *watchedFile) {
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
	if !p.shown && time.Since(p.start) >= showAfter {
		progressbar.OptionSetWriter(p.env.Err)(p.bar)
		p.shown = true
	}
	_ = p.bar.Set64(f.read) // A bar that cannot be drawn is no reason to stop.
}

// newBar returns the bar of a file, which is not shown yet.
func (p *progress) newBar(size int64, name string) *progressbar.ProgressBar {
	return progressbar.NewOptions64(size, progressbar.OptionSetWriter(io.Discard), progressbar.OptionSetDescription(name),
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
	if p.shown {
		_ = p.bar.Clear()
	}
	p.file, p.bar, p.shown = nil, nil, false
}

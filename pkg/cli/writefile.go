package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
)

// newFileMode is the mode of a file that was not there, less what the user's umask takes away.
const newFileMode fs.FileMode = 0o666

// writeFile writes a file whole or not at all; one that is there keeps its mode. What is not a file (a terminal, a pipe,
// /dev/null) is written to and a symbolic link is followed: neither is replaced.
func writeFile(path string, content []byte) error {
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return replaceFile(path, content, 0)
	case err != nil:
		return err
	case info.IsDir():
		return syscall.EISDIR
	case !info.Mode().IsRegular():
		return writeDevice(path, content)
	}
	return replaceFile(path, content, info.Mode().Perm())
}

// replaceFile writes a file under a temporary name in its folder, syncs it and renames it into place. A mode of 0 means
// that of a new file.
func replaceFile(path string, content []byte, mode fs.FileMode) (err error) {
	file, err := createBeside(path)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			abandon(file.Name())
		}
	}()
	if _, err = file.Write(content); err == nil {
		err = file.Sync()
	}
	if closing := file.Close(); err == nil {
		err = closing
	}
	if err == nil && mode != 0 {
		err = os.Chmod(file.Name(), mode)
	}
	if err == nil {
		err = end(file.Name(), path)
	}
	return err
}

// createBeside creates a file of a name that is not taken in the folder of path.
func createBeside(path string) (*os.File, error) {
	for i := 0; ; i++ {
		name := filepath.Join(filepath.Dir(path), fmt.Sprintf(".arrimage-%d", i))
		file, err := begin(name)
		if !errors.Is(err, fs.ErrExist) {
			return file, err
		}
	}
}

func writeDevice(path string, content []byte) error {
	device, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = device.Write(content)
	return errors.Join(err, device.Close())
}

// hasSuffix reports whether a file's name has an ending, in capitals or not.
func hasSuffix(file, suffix string) bool { return strings.HasSuffix(strings.ToLower(file), suffix) }

package main

import (
	"os"
	"testing"
)

// TestPictures wants the pictures that README shows to be what their commands write today; a picture that differs is made
// anew by its command.
func TestPictures(t *testing.T) {
	for _, name := range []string{"map", "dumbbell"} {
		command := []string{"chart", name, "--demo", "--lang", "en", "--format", "svg"}
		code, stdout, stderr := runIn(t.TempDir(), nil, command...)
		if code != 0 || stderr != "" {
			t.Fatalf("%v: exit code %d, stderr %q", command, code, stderr)
		}
		file := "../../testdata/pictures/" + name + ".svg"
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if stdout != string(want) {
			t.Errorf("%s is not what %v writes", file, command)
		}
	}
}

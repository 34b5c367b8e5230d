package cli

import (
	"bufio"
	"context"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/arrimage/arrimage/pkg/locale"
)

const watchedStudy = `{version: 1, id: w, language: en, title: %TITLE%, sides: {p: {label: P, file: p.csv, id: id}}, ` +
	`questions: {id: {type: id, label: I}, a: {type: choice, label: A, codes: [{code: "1", label: one}, {code: "2", label: two}]}}}`

// put writes a file of the study.
func put(t *testing.T, dir, name, content string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o666); err != nil {
		t.Fatal(err)
	}
}

// lines sends the lines of a stream.
func lines(r io.Reader) <-chan string {
	all := make(chan string, 100)
	go func() {
		defer close(all)
		for scanner := bufio.NewScanner(r); scanner.Scan(); {
			all <- scanner.Text()
		}
	}()
	return all
}

// TestWatch changes the study, breaks it and its export, and mends them, as one does who writes a report.
func TestWatch(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "study.yaml", strings.Replace(watchedStudy, "%TITLE%", "First", 1))
	put(t, dir, "p.csv", "id,a\nx,1\ny,2\n")
	out, outEnd := io.Pipe()
	errs, errsEnd := io.Pipe()
	env := &Env{In: strings.NewReader(""), Out: outEnd, Err: errsEnd, Dir: dir, Getenv: func(string) string { return "" }, Lang: locale.English}
	ctx, stop := context.WithCancel(context.Background())
	stopped := make(chan error, 1)
	opts := &watchOptions{env: env, source: source{invalid: "error"}, choices: choices{level: 0.95}, interactive: true}
	go func() { stopped <- runWatch(ctx, opts) }()
	said := lines(errs)
	next := func(all <-chan string) string {
		t.Helper()
		select {
		case line := <-all:
			return line
		case <-time.After(10 * time.Second):
			t.Fatal("nothing is said")
			return ""
		}
	}
	url := next(lines(out))
	shows := func(has, lacks string) {
		t.Helper()
		page := ""
		for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(time.Millisecond) {
			response, err := http.Get(url)
			if err != nil {
				t.Fatal(err)
			}
			body, _ := io.ReadAll(response.Body)
			_ = response.Body.Close()
			if page = string(body); strings.Contains(page, has) && !strings.Contains(page, lacks) {
				return
			}
		}
		t.Fatalf("the page does not become one with %q and without %q: %s", has, lacks, page)
	}
	shows("<h1>First</h1>", `role="alert"`)
	shows("connect-src", `role="alert"`)
	put(t, dir, "study.yaml", strings.Replace(watchedStudy, "%TITLE%", "Second", 1))
	shows("<h1>Second</h1>", `role="alert"`)
	put(t, dir, "study.yaml", watchedStudy[:40])
	wrong := next(said)
	if !strings.HasPrefix(wrong, "study.yaml:1:") {
		t.Errorf("half a study is %q", wrong)
	}
	shows("study.yaml:1:", "<h1>First</h1>")
	shows("<h1>Second</h1>", "<h1>First</h1>")
	put(t, dir, "study.yaml", strings.Replace(watchedStudy, "%TITLE%", "Third", 1))
	shows("<h1>Third</h1>", `role="alert"`)
	for line := next(said); line != "arrimage: the page is up to date"; line = next(said) {
		t.Logf("said before: %s", line)
	}
	put(t, dir, "p.csv", "id,a\nx,<b>9</b>\n")
	if wrong := next(said); !strings.HasPrefix(wrong, "p.csv:2:3:") || !strings.Contains(wrong, "<b>9</b>") {
		t.Errorf("an invalid answer is %q", wrong)
	}
	shows("&lt;b&gt;9&lt;/b&gt;", "<b>9</b>")
	put(t, dir, "p.csv", "id,a\nx,1\ny,1\nz,1\n")
	shows("<h1>Third</h1>", `role="alert"`)
	stop()
	go func() { _, _ = io.Copy(io.Discard, errs) }()
	select {
	case err := <-stopped:
		if err != nil {
			t.Errorf("the command ends with %v", err)
		}
	case <-time.After(10 * time.Second):
		t.Error("the command does not end")
	}
	if _, err := http.Get(url); err == nil {
		t.Error("the page is still there")
	}
}

func TestWatchPortThatIsTaken(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	port := taken.Addr().(*net.TCPAddr).Port
	if err := runWatch(context.Background(), &watchOptions{env: &Env{Lang: locale.French}, port: port}); exitCode(err) != ExitUsage {
		t.Errorf("error is %v, want one of usage", err)
	}
}

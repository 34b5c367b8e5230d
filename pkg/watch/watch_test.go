package watch

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// deadline is how long a test waits for what must come.
const deadline = 10 * time.Second

// A run is a page that is watched: a template with the text of its files, which are good unless one of them says "bad".
type run struct {
	t       *testing.T
	url     string
	dir     string
	names   []string
	built   chan string // every page or problem, as it is built
	stop    func()
	stopped chan error
}

func start(t *testing.T, dir string, names ...string) *run {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	r := &run{t: t, url: "http://" + listener.Addr().String(), dir: dir, names: names, built: make(chan string, 1000), stop: stop, stopped: make(chan error, 1)}
	go func() {
		r.stopped <- Run(ctx, listener, Options{Build: r.build, Explain: func(err error) string { return err.Error() }, Title: "essai", Lang: "fr"})
	}()
	t.Cleanup(r.end)
	return r
}

// end stops the run and waits until it has.
func (r *run) end() {
	r.stop()
	select {
	case err, open := <-r.stopped:
		if open && err != nil {
			r.t.Errorf("the run ended with %v", err)
		}
		if open {
			close(r.stopped)
		}
	case <-time.After(deadline):
		r.t.Error("the run does not end")
	}
}

func (r *run) build(context.Context) ([]byte, []string, error) {
	var files []string
	var all strings.Builder
	for _, name := range r.names {
		files = append(files, filepath.Join(r.dir, name))
		content, err := os.ReadFile(files[len(files)-1])
		if err != nil {
			err = fmt.Errorf("%s is gone <b>", name)
		} else if strings.Contains(string(content), "bad") {
			err = fmt.Errorf("%s is bad <b>", name)
		}
		if err != nil {
			r.built <- err.Error()
			return nil, files, err
		}
		all.Write(content)
	}
	r.built <- all.String()
	return []byte("<!DOCTYPE html><html><head></head><body>" + all.String() + "</body></html>"), files, nil
}

// wait waits until a build says a text.
func (r *run) wait(want string) {
	r.t.Helper()
	limit := time.After(deadline)
	for {
		select {
		case got := <-r.built:
			if got == want {
				return
			}
		case <-limit:
			r.t.Fatalf("no build says %q", want)
		}
	}
}

func (r *run) write(name, content string) {
	r.t.Helper()
	if err := os.WriteFile(filepath.Join(r.dir, name), []byte(content), 0o666); err != nil {
		r.t.Fatal(err)
	}
}

// get returns the status, the header and the body of an answer.
func (r *run) get(method, path, host string) (int, http.Header, string) {
	r.t.Helper()
	request, err := http.NewRequest(method, r.url+path, nil)
	if err != nil {
		r.t.Fatal(err)
	}
	request.Host = host
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		r.t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		r.t.Fatal(err)
	}
	return response.StatusCode, response.Header, string(body)
}

// page waits until the page has one text and lacks another, and returns it.
func (r *run) page(has, lacks string) string {
	r.t.Helper()
	page := ""
	for end := time.Now().Add(deadline); time.Now().Before(end); time.Sleep(time.Millisecond) {
		_, _, page = r.get(http.MethodGet, "/", "")
		if strings.Contains(page, has) && (lacks == "" || !strings.Contains(page, lacks)) {
			return page
		}
	}
	r.t.Fatalf("the page does not become one with %q and without %q: %s", has, lacks, page)
	return ""
}

func TestPageFollowsItsFiles(t *testing.T) {
	dir := t.TempDir()
	r := &run{t: t, dir: dir}
	r.write("a", "one")
	r.write("b", " two")
	r = start(t, dir, "a", "b")
	r.wait("one two")
	r.write("b", " three")
	r.wait("one three")
	page := r.page("one three", "")
	if !strings.Contains(page, "<script>"+Script+"</script>") || !strings.Contains(page, `hidden="hidden"`) {
		t.Errorf("the page has no script, or says that something is wrong: %s", page)
	}
	// An editor writes another file and gives it the name.
	r.write("a~", "new")
	if err := os.Rename(filepath.Join(dir, "a~"), filepath.Join(dir, "a")); err != nil {
		t.Fatal(err)
	}
	r.wait("new three")
	r.page("new three", "")
}

func TestProblemsStandAboveTheLastGoodPage(t *testing.T) {
	dir := t.TempDir()
	r := &run{t: t, dir: dir}
	r.write("a", "good")
	r = start(t, dir, "a")
	r.wait("good")
	r.write("a", "half bad")
	r.wait("a is bad <b>")
	page := r.page("a is bad &lt;b&gt;", "a is bad <b>")
	if !strings.Contains(page, "good") || !strings.Contains(page, `role="alert"`) {
		t.Errorf("the last good page is gone, or the problem is no alert: %s", page)
	}
	r.write("a", "better")
	r.wait("better")
	r.page("better", "a is bad")
	if err := os.Remove(filepath.Join(dir, "a")); err != nil {
		t.Fatal(err)
	}
	r.wait("a is gone <b>")
	r.page("better", "hidden=")
	r.write("a", "back")
	r.wait("back")
	r.page("back", "a is gone")
}

func TestNoGoodPageYet(t *testing.T) {
	dir := t.TempDir()
	r := start(t, dir, "folder/a")
	r.wait("folder/a is gone <b>")
	page := r.page("folder/a is gone &lt;b&gt;", "")
	if !strings.Contains(page, "<title>essai</title>") || !strings.Contains(page, "script-src 'sha256-") || !strings.Contains(page, Script) {
		t.Errorf("the page of problems is %s", page)
	}
	// The folder comes, goes and comes back.
	for _, text := range []string{"here", "here again"} {
		if err := os.Mkdir(filepath.Join(dir, "folder"), 0o777); err != nil {
			t.Fatal(err)
		}
		r.write("folder/a", text)
		r.wait(text)
		r.page(text, "is gone")
		if err := os.RemoveAll(filepath.Join(dir, "folder")); err != nil {
			t.Fatal(err)
		}
		r.wait("folder/a is gone <b>")
	}
}

// TestOtherFilesAreNoChange writes the files of editors, then one of the page's: one build follows, of the latter.
func TestOtherFilesAreNoChange(t *testing.T) {
	dir := t.TempDir()
	r := &run{t: t, dir: dir}
	r.write("a", "one")
	r = start(t, dir, "a")
	r.wait("one")
	for _, name := range []string{".a.swp", "a~", "#a#", ".arrimage-0", "report.html"} {
		r.write(name, "x")
	}
	r.write("a", "two")
	r.wait("two")
	if n := len(r.built); n != 0 {
		t.Errorf("there were %d more builds", n)
	}
}

// events reads the events of a server, each as its data.
func (r *run) events() <-chan string {
	r.t.Helper()
	response, err := http.Get(r.url + "/events")
	if err != nil {
		r.t.Fatal(err)
	}
	if got := response.Header.Get("Content-Type"); got != "text/event-stream" {
		r.t.Errorf("the events are %s", got)
	}
	all := make(chan string, 100)
	go func() {
		defer close(all)
		defer response.Body.Close()
		for lines := bufio.NewScanner(response.Body); lines.Scan(); {
			if data, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
				all <- data
			}
		}
	}()
	return all
}

// next returns the next event; "" where the server ends them.
func next(t *testing.T, events <-chan string) string {
	t.Helper()
	select {
	case data := <-events:
		return data
	case <-time.After(deadline):
		t.Fatal("no event comes")
		return ""
	}
}

func TestEventsNameThePageThatThereIs(t *testing.T) {
	dir := t.TempDir()
	r := &run{t: t, dir: dir}
	r.write("a", "one")
	r = start(t, dir, "a")
	r.page("one", "")
	events := r.events()
	first := next(t, events)
	if !strings.Contains(r.page("one", ""), `data-watched="`+first+`"`) {
		t.Errorf("the page is not the version %s", first)
	}
	r.write("a", "two")
	second := next(t, events)
	if second == first || !strings.Contains(r.page("two", ""), `data-watched="`+second+`"`) {
		t.Errorf("after a change the version is %s, before it %s", second, first)
	}
	r.write("a", "bad")
	if third := next(t, events); third == second {
		t.Error("a problem is not told")
	}
	r.stop()
	if last := next(t, events); last != "" {
		t.Errorf("after the end comes the event %s", last)
	}
}

func TestServerAnswersThisMachineOnly(t *testing.T) {
	dir := t.TempDir()
	r := &run{t: t, dir: dir}
	r.write("a", "secret")
	r = start(t, dir, "a")
	r.page("secret", "")
	port := r.url[strings.LastIndex(r.url, ":"):]
	for _, test := range []struct {
		method, path, host string
		want               int
	}{
		{"GET", "/", "", 200}, {"GET", "/", "localhost" + port, 200}, {"GET", "/", "LOCALHOST" + port, 200},
		{"GET", "/", "evil.example" + port, 421}, {"GET", "/", "evil.example", 421}, {"GET", "/events", "evil.example" + port, 421}, {"GET", "/", "localhost:1", 421},
		{"POST", "/", "", 405}, {"PUT", "/", "", 405}, {"HEAD", "/", "", 405}, {"DELETE", "/events", "", 405},
		{"GET", "/a", "", 404}, {"GET", "/../a", "", 404}, {"GET", "//", "", 404}, {"GET", "/%2e%2e/a", "", 404},
	} {
		status, header, body := r.get(test.method, test.path, test.host)
		if status != test.want {
			t.Errorf("%s %s of %q: status %d, want %d", test.method, test.path, test.host, status, test.want)
		}
		if test.want != 200 && strings.Contains(body, "secret") {
			t.Errorf("%s %s of %q shows the page", test.method, test.path, test.host)
		}
		if header.Get("Cache-Control") != "no-store" || header.Get("X-Content-Type-Options") != "nosniff" || header.Get("Access-Control-Allow-Origin") != "" {
			t.Errorf("%s %s: header %v", test.method, test.path, header)
		}
	}
}

// TestRunLeavesNothingBehind ends runs with a browser that listens, and wants the port free and no more goroutines.
func TestRunLeavesNothingBehind(t *testing.T) {
	before := runtime.NumGoroutine()
	for range 3 {
		dir := t.TempDir()
		r := &run{t: t, dir: dir}
		r.write("a", "one")
		r = start(t, dir, "a")
		r.page("one", "")
		events := r.events()
		next(t, events)
		r.end()
		for range events {
			t.Log("an event came after the others")
		}
		listener, err := net.Listen("tcp", strings.TrimPrefix(r.url, "http://"))
		if err != nil {
			t.Fatalf("the port is not free: %v", err)
		}
		_ = listener.Close()
	}
	http.DefaultClient.CloseIdleConnections()
	for end := time.Now().Add(deadline); runtime.NumGoroutine() > before; time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("%d goroutines, %d before", runtime.NumGoroutine(), before)
		}
	}
}

func TestListenerThatIsClosed(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_ = listener.Close()
	build := func(context.Context) ([]byte, []string, error) { return []byte("<body></body>"), nil, nil }
	if err := Run(context.Background(), listener, Options{Build: build}); !errors.Is(err, net.ErrClosed) {
		t.Errorf("error is %v, want that of the listener", err)
	}
}

// TestFolderAmongTheFiles watches a folder: what comes into it and leaves it is a change.
func TestFolderAmongTheFiles(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "docs"), 0o777); err != nil {
		t.Fatal(err)
	}
	built := make(chan string, 1000)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	r := &run{t: t, dir: dir, built: built, stopped: make(chan error, 1)}
	var ctx context.Context
	ctx, r.stop = context.WithCancel(context.Background())
	build := func(context.Context) ([]byte, []string, error) {
		entries, err := os.ReadDir(filepath.Join(dir, "docs"))
		built <- fmt.Sprint(len(entries), " documents")
		return []byte("<html></html>"), []string{filepath.Join(dir, "docs")}, err
	}
	go func() { r.stopped <- Run(ctx, listener, Options{Build: build, Title: "essai", Lang: "fr"}) }()
	t.Cleanup(r.end)
	r.wait("0 documents")
	r.write("docs/a.md", "x")
	r.wait("1 documents")
	r.write("docs/b.md", "x")
	r.wait("2 documents")
	if err := os.Remove(filepath.Join(dir, "docs/a.md")); err != nil {
		t.Fatal(err)
	}
	r.wait("1 documents")
}

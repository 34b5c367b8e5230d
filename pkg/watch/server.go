package watch

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"html"
	"net/http"
	"slices"
	"sync"
)

// A server shows the last good page, and what is wrong since.
type server struct {
	options Options
	hosts   []string
	files   []string // of the builds so far, since the last good one

	mu        sync.Mutex
	page      []byte // the last good one; nil until there is one
	problem   string // what is wrong since; "" where nothing is
	version   string // of page and problem together
	listeners map[chan struct{}]bool
}

func newServer(address string, options Options) *server {
	return &server{options: options, hosts: hosts(address), listeners: map[chan struct{}]bool{}}
}

// build builds the page and tells those who show it. It returns the files to follow: after an error those of the last
// good page too, since a file that is broken may not name all that it would.
func (s *server) build(ctx context.Context) []string {
	page, files, err := s.options.Build(ctx)
	problem := ""
	if err != nil {
		problem = s.options.Explain(err)
		files = append(slices.Clone(files), s.files...)
	}
	slices.Sort(files)
	s.files = slices.Compact(files)
	s.mu.Lock()
	defer s.mu.Unlock()
	if err == nil {
		s.page = page
	}
	s.problem = problem
	s.version = versionOf(s.page, s.problem)
	for listener := range s.listeners {
		select {
		case listener <- struct{}{}:
		default: // It has not looked since the last time.
		}
	}
	return s.files
}

// versionOf names what is shown by its content, so that nothing loads what it has.
func versionOf(page []byte, problem string) string {
	sum := sha256.New()
	fmt.Fprintf(sum, "%d\n%s%s", len(page), page, problem)
	return hex.EncodeToString(sum.Sum(nil)[:12])
}

// ServeHTTP answers a request: GET of the page or of the events, by the name of this machine, and nothing else.
func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	header.Set("Cache-Control", "no-store")
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Referrer-Policy", "no-referrer")
	header.Set("Cross-Origin-Resource-Policy", "same-origin")
	header.Set("X-Frame-Options", "DENY")
	switch {
	case !isHost(s.hosts, r.Host):
		http.Error(w, "this server is for this machine", http.StatusMisdirectedRequest)
	case r.Method != http.MethodGet:
		header.Set("Allow", http.MethodGet)
		http.Error(w, "GET only", http.StatusMethodNotAllowed)
	case r.URL.Path == "/":
		s.servePage(w)
	case r.URL.Path == "/events":
		s.serveEvents(w, r)
	default:
		http.NotFound(w, r)
	}
}

// servePage writes the last good page with what is wrong on top, or a page of that alone.
func (s *server) servePage(w http.ResponseWriter) {
	s.mu.Lock()
	page, problem, version := s.page, s.problem, s.version
	s.mu.Unlock()
	if page == nil {
		page = s.emptyPage()
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = w.Write(withTop(page, top(problem, version))) // The browser may be gone.
}

// withTop puts the top of the page, and the script, in their place.
func withTop(page []byte, top string) []byte {
	page = bytes.Replace(page, []byte("<body>"), []byte("<body>"+top), 1)
	end := bytes.LastIndex(page, []byte("</body>"))
	if end < 0 {
		end = len(page)
	}
	script := "<script>" + Script + "</script>\n"
	return slices.Concat(page[:end], []byte(script), page[end:])
}

// top returns what stands above the page: which version it is, and what is wrong.
func top(problem, version string) string {
	if problem == "" {
		return "\n<div data-watched=\"" + version + "\" hidden=\"hidden\"></div>"
	}
	return "\n<div data-watched=\"" + version + "\" role=\"alert\" style=\"" + problemStyle + "\">" + html.EscapeString(problem) + "</div>"
}

const problemStyle = "position: fixed; top: 0; left: 0; right: 0; z-index: 9; padding: 1rem; max-height: 60vh; overflow: auto; " +
	"white-space: pre-wrap; overflow-wrap: anywhere; font: 0.875rem/1.4 ui-monospace, monospace; background: #8a1c14; color: #ffffff"

// emptyPage is the page until there is a good one.
func (s *server) emptyPage() []byte {
	sum := sha256.Sum256([]byte(Script))
	policy := "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; connect-src 'self'"
	return []byte("<!DOCTYPE html>\n<html lang=\"" + html.EscapeString(s.options.Lang) + "\">\n<head>\n<meta charset=\"utf-8\"/>\n" +
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n" +
		"<meta http-equiv=\"Content-Security-Policy\" content=\"" + policy + "\"/>\n" +
		"<title>" + html.EscapeString(s.options.Title) + "</title>\n</head>\n<body>\n</body>\n</html>\n")
}

// serveEvents tells a browser which version there is, now and after every build, until one of them leaves.
func (s *server) serveEvents(w http.ResponseWriter, r *http.Request) {
	news := make(chan struct{}, 1)
	s.mu.Lock()
	s.listeners[news] = true
	s.mu.Unlock()
	defer func() {
		s.mu.Lock()
		delete(s.listeners, news)
		s.mu.Unlock()
	}()
	w.Header().Set("Content-Type", "text/event-stream")
	control := http.NewResponseController(w)
	for {
		s.mu.Lock()
		version := s.version
		s.mu.Unlock()
		if _, err := w.Write([]byte("data: " + version + "\n\n")); err != nil || control.Flush() != nil {
			return
		}
		select {
		case <-r.Context().Done():
			return
		case <-news:
		}
	}
}

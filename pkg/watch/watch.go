// Package watch shows a page that follows the files that it is made of: it builds the page, serves it on this machine
// alone, and builds it again when one of the files changes; browsers that show it load it anew. It knows nothing of what
// the page says.
//
// A build that fails leaves the last good page, with the problems on top. A file may be half saved, gone or back again: the
// next change is another chance.
package watch

import (
	"context"
	_ "embed" // the script
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"strings"
	"time"
)

// Script is what a page runs to follow its server. The policy of a page must allow it, and that it connects to its server.
//
//go:embed assets/reload.js
var Script string

// A Build makes the page and names the files that it depends on, by absolute paths; those that are not there count too.
// With an error, the files are those that could make it go away, and the page is of no use. Builds do not overlap.
type Build func(ctx context.Context) (page []byte, files []string, err error)

// Options are what a run needs besides its listener.
type Options struct {
	Build   Build
	Explain func(error) string // the words of an error, as they stand above the page; they may be of several lines
	Title   string             // of the page that has only problems to show
	Lang    string             // language of that page, such as "fr"
}

const (
	quiet    = 150 * time.Millisecond // how long the files must rest before a build: an editor writes one several times
	patience = 2 * time.Second        // how long a build waits for files that do not rest
	parting  = time.Second            // how long requests have to end when a run does
)

// Run builds the page and serves it until the context ends, which is no error. It closes the listener, and leaves nothing
// behind that runs.
func Run(ctx context.Context, listener net.Listener, options Options) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	follower, err := newFollower()
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	defer follower.close()
	shown := newServer(listener.Addr().String(), options)
	server := &http.Server{
		Handler: shown, ReadHeaderTimeout: 5 * time.Second, MaxHeaderBytes: 1 << 16,
		ErrorLog: log.New(io.Discard, "", 0), BaseContext: func(net.Listener) context.Context { return ctx },
	}
	served := make(chan error, 1)
	renew(ctx, follower, shown)
	go func() { served <- server.Serve(listener) }()
	err = follow(ctx, follower, shown, served)
	stop() // The requests for events end with the context.
	closing, cancel := context.WithTimeout(context.Background(), parting)
	defer cancel()
	if server.Shutdown(closing) != nil {
		_ = server.Close()
	}
	return err
}

// follow builds the page whenever its files have changed, until the context or the server ends.
func follow(ctx context.Context, follower *follower, shown *server, served <-chan error) error {
	for {
		select {
		case <-ctx.Done():
			return nil
		case err := <-served:
			return err
		case <-follower.changes():
			if !follower.rest(ctx) {
				return nil
			}
			renew(ctx, follower, shown)
		}
	}
}

// renew builds the page and follows its files.
func renew(ctx context.Context, follower *follower, shown *server) {
	start := time.Now()
	follower.follow(shown.build(ctx), start)
}

// hosts returns the names by which a browser may ask for a page at an address of this machine.
func hosts(address string) []string {
	_, port, err := net.SplitHostPort(address)
	if err != nil {
		return []string{address}
	}
	return []string{address, net.JoinHostPort("127.0.0.1", port), net.JoinHostPort("localhost", port)}
}

// isHost reports whether a request names this server: a page of another name that leads here asks for its own.
func isHost(hosts []string, host string) bool {
	for _, name := range hosts {
		if strings.EqualFold(name, host) {
			return true
		}
	}
	return false
}

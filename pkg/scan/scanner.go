package scan

import (
	"io"
	"runtime"
	"sync"

	"github.com/arrimage/arrimage/pkg/diag"
)

// A Sink takes the batches of one worker, one at a time and in the order of the text, though not all of it: other workers
// have other batches. Its sums are merged with those of the other sinks when Run has returned. What must not depend on the
// number of workers must not depend on which sink a batch goes to: sums that are exact, or keyed by Batch.Number.
type Sink interface {
	// Take takes a batch, which is valid until Take returns. An error stops the scan.
	Take(batch *Batch) error
}

// A Scanner reads a text once: Head, then Run.
type Scanner struct {
	name    string
	dialect Dialect
	columns int
	source  source
	order   order
}

// What is read at once, in bytes: by Head at first, and for a block where Options do not say. A block and its index should
// stay in the cache of a processor.
const (
	headBlock    = 16 << 10
	defaultBlock = 256 << 10
)

// New returns a scanner of a text that is UTF-8 without a byte-order mark. The name stands in the places of problems.
//
// It panics for a dialect whose delimiter or quote cannot be one.
func New(name string, text io.Reader, dialect Dialect) *Scanner {
	s := &Scanner{name: name, dialect: dialect.filled()}
	s.source.text = text
	s.source.returned.L = &s.source.mu
	s.order.line, s.order.source = 1, &s.source
	s.order.passed.L = &s.order.mu
	return s
}

// Scan reads a whole text, as New and Run do.
func Scan(name string, text io.Reader, dialect Dialect, options Options, sink func(worker int) Sink) error {
	return New(name, text, dialect).Run(options, sink)
}

// Head returns the first records of the text, or all where there are fewer. Run begins after them. It must be called once
// at most, and before Run; the batch stays valid.
//
// The error is as that of Run, and is returned by Run again; the records before it are returned too.
func (s *Scanner) Head(records int) (*Batch, error) {
	b := s.block()
	b.line = s.order.line
	for size := headBlock; ; size *= 2 {
		s.source.fill(b, size)
		if b.parse(); b.Len() >= records || b.eof || b.broken != nil || b.failure.kind != none {
			break
		}
		if size >= MaxRecord {
			b.fail(recordTooLong, b.consumed)
			break
		}
	}
	end, err := b.consumed, error(nil)
	if b.Len() >= records {
		end = int(b.bounds[b.rows[records]] & place)
	} else {
		err = b.err()
	}
	s.source.keep(b, end)
	b.eof, b.cut = b.eof && len(s.source.pending) == 0, true
	b.parse()
	s.order.line += lines(b.text)
	s.order.odd.add(b)
	return &b.Batch, err
}

// Run reads the records that are left. It asks for a sink for each worker, from 0, before it begins, and returns when all
// batches are taken.
//
// The error is that of the first sink that fails in the order of the text, or a *diag.Failure of kind diag.Data for what
// makes the rest of the text unreadable: a quote that is never closed, a byte that is not UTF-8, a NUL byte, a cell or a
// record beyond the limits, a read error. All records before it were handed over.
func (s *Scanner) Run(options Options, sink func(worker int) Sink) error {
	workers := options.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	s.columns = options.Columns
	if s.source.size = options.Block; s.source.size <= 0 {
		s.source.size = defaultBlock
	}
	sinks := make([]Sink, workers)
	for worker := range sinks {
		sinks[worker] = sink(worker)
	}
	var done sync.WaitGroup
	for _, to := range sinks {
		done.Go(func() { s.work(to) })
	}
	done.Wait()
	return s.order.err
}

// work takes block after block.
func (s *Scanner) work(sink Sink) {
	b := s.block()
	for s.source.next(b) {
		if !b.parsed {
			b.parse()
		}
		if !s.order.pass(b) || b.Len() == 0 {
			continue
		}
		if err := sink.Take(&b.Batch); err != nil {
			s.order.fail(b.Number, err)
		}
	}
}

// block returns a block for a worker.
func (s *Scanner) block() *block {
	return &block{Batch: Batch{name: s.name, dialect: s.dialect, columns: s.columns}}
}

// Blank returns how many blank lines Head and Run have skipped, when Run is done.
func (s *Scanner) Blank() int { return s.order.odd.blank }

// Records returns how many records Run has read, when it is done.
func (s *Scanner) Records() int { return s.order.records }

// Warnings returns, when Run is done, what is odd in the text, in its order: empty cells beyond the columns, blank lines in
// a file of one column, and characters that tell of a wrong encoding. Each is said once, with its count.
func (s *Scanner) Warnings() diag.List { return s.order.odd.warnings(s.name, s.columns) }

package scan

import "sync"

// An order lets the blocks of all workers pass one after the other, as they stand in the text, and knows what came before
// each.
type order struct {
	mu     sync.Mutex
	passed sync.Cond // turn or stopped has changed
	source *source

	turn    int  // the number of the block that passes next
	back    int  // blocks that are still to be given back
	resume  int  // the number of the block after them
	stopped bool // no block passes any more

	line    int // of the next block's first byte
	records int // before the next block
	odd     oddities

	err error // what ended the scan first, in the order of the text
	at  int   // the number of the block that it is from
}

// pass waits for the turn of a block whose index is made. It returns false where the records of the block are not to be
// taken: the scan is stopped, or the block was cut in the wrong place.
func (o *order) pass(b *block) bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	for o.turn != b.Number && !o.stopped {
		o.passed.Wait()
	}
	if o.stopped {
		return false
	}
	defer o.passed.Broadcast()
	o.turn++
	if o.back > 0 {
		o.settle(o.source.giveBack(b.text))
		return false
	}
	b.line, b.First = o.line, o.records
	o.line += lines(b.text[:b.consumed])
	o.records += b.Len()
	o.odd.add(b)
	if err := b.err(); err != nil {
		o.stop(b.Number, err)
	} else if !b.eof && b.consumed < len(b.text) {
		o.resume = b.Number + 1
		o.settle(o.source.rewind(b.Number, b.text[b.consumed:]))
	}
	return true
}

// settle notes how many blocks are still to come back from where the text was cut in the wrong place.
func (o *order) settle(back int) {
	if o.back = back; back == 0 {
		o.turn = o.resume
	}
}

// fail stops the scan where a sink could not take a block.
func (o *order) fail(number int, err error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.stop(number, err)
	o.passed.Broadcast()
}

// stop stops the scan. Blocks that have passed are taken all the same, and one before this may still fail.
func (o *order) stop(number int, err error) {
	if o.err == nil || number <= o.at {
		o.err, o.at = err, number
	}
	o.stopped = true
	o.source.stop()
}

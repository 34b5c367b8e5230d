// Package scan reads delimited text of any length on all processor cores, in memory that does not grow with it.
//
// It reads the same records as package ingest, with the same problems in the same words at the same places, but hands
// them over in batches of cells that are parts of the text: nothing is allocated for a cell, and a place is computed when
// somebody asks for it. It refuses to guess: text is UTF-8 without a byte-order mark, and the delimiter is given. Records
// do not live longer than the call that hands them over; what is to be kept of them is for the Sink to keep, as sums.
//
//  1. New takes the text, and Head the first records: the header.
//  2. Run reads the rest. Each worker has a Sink, which takes batches as they come.
//  3. Codes and Number read a choice and a number from the bytes of a cell.
//
// How the work is divided: a worker takes the next block of the text and cuts it after the last line end outside quotes.
// Where the number of quotes before a line end is even, it is outside, provided that all quotes are as they should be. The
// worker makes the index of its block, and then waits until the block before it is known to end where a record ends. Where
// a quote is wrong and a record goes on, all that was read behind it is given back and cut again, without counting. So a
// batch that a Sink sees is always right, and the number of workers and the size of the blocks change no record, no place
// and no problem.
package scan

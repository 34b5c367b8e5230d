package scan

// The limits beyond which a file is taken for something else than an export. They bound what a damaged file can make
// the scanner hold in memory. They are those of package ingest.
const (
	MaxCell    = 16 << 20 // bytes of one cell
	MaxColumns = 100_000  // cells of one record
	MaxRecord  = 64 << 20 // bytes of one record as it stands in the file
)

// A Dialect says how the text is written.
type Dialect struct {
	// Delimiter stands between cells: one ASCII character other than the quote, a line end or NUL. Zero means a comma.
	Delimiter byte
	// Quote stands around cells: one ASCII character other than a line end or NUL. Zero means '"'.
	Quote byte
}

// filled returns the dialect without zeros. It panics for bytes that no dialect can have.
func (d Dialect) filled() Dialect {
	if d.Delimiter == 0 {
		d.Delimiter = ','
	}
	if d.Quote == 0 {
		d.Quote = '"'
	}
	for _, b := range []byte{d.Delimiter, d.Quote} {
		if b >= 0x80 || b == '\n' || b == '\r' {
			panic("scan: dialect: must be of ASCII characters, not line ends")
		}
	}
	if d.Delimiter == d.Quote {
		panic("scan: dialect: the delimiter must not be the quote")
	}
	return d
}

// Options say how a scanner works. None of them changes what is read, but for Columns.
type Options struct {
	// Workers is how many batches are worked on at once. Zero means one for each processor.
	Workers int
	// Block is how many bytes a batch has, about. Zero means 256 KiB. A worker holds a block and its index, which is
	// about as large.
	Block int
	// Columns is how many cells a record should have; another number is a problem of the record, and empty cells beyond
	// it are cut off. Zero means any number.
	Columns int
}

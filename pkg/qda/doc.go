// Package qda reads and writes REFI-QDA 1.5, the format in which programs of qualitative analysis exchange projects: a
// .qdpx archive with users, codes, texts, selections and codings, or a .qdc codebook with codes alone.
//
// It takes what has to do with coded text and nothing else. Pictures, sound, video, PDF, graphs and links are counted
// and reported as left aside, and what is left aside is never an error.
//
//  1. Read opens the archive, which is refused where it means harm: paths that lead out of it, two entries of one name,
//     passwords, entries that unpack to more than they should, document types.
//  2. The XML becomes elements with their line and column, and these the types of Project, with all errors at once.
//  3. The positions of selections are checked against the text.
//  4. Write makes the archive again: the same project is the same bytes.
//
// # Positions
//
// The standard (section 10.2) counts Unicode code points from 0. It names the last character of a selection, but
// programs such as QualCoder and qc write the position after it; so End is exclusive here. Programs differ in what they
// count, too: ATLAS.ti is known to store CR LF and to count it as one, and a program may count the halves of characters
// beyond U+FFFF, as in UTF-16, or the byte-order mark. None of this is written in the file. Where the names of the
// selections are the words that were selected, they settle it: if they stand at their positions as the standard counts,
// nothing is done; if all of them stand there by one other way of counting, all positions of that text are converted
// and a warning says so; otherwise each name that stands elsewhere in the text gets a warning and positions stay.
// Offsets of this package are always code points of Text, a byte-order mark aside; line ends stay as they are stored.
package qda

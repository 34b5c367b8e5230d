// Package lexicon reads the words of texts: tokens with their places, dictionary rules, concordances, frequent words and
// pairs, near duplicates, and an index of long texts.
//
// It refuses to code: a rule finds where its words stand and proposes no more than that. It guesses no spelling: two words
// are the same where they are after folding, and nowhere else unless a rule asks for stems. It knows nothing of files,
// respondents or themes: texts are strings, and places are runes of them from 0, the end exclusive.
//
//	text ─ Tokens ─► []Token ─ Rule.Find ─► []Span          one rule, one text
//	texts ─ Matcher.FindAll ─► [][]Match                     many rules, many texts, each read once
//	texts ─ NewIndex ─► Index.Find(rule) ─► []Hit            long texts, many searches
//	texts ─ Concordance ─► []Line                            a rule in its context
//	texts ─ FrequentWords, FrequentPairs ─► []Frequency      what is said most
//	texts ─ Duplicates ─► []Group                            who wrote the same
//
// # Words
//
// A word is a run of letters and digits, folded as package fold does: no capitals, no accents, œ as oe, every apostrophe
// and every hyphen alike. Where French elides a word (l', d', qu', jusqu' and their like), that is a word of its own,
// apostrophe included; so is the English 's. Other apostrophes are within words: aujourd'hui, quelqu'un, don't. A comma or
// a point between digits is within a number; a space is not: 20 000 is two words. Words joined by
// hyphens are one word, a compound, and count as one; rules match its parts too.
//
// # Rules
//
//	financement              the word, folded: Financement, FINANCEMENT
//	financ*  *cratie  *art*  words that begin with it, end with it, hold it
//	~financer                words of the same stem, in French or in English: financés, financement
//	=parole                  the word alone, not as a part of porte-parole
//	"santé mentale"          neighbouring words; « » and “ ” do as well; stars are allowed, ~ and = stand before the quotation
//	budget* near/5 manque    both, at most 5 words apart in either order; neighbours are 1 apart
//	a and b, a or b, a not b both in the text; at least one of them; the first where the second is nowhere in the text
//	(a or b) near/3 c        parentheses; near binds closest, then and and not, then or
//
// The operators are also et, ou, sauf or non, près/5, in any case; to search for such a word, quote it. Near joins words,
// quotations, lists of them with or, and other nears; it pays no heed to the ends of sentences.
//
// A hyphen is no more than a space to a rule: porte-parole and "porte parole" find both ways of writing it, save behind =,
// where compounds must be written as in the rule. A star belongs to the part of the compound where it stands.
//
// A match of a word is its place, or that of the part of the compound that it matched; of a quotation from the first word to
// the last; of near the shortest stretches that hold both sides. And and or match wherever one of their sides does. Matches
// that overlap are joined, so that those of a rule in a text are disjoint.
package lexicon

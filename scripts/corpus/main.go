// Command corpus writes a synthetic study of words, to measure the commands of themes with: interviews as documents, or
// open answers that two coders gave themes to.
//
// Nobody said anything: the title and the notice of the study say so. The words are made of French syllables and drawn as
// frequent and rare ones are in a language. The same sizes and seed give the same bytes on every machine.
//
//  1. words.go draws sentences.
//  2. interviews.go and answers.go have the two studies.
//
// Usage, from the root of the module; it writes study.yaml with the folder interviews, or with answers.csv, anne.csv and
// luc.csv:
//
//	go run ./scripts/corpus -interviews 1000 -words 10000 -seed 1 -out DIR
//	go run ./scripts/corpus -answers 100000 -themes 200 -seed 1 -out DIR
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

func main() { os.Exit(run(os.Args[1:], os.Stderr)) }

// A size says which study is written, and how large it is.
type size struct {
	interviews, words int // documents, and words of each
	answers, themes   int // open answers, and themes
}

// valid reports whether the size is that of one study.
func (s size) valid() bool {
	if s.interviews > 0 {
		return s.answers == 0 && s.words > 0
	}
	return s.answers > 0 && s.themes > 0 && s.interviews == 0
}

// run is the program: 0 when every file was written, 1 when one could not be, 2 for wrong usage.
func run(args []string, stderr io.Writer) int {
	flags := flag.NewFlagSet("corpus", flag.ContinueOnError)
	flags.SetOutput(stderr)
	var s size
	flags.IntVar(&s.interviews, "interviews", 0, "how many interviews")
	flags.IntVar(&s.words, "words", 10_000, "words of an interview")
	flags.IntVar(&s.answers, "answers", 0, "how many open answers, in place of interviews")
	flags.IntVar(&s.themes, "themes", 200, "how many themes the answers have")
	seed := flags.Uint64("seed", 1, "what the words are drawn from")
	out := flags.String("out", "", "the folder to write into")
	if err := flags.Parse(args); err != nil {
		return 2
	}
	if !s.valid() || *out == "" || flags.NArg() > 0 {
		fmt.Fprintln(stderr, "usage: corpus (-interviews n [-words n] | -answers n [-themes n]) [-seed n] -out DIR")
		return 2
	}
	if err := write(*out, s, newSpeaker(*seed)); err != nil {
		fmt.Fprintf(stderr, "corpus: %v\n", err)
		return 1
	}
	return 0
}

// write writes the files of a study.
func write(folder string, s size, speaker *speaker) error {
	if s.interviews > 0 {
		return writeInterviews(folder, s, speaker)
	}
	return writeAnswers(folder, s, speaker)
}

// put writes one file, and makes its folder.
func put(folder, name, content string) error {
	path := filepath.Join(folder, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, []byte(content), 0o644)
}

// Command reconstruct draws individual answers that agree with every figure that the 2018 study published.
//
// The answers themselves were never published. What this program writes is therefore reconstructed: no row is what any
// centre or group answered, and only what the figures say can be learned from it. The sentences are invented. A figure
// that cannot be met stops the program, which then names the claim and writes nothing.
//
//  1. Load reads the centres, the questions, the bank of sentences, the budgets and the published figures.
//  2. newGoals reads from the figures what the scores must come to, and refuses figures that contradict the inputs.
//  3. newCast draws who did not answer, who never met its centre, and which regions take the published totals.
//  4. drawScores draws a score for each respondent and repairs the scores until no claim about scores is broken.
//  5. drawCentres and drawGroups give the other answers, as many of each as was printed.
//  6. encode writes the rows as a survey platform does, and check reads them back and counts every figure again.
//
// Usage, from the root of the module:
//
//	go run ./scripts/reconstruct -seed 2018 -out pkg/studies/cosme2018
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

func main() { os.Exit(run(os.Args[1:], os.Stderr)) }

// run is the program: 0 when both files are written, 1 when a claim cannot be met or a file fails, 2 for wrong usage.
func run(args []string, stderr io.Writer) int {
	flags := flag.NewFlagSet("reconstruct", flag.ContinueOnError)
	flags.SetOutput(stderr)
	seed := flags.Uint64("seed", 2018, "seed of the draw; the same seed writes the same bytes")
	out := flags.String("out", "pkg/studies/cosme2018", "folder to write ci.csv and regroupements.csv into")
	study := flags.String("study", "pkg/studies/cosme2018", "folder of budgets.csv and published.csv")
	inputs := flags.String("inputs", "scripts/reconstruct", "folder of centres.csv, questions.csv, variants.csv and sentences.csv")
	if err := flags.Parse(args); err != nil {
		return 2
	}
	if flags.NArg() > 0 {
		fmt.Fprintf(stderr, "reconstruct: unexpected argument %q\n", flags.Arg(0))
		return 2
	}
	in, err := Load(os.DirFS(*inputs), os.DirFS(*study))
	if err == nil {
		err = write(in, *seed, *out, stderr)
	}
	if err != nil {
		fmt.Fprintf(stderr, "reconstruct: %v\n", err)
		return 1
	}
	return 0
}

// write draws, checks and writes both exports, and says on stderr what was done.
func write(in *Inputs, seed uint64, out string, stderr io.Writer) error {
	g, err := newGoals(in)
	if err != nil {
		return err
	}
	files, err := reconstruct(in, g, seed)
	if err != nil {
		return err
	}
	for _, side := range sides {
		if err := writeWhole(filepath.Join(out, side.file), files[side.asked]); err != nil {
			return err
		}
	}
	fmt.Fprintf(stderr, "reconstruct: wrote ci.csv and regroupements.csv into %s (seed %d)\n", out, seed)
	fmt.Fprintf(stderr, "reconstruct: the answers are reconstructed from the published figures (%d claims, all met); "+
		"nobody gave them, and the sentences are invented\n", len(in.Published.Claims))
	return nil
}

// A side is one of the two exports.
type side struct {
	asked string // the word of questions.csv for those who are asked: "ci", "groups"
	file  string // the export's file name
	name  string // the code of the column that holds the respondent's name
}

// The two sides, in the order in which they are written.
var sides = [...]side{
	{asked: "ci", file: "ci.csv", name: "etablissement"},
	{asked: "groups", file: "regroupements.csv", name: "regroupement"},
}

// reconstruct returns the bytes of both exports, by the side's word in questions.csv, once every claim holds in them.
func reconstruct(in *Inputs, g *goals, seed uint64) (map[string][]byte, error) {
	d, err := newDrawing(in, g, seed)
	if err != nil {
		return nil, err
	}
	if err := d.drawCentres(); err != nil {
		return nil, err
	}
	if err := d.drawGroups(); err != nil {
		return nil, err
	}
	d.drawItems(d.centres, true)
	d.drawItems(d.groups, false)
	rows := [...][]*respondent{d.centres, d.groups}
	for i, side := range sides {
		d.drawSentences(side, rows[i])
		d.identify(side, rows[i])
	}
	d.respell()
	files := make(map[string][]byte, len(sides))
	for i, side := range sides {
		files[side.asked] = encode(in.columns(side), rows[i])
	}
	return files, check(in, files)
}

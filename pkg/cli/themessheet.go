package cli

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/arrimage/arrimage/pkg/codesheet"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/memory"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

type themesSheetOptions struct {
	env       *Env
	source    source
	output    output
	questions []string
	coder     string
	only      string // "uncoded" or ""
	conflicts bool
	sample    int
	seed      uint64
	seeded    bool // --seed is given
}

func newThemesSheetCmd(env *Env, run func(*themesSheetOptions) error) *cobra.Command {
	opts := &themesSheetOptions{env: env}
	command := &cobra.Command{
		Use:   "sheet --coder NAME [QUESTION…]",
		Short: locale.Text{FR: "Feuille de codage d'une personne, en Excel ou en CSV", EN: "Coding sheet of one coder, as Excel or CSV"}.French().In(env.Lang),
		Long: locale.Text{
			FR: `sheet écrit la feuille où une personne code le corpus : une ligne par réponse ou tour de parole, avec
son contexte, les thèmes que les règles proposent, ce que la personne a déjà codé, et six colonnes de
thèmes. Un classeur (.xlsx) y donne la liste des thèmes de la question, et le codebook sur une
deuxième feuille. « 0 » dans theme_1 dit qu'aucun thème ne convient ; une ligne laissée vide n'est pas
codée. « thème 4-15 » ne code que les caractères 4 à 15, comptés à partir de 0, le dernier exclu.

Le fichier d'une personne n'est jamais réécrit : la feuille remplie prend sa place, ou themes merge
la réunit aux autres.`,
			EN: `sheet writes the sheet in which one person codes the corpus: a row for each answer or turn, with its
context, the themes that rules propose, what the coder has given already, and six columns for themes.
A workbook (.xlsx) has the list of the question's themes there, and the codebook on a second sheet.
"0" in theme_1 says that no theme applies; a row left empty is not coded. "theme 4-15" codes
characters 4 to 15 only, counted from 0, the last one not included.

A coder's file is never written to: the sheet takes its place when filled in, or themes merge brings
it together with the others.`,
		}.French().In(env.Lang),
		Example: "  arrimage themes sheet --demo --coder anne -o anne.xlsx\n  arrimage themes sheet insatisfactions --demo --coder luc --only uncoded\n  arrimage themes sheet --demo --coder luc --sample 20 --seed 1 -o luc.xlsx",
		RunE: func(command *cobra.Command, args []string) error {
			opts.questions, opts.seeded = args, command.Flags().Changed("seed")
			return runs(opts, run, runThemesSheet)
		},
	}
	opts.source.addTo(command, env)
	opts.output.addGrid(command, env)
	flags := command.Flags()
	flags.StringVar(&opts.coder, "coder", "", locale.Text{FR: "`nom` de la personne qui code", EN: "`name` of the coder"}.In(env.Lang))
	flags.StringVar(&opts.only, "only", "", locale.Text{FR: "seulement ce que la personne n'a pas codé : `uncoded`", EN: "only what the coder has not coded: `uncoded`"}.French().In(env.Lang))
	flags.BoolVar(&opts.conflicts, "conflicts", false, locale.Text{FR: "seulement les désaccords qu'aucune décision ne règle", EN: "only disagreements that no decision settles"}.In(env.Lang))
	flags.IntVar(&opts.sample, "sample", 0, locale.Text{FR: "tirer `N` réponses ou tours au hasard, sans remise", EN: "draw `N` answers or turns at random, without replacement"}.In(env.Lang))
	flags.Uint64Var(&opts.seed, "seed", 0, locale.Text{FR: "`graine` du tirage, un entier ; 0 par défaut", EN: "`seed` of the draw, a whole number; 0 by default"}.French().In(env.Lang))
	return command
}

// addGrid declares the flags of an output that coders fill in.
func (o *output) addGrid(command *cobra.Command, env *Env) {
	flags := command.Flags()
	flags.StringVar(&o.format, "format", "", locale.Text{FR: "`format` : csv, xlsx", EN: "`format`: csv, xlsx"}.French().In(env.Lang))
	o.addFile(command, env)
}

// addFile declares the flag of the file that is written.
func (o *output) addFile(command *cobra.Command, env *Env) {
	command.Flags().StringVarP(&o.file, "output", "o", "", locale.Text{FR: "`fichier` à écrire (en entier ou pas du tout), le format selon son nom", EN: "`file` to write (whole or not at all), the format by its name"}.In(env.Lang))
}

func runThemesSheet(opts *themesSheetOptions) error {
	defer memory.CollectOften()() // Words and their codings stay, and little else does.
	format, err := opts.check()
	if err != nil {
		return err
	}
	s, err := opts.source.words(opts.env)
	if err != nil {
		return err
	}
	if err := checkCorpusQuestions(s.Study, opts.questions); err != nil {
		return err
	}
	coder, err := opts.codings(s)
	if err != nil {
		return err
	}
	sheet := codesheet.New(s, coder, codesheet.Options{
		Questions: opts.questions, Uncoded: opts.only != "", Disputed: opts.conflicts, Sample: opts.sample, Seed: opts.seed,
	})
	err = opts.output.write(opts.env, s, func(w io.Writer) error {
		if format == "xlsx" {
			return tooLarge(sheet.Workbook(w, opts.env.Lang))
		}
		return sheet.Grid(opts.env.Lang).CSV(w)
	})
	if err != nil {
		return err
	}
	opts.say(s, coder, sheet)
	return notice(opts.env, s.Study)
}

// check reports flags that are wrong whatever the study.
func (o *themesSheetOptions) check() (format string, err error) {
	switch {
	case o.coder == "":
		return "", usage("--coder dit qui code", "--coder says who codes")
	case o.sample < 0:
		return "", usage("--sample %d\u00a0: attendu un nombre entier, 1 ou plus", "--sample %d: expected a whole number, 1 or more", o.sample)
	case o.seeded && o.sample == 0:
		return "", usage("--seed ne sert qu'avec --sample", "--seed is for --sample only")
	}
	if o.only != "" {
		if err := within("--only", o.only, []string{"uncoded"}); err != nil {
			return "", err
		}
	}
	return o.output.gridFormat(o.env)
}

// codings reads what the coder has given, all coders for conflicts, and returns his index; -1 where he has no file yet.
func (o *themesSheetOptions) codings(s *survey.Survey) (int, error) {
	declared := s.Study.Coding.Coders.Names()
	if len(declared) > 0 {
		if err := within("--coder", o.coder, declared); err != nil {
			return 0, err
		}
	}
	coders := present(s)
	if !o.conflicts {
		coders.Decisions = study.Located{}
		at := coders.Coders.Index(o.coder)
		if at < 0 {
			return -1, nil
		}
		coders.Coders = coders.Coders[at : at+1]
	}
	return coders.Coders.Index(o.coder), readCodings(o.env, s, coders, s.CodingFiles())
}

// say tells on stderr how many rows were drawn, and where there is nothing to code or nothing that was coded already.
func (o *themesSheetOptions) say(s *survey.Survey, coder int, sheet *codesheet.Sheet) {
	rows := len(sheet.Segments)
	if at := s.Study.Coding.Coders.Index(o.coder); coder < 0 && at >= 0 {
		fmt.Fprintln(o.env.Err, locale.Textf("Le fichier de %s n'est pas encore là (%s)\u00a0: rien n'est rempli d'avance.", "The file of %s is not there yet (%s): nothing is filled in.",
			o.coder, s.Files.Label(s.Study.Coding.Coders[at].Value.File.Value)).In(o.env.Lang))
	}
	switch {
	case rows == 0:
		fmt.Fprintln(o.env.Err, locale.Text{FR: "Il n'y a rien à coder\u00a0: la feuille n'a que son en-tête.", EN: "There is nothing to code: the sheet has its headings only."}.In(o.env.Lang))
	case o.sample > 0:
		fmt.Fprintln(o.env.Err, locale.Textf("Tirage simple sans remise\u00a0: %s réponses ou tours de parole sur %s (graine %d).", "Simple random sample without replacement: %s of %s answers or turns (seed %d).",
			locale.Count(rows), locale.Count(sheet.Of), o.seed).In(o.env.Lang))
	}
}

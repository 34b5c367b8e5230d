package cli

import (
	"errors"
	"strings"
	"unicode"

	"github.com/spf13/cobra"

	"github.com/arrimage/arrimage/pkg/lexicon"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

type themesFindOptions struct {
	env     *Env
	reading reading
	rule    string
	sort    string
	context int
	count   bool
}

func newThemesFindCmd(env *Env, run func(*themesFindOptions) error) *cobra.Command {
	opts := &themesFindOptions{env: env}
	command := &cobra.Command{
		Use:   locale.Text{FR: "find RÈGLE [QUESTION…]", EN: "find RULE [QUESTION…]"}.In(env.Lang),
		Short: locale.Text{FR: "Endroits du corpus où se trouve une règle, dans leur contexte", EN: "Places of the corpus where a rule matches, in their context"}.French().In(env.Lang),
		Long: locale.Text{
			FR: `find montre chaque endroit des réponses ouvertes et des entretiens où se trouve une règle : fichier et
ligne, répondant, mots d'avant, mots trouvés, mots d'après. Avec --count, il les compte par partie et
par question. Les règles sont celles des thèmes (rules:).

Règles : financement (sans égard aux accents ni aux majuscules), financ*, ~financer (même radical),
« santé mentale » (mots qui se suivent), budget* près/5 manque, a et b, a ou b, a sauf b, parenthèses.`,
			EN: `find shows each place of the open answers and interviews where a rule matches: file and line,
respondent, the words before, those found, those behind. With --count, it counts them by side and
question. Rules are those of themes (rules:).

Rules: funding (accents and capitals aside), fund*, ~funding (same stem), "mental health" (words in a
row), budget* near/5 lack, a and b, a or b, a not b, parentheses.`,
		}.French().In(env.Lang),
		Example: "  arrimage themes find 'financ*' --demo\n  arrimage themes find 'budget* or financ*' --demo --count\n  arrimage themes find 'rencontre*' reussites --demo --sort right",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usage("il manque la règle à chercher, comme 'financ*'", "the rule to look for is missing, such as 'financ*'")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			opts.rule, opts.reading.Questions = args[0], args[1:]
			return runs(opts, run, runThemesFind)
		},
	}
	opts.reading.addTo(command, env)
	opts.reading.addInterviewers(command, env)
	flags := command.Flags()
	flags.StringVar(&opts.sort, "sort", tabulate.SortText, locale.Text{FR: "ordre : `text|left|right` (du corpus, par défaut ; des mots d'avant ; des mots d'après)", EN: "order: `text|left|right` (of the corpus, the default; of the words before; of those behind)"}.French().In(env.Lang))
	flags.IntVar(&opts.context, "context", tabulate.DefaultContext, locale.Textf("`nombre` de caractères de contexte de chaque côté\u00a0; %d par défaut, ou ce que le terminal peut montrer", "`number` of characters of context on either side; %d by default, or what the terminal can show", tabulate.DefaultContext).In(env.Lang))
	flags.BoolVar(&opts.count, "count", false, locale.Text{FR: "compter au lieu de montrer, par partie et question", EN: "count instead of showing, by side and question"}.In(env.Lang))
	hideDefault(flags, "sort", "")
	hideDefault(flags, "context", "0")
	return command
}

func runThemesFind(opts *themesFindOptions) error {
	search, err := opts.search()
	if err != nil {
		return err
	}
	return opts.reading.write(opts.env, func(s *survey.Survey, options tabulate.Options) ([]*table.Table, error) {
		if opts.count {
			return single(tabulate.FindCounts(s, search, options))
		}
		return single(tabulate.FindTable(s, search, options))
	})
}

// search returns what is looked for.
func (o *themesFindOptions) search() (tabulate.Search, error) {
	search := tabulate.Search{Reading: o.reading.Reading, Sort: o.sort, Context: o.context}
	if err := within("--sort", o.sort, []string{tabulate.SortText, tabulate.SortLeft, tabulate.SortRight}); err != nil {
		return search, err
	}
	const most = 10_000
	if o.context < 0 || o.context > most {
		return search, usage("--context %d\u00a0: attendu un nombre de caractères de 0 à %s", "--context %d: expected a number of characters from 0 to %s", o.context, locale.Count(most))
	}
	target, err := o.reading.output.target(nil)
	if err != nil {
		return search, err
	}
	if target.Name == "table" {
		search.Width = o.reading.output.width(o.env)
	}
	search.Rule, err = compileRule(o.rule)
	return search, err
}

// compileRule reads a rule of the command line; the error shows where it cannot be read.
func compileRule(text string) (*lexicon.Rule, error) {
	rule, err := lexicon.Compile(text)
	var wrong *lexicon.SyntaxError
	if !errors.As(err, &wrong) {
		return rule, err
	}
	shown := strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(text, "\ufffd"))
	return nil, usage("règle\u00a0: %s\n  %s\n  %s", "rule: %s\n  %s\n  %s", wrong.Text, shown, underRune(shown, wrong.At))
}

// underRune returns a mark that stands under a character of a line.
func underRune(line string, at int) string {
	columns := 0
	for i, r := range []rune(line) {
		if i < at && !unicode.Is(unicode.Mn, r) {
			columns++
		}
	}
	return strings.Repeat(" ", columns) + "^"
}

package cli

import (
	"cmp"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/formats"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/render"
	"github.com/arrimage/arrimage/pkg/studies"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

// A source says which study a command works on, and how its answers are read.
type source struct {
	study   string // study file or its folder; "" to look for it
	data    string // folder of the exports where it is not the study file's; ""
	demo    string // a study that ships in the binary; ""
	invalid string // "error" or "missing"
	lang    string // language of the output; "" for the study's
	passes  string // "auto", "always" or "never": whether exports are read in one pass, without holding their rows; "" for never
	holds   bool   // the command needs rows that are held, whatever passes says
	wave    string // of a study with waves; "" for the last one
	flag    string // the flag that the wave came by; "" for --wave

	opened *openedFiles // keeps the files that are asked for; nil where nobody wants to know
}

// addTo declares the flags of a source.
func (s *source) addTo(command *cobra.Command, env *Env) {
	s.addFilesTo(command, env)
	s.addDemo(command.Flags(), env)
}

// addDemo declares the flag of the studies that ship in the binary: alone, it takes the founding one.
func (s *source) addDemo(flags *pflag.FlagSet, env *Env) {
	flags.StringVar(&s.demo, "demo", "", locale.Text{
		FR: "prendre une étude livrée avec le programme (arrimage demo --list ; la fondatrice si `nom` manque)",
		EN: "take a study that ships with the program (arrimage demo --list; the founding one without `name`)",
	}.French().In(env.Lang))
	flags.Lookup("demo").NoOptDefVal = studies.Demo
}

// addFilesTo declares the flags of a source that is made of files.
func (s *source) addFilesTo(command *cobra.Command, env *Env) {
	flags := command.Flags()
	flags.StringVar(&s.study, "study", "", locale.Text{FR: "`fichier` d'étude, ou son dossier", EN: "study `file`, or its folder"}.In(env.Lang))
	flags.StringVar(&s.data, "data", "", locale.Text{FR: "`dossier` des exports, s'ils ne sont pas avec le fichier d'étude", EN: "`folder` of the exports, if they are not with the study file"}.In(env.Lang))
	flags.StringVar(&s.invalid, "invalid", "error", locale.Text{FR: "réponse invalide : `error|missing` (arrêter, par défaut, ou compter à part)", EN: "an invalid answer: `error|missing` (stop, the default, or count apart)"}.French().In(env.Lang))
	flags.StringVar(&s.lang, "lang", "", locale.Text{FR: "langue : `fr|en` ; sinon celle de l'étude", EN: "language: `fr|en`; else the study's"}.French().In(env.Lang))
	s.addWave(flags, env)
	hideDefault(flags, "invalid", "")
}

// addWave declares the flag of the wave.
func (s *source) addWave(flags *pflag.FlagSet, env *Env) {
	flags.StringVar(&s.wave, "wave", "", locale.Text{FR: "`vague` d'une étude à vagues ; sinon la dernière", EN: "`wave` of a study with waves; else the last one"}.French().In(env.Lang))
}

// hideDefault keeps pflag from printing the default of a flag, which it words in English: the flag's description says it.
// zero is the one default, by the flag's type, that pflag does not print.
func hideDefault(flags *pflag.FlagSet, name, zero string) { flags.Lookup(name).DefValue = zero }

// check reports values of flags that do not exist or do not go together.
func (s *source) check() error {
	if s.demo != "" && s.study != "" {
		return usage("--study et --demo\u00a0: l'un ou l'autre", "--study and --demo: either one or the other")
	}
	if err := checkLang(s.lang); err != nil {
		return err
	}
	if s.passes != "" {
		if err := within("--one-pass", s.passes, onePassChoices); err != nil {
			return err
		}
	}
	return within("--invalid", s.invalid, []string{"error", "missing"})
}

// inWave returns the study of the wave asked for, else of the last one.
func (s *source) inWave(def *study.Definition) (*study.Definition, error) {
	flag := cmp.Or(s.flag, "--wave")
	switch {
	case s.wave != "" && len(def.Waves) == 0:
		return nil, usage("%s %s\u00a0: l'étude ne déclare pas de vagues (waves:)", "%s %s: the study declares no waves (waves:)", flag, s.wave)
	case s.wave != "":
		if err := within(flag, s.wave, def.Waves.Names()); err != nil {
			return nil, err
		}
	}
	return def.InWave(s.wave), nil
}

// checkLang reports a value of --lang that is no language of ours; "" is the absence of one.
func checkLang(lang string) error {
	if _, ok := locale.Parse(lang); lang != "" && !ok {
		return usage("--lang %q\u00a0: attendu fr, en", "--lang %q: expected fr, en", lang)
	}
	return nil
}

// addLang gives --lang to a command that works on no study: Main has taken the language from the command line already.
func addLang(command *cobra.Command, env *Env) *cobra.Command {
	var lang string
	command.Flags().StringVar(&lang, "lang", "", locale.Text{FR: "langue : `fr|en`", EN: "language: `fr|en`"}.French().In(env.Lang))
	run := command.RunE
	command.RunE = func(command *cobra.Command, args []string) error {
		if err := checkLang(lang); err != nil {
			return err
		}
		return run(command, args)
	}
	return command
}

// within reports a value that is not one of those allowed.
func within(flag, value string, allowed []string) error {
	for _, candidate := range allowed {
		if value == candidate {
			return nil
		}
	}
	return oneOf(flag, value, allowed)
}

func oneOf(flag, value string, allowed []string) error {
	return usage("%s %q\u00a0: attendu %s%s", "%s %q: expected %s%s", flag, value, diag.OneOf(allowed), diag.DidYouMean(value, allowed))
}

// choices are the flags that choose what is computed.
type choices struct {
	where string
	by    []string
	base  string
	level float64
	seed  uint64
}

// The flags that choose what is computed, by name; a command declares those that make sense for it.
func (c *choices) addWhere(command *cobra.Command, env *Env) {
	command.Flags().StringVar(&c.where, "where", "", locale.Text{FR: "`condition` sur les unités, comme satisfaction == \"Oui\"", EN: "`condition` on the units, such as satisfaction == \"Oui\""}.In(env.Lang))
}

func (c *choices) addBy(command *cobra.Command, env *Env) {
	command.Flags().StringSliceVar(&c.by, "by", nil, locale.Text{FR: "`variables` qui séparent les unités en groupes, l'une dans l'autre (a,b)", EN: "`variables` that split the units into groups, one inside the other (a,b)"}.In(env.Lang))
}

func (c *choices) addBase(command *cobra.Command, env *Env) {
	command.Flags().StringVar(&c.base, "base", "", locale.Text{FR: "base des pourcentages : `asked|answered` (qui a reçu la question, ou qui y a répondu)", EN: "base of percentages: `asked|answered` (all that were asked, or those that answered)"}.French().In(env.Lang))
}

func (c *choices) addLevel(command *cobra.Command, env *Env) {
	command.Flags().Float64Var(&c.level, "level", tabulate.DefaultLevel, locale.Textf("`niveau` de confiance, entre 0 et 1\u00a0; %v par défaut", "confidence `level`, between 0 and 1; %v by default", tabulate.DefaultLevel).In(env.Lang))
	hideDefault(command.Flags(), "level", "0")
}

func (c *choices) addSeed(command *cobra.Command, env *Env) {
	command.Flags().Uint64Var(&c.seed, "seed", 0, locale.Text{FR: "`graine` des permutations aléatoires, un entier ; 0 par défaut", EN: "`seed` of random permutations, a whole number; 0 by default"}.French().In(env.Lang))
}

// options checks the flags and returns them as tabulate takes them.
func (c *choices) options() (tabulate.Options, error) {
	if c.base != "" {
		if err := within("--base", c.base, []string{string(study.AskedBase), string(study.AnsweredBase)}); err != nil {
			return tabulate.Options{}, err
		}
	}
	if !(c.level > 0 && c.level < 1) {
		return tabulate.Options{}, usage("--level %v\u00a0: attendu un nombre entre 0 et 1, comme 0.95", "--level %v: expected a number between 0 and 1, such as 0.95", c.level)
	}
	return tabulate.Options{Where: c.where, By: c.by, Base: study.Base(c.base), Level: c.level, Seed: c.seed}, nil
}

// An output says in which format and where results are written.
type output struct {
	format string   // "" to tell it from the file's name, else a table
	file   string   // "" or "-" for stdout
	table  string   // which of several tables; "" for all, or the first where the format holds one
	more   []string // formats of the command's own, beside those of tables
}

// addTo declares the flags of an output. more are formats of the command's own.
func (o *output) addTo(command *cobra.Command, env *Env, more ...string) {
	flags := command.Flags()
	o.more = more
	flags.StringVar(&o.format, "format", "", locale.Textf("`format`\u00a0: %s", "`format`: %s", strings.Join(o.names(), ", ")).In(env.Lang))
	flags.StringVarP(&o.file, "output", "o", "", locale.Text{FR: "`fichier` à écrire (en entier ou pas du tout), le format selon son nom", EN: "`file` to write (whole or not at all), the format by its name"}.In(env.Lang))
	flags.StringVar(&o.table, "table", "", locale.Text{FR: "n'écrire que ce `tableau`", EN: "write this `table` only"}.In(env.Lang))
}

// names returns the names of the formats that the command writes.
func (o *output) names() []string {
	names := render.Names()
	for _, target := range formats.OfTables(document.Document{}) {
		names = append(names, target.Name)
	}
	return append(names, o.more...)
}

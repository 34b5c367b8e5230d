package cli

import (
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/document/docx"
	"github.com/arrimage/arrimage/pkg/form"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

type formOptions struct {
	env    *Env
	source source
	side   string
	output output
}

// formFormats are the formats of a questionnaire, in the order in which help names them.
var formFormats = []string{"md", "html", "docx", "xlsx", "csv"}

func newFormCmd(env *Env, run func(*formOptions) error) *cobra.Command {
	opts := &formOptions{env: env, source: source{invalid: "error"}}
	command := &cobra.Command{
		Use: "form",
		Short: locale.Text{
			FR: "Questionnaire vierge à imprimer, XLSForm, export vide",
			EN: "Blank questionnaire to print, XLSForm, empty export",
		}.In(env.Lang),
		Long: locale.Text{
			FR: `form refait du fichier d'étude le questionnaire d'une partie, pour qu'une deuxième vague
recueille les mêmes données : à imprimer (md, html, docx), pour KoboToolbox et ODK (xlsx, un
XLSForm), ou comme export sans répondant, avec les bons titres de colonnes (csv). Une
condition qui ne peut pas s'écrire exactement en XLSForm devient une note, avec un
avertissement. Où l'étude déclare des sections (workbook:), c'est un cahier : contexte,
citations à côté, lignes où écrire. Les exports ne sont pas lus.`,
			EN: `form makes the questionnaire of one side from the study file again, so that a second wave
collects the same data: to print (md, html, docx), for KoboToolbox and ODK (xlsx, an XLSForm),
or as an export without a respondent, with the right headings (csv). A condition that cannot be
written exactly in XLSForm becomes a hint, with a warning. Where the study declares sections
(workbook:), it is a workbook: context, quotations beside, lines to write on. The exports are
not read.`,
		}.French().In(env.Lang),
		Example: "  arrimage form --demo --side ci -o questionnaire.html\n  arrimage form --demo --side ci -o questionnaire.xlsx\n  arrimage form --demo --side ci --format csv",
		Args:    noArgs,
		RunE:    func(*cobra.Command, []string) error { return runs(opts, run, runForm) },
	}
	flags := command.Flags()
	flags.StringVar(&opts.source.study, "study", "", locale.Text{FR: "`fichier` d'étude, ou son dossier", EN: "study `file`, or its folder"}.In(env.Lang))
	opts.source.addDemo(flags, env)
	flags.StringVar(&opts.source.lang, "lang", "", locale.Text{FR: "langue : `fr|en` ; sinon celle de l'étude", EN: "language: `fr|en`; else the study's"}.French().In(env.Lang))
	opts.source.addWave(flags, env)
	flags.StringVar(&opts.side, "side", "", locale.Text{FR: "`partie` à interroger, si l'étude en a plusieurs", EN: "`side` to ask, if the study has several"}.In(env.Lang))
	flags.StringVar(&opts.output.format, "format", "", locale.Textf("`format`\u00a0: %s", "`format`: %s", strings.Join(formFormats, ", ")).In(env.Lang))
	flags.StringVarP(&opts.output.file, "output", "o", "", locale.Text{FR: "`fichier` à écrire (en entier ou pas du tout), le format selon son nom", EN: "`file` to write (whole or not at all), the format by its name"}.In(env.Lang))
	return command
}

func runForm(opts *formOptions) error {
	format, err := opts.chooseFormat()
	if err != nil {
		return err
	}
	def, files, err := opts.source.definition(opts.env)
	if err != nil {
		return err
	}
	side, err := opts.chooseSide(def)
	if err != nil {
		return err
	}
	var warnings diag.List
	var recoded []string
	err = opts.output.write(opts.env, &survey.Survey{Study: def, Files: files}, func(w io.Writer) (err error) {
		blank := form.New(def, side)
		recoded = blank.Recoded()
		switch format {
		case "html":
			return blank.HTML(w, opts.env.Lang)
		case "docx":
			return docx.Write(w, blank.Document(), opts.env.Lang)
		case "xlsx":
			warnings, err = blank.Workbook(w, opts.env.Lang)
			err = tooLarge(err)
		case "csv":
			warnings, err = blank.Header(w)
		default:
			return blank.Markdown(w, opts.env.Lang)
		}
		return err
	})
	if err != nil {
		return err
	}
	if len(recoded) > 0 && format != "csv" {
		warnings.Warnf(diag.Pos{}, "recoded", "les codes sont ceux d'aujourd'hui, non ceux de la vague %s\u00a0: %s", "the codes are those of today, not those of wave %s: %s", def.Wave, diag.OneOf(recoded))
	}
	return warn(opts.env, warnings)
}

// chooseSide returns the side asked for, or the only one.
func (opts *formOptions) chooseSide(def *study.Definition) (string, error) {
	names := def.Sides.Names()
	if opts.side == "" && len(names) == 1 {
		return names[0], nil
	}
	if opts.side == "" {
		return "", usage("l'étude a plusieurs parties\u00a0; --side dit laquelle\u00a0: %s", "the study has several sides; --side says which: %s", diag.OneOf(names))
	}
	return opts.side, within("--side", opts.side, names)
}

// chooseFormat returns the format asked for, else the one that the file's name tells, else Markdown. A workbook or
// a Word document does not go to a terminal.
func (opts *formOptions) chooseFormat() (string, error) {
	format, file := opts.output.format, opts.output.file
	toStdout := file == "" || file == "-"
	if err := noTerminal(opts.env, format == "xlsx", file); err != nil {
		return "", err
	}
	if format == "docx" && toStdout && opts.env.Width > 0 {
		return "", usage("un document Word ne s'affiche pas au terminal\u00a0; -o FICHIER.docx l'écrit", "a Word document cannot be shown in a terminal; -o FILE.docx writes it")
	}
	switch {
	case format != "":
		return format, within("--format", format, formFormats)
	case toStdout || hasSuffix(file, ".md") || hasSuffix(file, ".markdown"):
		return "md", nil
	case hasSuffix(file, ".html") || hasSuffix(file, ".htm"):
		return "html", nil
	case hasSuffix(file, ".docx"), hasSuffix(file, ".xlsx"), hasSuffix(file, ".csv"):
		return strings.ToLower(file[strings.LastIndex(file, ".")+1:]), nil
	}
	return "", usage("format inconnu pour %q\u00a0; --format dit lequel\u00a0: %s", "no format known for %q; --format says which: %s", file, strings.Join(formFormats, ", "))
}

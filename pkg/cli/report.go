package cli

import (
	"errors"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/arrimage/arrimage/pkg/claim"
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/formats"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/report"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

type reportOptions struct {
	env     *Env
	source  source
	choices choices
	output  output
	folder  string // where the documents are written; "" for one document in one file
	each    string // region: a document for each; "" for one of the whole study

	interactive bool // HTML has tables that sort and filter, and charts with tips
	tuned       bool // --level or --seed is given
}

func newReportCmd(env *Env, run func(*reportOptions) error) *cobra.Command {
	opts := &reportOptions{env: env}
	command := &cobra.Command{
		Use: "report",
		Short: locale.Text{
			FR: "Écrire l'étude en un document, ou un document par région",
			EN: "Write the study as one document, or one document a region",
		}.In(env.Lang),
		Long: locale.Text{
			FR: `report écrit les sections que l'étude déclare (report: sections), ou tout ce qu'elle permet :
participation, taux, scores, classement, budgets, corrélations, chiffres publiés et méthodes.
Le HTML tient en un seul fichier, se lit sans script et s'imprime ; --interactive y ajoute des
tableaux à trier et à filtrer et la valeur de chaque marque des graphiques.

--out-dir écrit dans un dossier, en un ou plusieurs formats (--format html,docx, ou all). Avec
--each region, chaque région a son document (qui y a répondu, ses scores et ses données parmi
celles de toutes les régions, ses réponses côte à côte), et index mène à tous. Chaque fichier
paraît en entier ou pas du tout ; après un échec, ceux qui sont complets restent.`,
			EN: `report writes the sections that the study declares (report: sections), or all that it allows:
response, rates, scores, ranking, budgets, correlations, published figures and methods.
The HTML is one file, readable without scripts, and prints; --interactive adds tables to
sort and filter, and the value of every mark of a chart.

--out-dir writes to a folder, in one or several formats (--format html,docx, or all). With
--each region, every region has its document (who answered there, its scores and data among
those of all regions, its answers side by side), and index leads to them all. Each file
appears whole or not at all; after a failure, those that are complete stay.`,
		}.French().In(env.Lang),
		Example: "  arrimage report --demo\n  arrimage report --demo -o report.html\n  arrimage report --demo --lang en --format md\n  arrimage report --demo --out-dir rapport --format all\n  arrimage report --demo --each region --out-dir regions",
		Args:    noArgs,
		RunE: func(command *cobra.Command, _ []string) error {
			opts.tuned = command.Flags().Changed("level") || command.Flags().Changed("seed")
			return runs(opts, run, runReport)
		},
	}
	opts.source.addTo(command, env)
	flags := command.Flags()
	flags.StringVar(&opts.output.format, "format", "", locale.Textf("`format`\u00a0: %s\u00a0; avec --out-dir, plusieurs (a,b) ou all", "`format`: %s; with --out-dir, several (a,b) or all", strings.Join(formats.Names(), ", ")).In(env.Lang))
	flags.StringVarP(&opts.output.file, "output", "o", "", locale.Text{FR: "`fichier` à écrire (en entier ou pas du tout), le format selon son nom", EN: "`file` to write (whole or not at all), the format by its name"}.In(env.Lang))
	flags.StringVar(&opts.folder, "out-dir", "", locale.Text{FR: "`dossier` où écrire, en un ou plusieurs formats", EN: "`folder` to write to, in one or several formats"}.In(env.Lang))
	flags.StringVar(&opts.each, "each", "", locale.Text{FR: "un document par `region`, avec --out-dir", EN: "a document for each `region`, with --out-dir"}.In(env.Lang))
	addInteractive(flags, env, &opts.interactive)
	opts.choices.addLevel(command, env)
	opts.choices.addSeed(command, env)
	return command
}

// addInteractive declares the flag of interactive pages.
func addInteractive(flags *pflag.FlagSet, env *Env, interactive *bool) {
	flags.BoolVar(interactive, "interactive", false, locale.Text{FR: "HTML : tableaux à trier et à filtrer, graphiques à interroger", EN: "HTML: tables to sort and filter, charts to ask for values"}.French().In(env.Lang))
}

func runReport(opts *reportOptions) error {
	switch {
	case opts.each != "" && opts.folder == "":
		return usage("--each demande --out-dir, le dossier des documents", "--each needs --out-dir, the folder of the documents")
	case opts.folder != "" && opts.output.file != "":
		return usage("--out-dir et -o\u00a0: l'un ou l'autre", "--out-dir and -o: either one or the other")
	case opts.each != "" && opts.tuned:
		return usage("--each ne prend ni --level ni --seed\u00a0: le rapport d'une région n'a ni intervalle ni permutation", "--each takes neither --level nor --seed: the report of a region has no interval and no permutation")
	case opts.each != "":
		return runEach(opts)
	case opts.folder != "":
		return runFolder(opts)
	}
	return runOne(opts)
}

// runOne writes one document in one format.
func runOne(opts *reportOptions) error {
	format, err := opts.output.documentFormat()
	if err != nil {
		return err
	}
	if err := opts.checkInteractive(format); err != nil {
		return err
	}
	if format.Binary && opts.output.file == "" && opts.env.Width > 0 {
		return usage("le format %s n'est pas pour un terminal\u00a0: -o nomme un fichier", "format %s is not for a terminal: -o names a file", format.Name)
	}
	if format.Prepare != nil {
		go format.Prepare()
	}
	s, made, err := opts.build()
	if err != nil {
		return err
	}
	options := formats.Options{Lang: opts.env.Lang, Width: opts.output.width(opts.env), Meta: metaOf(s.Study), Interactive: opts.interactive}
	if file := opts.output.file; format.Name == "qmd" && file != "" && file != "-" {
		sh := &shelf{env: opts.env, survey: s, folder: filepath.Dir(file)}
		sh.addBeside(&options, strings.TrimSuffix(filepath.Base(file), filepath.Ext(file)), new([]string))
	}
	return opts.output.write(opts.env, s, func(w io.Writer) error { return format.Write(w, made, options) })
}

// checkInteractive refuses --interactive where none of the formats is a page.
func (opts *reportOptions) checkInteractive(chosen ...formats.Format) error {
	if !opts.interactive || slices.ContainsFunc(chosen, func(f formats.Format) bool { return f.Name == "html" }) {
		return nil
	}
	return usage("--interactive demande le format html", "--interactive needs the format html")
}

// build makes the document of the whole study.
func (opts *reportOptions) build() (*survey.Survey, *document.Document, error) {
	at, err := opts.env.made()
	if err != nil {
		return nil, nil, err
	}
	s, options, err := opts.source.chosen(opts.env, &opts.choices)
	if err != nil {
		return nil, nil, err
	}
	made, err := report.Build(s, claims(opts.env, s), options)
	if err != nil {
		return nil, nil, err
	}
	made.Made = at
	return s, made, nil
}

// documentFormats returns the formats of a folder of documents.
func (opts *reportOptions) documentFormats() ([]formats.Format, error) {
	chosen, err := documentFormats(opts.output.format)
	if err != nil {
		return nil, err
	}
	return chosen, opts.checkInteractive(chosen...)
}

// runFolder writes one document in several formats to a folder.
func runFolder(opts *reportOptions) error {
	chosen, err := opts.documentFormats()
	if err != nil {
		return err
	}
	s, made, err := opts.build()
	if err != nil {
		return err
	}
	sh := &shelf{env: opts.env, survey: s, folder: opts.folder, formats: chosen, interactive: opts.interactive}
	if err := sh.refuse("report"); err != nil {
		return err
	}
	if err := sh.create(); err != nil {
		return err
	}
	names, err := sh.put("report", made)
	if err != nil {
		return err
	}
	return sh.list(names)
}

// runEach writes a document for each region to a folder, and an index that leads to them.
func runEach(opts *reportOptions) error {
	if err := within("--each", opts.each, []string{study.RegionUnit}); err != nil {
		return err
	}
	chosen, err := opts.documentFormats()
	if err != nil {
		return err
	}
	at, err := opts.env.made()
	if err != nil {
		return err
	}
	s, _, err := opts.source.chosen(opts.env, &opts.choices)
	if err != nil {
		return err
	}
	pages, err := report.ByRegion(s, at)
	if err != nil {
		return err
	}
	sh := &shelf{env: opts.env, survey: s, folder: opts.folder, formats: chosen, interactive: opts.interactive}
	bases := fileNames(pages.Len(), func(i int) (string, string) { return pages.Code(i), pages.Name(i) })
	if err := errors.Join(sh.front().refuse("index"), sh.refuse(bases...)); err != nil {
		return err
	}
	if err := sh.create(); err != nil {
		return err
	}
	names, err := sh.putAll(bases, pages.Document)
	if err != nil {
		return err
	}
	return sh.index(pages, bases, names)
}

// front returns the shelf of the index, which is a page whatever the documents are.
func (sh *shelf) front() *shelf {
	front := *sh
	page, _ := formats.Named("html")
	front.formats = []formats.Format{page}
	return &front
}

// index writes the document that leads to those of the regions, a page that leads to their first format, and prints the names
// of all files; written are those of the regions.
func (sh *shelf) index(pages *report.Pages, bases, written []string) error {
	index := pages.Index(func(i int) string { return bases[i] + sh.formats[0].Extension })
	names, err := sh.front().put("index", index)
	if err != nil {
		return err
	}
	return sh.list(append(names, written...))
}

// claims returns a function that checks the published figures of a study, if it has some.
func claims(env *Env, s *survey.Survey) func() ([]claim.Result, error) {
	return func() ([]claim.Result, error) {
		if s.Study.Claims == nil {
			return nil, nil
		}
		return verifyFigures(env, s)
	}
}

// documentFormat returns the format asked for, else the one that the file's name tells, else the terminal's.
func (o *output) documentFormat() (formats.Format, error) {
	name := o.format
	if name == "" && o.file != "" && o.file != "-" {
		format, ok := formats.ForFile(o.file)
		if !ok {
			return format, usage("format inconnu pour %q\u00a0; --format dit lequel\u00a0: %s", "no format known for %q; --format says which: %s", o.file, diag.OneOf(formats.Names()))
		}
		return format, nil
	}
	if name == "" {
		name = "table"
	}
	format, ok := formats.Named(name)
	if !ok {
		return format, oneOf("--format", name, formats.Names())
	}
	return format, nil
}

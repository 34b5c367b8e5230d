package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/arrimage/arrimage/pkg/chart"
	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/raster"
	"github.com/arrimage/arrimage/pkg/render"
	"github.com/arrimage/arrimage/pkg/report"
	"github.com/arrimage/arrimage/pkg/survey"
)

type chartOptions struct {
	env     *Env
	source  source
	choices choices
	output  output
	request report.ChartRequest
	scale   float64 // pixels of a PNG for each of the picture
	pixels  int     // width of a PNG
	given   [2]bool // whether scale and pixels are asked for
}

// chartFormats are the formats of a chart, in the order in which help names them.
var chartFormats = []string{"text", "svg", "png"}

// pngScale is how many pixels a PNG has for each of the picture where the user says nothing: enough for a good screen.
const pngScale = 2

func newChartCmd(env *Env, run func(*chartOptions) error) *cobra.Command {
	opts := &chartOptions{env: env}
	command := &cobra.Command{
		Use: locale.Text{FR: "chart TYPE [NOM…]", EN: "chart TYPE [NAME…]"}.In(env.Lang),
		Short: locale.Text{
			FR: "Un graphique de l'étude, en SVG, en PNG ou en texte",
			EN: "One chart of the study, as SVG, PNG or text",
		}.In(env.Lang),
		Long:    chartLong(env.Lang),
		Example: "  arrimage chart map --demo -o carte.svg\n  arrimage chart dumbbell mesures --demo -o mesures.png --scale 3\n  arrimage chart strip --demo --highlight Laval",
		RunE: func(command *cobra.Command, args []string) error {
			opts.given = [2]bool{command.Flags().Changed("scale"), command.Flags().Changed("width")}
			if err := opts.take(args); err != nil {
				return err
			}
			return runs(opts, run, runChart)
		},
		ValidArgsFunction: cobra.FixedCompletions(chartTypeNames(), cobra.ShellCompDirectiveNoFileComp),
	}
	opts.source.addTo(command, env)
	opts.choices.addWhere(command, env)
	opts.choices.addBy(command, env)
	opts.choices.addBase(command, env)
	opts.choices.addLevel(command, env)
	opts.addFlags(command)
	return command
}

// addFlags declares the flags of a picture.
func (opts *chartOptions) addFlags(command *cobra.Command) {
	flags, lang := command.Flags(), opts.env.Lang
	flags.StringVar(&opts.request.Highlight, "highlight", "", locale.Text{FR: "`région` ou répondant à mettre en évidence (map, strip)", EN: "`region` or respondent that stands out (map, strip)"}.In(lang))
	flags.StringVar(&opts.output.format, "format", "", locale.Textf("`format`\u00a0: %s", "`format`: %s", strings.Join(chartFormats, ", ")).In(lang))
	flags.StringVarP(&opts.output.file, "output", "o", "", locale.Text{FR: "`fichier` à écrire (en entier ou pas du tout), le format selon son nom", EN: "`file` to write (whole or not at all), the format by its name"}.In(lang))
	flags.Float64Var(&opts.scale, "scale", pngScale, locale.Textf("PNG\u00a0: `pixels` par pixel du dessin\u00a0; %d par défaut, 3 pour imprimer", "PNG: `pixels` for each of the drawing; %d by default, 3 to print", pngScale).In(lang))
	hideDefault(flags, "scale", "0")
	flags.IntVar(&opts.pixels, "width", 0, locale.Text{FR: "PNG : largeur en `pixels`", EN: "PNG: width in `pixels`"}.French().In(lang))
}

// chartLong describes the command, with a line for each type of chart.
func chartLong(lang locale.Lang) string {
	text := locale.Text{
		FR: `chart dessine un graphique des mêmes nombres que les tableaux, avec son titre, la source et l'avertissement
de l'étude : du texte au terminal, une image si -o la nomme (SVG, PNG). Le SVG décrit ses données pour qui ne le
voit pas. Les types, et ce qu'ils prennent :`,
		EN: `chart draws one chart of the same numbers as the tables, with its title, the source and the notice of the study:
text on a terminal, an image where -o names one (SVG, PNG). The SVG describes its data for who cannot see it. The
types, and what they take:`,
	}.French().In(lang)
	for _, t := range report.ChartTypes() {
		text += "\n\n" + t.Name + " " + t.Names.In(lang) + " – " + t.About.In(lang)
	}
	return text
}

func chartTypeNames() []string {
	var names []string
	for _, t := range report.ChartTypes() {
		names = append(names, t.Name)
	}
	return names
}

// take takes the type and the names.
func (opts *chartOptions) take(args []string) error {
	if len(args) == 0 {
		return usage("il manque le type du graphique\u00a0: %s", "the type of the chart is missing: %s", strings.Join(chartTypeNames(), ", "))
	}
	opts.request.Type, opts.request.Names = args[0], args[1:]
	return within("chart", args[0], chartTypeNames())
}

func runChart(opts *chartOptions) error {
	format, err := opts.chooseFormat()
	if err != nil {
		return err
	}
	s, options, err := opts.source.chosen(opts.env, &opts.choices)
	if err != nil {
		return err
	}
	opts.request.Options = options
	made, err := report.Draw(s, opts.request)
	if err != nil {
		return err
	}
	return opts.output.write(opts.env, s, func(w io.Writer) error {
		switch format {
		case "svg":
			_, err := io.WriteString(w, chart.File(opts.framed(s, made)))
			return err
		case "png":
			return opts.writePNG(w, opts.framed(s, made))
		}
		return opts.writeText(w, s, made)
	})
}

// chooseFormat returns the format asked for, else the one that the file's name tells, else text, and checks what only
// a PNG heeds.
func (opts *chartOptions) chooseFormat() (string, error) {
	format, file := opts.output.format, opts.output.file
	switch {
	case format != "":
		if err := within("--format", format, chartFormats); err != nil {
			return "", err
		}
	case file == "" || file == "-" || hasSuffix(file, ".txt"):
		format = "text"
	case hasSuffix(file, ".svg"), hasSuffix(file, ".png"):
		format = strings.ToLower(file[len(file)-3:])
	default:
		return "", usage("format inconnu pour %q\u00a0; --format dit lequel\u00a0: %s", "no format known for %q; --format says which: %s", file, strings.Join(chartFormats, ", "))
	}
	switch {
	case format == "png" && (file == "" || file == "-") && opts.env.Width > 0:
		return "", usage("une image PNG ne s'affiche pas au terminal\u00a0: -o FICHIER.png", "a PNG image cannot be shown on a terminal: -o FILE.png")
	case format != "png" && (opts.given[0] || opts.given[1]):
		return "", usage("--scale et --width\u00a0: pour une image PNG seulement", "--scale and --width: for a PNG image only")
	case opts.given[0] && opts.given[1]:
		return "", usage("--scale et --width\u00a0: l'un ou l'autre", "--scale and --width: either one or the other")
	}
	return format, opts.checkSize()
}

// The limits of an image.
const (
	largestScale = 16
	mostPixels   = 10000 // of its width
)

// checkSize reports sizes that an image cannot have.
func (opts *chartOptions) checkSize() error {
	switch {
	case opts.given[0] && !(opts.scale >= 0.1 && opts.scale <= largestScale):
		return usage("--scale %v\u00a0: attendu un nombre de 0.1 à %d", "--scale %v: expected a number from 0.1 to %d", opts.scale, largestScale)
	case opts.given[1] && (opts.pixels < 50 || opts.pixels > mostPixels):
		return usage("--width %d\u00a0: attendu un nombre de 50 à %d", "--width %d: expected a number from 50 to %d", opts.pixels, mostPixels)
	}
	return nil
}

// framed returns the picture with its title, and below it what must be read with it.
func (opts *chartOptions) framed(s *survey.Survey, made *document.Chart) *chart.Picture {
	lang := opts.env.Lang
	of := document.Document{Notice: s.Study.Notice.Text, Source: s.Study.Source.Text}
	return chart.Framed(made.Drawing.Picture(lang), of.NoticeLine(lang), of.SourceLine(lang))
}

func (opts *chartOptions) writePNG(w io.Writer, p *chart.Picture) error {
	scale := opts.scale
	if opts.given[1] {
		scale = float64(opts.pixels) / p.Width
	}
	image, err := raster.PNG(p, scale)
	if err != nil {
		return usage("l'image serait trop grande (%s × %s pixels)\u00a0: --scale ou --width plus petit", "the image would be too large (%s × %s pixels): a smaller --scale or --width",
			locale.Fixed(p.Width*scale, 0), locale.Fixed(p.Height*scale, 0))
	}
	_, err = w.Write(image)
	return err
}

// writeText writes the chart for a terminal; where it has no such form, what its description says.
func (opts *chartOptions) writeText(w io.Writer, s *survey.Survey, made *document.Chart) error {
	lang, width := opts.env.Lang, opts.output.width(opts.env)
	if err := render.Paragraph(w, document.Visible(made.Caption, lang), width); err != nil {
		return err
	}
	fmt.Fprintln(w)
	if text := made.Drawing.Text(width, lang); text != "" {
		fmt.Fprint(w, text)
	} else if err := render.Paragraph(w, made.Drawing.Picture(lang).Desc, width); err != nil {
		return err
	}
	if s.Study.Notice.IsZero() {
		return nil
	}
	fmt.Fprintln(w)
	return render.Paragraph(w, "* "+s.Study.Notice.In(lang), width)
}

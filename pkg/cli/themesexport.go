package cli

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/arrimage/arrimage/pkg/exchange"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/qda"
	"github.com/arrimage/arrimage/pkg/survey"
)

type themesExportOptions struct {
	env    *Env
	source source
	output output
}

// The endings of the files of REFI-QDA.
const (
	projectEnding  = ".qdpx"
	codebookEnding = ".qdc"
)

func newThemesExportCmd(env *Env, run func(*themesExportOptions) error) *cobra.Command {
	opts := &themesExportOptions{env: env}
	command := &cobra.Command{
		Use:   "export",
		Short: locale.Text{FR: "Codages pour NVivo, MAXQDA, ATLAS.ti, QualCoder (REFI-QDA)", EN: "Codings for NVivo, MAXQDA, ATLAS.ti, QualCoder (REFI-QDA)"}.In(env.Lang),
		Long: locale.Text{
			FR: `export écrit le corpus, les thèmes et les codages comme projet REFI-QDA (.qdpx), ou les thèmes
seuls (.qdc). Un thème est un code, une personne qui code un utilisateur, une réponse ou un document
un texte, un répondant un cas avec sa partie, sa région et ses réponses aux questions fermées. Les
sélections gardent leur place, les remarques sont des notes. La même étude donne les mêmes octets.

Le projet contient les mots des répondants et leurs identifiants : il se garde comme les exports. Les
décisions, les règles (rules) et les questions des thèmes (of) restent dans l'étude.`,
			EN: `export writes the corpus, the themes and the codings as a REFI-QDA project (.qdpx), or the themes
alone (.qdc). A theme is a code, a coder a user, an answer or a document a text, a respondent a case
with the side, the region and the answers to closed questions. Selections keep their place, remarks
are notes. The same study gives the same bytes.

The project holds the respondents' words and identifiers: keep it as you keep the exports. Decisions,
rules and the questions of themes (of) stay in the study.`,
		}.French().In(env.Lang),
		Example: "  arrimage themes export --demo -o project.qdpx\n  arrimage themes export --demo -o codebook.qdc",
		Args:    noArgs,
		RunE:    func(*cobra.Command, []string) error { return runs(opts, run, runThemesExport) },
	}
	opts.source.addTo(command, env)
	command.Flags().StringVarP(&opts.output.file, "output", "o", "", locale.Text{FR: "`fichier` à écrire (en entier ou pas du tout) : .qdpx ou .qdc", EN: "`file` to write (whole or not at all): .qdpx or .qdc"}.French().In(env.Lang))
	return command
}

func runThemesExport(opts *themesExportOptions) error {
	toProject := hasSuffix(opts.output.file, projectEnding)
	if !toProject && !hasSuffix(opts.output.file, codebookEnding) {
		return usage("-o %q\u00a0: attendu FICHIER.qdpx (projet) ou FICHIER.qdc (thèmes seuls)", "-o %q: expected FILE.qdpx (project) or FILE.qdc (themes alone)", opts.output.file)
	}
	s, err := opts.source.survey(opts.env)
	switch {
	case err != nil:
		return err
	case toProject && s.Codings == nil:
		return noCorpus()
	case !toProject && len(s.Study.Themes) == 0:
		return usage("l'étude n'a pas de codebook de thèmes (themes:)", "the study has no codebook of themes (themes:)")
	}
	project, write := opts.project(s, toProject)
	if err := opts.output.write(opts.env, s, func(w io.Writer) error { return write(w, project) }); err != nil {
		return err
	}
	_, err = fmt.Fprintln(opts.env.Err, exported(opts.output.file, project).In(opts.env.Lang))
	return err
}

// project returns what is written, and how.
func (opts *themesExportOptions) project(s *survey.Survey, whole bool) (*qda.Project, func(io.Writer, *qda.Project) error) {
	if whole {
		return exchange.Project(s, opts.env.Lang), qda.Write
	}
	return exchange.Codebook(s.Study, opts.env.Lang), qda.WriteCodebook
}

// exported says what was written.
func exported(file string, p *qda.Project) locale.Text {
	codings, codes := 0, countCodes(p.Codes)
	for _, source := range p.Sources {
		codings += len(source.Selections)
	}
	if p.Sources == nil {
		return locale.Textf("%s\u00a0: codes\u00a0: %s", "%s: codes: %s", file, locale.Count(codes))
	}
	return locale.Textf("%s\u00a0: textes\u00a0: %s\u00a0; codes\u00a0: %s\u00a0; personnes\u00a0: %s\u00a0; codages\u00a0: %s", "%s: texts: %s; codes: %s; coders: %s; codings: %s",
		file, locale.Count(len(p.Sources)), locale.Count(codes), locale.Count(len(p.Users)), locale.Count(codings))
}

// countCodes counts codes with those under them.
func countCodes(codes []qda.Code) int {
	n := len(codes)
	for _, code := range codes {
		n += countCodes(code.Children)
	}
	return n
}

// noCorpus refuses a study whose words are not read.
func noCorpus() error {
	return usage("l'étude n'a pas de corpus\u00a0: corpus nomme les questions ouvertes (questions:)", "the study has no corpus: corpus names the open questions (questions:)")
}

// Package latex writes documents, tables and figures as LaTeX that pdflatex, lualatex and xelatex compile.
//
//  1. Write writes a whole document: tables with booktabs, charts as TikZ pictures.
//  2. Table writes one table as a tabular alone, to be put into a float of one's own with \input.
//  3. Commands writes one \newcommand for each figure, to be used in sentences.
//
// Everything that comes from a study is escaped: no text of a study is a command, and a character that the usual fonts of
// LaTeX lack is written as its code point, [U+1F600], since a missing one would stop the compiler.
package latex

import (
	"io"
	"strconv"
	"strings"

	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/locale"
)

// preamble is what stands before a document. Language and title are put in.
const preamble = `\documentclass[11pt,letterpaper]{article}
\usepackage{iftex}
\ifPDFTeX
  \usepackage[utf8]{inputenc}
  \usepackage[T1]{fontenc}
  \usepackage{lmodern}
\else
  \usepackage{fontspec}
\fi
\usepackage{textcomp}
\usepackage[LANGUAGE]{babel}
SETUP\usepackage[margin=2.5cm,headheight=14pt]{geometry}
\usepackage{array,booktabs,longtable,caption,tikz,microtype,fancyhdr,lastpage}
\usetikzlibrary{patterns}
\usepackage[hidelinks,pdfusetitle]{hyperref}
\captionsetup{labelformat=empty,justification=raggedright,singlelinecheck=false,font=small,skip=4pt}
\setlength{\LTpre}{\medskipamount}
\setlength{\LTpost}{0pt}
\setlength{\parindent}{0pt}
\setlength{\parskip}{0.6\baselineskip}
\setlength{\emergencystretch}{3em}
\setcounter{secnumdepth}{0}
\pagestyle{fancy}
\fancyhf{}
\renewcommand{\headrulewidth}{0pt}
\newcommand{\needroom}[1]{\par\begingroup\dimen0=\pagegoal\advance\dimen0-\pagetotal
  \ifdim\dimen0<#1\relax\ifdim\dimen0>0pt\break\fi\fi\endgroup}
`

// Write writes the document. The error is the writer's.
func Write(w io.Writer, d *document.Document, lang locale.Lang) error {
	p := &page{lang: lang}
	p.begin(d)
	for _, section := range d.Sections {
		if blocks := section.Blocks; len(blocks) > 0 && blocks[0].Table != nil {
			p.write("\\needroom{", strconv.Itoa(linesOf(blocks[0].Table)+3), "\\baselineskip}\n")
		}
		p.headed = true
		p.write("\\section{", escape(section.Title.In(lang)), "}\\hypertarget{", section.ID, "}{}\n\n")
		for _, block := range section.Blocks {
			p.block(block)
			p.headed = endsInHeading(block, lang)
		}
	}
	p.write("\\medskip\n\\begin{minipage}{\\linewidth}\n\\hrule\\medskip\n")
	if notice := d.NoticeLine(lang); notice != "" {
		p.write(escape(notice), "\\par\\medskip\n")
	}
	p.write("{\\footnotesize ", escape(d.MadeLine().In(lang)), "\\par}\n\\end{minipage}\n\n")
	p.write("\\end{document}\n")
	_, err := io.WriteString(w, p.text.String())
	return err
}

// A page collects the lines of a document.
type page struct {
	text   strings.Builder
	lang   locale.Lang
	headed bool // a heading stands right above
}

// endsInHeading reports whether the last words of a block are a heading of what follows.
func endsInHeading(block document.Block, lang locale.Lang) bool {
	if block.Prose == nil {
		return false
	}
	passages := block.Prose.In(lang)
	return len(passages) > 0 && passages[len(passages)-1].Kind == document.Heading
}

func (p *page) write(parts ...string) {
	for _, part := range parts {
		p.text.WriteString(part)
	}
}

// begin writes what stands before the first section.
func (p *page) begin(d *document.Document) {
	language, setup := "french", "\\frenchsetup{AutoSpacePunctuation=false}\n"
	if p.lang == locale.English {
		language, setup = "english", ""
	}
	p.write(strings.NewReplacer("LANGUAGE", language, "SETUP", setup).Replace(preamble))
	title := escape(d.Title.In(p.lang))
	p.write("\\fancyfoot[L]{\\footnotesize ", foot(escape(d.Notice.In(p.lang))), "}\n\\fancyfoot[R]{\\footnotesize \\thepage/\\pageref{LastPage}}\n")
	p.write("\\title{", title, "}\n\\author{}\n\\date{}\n\n\\begin{document}\n\n")
	p.write("{\\raggedright\\LARGE\\bfseries ", title, "\\par}\n\n")
	if subtitle := escape(d.Subtitle.In(p.lang)); subtitle != "" {
		p.write("{\\raggedright\\large ", subtitle, "\\par}\n\n")
	}
	if by := escape(d.ByLine(p.lang)); by != "" {
		p.write("{\\raggedright ", by, "\\par}\n\n")
	}
	if notice := d.NoticeLine(p.lang); notice != "" {
		p.write("\\begin{quote}\\itshape ", escape(notice), "\\end{quote}\n\n")
	}
	if source := d.SourceLine(p.lang); source != "" {
		p.write("{\\small ", escape(source), "\\par}\n\n")
	}
	if len(d.Sections) > 1 {
		p.write("{\\setlength{\\parskip}{0pt}\\setcounter{tocdepth}{1}\\tableofcontents}\n\n")
	}
}

// foot leaves room for the number of the page beside a text.
func foot(text string) string {
	if text == "" {
		return ""
	}
	return "\\parbox[t]{0.85\\textwidth}{" + text + "}"
}

func (p *page) block(block document.Block) {
	switch {
	case block.Table != nil:
		p.table(block)
	case block.Chart != nil:
		p.chart(block)
	case block.Quote != nil:
		p.quote(block.Quote)
	case block.Prose != nil:
		p.prose(block.Prose.In(p.lang))
	}
}

// caption writes the number and the title of a table or a chart, which stay with what follows.
func (p *page) caption(block document.Block) string {
	return "\\textbf{" + escape(block.Label().In(p.lang)) + ".} " + escape(block.Title().In(p.lang))
}

func (p *page) chart(block document.Block) {
	p.write("\\begin{minipage}{\\linewidth}\n\\small\\raggedright ", p.caption(block), "\\par\\smallskip\n")
	picture(&p.text, block.Chart.Drawing.Picture(p.lang))
	p.write("\\end{minipage}\n\n\\bigskip\n\n")
}

package qda

import (
	"cmp"
	"slices"

	"github.com/arrimage/arrimage/pkg/locale"
)

// An Aside is a kind of thing in a file that is not read.
type Aside struct {
	Kind  string      // the name of the element of XML
	Label locale.Text // what people call several of them
	Count int         // how many there are, from 1
}

// asides are the kinds that the standard has and this package leaves aside, in the order in which they are told.
var asides = []Aside{
	{Kind: "PictureSource", Label: locale.Text{FR: "images", EN: "pictures"}},
	{Kind: "PDFSource", Label: locale.Text{FR: "documents PDF", EN: "PDF documents"}},
	{Kind: "AudioSource", Label: locale.Text{FR: "enregistrements sonores", EN: "audio recordings"}},
	{Kind: "VideoSource", Label: locale.Text{FR: "vidéos", EN: "videos"}},
	{Kind: "Transcript", Label: locale.Text{FR: "transcriptions liées à un enregistrement", EN: "transcripts tied to a recording"}},
	{Kind: "PictureSelection", Label: locale.Text{FR: "sélections dans des images", EN: "selections in pictures"}},
	{Kind: "PDFSelection", Label: locale.Text{FR: "sélections dans des PDF", EN: "selections in PDF documents"}},
	{Kind: "AudioSelection", Label: locale.Text{FR: "sélections dans des enregistrements sonores", EN: "selections in audio recordings"}},
	{Kind: "VideoSelection", Label: locale.Text{FR: "sélections dans des vidéos", EN: "selections in videos"}},
	{Kind: "TranscriptSelection", Label: locale.Text{FR: "sélections dans des transcriptions", EN: "selections in transcripts"}},
	{Kind: "PlainTextSelection", Label: locale.Text{FR: "sélections dans le texte de PDF ou d'images", EN: "selections in the text of PDF documents or pictures"}},
	{Kind: "Coding", Label: locale.Text{FR: "codages de ce qui est laissé de côté", EN: "codings of what is left aside"}},
	{Kind: "Link", Label: locale.Text{FR: "liens", EN: "links"}},
	{Kind: "Graph", Label: locale.Text{FR: "graphes", EN: "graphs"}},
	{Kind: "richTextPath", Label: locale.Text{FR: "versions mises en forme d'un texte", EN: "formatted versions of a text"}},
}

// leaveAside counts what is in an element that is not read.
func (r *reader) leaveAside(n *node) {
	known := slices.ContainsFunc(asides, func(a Aside) bool { return a.Kind == n.name })
	if known {
		r.aside[n.name]++
	} else if !r.inside(n.name) {
		r.aside[n.name]++
		return
	}
	for _, c := range n.children {
		if slices.ContainsFunc(asides, func(a Aside) bool { return a.Kind == c.name }) || r.inside(c.name) {
			r.leaveAside(c)
		}
	}
}

// inside reports whether elements of a name are part of what stands around them and not counted.
func (r *reader) inside(name string) bool {
	return slices.Contains([]string{"Links", "Graphs", "Representation", "TextDescription"}, name)
}

// asideList returns what was left aside: the kinds of the standard in their order, then others by name.
func (r *reader) asideList() []Aside {
	var list []Aside
	for _, a := range asides {
		if a.Count = r.aside[a.Kind]; a.Count > 0 {
			list = append(list, a)
			delete(r.aside, a.Kind)
		}
	}
	known := len(list)
	for kind, n := range r.aside {
		kind = locale.Line(kind)
		list = append(list, Aside{Kind: kind, Label: locale.Textf("éléments %q, que la norme n'a pas à cette place", "elements %q, which the standard does not have there", kind), Count: n})
	}
	slices.SortFunc(list[known:], func(a, b Aside) int { return cmp.Compare(a.Kind, b.Kind) })
	return list
}

// asideText says in a phrase what was left aside.
func asideText(list []Aside) locale.Text {
	var items []locale.Text
	for _, a := range list {
		items = append(items, locale.Textf("%s (%s)", "%s (%s)", a.Label, locale.Count(a.Count)))
	}
	return locale.Join(items)
}

package qda

import (
	"archive/zip"
	"compress/flate"
	"io"
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/archive"
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
)

// header begins the XML.
const header = `<?xml version="1.0" encoding="utf-8"?>` + "\n"

// The names that the standard gives to its formats, and where its schemas are.
const (
	projectSpace  = "urn:QDA-XML:project:1.0"
	codebookSpace = "urn:QDA-XML:codebook:1.0"
	schemas       = "http://schema.qdasoftware.org/versions/"
	instance      = "http://www.w3.org/2001/XMLSchema-instance"
)

// Write writes a project as a .qdpx archive: the same project is the same bytes. Texts and notes are files in UTF-8.
// Errors say at once all that the format cannot hold: GUIDs, references and positions that are wrong, types and
// characters.
func Write(w io.Writer, p *Project) error {
	if err := checkProject(p); err != nil {
		return err
	}
	files := []archive.Part{part("project.qde", projectXML(p))}
	for _, s := range slices.Concat(p.Sources, p.Notes) {
		text := s.Text
		if strings.HasPrefix(text, byteOrderMark) {
			text = byteOrderMark + text // One of them is the mark.
		}
		files = append(files, part("sources/"+own(s.GUID)+".txt", []byte(text)))
	}
	if err := checkSize(files); err != nil {
		return err
	}
	return archive.Write(w, files)
}

// WriteCodebook writes the codes and the sets of codes of a project as a .qdc codebook, which must have a code. What
// else the project has, and notes of codes, a codebook cannot hold. Errors as of Write.
func WriteCodebook(w io.Writer, p *Project) error {
	if err := checkCodebook(p); err != nil {
		return err
	}
	var out printer
	out.out.WriteString(header)
	out.element("CodeBook", space(codebookSpace, "Codebook/v1.0/Codebook.xsd", "origin", p.Origin), func() {
		out.group("Codes", len(p.Codes), func() { out.codes(p.Codes, false) })
		out.group("Sets", len(p.Sets), func() {
			for _, s := range p.Sets {
				out.element("Set", []string{"guid!", own(s.GUID), "name!", s.Name}, func() {
					out.text("Description", s.Description)
					for _, code := range s.Codes {
						out.element("MemberCode", []string{"guid!", own(code)}, nil)
					}
				})
			}
		})
	})
	if err := checkSize([]archive.Part{{Content: out.out.Bytes()}}); err != nil {
		return err
	}
	_, err := w.Write(out.out.Bytes())
	return err
}

// space returns the attributes of a first element: its namespace, its schema, then others.
func space(name, schema string, others ...string) []string {
	return append([]string{"xmlns", name, "xmlns:xsi", instance, "xsi:schemaLocation", name + " " + schemas + schema}, others...)
}

// own returns a GUID as it is written.
func own(guid string) string {
	guid, _ = canonical(guid)
	return guid
}

// part returns a file of the archive.
func part(name string, content []byte) archive.Part {
	return archive.Part{Name: name, Content: content, Method: method(content)}
}

// method returns how a part is packed. One that would be packed so small that Read takes it for harmful is not packed.
func method(content []byte) uint16 {
	if len(content) <= 1<<20 {
		return zip.Deflate
	}
	var packed counter
	w, _ := flate.NewWriter(&packed, flate.DefaultCompression) // The level is a good one.
	_, _ = w.Write(content)                                    // A counter takes all.
	_ = w.Close()
	if len(content)/MaxGrowth >= int(packed) {
		return zip.Store
	}
	return zip.Deflate
}

// A counter counts the bytes that are written to it.
type counter int

// Write counts bytes.
func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}

// checkSize says whether an archive would be larger than Read reads.
func checkSize(files []archive.Part) error {
	all := 0
	for _, file := range files {
		all += len(file.Content)
	}
	if len(files[0].Content) > MaxProject || all > MaxUnpacked {
		return diag.Fail(diag.Data, diag.Pos{}, "too-large", "le projet a %s octets de XML et %s en tout (au plus %s et %s)", "the project has %s bytes of XML and %s in all (at most %s and %s)",
			locale.Count(len(files[0].Content)), locale.Count(all), locale.Count(MaxProject), locale.Count(MaxUnpacked))
	}
	return nil
}

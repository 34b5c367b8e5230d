package qda

import (
	"archive/zip"
	"cmp"
	"compress/flate"
	"io"
	"slices"
	"strings"
	"time"

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
	files := []part{{name: "project.qde", content: projectXML(p)}}
	for _, s := range slices.Concat(p.Sources, p.Notes) {
		text := s.Text
		if strings.HasPrefix(text, byteOrderMark) {
			text = byteOrderMark + text // One of them is the mark.
		}
		files = append(files, part{name: "sources/" + own(s.GUID) + ".txt", content: []byte(text)})
	}
	if err := checkSize(files); err != nil {
		return err
	}
	return pack(w, files)
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
	if err := checkSize([]part{{content: out.out.Bytes()}}); err != nil {
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

// A part is a file in the archive.
type part struct {
	name    string
	content []byte
}

// epoch is the time of every part: the first that a zip archive can name.
var epoch = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// pack writes the parts as a zip archive, in the order of their names.
func pack(w io.Writer, parts []part) error {
	slices.SortFunc(parts, func(a, b part) int { return cmp.Compare(a.name, b.name) })
	archive := zip.NewWriter(w)
	for _, p := range parts {
		file, err := archive.CreateHeader(&zip.FileHeader{Name: p.name, Method: method(p.content), Modified: epoch})
		if err != nil {
			return err
		}
		if _, err := file.Write(p.content); err != nil {
			return err
		}
	}
	return archive.Close()
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
func checkSize(files []part) error {
	all := 0
	for _, file := range files {
		all += len(file.content)
	}
	if len(files[0].content) > MaxProject || all > MaxUnpacked {
		return diag.Fail(diag.Data, diag.Pos{}, "too-large", "le projet a %s octets de XML et %s en tout (au plus %s et %s)", "the project has %s bytes of XML and %s in all (at most %s and %s)",
			locale.Count(len(files[0].content)), locale.Count(all), locale.Count(MaxProject), locale.Count(MaxUnpacked))
	}
	return nil
}

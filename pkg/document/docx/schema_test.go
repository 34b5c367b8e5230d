package docx

import (
	"bytes"
	"fmt"
	"image/png"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/internal/sample"
	"github.com/arrimage/arrimage/pkg/locale"
)

// order is in which order the schema (ECMA-376, transitional, wml.xsd) wants the elements inside an element. Word
// takes no other.
var order = map[string]string{
	"pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap " +
		"overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc " +
		"textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
	"rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern " +
		"position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
	"tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout " +
		"tblCellMar tblLook tblCaption tblDescription",
	"tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
	"trPr": "cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader tblCellSpacing jc hidden",
	"sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType " +
		"pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid",
	"style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked " +
		"personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
	"tblStylePr":  "pPr rPr tblPr trPr tcPr",
	"pBdr":        "top left bottom right between bar",
	"tblBorders":  "top left start bottom right end insideH insideV",
	"tcBorders":   "top start left bottom end right insideH insideV tl2br tr2bl",
	"tblCellMar":  "top start left bottom end right",
	"numPr":       "ilvl numId",
	"lvl":         "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
	"abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
	"num":         "abstractNumId lvlOverride",
	"numbering":   "numPicBullet abstractNum num",
	"tbl":         "tblPr tblGrid tr",
	"tr":          "tblPrEx trPr tc",
	"tc":          "tcPr p",
	"styles":      "docDefaults latentStyles style",
	"docDefaults": "rPrDefault pPrDefault",
	"settings":    "zoom hideSpellingErrors hideGrammaticalErrors defaultTabStop characterSpacingControl compat themeFontLang decimalSymbol listSeparator",
	"font":        "altName panose1 charset family notTrueType pitch sig",
	"sdt":         "sdtPr sdtEndPr sdtContent",
	"inline":      "extent effectExtent docPr cNvGraphicFramePr graphic",
	"pic":         "nvPicPr blipFill spPr",
	"nvPicPr":     "cNvPr cNvPicPr",
	"blipFill":    "blip srcRect tile stretch",
	"spPr":        "xfrm custGeom prstGeom",
}

// misplaced returns the elements inside a node that stand where the schema does not want them.
func misplaced(n *node) []string {
	var wrong []string
	if known, ok := order[n.name()]; ok {
		names := strings.Fields(known)
		last := -1
		for _, child := range n.Children {
			at := slices.Index(names, child.name())
			if at < last || at < 0 {
				wrong = append(wrong, child.name()+" in "+n.name())
			}
			last = at
		}
	}
	for i, child := range n.Children {
		if strings.HasSuffix(child.name(), "Pr") && slices.Contains([]string{"p", "r", "tr", "tc", "tbl"}, n.name()) && i > 0 {
			wrong = append(wrong, child.name()+" is not first in "+n.name())
		}
		wrong = append(wrong, misplaced(child)...)
	}
	return wrong
}

// files are the samples as they are written, each once, by name and language.
var files sync.Map

// everywhere runs a test on all samples in both languages.
func everywhere(t *testing.T, test func(t *testing.T, d *document.Document, lang locale.Lang, parts map[string]*node, names []string)) {
	for name, d := range sample.Documents() {
		for _, lang := range locale.Langs {
			t.Run(name+"."+string(lang), func(t *testing.T) {
				key := name + "." + string(lang)
				file, known := files.Load(key)
				if !known {
					file = written(t, d, lang)
					files.Store(key, file)
				}
				parts, names := read(t, file.([]byte))
				test(t, d, lang, parts, names)
			})
		}
	}
}

func TestElementsStandInTheOrderOfTheSchema(t *testing.T) {
	everywhere(t, func(t *testing.T, _ *document.Document, _ locale.Lang, parts map[string]*node, _ []string) {
		for name, part := range parts {
			for _, wrong := range misplaced(part) {
				t.Errorf("%s: %s", name, wrong)
			}
		}
	})
	wrong := &node{Children: []*node{{}}}
	wrong.XMLName.Local, wrong.Children[0].XMLName.Local = "rPr", "pStyle"
	if len(misplaced(wrong)) != 1 {
		t.Error("the test does not find a misplaced element")
	}
}

func TestPartsAreAllConnected(t *testing.T) {
	everywhere(t, func(t *testing.T, _ *document.Document, _ locale.Lang, parts map[string]*node, names []string) {
		if !slices.IsSorted(names) {
			t.Errorf("the parts are not in order: %v", names)
		}
		reached := []string{"[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels"}
		for _, rels := range []string{"_rels/.rels", "word/_rels/document.xml.rels"} {
			ids := map[string]bool{}
			for _, link := range parts[rels].all("Relationship") {
				if ids[link.get("Id")] {
					t.Errorf("%s: two links have the id %q", rels, link.get("Id"))
				}
				ids[link.get("Id")] = true
				if link.get("TargetMode") == "External" {
					if got, ok := addressOf(link.get("Target")); !ok || got != link.get("Target") {
						t.Errorf("%s: %q is no address", rels, link.get("Target"))
					}
					continue
				}
				target := path.Join(path.Dir(path.Dir(rels)), link.get("Target"))
				reached = append(reached, target)
				if !slices.Contains(names, target) {
					t.Errorf("%s: there is no part %q", rels, target)
				}
			}
			if rels != "_rels/.rels" {
				checkUses(t, parts["word/document.xml"], ids)
			}
		}
		slices.Sort(reached)
		if !slices.Equal(reached, names) {
			t.Errorf("the file holds %v, and the links reach %v", names, reached)
		}
		checkTypes(t, parts["[Content_Types].xml"], names)
	})
}

// checkUses wants every name that the body calls among those of the links, and every link called.
func checkUses(t *testing.T, body *node, ids map[string]bool) {
	t.Helper()
	used := map[string]bool{"styles": true, "numbering": true, "settings": true, "fonts": true}
	var walk func(n *node)
	walk = func(n *node) {
		for _, a := range n.Attrs {
			if strings.HasSuffix(a.Name.Space, "/relationships") {
				used[a.Value] = true
			}
		}
		for _, child := range n.Children {
			walk(child)
		}
	}
	walk(body)
	if fmt.Sprint(used) != fmt.Sprint(ids) {
		t.Errorf("the body calls %v, and the links are %v", used, ids)
	}
}

func checkTypes(t *testing.T, types *node, names []string) {
	t.Helper()
	endings, overrides := map[string]bool{}, map[string]bool{}
	for _, n := range types.all("Default") {
		endings[n.get("Extension")] = true
	}
	for _, n := range types.all("Override") {
		name := strings.TrimPrefix(n.get("PartName"), "/")
		if overrides[name] || !slices.Contains(names, name) {
			t.Errorf("the type of %q stands twice, or there is no such part", name)
		}
		overrides[name] = true
	}
	for _, name := range names {
		plain := strings.HasSuffix(name, ".png") || strings.HasSuffix(name, ".rels") || name == "[Content_Types].xml"
		if !endings[strings.TrimPrefix(path.Ext(name), ".")] || !plain && !overrides[name] {
			t.Errorf("%q has no type", name)
		}
	}
}

// TestNamesInsideTheBody wants every id once, and whatever is named to be there.
func TestNamesInsideTheBody(t *testing.T) {
	everywhere(t, func(t *testing.T, d *document.Document, _ locale.Lang, parts map[string]*node, _ []string) {
		body := parts["word/document.xml"]
		styles := map[string]bool{}
		for _, style := range parts["word/styles.xml"].all("style") {
			if styles[style.get("styleId")] {
				t.Errorf("two styles are called %q", style.get("styleId"))
			}
			styles[style.get("styleId")] = true
		}
		for _, part := range parts {
			for _, kind := range []string{"pStyle", "rStyle", "tblStyle", "basedOn", "next"} {
				for _, n := range part.all(kind) {
					if !styles[n.get("val")] {
						t.Errorf("there is no style %q", n.get("val"))
					}
				}
			}
		}
		bookmarks := unique(t, body.all("bookmarkStart"), "name")
		unique(t, body.all("bookmarkStart"), "id")
		unique(t, body.all("docPr"), "id")
		if len(bookmarks) != len(d.Sections) || len(body.all("bookmarkEnd")) != len(bookmarks) {
			t.Errorf("%d bookmarks for %d sections", len(bookmarks), len(d.Sections))
		}
		for _, link := range body.all("hyperlink") {
			if anchor := link.get("anchor"); anchor != "" && !slices.Contains(bookmarks, anchor) {
				t.Errorf("a link leads to %q, which is not there", anchor)
			}
		}
		lists := unique(t, parts["word/numbering.xml"].all("num"), "numId")
		for _, n := range append(body.all("numId"), parts["word/styles.xml"].all("numId")...) {
			if !slices.Contains(lists, n.get("val")) {
				t.Errorf("there is no list %q", n.get("val"))
			}
		}
	})
}

func unique(t *testing.T, nodes []*node, attribute string) []string {
	t.Helper()
	var values []string
	for _, n := range nodes {
		if slices.Contains(values, n.get(attribute)) {
			t.Errorf("two elements %s have the %s %q", n.name(), attribute, n.get(attribute))
		}
		values = append(values, n.get(attribute))
	}
	return values
}

// TestFieldsHoldNoWords wants no field but those of the writer, none that Word renews by asking, and each closed.
func TestFieldsHoldNoWords(t *testing.T) {
	everywhere(t, func(t *testing.T, d *document.Document, lang locale.Lang, parts map[string]*node, _ []string) {
		word := map[locale.Lang]string{locale.French: "Tableau", locale.English: "Table"}[lang]
		known := regexp.MustCompile(`^(TOC \\o "1-1" \\n \\h \\z = 1\t.*|SEQ (` + word + `|Figure) \\\* ARABIC = [0-9]+)$`)
		contents := 0
		for _, f := range fields(t, parts["word/document.xml"]) {
			if !known.MatchString(f) {
				t.Errorf("a field says %q", f)
			}
			if strings.HasPrefix(f, "TOC") {
				contents++
			}
		}
		if contents != min(1, len(d.Sections)/2) {
			t.Errorf("%d fields of contents for %d sections", contents, len(d.Sections))
		}
		for name, part := range parts {
			if len(part.all("updateFields")) > 0 || slices.ContainsFunc(part.all("fldChar"), func(n *node) bool { return n.get("dirty") != "" }) {
				t.Errorf("%s: Word would ask whether to renew fields", name)
			}
		}
	})
}

func TestTables(t *testing.T) {
	everywhere(t, func(t *testing.T, _ *document.Document, _ locale.Lang, parts map[string]*node, _ []string) {
		wide := landscape(parts["word/document.xml"].child("body"))
		for i, tbl := range parts["word/document.xml"].all("tbl") {
			width, _ := strconv.Atoi(tbl.child("tblPr", "tblW").get("w"))
			limit := textWidth
			if wide[i] {
				limit = wideWidth
			}
			if width <= 0 || width > limit || tbl.child("tblPr", "tblLayout").get("type") != "fixed" {
				t.Errorf("table %d is %d wide, of %d", i+1, width, limit)
			}
			sum := 0
			for _, column := range tbl.child("tblGrid").Children {
				w, _ := strconv.Atoi(column.get("w"))
				sum += w
			}
			if sum != width {
				t.Errorf("the columns of table %d add up to %d, not %d", i+1, sum, width)
			}
			if tbl.child("tblPr", "tblDescription").get("val") == "" || tbl.child("tblPr", "tblLook").get("firstColumn") != "1" {
				t.Errorf("table %d has no description, or its rows no headings", i+1)
			}
			for r, row := range tbl.all("tr") {
				checkRow(t, row, r == 0, width, len(tbl.child("tblGrid").Children))
			}
		}
	})
}

func checkRow(t *testing.T, row *node, first bool, width, columns int) {
	t.Helper()
	if heads := len(row.child("trPr").all("tblHeader")) == 1; heads != first {
		t.Errorf("row %q is a row of headings: %v", row.words(), heads)
	}
	sum, spanned := 0, 0
	for _, cell := range row.all("tc") {
		w, _ := strconv.Atoi(cell.child("tcPr", "tcW").get("w"))
		sum += w
		span, err := strconv.Atoi(cell.child("tcPr", "gridSpan").get("val"))
		if err != nil {
			span = 1
		}
		spanned += span
	}
	if sum != width || spanned != columns || len(row.child("trPr").all("cantSplit")) != 1 {
		t.Errorf("row %q is %d wide of %d, with %d columns of %d", row.words(), sum, width, spanned, columns)
	}
}

// landscape says of each table of a body whether its page is in landscape.
func landscape(body *node) []bool {
	var wide []bool
	waiting := 0
	for _, n := range body.Children {
		if n.name() == "tbl" {
			waiting++
		}
		for _, section := range append(n.all("sectPr"), n) {
			if section.name() == "sectPr" {
				for ; waiting > 0; waiting-- {
					wide = append(wide, section.child("pgSz").get("orient") == "landscape")
				}
			}
		}
	}
	return wide
}

func TestDrawingsAreImages(t *testing.T) {
	d := sample.Everything()
	b := &builder{doc: d, lang: locale.French}
	for _, section := range d.Sections {
		for _, block := range section.Blocks {
			if block.Chart == nil {
				continue
			}
			b.chart(block)
			picture := block.Chart.Drawing.Picture(locale.French)
			images, err := paint(b.drawings[len(b.drawings)-1:])
			if err != nil {
				t.Fatal(err)
			}
			image, err := png.DecodeConfig(bytes.NewReader(images[0]))
			if err != nil || image.Width != int(2*picture.Width) || image.Height != int(2*picture.Height) {
				t.Errorf("the image of %q is %d × %d (%v), want twice %v × %v", picture.Title, image.Width, image.Height, err, picture.Width, picture.Height)
			}
		}
	}
	if len(b.drawings) != 2 {
		t.Errorf("%d drawings, want 2", len(b.drawings))
	}
}

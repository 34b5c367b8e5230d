package form

import (
	"archive/zip"
	"bytes"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/studies"
	"github.com/arrimage/arrimage/pkg/study"
)

func written(t *testing.T, f *Form) []byte {
	t.Helper()
	var text bytes.Buffer
	if _, err := f.Workbook(&text, locale.English); err != nil {
		t.Fatal(err)
	}
	return text.Bytes()
}

// read returns a sheet of a workbook as rows by heading, as a reader of XLSForm sees it.
func read(t *testing.T, content []byte, sheet string) []map[string]string {
	t.Helper()
	book, err := excelize.OpenReader(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	cells, err := book.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	var rows []map[string]string
	for _, line := range cells[1:] {
		row := map[string]string{}
		for i, text := range line {
			row[cells[0][i]] = text
		}
		rows = append(rows, row)
	}
	return rows
}

// demoFolder holds the study that ships with the program.
func demoFolder() fs.FS { return studies.Folder(studies.Demo).FS }

func demo(t *testing.T, side string) *Form {
	t.Helper()
	def, err := study.Load(study.Folders{studies.Folder(studies.Demo)}, studies.StudyFile)
	if err != nil {
		t.Fatal(err)
	}
	return New(def, side)
}

// The same study gives the same bytes, without a clock in them; another study gives others.
func TestWorkbookIsStable(t *testing.T) {
	first := written(t, demo(t, "ci"))
	for range 8 {
		if !bytes.Equal(first, written(t, demo(t, "ci"))) {
			t.Fatal("two workbooks of one study differ")
		}
	}
	if bytes.Equal(first, written(t, demo(t, "regroupements"))) {
		t.Error("the workbooks of two sides are the same")
	}
	parts, err := zip.NewReader(bytes.NewReader(first), int64(len(first)))
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range parts.File {
		if part.ModifiedDate != 0 || part.ModifiedTime != 0 {
			t.Errorf("%s has a time", part.Name)
		}
	}
}

func TestSurveySheet(t *testing.T) {
	rows := read(t, written(t, people(t, `n > 3`)), "survey")
	byName := map[string]map[string]string{}
	for _, row := range rows {
		byName[row["name"]] = row
	}
	tests := []struct{ name, column, want string }{
		{"id", "type", "text"}, {"id", "required", "yes"},
		{"region", "type", "select_one regions"}, {"region", "appearance", "minimal"},
		{"a", "type", "select_one agree"}, {"a", "label::Français (fr)", "Le bruit"}, {"a", "label::English (en)", "The noise"},
		{"Q2", "type", "select_one agree"},
		{"w", "type", "select_one w_choices"},
		{"n", "type", "decimal"}, {"n", "constraint", "(. >= -2 and . <= 10.5) or . = -8"},
		{"n", "hint::English (en)", "km. from -2 to 10.5. -8: don't know"},
		{"m", "type", "select_multiple m_choices"}, {"m", "constraint", "not(selected(., 'dk') and count-selected(.) > 1)"},
		{"s", "type", "select_multiple s_choices"}, {"s", "constraint", ""},
		{"d", "type", "date"}, {"t", "type", "text"},
		{"last", "relevant", "${n} != '' and ${n} != -8 and ${n} > 3"},
	}
	for _, test := range tests {
		if got := byName[test.name][test.column]; got != test.want {
			t.Errorf("%s, %s: got %q, want %q", test.name, test.column, got, test.want)
		}
	}
}

func TestChoicesSheet(t *testing.T) {
	rows := read(t, written(t, people(t, `n > 3`)), "choices")
	got := map[string][]string{}
	for _, row := range rows {
		got[row["list_name"]] = append(got[row["list_name"]], row["name"])
	}
	delete(got, "regions")
	want := map[string][]string{
		"agree":     {"1", "2", "9"},
		"w_choices": {"Old _town_", "Le _vrai_ d'ici", "north side_2", "north side"},
		"m_choices": {"TV_set", "radio", "dk"},
		"s_choices": {"ski", "run"},
		"z_choices": {"x", "y", "dk"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("choices (-want +got):\n%s", diff)
	}
	if rows[0]["name"] != "01" || rows[0]["label::English (en)"] != "Bas-Saint-Laurent" {
		t.Errorf("the first region is %v", rows[0])
	}
}

func TestSettingsSheet(t *testing.T) {
	settings := read(t, written(t, people(t, `n > 3`)), "settings")[0]
	other := read(t, written(t, people(t, `n > 4`)), "settings")[0]
	if settings["form_id"] != "wave2_people" || settings["form_title"] != "The invented neighbours – Neighbours" || settings["default_language"] != "English (en)" {
		t.Errorf("the settings are %v", settings)
	}
	if settings["version"] == "" || settings["version"] == other["version"] {
		t.Errorf("two forms have the versions %q and %q", settings["version"], other["version"])
	}
}

// What the study reads otherwise than Kobo and ODK write it is said, with its place.
func TestWarningsOfTheXLSForm(t *testing.T) {
	def := parse(t, `a == "2"`)
	_, warnings := New(def, "people").sheets(locale.English)
	var got []string
	for _, warning := range warnings {
		got = append(got, warning.Rule+" "+warning.Message.EN)
		if warning.Pos.File != "study.yaml" || warning.Pos.Line == 0 {
			t.Errorf("%s has the place %v", warning.Message.EN, warning.Pos)
		}
	}
	want := []string{
		`form-choice question w: codes that XLSForm does not take, changed in the form: "Old ’town’" → "Old _town_", "Le \"vrai\" d'ici" → "Le _vrai_ d'ici", "north  side" → "north side_2"`,
		`form-choice question m: codes that XLSForm does not take, changed in the form: "TV set" → "TV_set"`,
		`form-separator question m: codes separated by ";" here, by spaces in the export of Kobo or ODK (separator: " ")`,
		`form-heading question s: a column for each code here; in the export of Kobo or ODK a single one, "s", with codes separated by spaces (separator: " ")`,
		`form-separator question z: codes separated by "," here, by spaces in the export of Kobo or ODK (separator: " ")`,
		`form-date question d: dates as DD/MM/YYYY here, as YYYY-MM-DD (with the time where there is one) in the export of Kobo or ODK (format)`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("warnings (-want +got):\n%s", diff)
	}
}

// Columns that XLSForm cannot name are told in one warning, at the first of them; codes of a shared list once.
func TestRenamedColumns(t *testing.T) {
	def := parse(t, `a == "2"`)
	def.Question("a").Column.All, def.Question("b").Column.All, def.Question("k").Column.All = "Is it noisy?", "meta", "A"
	for i := range def.Question("a").Codes.List {
		def.Question("a").Codes.List[i].Code += "”" // b has the same list.
	}
	f := New(def, "people")
	sheets, warnings := f.sheets(locale.French)
	var names []string
	for _, row := range sheets[0].rows {
		names = append(names, row[1])
	}
	if got := names[3:8]; !slices.Equal(got, []string{"a_2", "b", "w", "n", "A"}) {
		t.Errorf("the names are %v", got)
	}
	const columns = `columns that XLSForm cannot name, which will change in the export of Kobo or ODK (column): "Is it noisy?" → "a_2", "meta" → "b"`
	const codes = `question a: codes that XLSForm does not take, changed in the form: "1”" → "1_", "2”" → "2_", "9”" → "9_"`
	for _, want := range []string{columns, codes} {
		if n := len(slices.DeleteFunc(slices.Clone(warnings), func(d diag.Diagnostic) bool { return d.Message.EN != want })); n != 1 {
			t.Errorf("%d warnings %q", n, want)
		}
	}
}

// TestRulesOfXLSForm checks by the rules of pyxform what it converts: names, lists, references, no choice twice, no space
// in the choices of a question with several answers, no blank label.
func TestRulesOfXLSForm(t *testing.T) {
	for name, f := range map[string]*Form{"people": people(t, `s_ski and not m_radio`), "ci": demo(t, "ci"), "regroupements": demo(t, "regroupements")} {
		content := written(t, f)
		lists := map[string][]string{}
		for _, row := range read(t, content, "choices") {
			if slices.Contains(lists[row["list_name"]], row["name"]) || row["name"] == "" || row["label::English (en)"] == "" || row["label::Français (fr)"] == "" {
				t.Errorf("%s: choice %v", name, row)
			}
			lists[row["list_name"]] = append(lists[row["list_name"]], row["name"])
		}
		survey := read(t, content, "survey")
		var names []string
		for _, row := range survey {
			names = append(names, row["name"])
		}
		for i, row := range survey {
			checkRow(t, name, row, lists, names)
			if slices.ContainsFunc(names[:i], func(other string) bool { return strings.EqualFold(other, row["name"]) }) {
				t.Errorf("%s: the name %s is there twice", name, row["name"])
			}
		}
	}
}

var reference = regexp.MustCompile(`\$\{([^}]*)\}`)

func checkRow(t *testing.T, name string, row map[string]string, lists map[string][]string, names []string) {
	t.Helper()
	if !xmlName.MatchString(row["name"]) || row["label::English (en)"] == "" || row["label::Français (fr)"] == "" {
		t.Errorf("%s: question %v", name, row)
	}
	kind, list, selects := strings.Cut(row["type"], " ")
	if selects && lists[list] == nil || !selects && !slices.Contains([]string{"text", "decimal", "date", "dateTime"}, kind) {
		t.Errorf("%s: type %q", name, row["type"])
	}
	if kind == "select_multiple" && slices.ContainsFunc(lists[list], func(choice string) bool { return strings.Contains(choice, " ") }) {
		t.Errorf("%s: the list %s has a choice with a space", name, list)
	}
	for _, found := range reference.FindAllStringSubmatch(row["relevant"], -1) {
		if !slices.Contains(names, found[1]) {
			t.Errorf("%s: %s names no question", name, row["relevant"])
		}
	}
}

// A text that a form would take as its own stays a text.
func TestTextsThatAreNoFormulas(t *testing.T) {
	def := parse(t, `a == "2"`)
	def.Question("a").Label.EN = `=HYPERLINK("x") ${b}`
	book, err := excelize.OpenReader(bytes.NewReader(written(t, New(def, "people"))))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	formula, _ := book.GetCellFormula("survey", "D4")
	text, _ := book.GetCellValue("survey", "D4")
	if formula != "" || text != `=HYPERLINK("x") $ {b}` {
		t.Errorf("the cell is %q, its formula %q", text, formula)
	}
}

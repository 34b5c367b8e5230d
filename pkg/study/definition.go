// Package study reads the study file: the one declaration of who was asked, what was asked, how the sides are joined,
// what is computed and shown, and which published figures must still come out.
//
// The study file decides and the data never do: a code, a column or a region that it does not know is an error, with
// its place and the nearest valid name. Load goes in three steps:
//
//  1. the YAML is parsed, keeping the place of every key and value;
//  2. it is checked against the JSON Schema that `arrimage schema` prints (Schema);
//  3. names and formulas are resolved: sides, questions, scales, claims, cycles in asked_if.
//
// All problems are reported at once. The Definition that comes out is complete and is not changed afterwards.
package study

import (
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/date"
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/formula"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/region"
)

// RegionUnit is the unit of analysis that stands for a region with its two sides.
const RegionUnit = "region"

// A Definition is everything that a study file declares.
type Definition struct {
	File string `yaml:"-"` // name of the study file, as the user gave it
	Wave string `yaml:"-"` // the wave that the definition is of; "" for the whole study

	ID        string                   `yaml:"id"`              // short name
	Title     Label                    `yaml:"title"`           // title of the report
	Notice    Label                    `yaml:"notice"`          // printed with every result, or empty
	Source    Label                    `yaml:"source"`          // where the data come from, or empty
	Language  locale.Lang              `yaml:"language"`        // language of the output; "" for French
	Base      Base                     `yaml:"base"`            // denominator of percentages; "" for AskedBase
	Missing   map[string]Reason        `yaml:"missing"`         // cell contents that stand for a reason, in every question
	Waves     Ordered[*Wave]           `yaml:"waves"`           // the times at which the questionnaire was put, the oldest first; nil where there is one
	Sides     Ordered[*Side]           `yaml:"sides"`           // at least one
	Regions   *Regions                 `yaml:"regions"`         // nil where the study has no regions
	Link      *Link                    `yaml:"link"`            // nil where the sides are not joined
	Codes     Ordered[[]Code]          `yaml:"codes"`           // lists of answers that questions share
	Questions Ordered[*Question]       `yaml:"questions"`       // in the order of the questionnaire
	Workbook  []WorkbookSection        `yaml:"workbook"`        // sections of the questionnaire; nil for one without sections
	Rules     Ordered[*Rule]           `yaml:"rules"`           // rules between answers
	Scales    Ordered[*Scale]          `yaml:"scales"`          // sums of items
	Tables    Ordered[*SideTable]      `yaml:"tables"`          // a value for each region, from a file
	Derived   Ordered[*Derived]        `yaml:"derived"`         // variables of the study's own
	Analyses  Ordered[*Analysis]       `yaml:"analyses"`        // what can be shown
	Report    Report                   `yaml:"report"`          // what the report shows; empty for everything
	Claims    *Claims                  `yaml:"claims"`          // published figures; nil where there are none
	Figures   Ordered[*Figure]         `yaml:"figures"`         // figures that the report's prose names and nobody published
	Corpus    Corpus                   `yaml:"corpus"`          // whose words are read; empty for nobody's
	Themes    Ordered[*Theme]          `yaml:"themes"`          // the codebook of themes
	Coding    Coding                   `yaml:"coding"`          // who gave themes to words; empty for nobody
	Advice    Ordered[*Recommendation] `yaml:"recommendations"` // what the study recommends
	Coded     []*Question              `yaml:"-"`               // questions whose answers are the themes that were given; not among Questions
	Doubts    diag.List                `yaml:"-"`               // what is odd in the study file: warnings
	Included  []string                 `yaml:"-"`               // names of the files that the report's prose includes
	scopes    map[string]formula.Scope
	ticks     map[string]*Question   // by the name of a tick; nil until they are known
	whole     *Definition            // the study with all of its waves; nil where it has none
	byWave    map[string]*Definition // of the whole study: the study of each wave
}

// A Base is the denominator of a percentage.
type Base string

// The bases.
const (
	AskedBase    Base = "asked"    // every unit that was asked, whether it answered or not
	AnsweredBase Base = "answered" // units with an answer
)

// A Side is a set of respondents with an export of its own.
type Side struct {
	Name       string             `yaml:"-"`           // its key
	Label      Label              `yaml:"label"`       // plural, for tables
	Unit       Label              `yaml:"unit"`        // one respondent
	File       Located            `yaml:"file"`        // the export, relative to the study file, or Stdin; of a wave, zero where the side lacks it
	Folder     Located            `yaml:"folder"`      // in place of File: a folder of documents, each a respondent; zero for none
	Files      Ordered[*WaveFile] `yaml:"files"`       // of a study with waves: the export of each
	Match      Located            `yaml:"match"`       // question that says who is who from wave to wave, or NoMatch; zero for ID, else NameOf
	Sheet      string             `yaml:"sheet"`       // of a workbook; "" for the one that holds a table
	Encoding   string             `yaml:"encoding"`    // "" for UTF-8
	Delimiter  string             `yaml:"delimiter"`   // "" to take it from the header
	TitleRows  int                `yaml:"title_rows"`  // rows above the header that are no part of the table
	HeaderRows int                `yaml:"header_rows"` // rows of headings; 0 for one
	Headings   string             `yaml:"headings"`    // how several rows of headings become one: first, second or carry; "" for first
	ID         Located            `yaml:"id"`          // question that identifies a respondent, or zero
	NameOf     Located            `yaml:"name"`        // question that names a respondent, or zero
	Region     Located            `yaml:"region"`      // question that holds the region, or zero
	Complete   *Cells             `yaml:"complete"`    // how a complete response is told; nil where every response is one
	Tests      *Cells             `yaml:"tests"`       // how tests and previews are told; nil where there are none
	Masked     bool               `yaml:"masked"`      // the platform puts an apostrophe before what a spreadsheet would compute
	Keep       Located            `yaml:"keep"`        // condition on the rows that count, or zero
	Population *Population        `yaml:"population"`  // nil where it is not known
	Design     *Design            `yaml:"design"`      // how the respondents were drawn; nil where they are taken as they are

	KeepIf *formula.Program `yaml:"-"` // Keep, compiled; nil where every row counts
}

// A Cells says which responses are meant by what they have in a column of the export, which need not be a question.
type Cells struct {
	Column Located  `yaml:"column"` // its heading
	Is     []string `yaml:"is"`     // contents of the cell; nil for any but an empty one
}

// Holds reports whether the content of a cell is meant; spaces around it do not count.
func (c *Cells) Holds(text string) bool {
	text = strings.TrimSpace(text)
	if c.Is == nil {
		return text != ""
	}
	return slices.Contains(c.Is, text)
}

// A Population is the units that a side surveyed, respondents or not.
type Population struct {
	Size  int    `yaml:"size"`  // how many
	Units []Unit `yaml:"units"` // who they are, where the study file lists them
}

// A Unit is one unit of a population.
type Unit struct {
	Name   Located `yaml:"name"`   // as the side's name question has it, or zero
	Region Located `yaml:"region"` // code, name or alias, or zero
}

// Regions says which list of regions a study uses.
type Regions struct {
	List    Located          `yaml:"list"`    // a built-in list, or zero
	File    Located          `yaml:"file"`    // a CSV file of one's own, or zero
	Aliases Ordered[Located] `yaml:"aliases"` // other spellings → code or name
	Tiles   Ordered[[2]int]  `yaml:"tiles"`   // code or name → column and row on a map of tiles, from 0 at the top left; nil for the list's own

	Known *region.List `yaml:"-"` // the list, with the aliases
}

// A Link joins two sides by region.
type Link struct {
	One     Located `yaml:"one"`     // side with one unit a region
	Many    Located `yaml:"many"`    // side with one or more
	Combine Combine `yaml:"combine"` // how several units of a region become one
}

// A Combine is how several units of a region become one.
type Combine string

// The ways to combine.
const (
	Mean Combine = "mean"
	Max  Combine = "max"
	Min  Combine = "min"
	Sum  Combine = "sum"
)

// Label returns the name that people read.
func (c Combine) Label() locale.Text {
	return map[Combine]locale.Text{
		Mean: {FR: "moyenne", EN: "mean"},
		Max:  locale.Same("maximum"),
		Min:  locale.Same("minimum"),
		Sum:  {FR: "somme", EN: "sum"},
	}[c]
}

// A Type is what the answers to a question are.
type Type string

// The types of question.
const (
	YesNo      Type = "yesno"    // two codes, one of which means yes
	Choice     Type = "choice"   // one of several codes
	Multiple   Type = "multiple" // any number of several codes
	Number     Type = "number"   // a number
	Money      Type = "money"    // an amount
	Date       Type = "date"     // a date, with or without a time
	OpenText   Type = "text"     // anything
	Identifier Type = "id"       // identifies a respondent
	RegionName Type = "region"   // a region, by code, name or alias
)

// IsCategory reports whether answers are codes.
func (t Type) IsCategory() bool { return t == YesNo || t == Choice }

// HasCodes reports whether answers are codes, one or several.
func (t Type) HasCodes() bool { return t.IsCategory() || t == Multiple }

// IsNumeric reports whether answers are numbers.
func (t Type) IsNumeric() bool { return t == Number || t == Money }

// A Question is one question of the questionnaire.
type Question struct {
	Name      string            `yaml:"-"`         // its key
	Type      Type              `yaml:"type"`      // what its answers are
	Label     Label             `yaml:"label"`     // the question as it was put
	Short     Label             `yaml:"short"`     // a few words; Label where empty
	Column    Columns           `yaml:"column"`    // heading in the export
	AskedOf   []Located         `yaml:"asked_of"`  // sides; all where empty
	AskedIf   Located           `yaml:"asked_if"`  // condition for being asked, or zero
	Codes     CodeList          `yaml:"codes"`     // answers of a category
	Missing   map[string]Reason `yaml:"missing"`   // cell contents that stand for a reason
	Unit      string            `yaml:"unit"`      // currency sign or unit of measure
	Decimal   string            `yaml:"decimal"`   // decimal mark; "" for a point
	Thousands Located           `yaml:"thousands"` // a comma or a point between groups of digits, beside spaces and apostrophes; zero for neither
	Min       *float64          `yaml:"min"`       // smallest valid number, or nil
	Max       *float64          `yaml:"max"`       // largest valid number, or nil
	Format    Located           `yaml:"format"`    // how a date is written; zero for YYYY-MM-DD

	Headings  Ordered[Columns] `yaml:"columns"`   // Multiple: heading of each code; nil where the codes stand in one column
	Separator Located          `yaml:"separator"` // Multiple: what stands between the codes of one column; zero where each code has a column
	Slots     []Columns        `yaml:"slots"`     // Multiple: headings of the columns that hold a code each, any code in any of them; nil for none
	Other     Located          `yaml:"other"`     // code that any content stands for which is no other; zero for none
	OtherOf   Located          `yaml:"other_of"`  // OpenText: question whose other answer, in words, this one holds; zero for none
	Ticked    []string         `yaml:"ticked"`    // Multiple: cell contents that mean ticked; nil for all but Unticked
	Unticked  []string         `yaml:"unticked"`  // Multiple: cell contents that mean not ticked; nil for those of NotTicked
	None      string           `yaml:"none"`      // Multiple: "answered" or "no_answer", what nothing ticked means; "" for no_answer
	Nets      Ordered[*Net]    `yaml:"nets"`      // answers taken together in crosstabs

	Waves   Ordered[*QuestionWave] `yaml:"waves"` // what differed in a wave
	Recodes map[string]string      `yaml:"-"`     // of a wave: its codes → the codes of today; nil where they are the same
	Absent  bool                   `yaml:"-"`     // of a wave: the question was not put

	ticks []string // names of its ticks; nil until they are known

	CodedFrom []string `yaml:"-"` // open questions whose words were given the themes that are its codes; nil for a question that was put

	Dates date.Format                 `yaml:"-"` // Format of a date, ready to read
	Gate  map[string]*formula.Program `yaml:"-"` // AskedIf compiled for each side; nil where everyone is asked
}

// Title returns the short label, or the label where there is no short one.
func (q *Question) Title() locale.Text {
	if q.Short.IsZero() {
		return q.Label.Text
	}
	return q.Short.Text
}

// Heading returns the heading of the question in a side's export.
func (q *Question) Heading(side string) string {
	if heading := q.Column.BySide[side]; heading != "" {
		return heading
	}
	if q.Column.All != "" {
		return q.Column.All
	}
	return q.Name
}

// AnswerCodes returns the codes that are answers, in order, without the reasons for not answering.
func (q *Question) AnswerCodes() []string {
	var codes []string
	for _, code := range q.Codes.List {
		if code.Reason == Answered {
			codes = append(codes, code.Code)
		}
	}
	return codes
}

// YesCode returns the code that means yes, or "".
func (q *Question) YesCode() string {
	for _, code := range q.Codes.List {
		if code.Means == "yes" {
			return code.Code
		}
	}
	return ""
}

// CodeLabel returns what people read for a code.
func (q *Question) CodeLabel(name string) locale.Text {
	for _, code := range q.Codes.List {
		if code.Code == name && !code.Label.IsZero() {
			return code.Label.Text
		}
	}
	return locale.Same(name)
}

// A Rule says that a condition implies another, for every respondent of its sides.
type Rule struct {
	Name  string    `yaml:"-"`     // its key
	Label Label     `yaml:"label"` // the rule in words
	Sides []Located `yaml:"sides"` // where it holds; every side that has its variables where empty
	If    Located   `yaml:"if"`    // the condition
	Then  Located   `yaml:"then"`  // what it implies

	Compiled map[string]Implication `yaml:"-"` // for each side where the rule holds
}

// An Implication is a compiled rule.
type Implication struct {
	If   *formula.Program // the condition
	Then *formula.Program // what it implies
}

// A SideTable is one value a region, from a file.
type SideTable struct {
	Name      string            `yaml:"-"`         // its key
	Label     Label             `yaml:"label"`     // what it holds
	Short     Label             `yaml:"short"`     // a few words; Label where empty
	File      Located           `yaml:"file"`      // text or a workbook, relative to the study file; Stdin for standard input
	Sheet     string            `yaml:"sheet"`     // of a workbook; "" for the one that holds a table
	Files     Ordered[Located]  `yaml:"files"`     // of a study with waves: the file of each, in place of File
	Key       Located           `yaml:"key"`       // column that holds the region
	Value     Located           `yaml:"value"`     // column that holds the value
	Type      Type              `yaml:"type"`      // Number or Money
	Unit      string            `yaml:"unit"`      // currency sign or unit of measure
	Decimal   string            `yaml:"decimal"`   // decimal mark; "" for a point
	Thousands Located           `yaml:"thousands"` // a comma or a point between groups of digits, beside spaces and apostrophes; zero for neither
	Min       *float64          `yaml:"min"`       // smallest valid value; nil for 0
	Side      Located           `yaml:"side"`      // the side it belongs to, or zero
	Missing   map[string]Reason `yaml:"missing"`   // cell contents that stand for a reason
	Bands     []float64         `yaml:"bands"`     // bounds of the bands, rising
}

// Title returns the short label, or the label where there is no short one.
func (t *SideTable) Title() locale.Text {
	if t.Short.IsZero() {
		return t.Label.Text
	}
	return t.Short.Text
}

// A Derived is a variable that the study computes.
type Derived struct {
	Name    string  `yaml:"-"`       // its key
	Unit    Located `yaml:"unit"`    // a side or RegionUnit; the only side where zero
	Label   Label   `yaml:"label"`   // what it is
	Expr    Located `yaml:"expr"`    // its formula, or zero
	Rank    Located `yaml:"rank"`    // the variable it ranks by, or zero
	Combine Combine `yaml:"combine"` // in a region, how the units of a side become one for this formula; "" for the link's

	Program *formula.Program `yaml:"-"` // Expr, compiled; nil for a rank
	Truth   bool             `yaml:"-"` // the formula is a condition
}

// An Analysis is something that a report can show.
type Analysis struct {
	Name      string       `yaml:"-"`         // its key
	Kind      Located      `yaml:"kind"`      // what it shows
	Chart     Located      `yaml:"chart"`     // how it is drawn, one of Charts; zero for the first of them
	Questions []Located    `yaml:"questions"` // of rates; all category questions where empty
	Where     Located      `yaml:"where"`     // condition on the units, or zero
	Themes    []Located    `yaml:"themes"`    // of quotations: what they speak of; every theme where empty
	Each      Located      `yaml:"each"`      // of quotations: there is one for each, one of Eaches; "" for as many as there are
	Pick      Located      `yaml:"pick"`      // of quotations: which are chosen, one of Picks; "" for the first of these
	Most      int          `yaml:"most"`      // of quotations: how many there are at most, 0 for any number; of keyness: rows of each pair, 0 for the first few
	Length    int          `yaml:"length"`    // of quotations: how many words they have at most, longer ones being cut; 0 for any number
	Words     bool         `yaml:"words"`     // of keyness: words by their stems, in place of themes
	Least     int          `yaml:"least"`     // of the words of keyness: respondents of a pair who must use one; 0 for the default
	Adjust    Located      `yaml:"adjust"`    // of keyness: how p values are adjusted; "" for the default
	By        []Located    `yaml:"by"`        // variables that split the units into groups, the first one outermost; of timeline: what is said of each event
	Date      Located      `yaml:"date"`      // of timeline: question that dates the units; that of the corpus (order) where zero
	Tagged    bool         `yaml:"tagged"`    // of answers: each is shown with its themes
	Base      Base         `yaml:"base"`      // "" for the study's
	Scale     Located      `yaml:"scale"`     // of scores, ranking, items, heatmap, sensitivity; the first scale where zero
	Table     Located      `yaml:"table"`     // of table and bands; the first where zero
	Of        []Located    `yaml:"of"`        // of bands and map: the region's variables
	Pairs     [][2]Located `yaml:"pairs"`     // of correlate
}

// Claims says how published figures are computed again.
type Claims struct {
	File    Located          `yaml:"file"`    // CSV of the published figures, relative to the study file
	Figures Ordered[*Figure] `yaml:"figures"` // by the id of the published figure
}

// A Figure says how one figure, published or not, is computed: as a number of units, a share, a statistic of a variable, or a
// fact of a scale.
type Figure struct {
	ID           Located      `yaml:"-"`             // its key
	Label        Label        `yaml:"label"`         // what it says; the published statement where a language is empty
	Unit         Located      `yaml:"unit"`          // a side or RegionUnit; the only side where zero
	Wave         Located      `yaml:"wave"`          // the wave that it is about; zero for that of the definition
	Units        string       `yaml:"units"`         // "population", "respondents" or "recommendations", or ""
	Share        Located      `yaml:"share"`         // condition whose share it is, or zero
	Where        Located      `yaml:"where"`         // condition on the units that count in the base, or zero
	Base         Base         `yaml:"base"`          // denominator of a share; the study's where the file names none
	Statistic    string       `yaml:"statistic"`     // mean, min, max, sum, median, highest, distinct (how many values), items, maximum, or ""
	Of           Located      `yaml:"of"`            // the variable of the statistic
	Nth          int          `yaml:"nth"`           // which of the highest; 0 for the first
	Scale        Located      `yaml:"scale"`         // the scale of items and maximum
	Between      []float64    `yaml:"between"`       // bounds of a figure printed as a range
	Also         []Constraint `yaml:"also"`          // what the publication says beside it
	NotCheckable Label        `yaml:"not_checkable"` // why it cannot be computed, or empty

	ShareOf *formula.Program `yaml:"-"` // Share, compiled
	WhereIf *formula.Program `yaml:"-"` // Where, compiled; nil for all
}

// A Constraint is something that a publication says beside a figure.
type Constraint struct {
	Label   Label   `yaml:"label"`    // in words
	Count   Located `yaml:"count"`    // condition whose units are counted, or zero
	Is      *int    `yaml:"is"`       // the count, or nil
	AtLeast *int    `yaml:"at_least"` // its least, or nil
	AtMost  *int    `yaml:"at_most"`  // its most, or nil
	Holds   Located `yaml:"holds"`    // condition on the figure itself, or zero

	Program *formula.Program `yaml:"-"` // Count or Holds, compiled
}

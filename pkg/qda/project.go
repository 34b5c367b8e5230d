package qda

// A Project is what an archive holds of coded text. GUIDs are written in small letters, without braces.
type Project struct {
	Name        string // the name; may be empty
	Origin      string // the program that wrote it
	Description string // a text, or empty
	Stamp
	Users     []User       // who worked on it
	Codes     []Code       // the codebook, a tree
	Variables []Variable   // what cases and sources have values of
	Cases     []Case       // persons, places, organisations
	Sources   []TextSource // the texts
	Notes     []TextSource // memos; those who bear one name its GUID
	Sets      []Set        // groups of codes, sources and notes
	NoteRefs  []string     // GUIDs of the notes on the whole project
}

// A Stamp says who made something and who changed it last. Each may be empty.
type Stamp struct {
	Creator  string // GUID of a user
	Created  string // time, as in 2026-11-22T18:00:00Z
	Modifier string // GUID of a user
	Modified string // time, as in 2026-11-22T18:00:00Z
}

// A User is someone who codes.
type User struct {
	GUID string // unlike that of any other user
	Name string // may be empty
	ID   string // a short name, such as initials; may be empty
}

// A Code is a theme of the codebook.
type Code struct {
	GUID        string   // unlike that of any other code
	Name        string   // the name, which other codes may have too
	Description string   // its definition, or empty
	Color       string   // #RRGGBB or #RGB, or empty
	Codable     bool     // false: it only groups others
	Notes       []string // GUIDs of notes; codebooks have none
	Children    []Code   // the codes under it
}

// A Variable is what cases and sources can have a value of.
type Variable struct {
	GUID        string // unlike that of any other variable
	Name        string // the name
	Description string // a text, or empty
	Type        string // one of Types
}

// Types are the types of variables.
var Types = []string{"Text", "Boolean", "Integer", "Float", "Date", "DateTime"}

// A Value is what a case or a source has of a variable.
type Value struct {
	Variable string // GUID of the variable
	Text     string // as the file writes it: "true", "12", "3.5", "2026-11-22"; empty: no value
}

// A Case is a unit of the study: a person, a centre, a group.
type Case struct {
	GUID        string   // unlike that of any other case
	Name        string   // may be empty
	Description string   // a text, or empty
	Codes       []string // GUIDs of codes
	Values      []Value  // what it has of the variables
	Sources     []string // GUIDs of sources
	Selections  []string // GUIDs of selections
}

// A Set is a named group.
type Set struct {
	GUID        string   // unlike that of any other set
	Name        string   // the name
	Description string   // a text, or empty
	Codes       []string // GUIDs of codes
	Sources     []string // GUIDs of sources; codebooks have none
	Notes       []string // GUIDs of notes; codebooks have none
}

// A TextSource is a text, or a note, with what was selected and coded in it.
type TextSource struct {
	GUID        string // unlike that of any other source or note
	Name        string // may be empty
	Description string // a text, or empty
	Text        string // the plain text; line ends as they are stored
	Stamp
	Selections []Selection // parts of the text
	Codings    []Coding    // codes of the whole text
	Notes      []string    // GUIDs of notes
	Values     []Value     // what it has of the variables
}

// A Selection is a part of a text.
type Selection struct {
	GUID        string // unlike that of any other selection
	Name        string // may be empty; many programs write the words that are selected
	Description string // a text, or empty
	Start, End  int    // in code points of the text from 0, End exclusive: 0 ≤ Start ≤ End ≤ length
	Stamp
	Codings []Coding // its codes
	Notes   []string // GUIDs of notes
}

// A Coding says that someone gave a code.
type Coding struct {
	GUID    string   // unlike that of any other coding
	Code    string   // GUID of the code
	Creator string   // GUID of a user, or empty
	Created string   // time, as in 2026-11-22T18:00:00Z, or empty
	Notes   []string // GUIDs of notes
}

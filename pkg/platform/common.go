package platform

import (
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/pattern"
)

// re makes a pattern of this package's tables.
func re(expression string) *pattern.Pattern { return pattern.New(expression) }

// names is a pattern that matches the given headings whole; they are parts of a pattern themselves.
func names(alternatives string) *pattern.Pattern { return re(`^(?:` + alternatives + `)$`) }

// common are the columns that hold personal data whatever the platform, by headings that people give them.
var common = []Field{
	{names(`(?:adresse |votre adresse )?(?:e-?mail|courriel)(?: address)?|email[ _]address|adresse de (?:messagerie|courriel)|mail`), Email},
	{names(`ip|ip[ _]?addr(?:ess)?|adresse ip`), Address},
	{names(`(?:first|last|full|family|given|respondent)[ _]?name|name[ _](?:first|last|full)|name|nom|prénom|nom complet|nom de famille|nom et prénom|prénom et nom|(?:votre|your) (?:nom|prénom|name)`), Person},
	{names(`(?:tele)?phone(?:[ _]number)?|mobile|cell(?:ulaire)?|t[ée]l(?:[ée]phone)?|numéro de téléphone`), Phone},
	{names(`dob|date[ _]of[ _]birth|birth[ _]?date|date de naissance`), Birth},
	{names(`address|adresse|(?:street|postal|home)[ _]address|adresse (?:postale|civique)|postal[ _]?code|code[ _]?postal|zip(?:[ _]?code)?|gps|geopoint|_?latitude|_?longitude|.*_gps_(?:latitude|longitude)`), Location},
}

// commonParts tell columns of one question where the platform is not known. The question comes first, then the part.
var commonParts = []*pattern.Pattern{
	re(`^(.+?)___(.+)$`),
	re(`^(.+)\[([^\[\]]+)\]$`),
	re(`^([^/\s]+(?:/[^/\s]+)*)/([^/\s]+)$`),
	re(`^(?s:(.*\S)) - (\S.*)$`),
	re(`^(.*\pL.*)[_.](\d+)$`),
	re(`^(\pL+\d+)[_.]?([a-z])$`),
}

// noSeparator are the separators of a platform that is not known.
var noSeparator = []string{";", "|", " / ", ", "}

// single is the header of most platforms.
var single = []Header{{Rows: 1, Merge: First}}

// Generic is the preset of an export that no platform is recognised in.
var Generic = Preset{
	ID: "generic", Name: locale.Text{FR: "non reconnue", EN: "not recognised"},
	Headers:    []Header{tagged, single[0]},
	Styles:     []Style{ZeroOne, YesEmpty, Label, Joined},
	Separators: noSeparator,
	Fields: []Field{
		{names(`id|identifiant|identifier|respondent|répondant|record_id|uuid|caseid|case_id|key|clé`), Identifier},
	},
}

// tagged is the header of an export with a second row of HXL tags.
var tagged = Header{Rows: 2, Sign: Mark{Pattern: re(`^#[a-z][a-z_]*(?: ?\+[a-z_0-9]+)*$`), Row: 1, Weight: 1}, Merge: First}

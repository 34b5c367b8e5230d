package platform

import "github.com/arrimage/arrimage/pkg/locale"

// A Role is what a column that is not a question holds.
type Role string

// The roles. Those from Address on are personal data.
const (
	Identifier Role = "id"         // names the response
	Start      Role = "start"      // when it was begun
	Submit     Role = "submit"     // when it was sent
	Modified   Role = "modified"   // when it was last changed
	Progress   Role = "completion" // how far it went, or whether it is complete
	Duration   Role = "duration"   // how long it took
	Language   Role = "language"   // in which language it was answered
	Seed       Role = "seed"       // what drew the order of the questions
	Collector  Role = "collector"  // by which link or channel it came
	Device     Role = "device"     // with what it was answered
	Internal   Role = "internal"   // of use to the platform alone
	Points     Role = "points"     // points of a quiz
	Address    Role = "ip"         // address on the network
	Email      Role = "email"      // e-mail address
	Person     Role = "name"       // name of a person
	Location   Role = "location"   // where the respondent is or lives
	Phone      Role = "phone"      // telephone number
	Birth      Role = "birth"      // date of birth
)

// A described role has its words, and says whether it identifies people.
type described struct {
	label    locale.Text
	personal bool
}

var roles = map[Role]described{
	Identifier: {label: locale.Text{FR: "identifiant de la réponse", EN: "identifier of the response"}},
	Start:      {label: locale.Text{FR: "début de la réponse", EN: "start of the response"}},
	Submit:     {label: locale.Text{FR: "envoi de la réponse", EN: "submission of the response"}},
	Modified:   {label: locale.Text{FR: "dernière modification", EN: "last change"}},
	Progress:   {label: locale.Text{FR: "avancement de la réponse", EN: "progress of the response"}},
	Duration:   {label: locale.Text{FR: "durée de la réponse", EN: "duration of the response"}},
	Language:   {label: locale.Text{FR: "langue de la réponse", EN: "language of the response"}},
	Seed:       {label: locale.Text{FR: "graine du tirage", EN: "random seed"}},
	Collector:  {label: locale.Text{FR: "voie de collecte", EN: "channel of collection"}},
	Device:     {label: locale.Text{FR: "appareil", EN: "device"}},
	Internal:   {label: locale.Text{FR: "colonne de la plateforme", EN: "column of the platform"}},
	Points:     {label: locale.Text{FR: "points d'un questionnaire noté", EN: "points of a quiz"}},
	Address:    {label: locale.Text{FR: "adresse IP", EN: "IP address"}, personal: true},
	Email:      {label: locale.Text{FR: "adresse de courriel", EN: "e-mail address"}, personal: true},
	Person:     {label: locale.Text{FR: "nom de personne", EN: "name of a person"}, personal: true},
	Location:   {label: locale.Text{FR: "lieu", EN: "place"}, personal: true},
	Phone:      {label: locale.Text{FR: "numéro de téléphone", EN: "telephone number"}, personal: true},
	Birth:      {label: locale.Text{FR: "date de naissance", EN: "date of birth"}, personal: true},
}

// Label returns what people read, and an empty text for the zero Role, which is that of a question.
func (r Role) Label() locale.Text { return roles[r].label }

// IsPersonal reports whether such a column identifies people.
func (r Role) IsPersonal() bool { return roles[r].personal }

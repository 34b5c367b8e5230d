package main

// A lang is the language of an interface and of the questionnaire in it.
type lang int

// The languages.
const (
	fr lang = iota
	en
)

// A both is a text in both languages.
type both [2]string

func (b both) in(l lang) string { return b[l] }

// The questions, as they are put. Everything says that it is invented.
var (
	asksCode         = both{"Code de répondant (questionnaire fictif)", "Respondent code (synthetic questionnaire)"}
	asksRegion       = both{"Dans quelle région êtes-vous ?", "Which region are you in?"}
	asksSatisfaction = both{"Êtes-vous satisfait de la collaboration ?", "Are you satisfied with the collaboration?"}
	asksContact      = both{"Avez-vous rencontré le centre cette année ?", "Did you meet the centre this year?"}
	asksVisits       = both{"Combien de fois ?", "How many times?"}
	asksChannels     = both{"Par où avez-vous entendu parler du service ?", "How did you hear of the service?"}
	asksQuality      = both{"Que pensez-vous du service ?", "What do you think of the service?"}
	asksHours        = both{"Combien d'heures y consacrez-vous par semaine ?", "How many hours a week do you spend on it?"}
	asksBudget       = both{"Quel est votre budget annuel ?", "What is your yearly budget?"}
	asksSince        = both{"Depuis quelle date ?", "Since what date?"}
	asksComment      = both{"Avez-vous un commentaire ?", "Do you have a comment?"}
)

// An option is an answer to a question: its code, the letter codes aside that platforms make, and its label.
type option struct {
	code  string
	label both
}

var (
	satisfactions = []option{
		{"1", both{"Très insatisfait", "Very dissatisfied"}}, {"2", both{"Plutôt insatisfait", "Rather dissatisfied"}},
		{"3", both{"Plutôt satisfait", "Rather satisfied"}}, {"4", both{"Très satisfait", "Very satisfied"}},
	}
	yesNo = []option{{"yes", both{"Oui", "Yes"}}, {"no", both{"Non", "No"}}}

	// The first label has a comma in it, as lists joined by commas should not.
	channels = []option{
		{"radio", both{"Radio, télévision", "Radio, television"}}, {"web", both{"Site web", "Website"}},
		{"friends", both{"Amis ou famille", "Friends or family"}}, {"flyer", both{"Dépliant", "Flyer"}},
	}
	other     = option{"other", both{"Autre", "Other"}}
	pleaseSay = both{"Autre (veuillez préciser)", "Other (please specify)"}

	statements = []option{
		{"access", both{"Il est facile d'accès", "It is easy to reach"}}, {"delay", both{"Les délais sont courts", "Delays are short"}},
		{"staff", both{"Le personnel est à l'écoute", "The staff listens"}},
	}
	agreement = []option{
		{"1", both{"En désaccord", "Disagree"}}, {"2", both{"Neutre", "Neutral"}}, {"3", both{"D'accord", "Agree"}},
		{"9", both{"Ne s'applique pas", "Not applicable"}},
	}
)

// labelOf returns the label of the option of a code; empty for no code.
func labelOf(options []option, code string, l lang) string {
	for _, o := range options {
		if o.code == code {
			return o.label.in(l)
		}
	}
	return ""
}

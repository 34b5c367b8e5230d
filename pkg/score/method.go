package score

import (
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/method"
)

// A Method says how a score is made.
type Method = method.Method

// The identifiers of the methods.
const (
	CountID    = "count-score"
	SumID      = "sum-score"
	MeanID     = "mean-score"
	ReverseID  = "reversed-item"
	ProratedID = "prorated-score"
)

// Methods lists the methods of the package, in the order in which help names them.
var Methods = []Method{
	{
		ID:   CountID,
		Name: locale.Text{FR: "nombre de réponses comptées", EN: "number of answers that count"},
		Sentence: locale.Text{
			FR: "Le score est le nombre d'énoncés dont la réponse compte.",
			EN: "The score is the number of items whose answer counts.",
		},
		Formula: "c (k-e)/(k-e-p)",
		Source:  spector,
	},
	{
		ID:   SumID,
		Name: locale.Text{FR: "somme des énoncés", EN: "sum of the items"},
		Sentence: locale.Text{
			FR: "Le score est la somme des valeurs des énoncés.",
			EN: "The score is the sum of the values of the items.",
		},
		Formula: "Σx (k-e)/(k-e-p)",
		Source:  likert,
	},
	{
		ID:   MeanID,
		Name: locale.Text{FR: "moyenne des énoncés", EN: "mean of the items"},
		Sentence: locale.Text{
			FR: "Le score est la moyenne des valeurs des énoncés répondus.",
			EN: "The score is the mean of the values of the items that are answered.",
		},
		Formula: "Σx / (k-e-p)",
		Source:  spector,
	},
	{
		ID:   ReverseID,
		Name: locale.Text{FR: "énoncé inversé", EN: "reversed item"},
		Sentence: locale.Text{
			FR: "Un énoncé inversé, qui va à l'encontre de ce que l'échelle mesure, est retourné dans son étendue avant d'entrer dans le score.",
			EN: "A reversed item, which runs against what the scale measures, is turned round within its range before it enters the score.",
		},
		Formula: "min + max - x",
		Source:  spector,
	},
	{
		ID:   ProratedID,
		Name: locale.Text{FR: "score au prorata", EN: "prorated score"},
		Sentence: locale.Text{
			FR: "Au prorata, chaque énoncé sans réponse reçoit la moyenne des réponses du répondant aux autres énoncés.",
			EN: "A prorated score gives each item without an answer the mean of the respondent's answers to the other items.",
		},
		Formula: "Σx (k-e)/(k-e-p)",
		Source: "J. L. Schafer and J. W. Graham, Missing data: our view of the state of the art," +
			" Psychological Methods 7 (2002), 147-177",
	},
}

// The printed sources of several methods.
const (
	likert  = "R. Likert, A technique for the measurement of attitudes, Archives of Psychology 140 (1932)"
	spector = "P. E. Spector, Summated Rating Scale Construction: An Introduction, Sage, 1992"
)

// Lookup returns the method of the given identifier, or false where there is none.
func Lookup(id string) (Method, bool) { return method.Find(Methods, id) }

package lexicon

import (
	"strings"
	"sync"

	"github.com/arrimage/arrimage/pkg/locale"
)

// IsStopWord reports whether a folded word says nothing of a subject in a language: an article, a pronoun, a preposition, a
// conjunction, an auxiliary verb, an elision, the English 's, a single letter; or a compound of nothing else, such as
// sont-ils, but for bien-être and mal-être.
func IsStopWord(folded string, lang locale.Lang) bool {
	stops := frenchStopWords
	if lang == locale.English {
		stops = englishStopWords
	}
	words := stops()
	if words[folded] {
		return true
	}
	if folded == "bien-etre" || folded == "mal-etre" {
		return false
	}
	for part := range strings.SplitSeq(folded, "-") {
		if !(words[part] || len(part) == 1 && part[0] >= 'a' && part[0] <= 'z' || part == "'s") {
			return false
		}
	}
	return true
}

var frenchStopWords = listed(`
	le la les un une des du de au aux l' d' qu' n' s' j' c' m' t' jusqu' lorsqu' puisqu' quoiqu'
	ce cet cette ces cela ca ceci celui celle ceux celles
	mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs mien mienne tien tienne sien sienne notres votres
	je tu il elle on nous vous ils elles me te se moi toi lui eux soi en y meme memes
	qui que quoi dont ou lequel laquelle lesquels lesquelles auquel auxquels auxquelles duquel desquels desquelles
	quel quelle quels quelles quiconque quelque quelques quelqu'un quelqu'une uns unes chaque chacun chacune
	tout toute tous toutes aucun aucune nul nulle autre autres autrui certain certaine certains certaines plusieurs tel telle
	tels telles rien
	et ni mais or donc car si comme quand lorsque puisque quoique parce afin ainsi alors aussi cependant pourtant toutefois
	neanmoins tandis sinon soit puis ensuite enfin
	a dans par pour sur sous avec sans chez vers entre parmi contre envers hors malgre selon depuis pendant durant des avant
	apres devant derriere pres loin outre voici voila lors jusque via concernant
	ne pas plus moins point jamais toujours deja encore tres trop peu beaucoup assez tant autant bien mal ici la la-bas ci
	oui non seulement surtout meme presque environ plutot tellement souvent parfois
	est es suis sommes etes sont etait etais etions etiez etaient sera serai seras serons serez seront serait serais serions
	seriez seraient fut fus furent ete etant etre soit sois soyons soyez soient fusse fussent
	ai as avons avez ont avait avais avions aviez avaient aura aurai auras aurons aurez auront aurait aurais aurions auriez
	auraient eut eus eurent eu eue eues avoir ayant ait aie aies ayons ayez aient
	fait font faire faut peut peuvent peux pouvons pouvez doit doivent dois devons devez etc
`)

var englishStopWords = listed(`
	the an this that these those
	my your his her its our their mine yours hers ours theirs i you he she it we they me him us them one
	myself yourself himself herself itself ourselves yourselves themselves oneself
	who whom whose which what whatever whoever whichever where when why how
	all any both each every either neither few many much more most less least other others another some such several none
	nothing something anything everything someone anyone everyone nobody somebody anybody everybody
	and or but nor so yet for if because although though unless until while whereas whether than as since once
	in on at by to of from with without within into onto upon about above below over under between among against through during
	before after behind beside beyond near off out up down across along around toward towards via per concerning regarding
	not no yes never always already still again very too also just only even quite rather often sometimes here there then now
	is am are was were be been being isn't aren't wasn't weren't
	have has had having haven't hasn't hadn't do does did done doing don't doesn't didn't
	will would shall should can could may might must ought won't wouldn't shan't shouldn't can't cannot couldn't mustn't
	i'm i've i'd i'll you're you've you'd you'll he'd he'll she'd she'll it'd it'll we're we've we'd we'll they're they've
	they'd they'll there'd there'll who'd who'll let etc
`)

// listed returns a function that returns the words of a list, which it reads when it is first called.
func listed(list string) func() map[string]bool {
	return sync.OnceValue(func() map[string]bool {
		words := map[string]bool{}
		for _, word := range strings.Fields(list) {
			words[word] = true
		}
		return words
	})
}

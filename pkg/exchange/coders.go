package exchange

import (
	"cmp"
	"slices"

	"github.com/arrimage/arrimage/pkg/fold"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/qda"
)

// seat says who the users of the project are.
func (r *reader) seat(otherwise string) {
	for _, user := range r.reading.Project.Users {
		name := r.coderOf(user)
		if r.used.users[user.GUID] == 0 {
			r.found.Left.Unoccupied = append(r.found.Left.Unoccupied, name)
			continue
		}
		if slices.ContainsFunc(r.order, func(other *seat) bool { return fold.Letters(other.name) == fold.Letters(name) }) {
			r.list.Errorf(r.reading.Pos(user.GUID), "two-users", "deux personnes s'appellent %q (celle-ci\u00a0: %s)\u00a0: rien ne dirait les codages de qui sont dans le fichier\u00a0; en renommer une",
				"two users are called %q (this one: %s): nothing would say whose codings are in the file; rename one", locale.Line(name), user.GUID)
			continue
		}
		r.take(user.GUID, name)
	}
	nameless := r.used.users[""]
	switch i := slices.IndexFunc(r.order, func(other *seat) bool { return other.name == otherwise }); {
	case nameless == 0:
	case otherwise == "":
		r.list.Errorf(r.reading.Pos(""), "no-user", "codages dont le projet ne dit pas de qui ils sont\u00a0: %s\u00a0; --coder NOM le dit", "codings of which the project does not say whose they are: %s; --coder NAME says it", locale.Count(nameless))
	case i >= 0:
		r.seats[""] = r.order[i]
	default:
		r.take("", otherwise)
	}
}

// take gives a user the seat of a coder.
func (r *reader) take(guid, name string) {
	r.seats[guid] = &seat{name: name}
	r.order = append(r.order, r.seats[guid])
}

// coderOf returns the name of the coder of the study that a user is, else his own.
func (r *reader) coderOf(user qda.User) string {
	for _, coder := range r.s.Codings.Coders {
		if user.GUID == qda.GUID("user", r.s.Study.ID, coder.Name) {
			return coder.Name
		}
	}
	for _, coder := range r.s.Codings.Coders {
		for _, name := range []string{coder.Name, coder.Title().FR, coder.Title().EN} {
			if name := fold.Letters(name); name == fold.Letters(user.ID) || name == fold.Letters(user.Name) {
				return coder.Name
			}
		}
	}
	return cmp.Or(user.Name, user.ID, user.GUID)
}

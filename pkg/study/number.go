package study

import "cmp"

// checkGroups checks that the mark of thousands of numbers is not their decimal mark.
func (r *resolver) checkGroups(groups Located, decimal string) {
	if groups.Value == cmp.Or(decimal, ".") {
		r.errorf(groups, "thousands", "%q est déjà le signe décimal (decimal)", "%q is the decimal mark already (decimal)", groups.Value)
	}
}

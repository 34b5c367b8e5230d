package tabulate

import (
	"slices"

	"github.com/arrimage/arrimage/pkg/agree"
)

// AgreementMethods returns the identifiers of the methods of what AgreementTables and ValueAgreementTable show, in the
// order of agree.Methods.
func AgreementMethods(list []Agreement, values []ValueAgreement) []string {
	used := map[string]bool{}
	use := func(ids ...string) {
		for _, id := range ids {
			used[id] = true
		}
	}
	if len(list) > 0 {
		use(agree.LinearizationID, agree.McNemarMidPID, agree.NewcombePairedID)
		use(list[0].Results.identifiers()...)
	}
	if len(list) > 1 {
		use(agree.ClusteredID)
	}
	for _, a := range values {
		use(agree.AlphaID, agree.LinearizationID)
		if !a.Question.Type.IsNumeric() {
			use(agree.ObservedID, a.Kappa.Statistic.ID, a.AC.Statistic.ID)
		}
	}
	var ids []string
	for _, method := range agree.Methods {
		if used[method.ID] && !slices.Contains(ids, method.ID) {
			ids = append(ids, method.ID)
		}
	}
	return ids
}

// identifiers names the coefficients.
func (r AgreementResults) identifiers() []string {
	var ids []string
	for _, c := range r.list() {
		ids = append(ids, c.Statistic.ID)
	}
	return ids
}

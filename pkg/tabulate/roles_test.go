package tabulate

import (
	"slices"
	"testing"

	"github.com/arrimage/arrimage/pkg/table"
)

// checkRoles checks that what columns say of estimates is whole: what they speak of is there, and an interval has one
// estimate, a level and a method.
func checkRoles(t *testing.T, name string, tab *table.Table) {
	t.Helper()
	for i, column := range tab.Columns {
		of := slices.IndexFunc(tab.Columns, func(c table.Column) bool { return c.Key == column.Of })
		if column.Of != "" && (of < 0 || column.Role != table.Method && tab.Columns[of].Role != table.Estimate) {
			t.Errorf("%s: table %s: column %s speaks of %q, which is no estimate", name, tab.ID, column.Key, column.Of)
		}
		hasInterval := slices.ContainsFunc(tab.Rows, func(row table.Row) bool { return row.Cells[i].Range })
		if column.Role != table.Interval {
			if column.Range || hasInterval || column.Confidence != 0 || column.Method != "" {
				t.Errorf("%s: table %s: column %s is like an interval, without the role", name, tab.ID, column.Key)
			}
			continue
		}
		estimates, methods := 0, 0
		for _, other := range tab.Columns {
			if other.Role == table.Estimate && column.SpeaksOf(other) {
				estimates++
			}
			if other.Role == table.Method && (other.Of == column.Key || other.Of == "") {
				methods++
			}
		}
		if hasInterval && column.Method == "" && methods == 0 || column.Method != "" && methods > 0 {
			t.Errorf("%s: table %s: column %s has the method %q and %d columns that name it", name, tab.ID, column.Key, column.Method, methods)
		}
		if estimates != 1 || !(column.Confidence > 0 && column.Confidence < 1) || !column.Range {
			t.Errorf("%s: table %s: column %s is an interval of %d estimates, at the level %v", name, tab.ID, column.Key, estimates, column.Confidence)
		}
	}
}

// TestRolesOfTablesInReports checks the tables that no command prints by itself, or not of the demo.
func TestRolesOfTablesInReports(t *testing.T) {
	s, v := demo(t), valued(t)
	budget := must(t)(SideTable(s, "budget"))
	for _, tab := range []*table.Table{Response(s), budget, ValueAgreementTable(v, valueAgreements(t, v, "", "topic", "meetings"), Options{})} {
		checkShape(t, "reports", tab)
		for _, column := range tab.Columns {
			if column.Kind != table.Text && column.Role == "" {
				t.Errorf("table %s: column %s has no role", tab.ID, column.Key)
			}
		}
	}
	if budget.Term != "budget" || budget.Columns[columnAt(budget, "budget")].Role != table.Estimate {
		t.Errorf("the budgets are estimates of %q", budget.Term)
	}
}

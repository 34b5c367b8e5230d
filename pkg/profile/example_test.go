package profile_test

import (
	"fmt"
	"strings"

	"github.com/arrimage/arrimage/pkg/profile"
)

// What is seen in an export before any study describes it.
func ExampleRead() {
	const export = "Horodateur,Adresse e-mail,Satisfait ?,Budget\n" +
		"2031/03/01 10:00:00,a@example.org,Oui,\"1,5\"\n" +
		"2031/03/01 11:00:00,b@example.org,Non,\"2,25\"\n" +
		"2031/03/02 10:00:00,c@example.org,Oui,n/d\n"
	p, err := profile.Read("export.csv", strings.NewReader(export), profile.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(p.Platform.Preset.Name.EN)
	for _, c := range p.Columns {
		fmt.Println(c.Heading.Name, c.Kind, c.Filled, c.Personal)
	}
	for _, f := range p.Findings {
		fmt.Printf("%s %s %s %q\n", f.Severity, f.Rule, f.Pos, f.Write)
	}
	// Output:
	// Google Forms
	// Horodateur date 3 false
	// Adresse e-mail text 3 true
	// Satisfait ? yesno 3 false
	// Budget number 3 false
	// error decimal-comma export.csv:2:39 "decimal: \",\""
	// warning personal-data export.csv:1:12 ""
	// warning token export.csv:4:39 "missing: { \"n/d\": no_answer }"
}

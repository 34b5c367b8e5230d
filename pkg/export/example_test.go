package export_test

import (
	"fmt"
	"os"
	"strings"

	"github.com/arrimage/arrimage/pkg/export"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

// The whole way: a side of a survey, a format, its text.
func Example() {
	files := study.Folders{{Name: "tiny", FS: os.DirFS("../../testdata/script/_studies/tiny")}}
	def, err := study.Load(files, "study.yaml")
	if err != nil {
		panic(err)
	}
	s, err := survey.Load(def, files, survey.Options{})
	if err != nil {
		panic(err)
	}
	data := export.New(s, "readers")
	format, _ := export.Lookup("csv")
	var text strings.Builder
	if err := format.Write(&text, data, export.Options{Lang: locale.English}); err != nil {
		panic(err)
	}
	for _, line := range strings.Split(text.String(), "\n")[:4] {
		fmt.Println(line)
	}
	fmt.Println(export.Token(study.NotAsked), "stands for", study.NotAsked.Label().EN)
	// Output:
	// id,branch,member,visits,books,films,music,loans,loans_na,loans_answered,loans_maximum,loans_a_visit
	// 1,north,yes,4,yes,yes,no,2,0,3,3,0.5
	// 2,north,yes,2,yes,no,.a,1,1,2,2,0.5
	// 3,south,no,.s,no,no,no,0,0,3,3,.s
	// .s stands for not asked
}

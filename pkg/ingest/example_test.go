package ingest_test

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/ingest"
)

func ExampleReader() {
	export := "\ufeff\"id\";\"Êtes-vous satisfait?\"\r\n\"1\";\"Oui, très\"\r\n\"2\"\r\n"
	r, err := ingest.NewReader("groupes.csv", strings.NewReader(export), ingest.Dialect{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(r.Dialect().Why.EN)
	for {
		row, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err := errors.Join(err, row.Problems.Err(diag.Data)); err != nil {
			fmt.Println(err)
			break
		}
		cell := row.Cells[1]
		fmt.Printf("%d:%d %s\n", cell.Line, cell.Column, cell.Text)
	}
	// Output:
	// delimiter ";" (the only one in the header line), encoding utf-8 (byte-order mark)
	// 2:5 Oui, très
	// groupes.csv:3: the row has 1 cells (expected 2, as the header)
}

func ExampleReadFixed() {
	type budget struct {
		Region string     `csv:"region"`
		Amount ingest.Num `csv:"budget"`
	}
	table := "region,budget\nLaval,0\nMontréal,146 981\nNunavik,\nEstrie,n/d\n"
	_, _, err := ingest.ReadFixed[budget]("budgets.csv", strings.NewReader(table), ingest.Dialect{})
	fmt.Println(err)

	rows, places, _ := ingest.ReadFixed[budget]("budgets.csv", strings.NewReader(strings.ReplaceAll(table, "n/d", "19370")), ingest.Dialect{})
	for i, row := range rows {
		fmt.Println(places[i].At("budget"), row.Region, row.Amount.Value, row.Amount.Set)
	}
	// Output:
	// budgets.csv:5:8: column "budget": "n/d" is not a number (expected digits, decimal mark ".")
	// budgets.csv:2:7 Laval 0 true
	// budgets.csv:3:11 Montréal 146981 true
	// budgets.csv:4:9 Nunavik 0 false
	// budgets.csv:5:8 Estrie 19370 true
}

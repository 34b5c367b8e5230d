package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestRun(t *testing.T) {
	items := strings.Repeat(",Oui", 10) + strings.Repeat(",Non", 8) + ","
	text := "id,region,type,weight,stratum,psu,satisfaction" + strings.Repeat(",m", 19) + ",budget,comment\n" +
		"1,Laval,centre,1,S,U,Satisfait" + items + ",,\"a,\"\"b\"\"\nc\"\n" + "2,Laval,centre,3,S,U,Insatisfait" + strings.Repeat(",Non", 19) + ",,\n"
	name := filepath.Join(t.TempDir(), "export.csv")
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	if err := run(name, &out); err != nil || out.String() != "Laval\tcentre\t2\t0.250000\t2.500000\n" {
		t.Errorf("%q, %v", out.String(), err)
	}
	if err := run(name+"x", &out); err == nil {
		t.Error("a file that is not there gives no error")
	}
}

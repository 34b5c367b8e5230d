package profile

import (
	"bytes"
	"errors"
	"testing"

	"github.com/arrimage/arrimage/pkg/diag"
)

func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"id,q\n1,Oui\n2,Non\n", "\ufeff\ufeffid;q\r\n1;\"a;b\"\r\n", "Survey\nid,a,b\n1,2,3\n", "q\r\xe9\r\x8e\r", "\xff\xfea\x00\n\x00b\x00",
		"Respondent ID,q,\n,Radio,Other (please specify)\n1,Radio,x\n", "StartDate,Q1\nx,y\n{\"ImportId\":\"a\"},{\"ImportId\":\"b\"}\n",
		"a,a,\n1,\"2\n3,4", "a\n=1\n-1\n1,5\n1 234\n81 %\n$3\n12 mars 2031\n", "x\ty\n1\t01/02/2031\n", "\n\n,,,\n", "q___1,q___2\n0,1\n", "", "a|b;c\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		p, err := Read("f", bytes.NewReader(in), Options{Distinct: 20})
		if err != nil {
			var failure *diag.Failure
			if p != nil || !errors.As(err, &failure) || failure.Kind != diag.Data {
				t.Fatalf("%T: %v", err, err)
			}
			return
		}
		for _, c := range p.Columns {
			if c.Filled < 0 || c.Blank < 0 || c.Filled+c.Blank > p.Rows || c.Distinct > c.Filled || c.Kind == "" || c.Why.IsZero() {
				t.Fatalf("%d rows, column %+v", p.Rows, c)
			}
			for _, v := range c.Values {
				if v.Count < 1 || v.Count > c.Filled {
					t.Fatalf("column %+v: value %+v", c, v)
				}
			}
		}
		for _, finding := range p.Findings {
			if finding.Count < 1 || finding.Column >= len(p.Columns) || finding.Message.FR == "" || finding.Message.EN == "" || finding.Pos.File != "f" {
				t.Fatalf("finding %+v", finding)
			}
		}
	})
}

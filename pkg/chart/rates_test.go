package chart

import (
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/locale"
)

func TestRatesStandUnderTheirHeading(t *testing.T) {
	meetings, plan := locale.Same("Rencontres"), locale.Same("Plan")
	svg := SVG(RatesChart{Rows: []Rate{
		{Group: meetings, Label: locale.Same("Centres"), Value: 81, Lo: 60, Hi: 92},
		{Group: meetings, Label: locale.Same("Groupes"), Value: 80, Lo: 55, Hi: 93},
		{Group: plan, Label: locale.Same("Centres"), Value: 100, Lo: 85, Hi: 100},
	}}.Picture(locale.French), "x")
	elements, err := parse(svg)
	if err != nil {
		t.Fatal(err)
	}
	drawn := seen(elements)
	for _, heading := range []string{"Rencontres\n", "Plan\n"} {
		if n := strings.Count(drawn, heading); n != 1 {
			t.Errorf("heading %q is drawn %d times, want once", heading, n)
		}
	}
	for _, datum := range []string{"Rencontres, Groupes\u00a0: 80\u00a0% (55 à 93)", "Plan, Centres\u00a0: 100\u00a0% (85 à 100)"} {
		if !strings.Contains(elements[2].text, datum) {
			t.Errorf("%q is not described in %s", datum, elements[2].text)
		}
	}
}

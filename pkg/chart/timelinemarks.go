package chart

// MostKinds is how many kinds of events the marks of a TimelineChart tell apart; of more, none.
const MostKinds = 10

// kindSigns are the marks of the kinds in text, in the order of those that canvas.kindMark draws.
var kindSigns = [MostKinds]string{"●", "◆", "■", "▲", "▼", "○", "◇", "□", "△", "▽"}

// kindPaints are the colours of the kinds, in turn: shapes tell more kinds apart than there are colours that nobody confuses.
var kindPaints = []Paint{first, {Colour: secondColour}, {Colour: edgeColour}}

// kindMark draws the mark of a kind of events: five shapes, filled, then the same hollow. It reaches 1.25 times the radius at
// most from its middle.
func (c *canvas) kindMark(kind int, x, y, radius float64, tip string) {
	paint := kindPaints[kind%len(kindPaints)]
	stroke := Stroke{Paint: paint, Thick: 2}
	if kind >= MostKinds/2 {
		radius--
		paint = Paint{}
	} else if paint.Colour == secondColour {
		stroke = Stroke{Paint: Paint{Colour: hatchColour}}
	} else {
		stroke = Stroke{}
	}
	far, near := 1.25*radius, 0.9*radius
	shape := Area{Fill: paint, Stroke: stroke, Tip: tip}
	switch kind % (MostKinds / 2) {
	case 0:
		c.add(Circle{X: x, Y: y, R: radius, Fill: paint, Stroke: stroke, Tip: tip})
		return
	case 1:
		shape.Points = [][2]float64{{x, y - far}, {x + far, y}, {x, y + far}, {x - far, y}}
	case 2:
		shape.Points = [][2]float64{{x - near, y - near}, {x + near, y - near}, {x + near, y + near}, {x - near, y + near}}
	case 3:
		shape.Points = [][2]float64{{x, y - far}, {x + far, y + near}, {x - far, y + near}}
	default:
		shape.Points = [][2]float64{{x, y + far}, {x + far, y - near}, {x - far, y - near}}
	}
	c.add(shape)
}

// How a page stands on the screen: it is no wider than the window, nothing moves by itself, and charts can be read.

// leastText is the smallest height of letters in a chart, in CSS pixels.
const leastText = 10;

export function check(visit) {
  return visit.run(measure, leastText);
}

function measure(leastText) {
  const failures = [];
  const page = document.scrollingElement;
  if (page.scrollWidth > innerWidth) {
    failures.push(`the page is ${page.scrollWidth} px wide, expected ${innerWidth} at most; ${selectorOf(widest())} is widest`);
  }
  for (const animation of document.getAnimations()) failures.push(`${selectorOf(animation.effect.target)}: moves although less motion is asked for`);
  for (const text of document.querySelectorAll('svg text')) {
    if (!text.checkVisibility() || !wordsOf(text)) continue;
    const height = parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().d;
    if (height < leastText - 0.01) failures.push(`${selectorOf(text)}: letters of ${height.toFixed(1)} px, expected ${leastText} at least`);
    const edge = text.getBoundingClientRect(), frame = text.ownerSVGElement.getBoundingClientRect();
    if (edge.left < frame.left - 1 || edge.right > frame.right + 1) failures.push(`${selectorOf(text)}: "${wordsOf(text)}" is cut by the edge of its drawing`);
    const seen = contrast(colourUnder(text).fill, colourUnder(text).ground);
    if (seen < 4.5) failures.push(`${selectorOf(text)}: contrast ${seen.toFixed(2)}, expected 4.5 at least`);
  }
  return failures;

  // widest returns the deepest element that reaches farthest to the right, those aside that scroll inside another.
  function widest() {
    const scrolls = (e) => e && e !== page && e !== document.body && (getComputedStyle(e).overflowX !== 'visible' || scrolls(e.parentElement));
    return [...document.body.querySelectorAll('*')].filter((e) => !scrolls(e.parentElement))
      .reduce((most, e) => (e.getBoundingClientRect().right >= most.getBoundingClientRect().right ? e : most), document.body);
  }

  // colourUnder returns the colour of a text of a drawing, and that of the last shape before it under its middle.
  function colourUnder(text) {
    const box = text.getBBox();
    const middle = new DOMPoint(box.x + box.width / 2, box.y + box.height / 2);
    let ground = groundOf(text.ownerSVGElement);
    for (const shape of text.ownerSVGElement.querySelectorAll('rect, circle, ellipse, path, polygon')) {
      if (shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_PRECEDING) break;
      if (shape.closest('defs, clipPath, pattern') || !shape.isPointInFill(middle)) continue;
      const colour = fillOf(shape);
      if (colour) ground = over(colour, ground);
    }
    return { fill: over(fillOf(text) ?? [0, 0, 0, 1], ground), ground };
  }

  // fillOf returns the colour that fills an element; of a pattern, that of its first shape.
  function fillOf(element) {
    const style = getComputedStyle(element);
    const pattern = /url\("?#([^")]+)"?\)/.exec(style.fill);
    if (pattern) return fillOf(document.getElementById(pattern[1]).firstElementChild);
    const colour = colourOf(style.fill);
    if (colour) colour[3] *= Number(style.fillOpacity) * Number(style.opacity);
    return colour;
  }
}

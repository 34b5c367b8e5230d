// Functions that the checks find in their world inside the page.

// selectorOf names an element for people: its id, or its place below the nearest element that has one.
function selectorOf(element) {
  const id = element.getAttribute('id'); // A form's .id may be its field of that name.
  if (id) return `#${id}`;
  const name = element.localName;
  if (!element.parentElement) return name;
  const same = [...element.parentElement.children].filter((child) => child.localName === name);
  return `${selectorOf(element.parentElement)} > ${name}${same.length > 1 ? `:nth-of-type(${same.indexOf(element) + 1})` : ''}`;
}

// wordsOf returns the text of an element, without the space that only sets out the source.
const wordsOf = (element) => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();

// nameOf returns what names an element for those who hear the page: aria-labelledby, aria-label, or the title of a
// drawing.
function nameOf(element) {
  const ids = (element.getAttribute('aria-labelledby') ?? '').split(/\s+/).filter(Boolean);
  const words = ids.map((id) => wordsOf(document.getElementById(id))).join(' ').trim();
  return words || (element.getAttribute('aria-label') ?? '').trim() || wordsOf(element.querySelector(':scope > title'));
}

// colourOf reads a computed colour as [red, green, blue, opacity]; undefined for what is no plain colour.
function colourOf(text) {
  const numbers = /^rgba?\(([^)]*)\)$/.exec(text)?.[1].split(/[,/\s]+/).filter(Boolean).map(Number);
  return numbers && [...numbers.slice(0, 3), numbers[3] ?? 1];
}

// over lays a colour on another that is opaque.
function over(colour, ground) {
  return [0, 1, 2].map((i) => colour[i] * colour[3] + ground[i] * (1 - colour[3])).concat(1);
}

// groundOf returns the colour of the page behind an element.
function groundOf(element) {
  if (!element) return [255, 255, 255, 1];
  const colour = colourOf(getComputedStyle(element).backgroundColor) ?? [0, 0, 0, 0];
  return colour[3] === 1 ? colour : over(colour, groundOf(element.parentElement));
}

// contrast returns the contrast of two opaque colours, from 1 to 21, as WCAG 2 defines it.
function contrast(a, b) {
  const luminance = (colour) => {
    const [r, g, b] = colour.slice(0, 3).map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

// The way through a page by keyboard: the skip link, the order, what is seen of the focus, and the way out.

// check goes three ways through the page, each from a page that was just opened.
export async function check(open) {
  const failures = [];
  for (const way of [skipLink, forward, back]) {
    const visit = await open();
    failures.push(...await way(visit, await visit.run(tabStops)), ...visit.events);
    await visit.close();
  }
  return failures;
}

// forward presses Tab through the whole page: it should reach every element once, in order, show where it is, and get
// out.
async function forward(visit, stops) {
  const { visited, failures } = await walk(visit, stops.length);
  if (!failures.length && visited.join() !== stops.join()) {
    failures.push(`Tab goes to ${difference(visited, stops)}, expected every element once, in the order of the document`);
  }
  return failures;
}

// difference tells where two lists part.
function difference(got, want) {
  const i = want.findIndex((selector, i) => selector !== got[i]);
  return i < 0 ? `${got[want.length]} at the end` : `${got[i] ?? 'no element'} in place of ${want[i]}`;
}

// tabStops lists what Tab should reach, in the order of the document: of the radio buttons of one name, the first.
function tabStops() {
  const names = new Set();
  return [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')].filter((e) => {
    if (e.disabled || e.tabIndex < 0 || !e.checkVisibility({ visibilityProperty: true })) return false;
    if (e.type !== 'radio') return true;
    return !names.has(e.name) && names.add(e.name);
  }).map(selectorOf);
}

// skipLink takes the first Tab and Enter. A page with nothing to skip before its main part needs no such link.
async function skipLink(visit) {
  const wanted = await visit.run(() => [...document.querySelectorAll('a[href], button, [tabindex]')]
    .some((e) => !e.closest('main') && document.querySelector('main')?.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_PRECEDING));
  if (!wanted) return [];
  await visit.page.keyboard.press('Tab');
  const failures = await visit.run(() => {
    const link = document.activeElement, box = link.getBoundingClientRect();
    if (link.localName !== 'a' || !link.getAttribute('href')?.startsWith('#')) return [`${selectorOf(link)}: is first, expected a link that skips to the main part`];
    const shown = box.width > 0 && box.height > 0 && box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight && box.right <= innerWidth;
    const covered = shown && document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2) !== link;
    return shown && !covered ? [] : [`${selectorOf(link)}: expected to be seen when it has the focus`];
  });
  if (failures.length) return failures;
  await visit.page.keyboard.press('Enter');
  failures.push(...await visit.run(() => {
    const main = document.querySelector('main');
    const top = main?.getBoundingClientRect().top;
    const reached = document.getElementById(decodeURIComponent(location.hash.slice(1))) === main;
    if (!main || !reached || top < -1 || top > innerHeight / 2) return [`the skip link leads to "${location.hash}", with the top of main at ${top}: expected main, in sight`];
    return [];
  }));
  await visit.page.keyboard.press('Tab');
  failures.push(...await visit.run(() => {
    const main = document.querySelector('main'), next = document.activeElement;
    const none = !main?.querySelector('a[href], button, input, [tabindex="0"]');
    return none || main.contains(next) ? [] : [`${selectorOf(next)}: follows the skip link, expected something in main`];
  }));
  return failures;
}

// walk presses Tab until the focus leaves the page, and looks at each element that has it.
async function walk(visit, most) {
  const visited = [], failures = [];
  for (let presses = 0; presses <= most + 1; presses++) {
    await visit.page.keyboard.press('Tab');
    const { selector, failure } = await visit.run(look);
    if (!selector || selector === visited[0]) return { visited, failures };
    if (selector === visited.at(-1)) return { visited, failures: [...failures, `${selector}: keeps the focus`] };
    visited.push(selector);
    if (failure) failures.push(failure);
  }
  return { visited, failures: [...failures, `Tab does not leave the page after ${most + 1} elements`] };
}

// look describes the element that has the focus: an outline of 2 px at least, that stands out from the page by 3:1, in
// sight.
function look() {
  const e = document.activeElement;
  if (!e || e === document.body || e === document.documentElement) return {};
  const selector = selectorOf(e), style = getComputedStyle(e), box = e.getBoundingClientRect();
  const colour = colourOf(style.outlineColor);
  const ground = groundOf(e.parentElement);
  const width = style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth);
  if (width < 2) return { selector, failure: `${selector}: outline of ${width} px in the focus, expected 2 at least` };
  if (colour && contrast(over(colour, ground), ground) < 3) return { selector, failure: `${selector}: the outline does not stand out (expected 3:1)` };
  if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth) return { selector, failure: `${selector}: out of sight while it has the focus` };
  return { selector };
}

// back checks that Shift+Tab leads from the second element to the first: the focus can go both ways.
async function back(visit, stops) {
  if (stops.length < 2) return [];
  for (const key of ['Tab', 'Tab']) await visit.page.keyboard.press(key);
  await visit.page.keyboard.down('Shift');
  await visit.page.keyboard.press('Tab');
  await visit.page.keyboard.up('Shift');
  const selector = await visit.run(() => selectorOf(document.activeElement));
  return selector === stops[0] ? [] : [`Shift+Tab leads from ${stops[1]} to ${selector}, expected ${stops[0]}`];
}

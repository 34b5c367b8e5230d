// What a page is made of: landmarks, headings, tables, drawings, ids and links, as those need it who do not see the
// page.

// check returns what a page lacks. A questionnaire, which is one form, needs no contents and no footer.
export async function check(visit, lang) {
  return (await visit.run(marks, lang)).concat(await visit.run(contents));
}

function marks(lang) {
  const failures = [];
  const expect = (holds, what) => holds || failures.push(what);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const root = document.documentElement;
  const form = document.querySelector('main form');

  expect(document.compatMode === 'CSS1Compat', 'html: expected the doctype of HTML 5');
  expect(root.lang === lang, `html: lang is "${root.lang}", expected "${lang}"`);
  expect(!root.hasAttribute('xml:lang') || root.getAttribute('xml:lang') === lang, `html: expected xml:lang "${lang}"`);
  expect(document.title.trim() !== '' && wordsOf(document.querySelector('title')) === wordsOf(document.querySelector('h1')) || form, 'title: expected the words of h1');
  expect(/default-src 'none'/.test(document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.content), "head: expected a policy with default-src 'none'");

  const outermost = (selector) => all(selector).filter((e) => !e.parentElement.closest('article, aside, main, nav, section'));
  const count = (list, what, least, most) => expect(list.length >= least && list.length <= most, `${what}: ${list.length}, expected ${least === most ? least : `${least} or ${most}`}`);
  count(all('main, [role=main]'), 'main', 1, 1);
  count(outermost('header, [role=banner]'), 'banner (header outside of sections)', 1, 1);
  count(outermost('footer, [role=contentinfo]'), 'contentinfo (footer outside of sections)', form ? 0 : 1, 1);
  count(all('nav, [role=navigation]'), 'nav', form ? 0 : 1, 1);
  for (const e of all('nav, [role=navigation], [role=region]')) expect(nameOf(e), `${selectorOf(e)}: expected a name`);
  for (const e of all('section[aria-label], section[aria-labelledby]')) expect(nameOf(e), `${selectorOf(e)}: its name has no words`);

  count(all('h1'), 'h1', 1, 1);
  let level = 0;
  for (const heading of all('h1, h2, h3, h4, h5, h6')) {
    const next = Number(heading.localName[1]);
    expect(next <= level + 1, `${selectorOf(heading)}: a heading of level ${next} after one of level ${level}`);
    expect(wordsOf(heading), `${selectorOf(heading)}: a heading without words`);
    level = next;
  }
  return failures;
}

function contents() {
  const failures = [];
  const expect = (holds, what) => holds || failures.push(what);
  const all = (selector) => [...document.querySelectorAll(selector)];

  for (const table of all('table')) {
    expect(wordsOf(table.caption), `${selectorOf(table)}: expected a caption`);
    expect(table.querySelector('thead th'), `${selectorOf(table)}: expected column headers`);
    for (const row of table.querySelectorAll('tbody tr')) expect(row.querySelector('th'), `${selectorOf(row)}: expected a row header`);
  }
  for (const header of all('th')) {
    const scope = header.getAttribute('scope');
    expect(['col', 'row', 'colgroup', 'rowgroup'].includes(scope), `${selectorOf(header)}: scope is ${scope}, expected col, row, colgroup or rowgroup`);
  }
  for (const drawing of all('svg')) {
    expect(drawing.getAttribute('role') === 'img' || drawing.getAttribute('aria-hidden') === 'true', `${selectorOf(drawing)}: expected role img, or aria-hidden`);
    if (drawing.getAttribute('role') === 'img') expect(nameOf(drawing), `${selectorOf(drawing)}: expected a name`);
  }

  const ids = all('[id]').map((e) => e.getAttribute('id'));
  for (const id of new Set(ids.filter((id, i) => ids.indexOf(id) !== i))) failures.push(`#${id}: stands more than once`);
  for (const link of all('a[href]')) {
    const target = link.getAttribute('href');
    const fragment = target.startsWith('#') && decodeURIComponent(target.slice(1));
    const beside = /^[a-z0-9][a-z0-9-]*\.html$/.test(target); // A page of the same folder, as an index leads to.
    expect(fragment !== false || beside, `${selectorOf(link)}: leads to ${target}, out of the page`);
    expect(fragment === false || document.getElementById(fragment), `${selectorOf(link)}: leads to ${target}, which is not there`);
    expect(wordsOf(link), `${selectorOf(link)}: a link without words`);
  }
  for (const e of all('*')) {
    for (const { name, value } of e.attributes) {
      expect(!/^on/i.test(name), `${selectorOf(e)}: has the attribute ${name}`);
      for (const id of /^aria-(labelledby|describedby|controls|owns)$/.test(name) ? value.split(/\s+/) : []) {
        expect(document.getElementById(id), `${selectorOf(e)}: ${name} names #${id}, which is not there`);
      }
    }
  }
  return failures;
}

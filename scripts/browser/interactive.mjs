// Checks interactive pages that arrimage writes (report --interactive) in headless Chromium: sorting, filtering, tips, by
// pointer and by keyboard, and that the page reads alike where scripts are turned off.
//
//   node interactive.mjs [--chromium PATH] NAME.fr.html NAME.en.html …
//
// It prints a line for each page, and below it what fails. It exits with code 1 if anything fails. Every page must
// have a table of more than 10 rows.
import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { launch, states, Visit } from './browser.mjs';

const checks = { sorting, filtering, tips, 'without scripts': withoutScripts, 'on paper': onPaper };

// expect notes what does not hold.
const expect = (failures, holds, failure) => holds || failures.push(failure);

// sorting clicks every sortable header of the page three times, once of them by keyboard.
async function sorting(visit) {
  const failures = await visit.run(() => {
    const failures = [];
    const buttons = [...document.querySelectorAll('th button')];
    if (!buttons.length) return ['no table can be sorted'];
    const cellOf = (row, i) => ('value' in row.cells[i].dataset ? Number(row.cells[i].dataset.value) : null);
    for (const button of buttons) {
      const head = button.closest('th'), table = head.closest('table'), i = head.cellIndex;
      const before = [...table.rows];
      const fixed = () => [...table.querySelectorAll('tr.group, .totals tr')].map((row) => `${row.parentElement.sectionRowIndex} ${row.textContent}`).join();
      const stays = fixed();
      for (const wanted of ['ascending', 'descending', null]) {
        button.click();
        if (head.getAttribute('aria-sort') !== wanted) failures.push(`${selectorOf(head)}: aria-sort is ${head.getAttribute('aria-sort')}, expected ${wanted}`);
        if (table.querySelectorAll('[aria-sort]').length > 1) failures.push(`${selectorOf(table)}: sorted by two columns`);
        for (const body of table.tBodies) {
          const rows = [...body.rows].filter((row) => !row.matches('.group'));
          if (body.querySelector('.group') && !body.rows[0].matches('.group')) failures.push(`${selectorOf(body)}: its heading moved`);
          if (body.matches('.totals') || !rows.some((row) => cellOf(row, i) !== null)) continue;
          const values = rows.map((row) => cellOf(row, i));
          const there = values.filter((value) => value !== null);
          if (wanted && values.lastIndexOf(null) >= 0 && values.indexOf(null) < there.length) failures.push(`${selectorOf(body)}: absent values are not last`);
          const sign = wanted === 'descending' ? -1 : 1;
          if (wanted && there.some((value, k) => k > 0 && sign * (value - there[k - 1]) < 0)) failures.push(`${selectorOf(body)}: ${wanted} by column ${i + 1} is ${values}`);
        }
        if (fixed() !== stays) failures.push(`${selectorOf(table)}: a group or a total moved`);
      }
      if ([...table.rows].some((row, k) => row !== before[k])) failures.push(`${selectorOf(table)}: the third click does not restore the order`);
    }
    buttons[0].focus();
    return failures;
  });
  for (const [key, wanted] of [['Enter', 'ascending'], ['Space', 'descending']]) {
    await visit.page.keyboard.press(key);
    const got = await visit.run(() => document.activeElement.closest('th')?.ariaSort);
    expect(failures, got === wanted, `${key} sorts ${got}, expected ${wanted}`);
  }
  return failures;
}

// filtering looks for the words of one row in every table that can be filtered, with accents and without.
async function filtering(visit) {
  return visit.run(() => {
    const failures = [];
    const fields = [...document.querySelectorAll('.filter input')];
    if (!fields.length) return ['no table can be filtered'];
    for (const table of document.querySelectorAll('table')) {
      const rows = [...table.querySelectorAll('tbody:not(.totals) tr:not(.group)')];
      const field = table.closest('.table').querySelector('.filter input');
      if (!field !== rows.length <= 10) failures.push(`${selectorOf(table)}: ${rows.length} rows and ${field ? 'a' : 'no'} filter`);
      if (!field) continue;
      const look = (text) => {
        field.value = text;
        field.dispatchEvent(new Event('input'));
        return rows.filter((row) => row.checkVisibility());
      };
      const wanted = rows.at(-1).cells[0].textContent;
      const plain = wanted.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase();
      for (const text of [wanted, plain]) {
        const shown = look(text);
        if (!shown.includes(rows.at(-1)) || shown.length === rows.length) failures.push(`${selectorOf(table)}: "${text}" shows ${shown.length} of ${rows.length} rows`);
        const count = field.closest('.filter').querySelector('[aria-live]').textContent;
        if (!count.includes(shown.length) || !count.includes(rows.length)) failures.push(`${selectorOf(table)}: the count says "${count}" for ${shown.length} rows`);
      }
      if (look('\u0000 nothing has this').length) failures.push(`${selectorOf(table)}: rows are left`);
      if ([...table.querySelectorAll('.group')].some((row) => row.checkVisibility())) failures.push(`${selectorOf(table)}: a heading without rows is left`);
      if ([...table.querySelectorAll('.totals tr')].some((row) => !row.checkVisibility())) failures.push(`${selectorOf(table)}: a total is gone`);
      if (look('').length !== rows.length) failures.push(`${selectorOf(table)}: rows stay away`);
      if (!field.labels[0]?.textContent.trim()) failures.push(`${selectorOf(field)}: has no label`);
    }
    return failures;
  });
}

// tips points at a mark, walks over marks by keyboard, and closes with Escape.
async function tips(visit) {
  const failures = [];
  const read = () => visit.run(() => {
    const tip = document.querySelector('.tip'), box = tip.getBoundingClientRect();
    return { text: tip.textContent, shown: tip.checkVisibility(), inside: box.left >= 0 && box.right <= innerWidth };
  });
  const mark = await visit.run(() => {
    const mark = document.querySelector('[data-tip]');
    mark?.scrollIntoView({ block: 'center' });
    const box = mark?.getBoundingClientRect();
    return mark && { x: box.left + box.width / 2, y: box.top + box.height / 2, tip: mark.dataset.tip, titled: !!mark.querySelector('title') };
  });
  if (!mark) return failures; // A page may have no chart.
  expect(failures, !mark.titled, 'a mark has a tip of the browser too');
  await visit.page.mouse.move(mark.x, mark.y);
  let tip = await read();
  expect(failures, tip.shown && tip.text === mark.tip && tip.inside, `the pointer shows ${JSON.stringify(tip)}, expected ${mark.tip}`);
  await visit.page.keyboard.press('Escape');
  expect(failures, !(await read()).shown, 'Escape leaves the tip');
  await visit.page.mouse.move(1, 1);
  await visit.run(() => {
    const stops = [...document.querySelectorAll('a[href], button, input, [tabindex="0"]')];
    stops[stops.indexOf(document.querySelector('svg[tabindex]')) - 1].focus();
  });
  await visit.page.keyboard.press('Tab');
  const first = await read();
  await visit.page.keyboard.press('ArrowRight');
  const second = await read();
  expect(failures, first.shown && first.text.startsWith(mark.tip), `the focus shows ${JSON.stringify(first)}, expected ${mark.tip}`);
  expect(failures, second.shown && second.text !== first.text, `the arrow shows ${JSON.stringify(second)} after ${first.text}`);
  await visit.page.keyboard.press('Escape');
  tip = await read();
  expect(failures, !tip.shown, 'Escape leaves the tip of the focus');
  return failures;
}

// withoutScripts wants every row and no control.
async function withoutScripts(visit) {
  return visit.run(() => [...document.querySelectorAll('button, input, .tip, tr[hidden], svg[tabindex]')].map((e) => `${selectorOf(e)}: is there without scripts`));
}

// onPaper filters a table, then prints: no control and no row may be missing.
async function onPaper(visit) {
  await visit.page.emulateMediaType('print');
  return visit.run(() => {
    const field = document.querySelector('.filter input');
    field.value = '\u0000 nothing has this';
    field.dispatchEvent(new Event('input'));
    const hidden = [...document.querySelectorAll('tbody tr')].filter((row) => !row.checkVisibility()).map((row) => `${selectorOf(row)}: is not printed`);
    return hidden.concat([...document.querySelectorAll('.filter, .tip')].filter((e) => e.checkVisibility()).map((e) => `${selectorOf(e)}: is printed`));
  });
}

async function main() {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { chromium: { type: 'string', default: '/usr/bin/chromium' } } });
  if (!positionals.length) throw new Error('name the pages to check');
  const browser = await launch(values.chromium);
  let count = 0;
  try {
    for (const file of positionals) {
      const failures = [];
      for (const [name, check] of Object.entries(checks)) {
        const visit = await Visit.open(browser, pathToFileURL(resolve(file)).href, states[name === 'without scripts' ? 'light, no scripts' : 'light']);
        failures.push(...[...await check(visit), ...visit.events].map((failure) => `${name}: ${failure}`));
        await visit.close();
      }
      console.log(`${failures.length ? 'FAIL' : 'ok  '} ${basename(file)} interactive`);
      for (const failure of failures) console.log(`     ${failure}`);
      count += failures.length;
    }
  } finally {
    await browser.close();
  }
  process.exitCode = count ? 1 : 0;
}

await main();

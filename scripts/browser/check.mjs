// Checks pages that arrimage writes in headless Chromium:
//
//   node check.mjs [--chromium PATH] [--screenshots DIR] NAME.fr.html NAME.en.html …
//
// The language of a page is the last part of its name before .html. It prints a line for each page and group of checks,
// and below it what fails: the element and what was expected. It exits with code 1 if anything fails. With
// --screenshots it writes what a person should look at: the whole page, wide and narrow, light and dark, and the
// printed page.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import * as axe from './axe.mjs';
import { launch, states, Visit } from './browser.mjs';
import * as keyboard from './keyboard.mjs';
import * as layout from './layout.mjs';
import * as printing from './printing.mjs';
import * as structure from './structure.mjs';

// groups are the groups of checks, in the order in which they are printed.
export const groups = ['loading', 'axe', 'layout', 'structure', 'keyboard', 'print'];

// axeStates are the states in which axe-core runs, with what it is asked: every rule on the wide screen, where no table
// hides cells, the contrast in dark too, and all but the contrast, which takes most of its time, on the narrow screen.
// It needs scripts.
const axeStates = {
  light: {},
  dark: { runOnly: { type: 'rule', values: ['color-contrast'] }, rules: { 'target-size': { enabled: false } } },
  'light, 400 px': { rules: { 'color-contrast': { enabled: false } } },
};

// checkPage runs every check on one page, and returns the failures by group, and what axe-core leaves to a person. A
// page opens in every state, where its loading and its layout are checked. The structure does not depend on the state,
// but it may on scripts; the ways by keyboard and the printed page are slow, and are checked once.
export async function checkPage(browser, file, { work, screenshots }) {
  const url = pathToFileURL(resolve(file)).href;
  const result = { found: new Map(groups.map((group) => [group, []])), judgement: [] };
  for (const [name, state] of Object.entries(states)) {
    const note = (group, failures) => result.found.get(group).push(...failures.map((failure) => ({ state: name, failure })));
    const open = () => Visit.open(browser, url, state);
    const visit = await open();
    note('layout', await layout.check(visit));
    if (name === 'light') note('keyboard', await keyboard.check(open));
    if (name === 'light' || state.scripts === false) note('structure', await structure.check(visit, languageOf(file)));
    if (screenshots && !state.scale && state.scripts !== false) await picture(visit, screenshots, `${basename(file, '.html')} ${name}`);
    if (axeStates[name]) {
      const { failures, incomplete } = await axe.check(visit, axeStates[name]);
      note('axe', failures);
      result.judgement.push(...incomplete.map(({ id, nodes }) => `${id} ${nodes.length}`));
    }
    if (name === 'light') note('print', await printing.check(visit, join(work, `${basename(file, '.html')}.pdf`)));
    note('loading', visit.events);
    await visit.close();
  }
  return result;
}

const languageOf = (file) => basename(file, '.html').split('.').at(-1);

function picture(visit, folder, name) {
  return visit.page.screenshot({ path: join(folder, `${name.replaceAll(/[ ,]+/g, '-')}.png`), fullPage: true });
}

// print writes the result of one page and returns how many checks failed.
function print(file, { found, judgement }) {
  let count = 0;
  for (const [group, failures] of found) {
    const more = group === 'axe' && judgement.length ? ` (left to judgement: ${judgement.join(', ')})` : '';
    console.log(`${failures.length ? 'FAIL' : 'ok  '} ${basename(file)} ${group}${more}`);
    for (const line of brief(failures)) console.log(`     ${line}`);
    count += failures.length;
  }
  return count;
}

// brief makes one line of all failures that say the same of several elements or in several states: the first element,
// how many there are, and the states.
function brief(failures) {
  const lines = new Map();
  for (const { state, failure } of failures) {
    const [, where, what] = /^([#\w][^"]*?): (.*)$/s.exec(failure) ?? [undefined, '', failure];
    if (!lines.has(what)) lines.set(what, { where: new Set(), states: new Set() });
    lines.get(what).where.add(where);
    lines.get(what).states.add(state);
  }
  return [...lines].map(([what, { where, states }]) => {
    const more = where.size > 1 ? ` (and ${where.size - 1} more)` : '';
    const first = [...where][0];
    return `${first && `${first}${more}: `}${what} [${[...states].join('; ')}]`;
  });
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { chromium: { type: 'string', default: '/usr/bin/chromium' }, screenshots: { type: 'string' } },
  });
  if (positionals.length === 0) throw new Error('no page to check');
  const work = values.screenshots ?? await mkdtemp(join(tmpdir(), 'pages-'));
  await mkdir(work, { recursive: true });
  const browser = await launch(values.chromium);
  try {
    let failures = 0;
    for (const file of positionals) failures += print(file, await checkPage(browser, file, { work, screenshots: values.screenshots }));
    process.exitCode = failures ? 1 : 0;
  } finally {
    await browser.close();
    if (!values.screenshots) await rm(work, { recursive: true });
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await main();

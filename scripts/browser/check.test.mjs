// Every check can fail: a sound page passes them all, and with one defect it fails the check that is there for it.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import * as axe from './axe.mjs';
import { launch, states, Visit } from './browser.mjs';
import { checkPage } from './check.mjs';
import * as keyboard from './keyboard.mjs';
import * as layout from './layout.mjs';
import * as printing from './printing.mjs';
import * as structure from './structure.mjs';

const sound = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Sound</title>
<style>
.skip { position: absolute; top: -4rem; } .skip:focus { top: 0; } :focus-visible { outline: 2px solid #00f; }
.notice { color: #000; } svg { width: 100%; max-width: 600px; } tr { break-inside: avoid; }
@media print { @page { margin: 2cm; @bottom-left { content: "Synthetic data"; } } }
</style>
</head>
<body>
<a class="skip" href="#main">Skip</a>
<header><h1>Sound</h1><p class="notice">Synthetic data</p></header>
<nav aria-label="Contents"><a href="#one">One</a></nav>
<main id="main">
<h2 id="one">One</h2>
<div role="region" aria-label="Rates" tabindex="0"><table><caption>Rates</caption>
<thead><tr><th scope="col">Side</th><th scope="col">n</th></tr></thead>
<tbody><tr><th scope="row">People</th><td>7</td></tr></tbody></table></div>
<svg role="img" viewBox="0 0 400 40"><title>Chart</title><rect width="400" height="40" fill="#fff"/><text x="10" y="25" font-size="14">Label</text></svg>
</main>
<footer><p>The end</p></footer>
</body>
</html>
`;

const lines = '<br>line'.repeat(90);

// Each defect: the group whose check finds it, what replaces what in the sound page, and what the failure says.
const defects = [
  ['loading', '</footer>', '</footer><script>alert(1)</script>', /Content Security Policy|ContentSecurityPolicy/],
  ['loading', '</footer>', '</footer><img alt="" src="picture.png">', /Content Security Policy|ContentSecurityPolicy/],
  ['loading', / content="default-src[^>]*>/, ' content="script-src \'unsafe-inline\'"><script>alert(1)</script>', /a dialog opens: 1/],
  ['loading', / content="default-src[^>]*>/, ' content="script-src \'unsafe-inline\'"><script>console.warn("odd")</script>', /console says \(warn\): odd/],
  ['loading', / content="default-src[^>]*>/, ' content="img-src *"><link rel="icon" href="data:,"><img alt="" src="https://example.invalid/a.png">', /asks for https:\/\/example\.invalid/],
  ['axe', 'color: #000', 'color: #999', /color-contrast/],
  ['axe', '<svg role="img" viewBox="0 0 400 40"><title>Chart</title>', '<svg role="img" viewBox="0 0 400 40">', /svg-img-alt/],
  ['axe', '<a href="#one">One</a>', '<div><a href="#one" style="display: block; font-size: 6px">One</a><a href="#main" style="display: block; font-size: 6px">Two</a></div>', /target-size/],
  ['layout', '<h2', '<p style="width: 2000px">wide</p><h2', /2000 px wide|wide, expected 1280/],
  ['layout', 'font-size="14"', 'font-size="5"', /letters of 7\.5 px/],
  ['layout', 'x="10"', 'x="380"', /"Label" is cut/],
  ['layout', 'fill="#fff"', 'fill="#444"', /contrast/],
  ['layout', 'svg {', '@keyframes turn { to { opacity: 0.5 } } p { animation: turn 9s } svg {', /moves although/],
  ['structure', 'lang="en"', 'lang="fr"', /lang is "fr"/],
  ['structure', '<title>Sound', '<title>Other', /title: expected/],
  ['structure', "default-src 'none'", 'default-src *', /expected a policy/],
  ['structure', '<main id="main">', '<div id="main">', /main: 0/],
  ['structure', '<footer>', '<footer></footer><footer>', /contentinfo.*: 2/],
  ['structure', ' aria-label="Contents"', '', /nav: expected a name/],
  ['structure', '<h2 id="one">One</h2>', '<h3 id="one">One</h3>', /level 3 after one of level 1/],
  ['structure', '<h2', '<h1>Two</h1><h2', /h1: 2/],
  ['structure', '<caption>Rates</caption>', '', /expected a caption/],
  ['structure', ' scope="row"', '', /scope is null/],
  ['structure', '<th scope="row">People</th>', '<td>People</td>', /expected a row header/],
  ['structure', 'role="img"', '', /expected role img/],
  ['structure', '<h2', '<p id="main"></p><h2', /#main: stands more than once/],
  ['structure', '#one', '#two', /leads to #two/],
  ['structure', '#one', 'javascript:alert(1)', /out of the page/],
  ['structure', '<p>The', '<p onclick="alert(1)">The', /has the attribute onclick/],
  ['structure', 'aria-label="Rates"', 'aria-labelledby="rates"', /names #rates/],
  ['keyboard', 'href="#main"', 'href="https://example.invalid/"', /expected a link that skips/],
  ['keyboard', '.skip:focus { top: 0; }', '', /expected to be seen/],
  ['keyboard', 'href="#main"', 'href="#one"', /the skip link leads to "#one"/],
  ['keyboard', 'outline: 2px solid #00f', 'outline: none', /outline of 0 px/],
  ['keyboard', 'solid #00f', 'solid #eee', /does not stand out/],
  ['keyboard', '<a href="#one">', '<a tabindex="3" href="#one">', /is first, expected|Tab goes to/],
  ['keyboard', '</nav>', '</nav><div tabindex="0" style="position: fixed; left: -99px; width: 9px">x</div>', /out of sight/],
  ['print', 'tr { break-inside: avoid; }', '', /expected break-inside: avoid/],
  ['print', '@bottom-left { content: "Synthetic data"; }', '@bottom-left { content: ""; } } footer { break-before: page; ', /sheet 2 does not repeat the notice/],
  ['print', '<h1>', '<h1 style="display: none">', /the title is not on paper/],
  ['print', '<h2', '<p style="width: 2000px">wide</p><h2', /wide on paper/],
  ['print', '<td>7', `<td>first${lines} last`, /the row is cut between the sheets \d and \d/],
];

let browser, folder;

before(async () => {
  browser = await launch(process.env.CHROMIUM ?? '/usr/bin/chromium');
  folder = await mkdtemp(join(tmpdir(), 'defects-'));
});

after(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

// failuresOf writes a page and returns what the checks of one group say of it, on the wide screen in light.
async function failuresOf(group, html) {
  const file = join(folder, 'page.en.html');
  await writeFile(file, html);
  const open = () => Visit.open(browser, pathToFileURL(file).href, states.light);
  const visit = await open();
  const checks = {
    loading: () => eventsOf(visit),
    axe: async () => (await axe.check(visit)).failures,
    layout: () => layout.check(visit),
    structure: () => structure.check(visit, 'en'),
    keyboard: () => keyboard.check(open),
    print: () => printing.check(visit, join(folder, 'page.pdf')),
  };
  const failures = await checks[group]();
  await visit.close();
  return failures;
}

// eventsOf waits a little for what a page does: some events come after it has loaded.
async function eventsOf(visit) {
  for (let i = 0; i < 20 && visit.events.length === 0; i++) await new Promise((resolve) => setTimeout(resolve, 100));
  return visit.events;
}

test('a sound page passes', async () => {
  const file = join(folder, 'sound.en.html');
  await writeFile(file, sound);
  const { found } = await checkPage(browser, file, { work: folder });
  for (const [group, failures] of found) assert.deepEqual(failures, [], group);
});

for (const [group, old, defect, message] of defects) {
  test(`${group}: ${message.source}`, async () => {
    const html = sound.replace(old, () => defect);
    assert.notEqual(html, sound);
    const failures = await failuresOf(group, html);
    assert.ok(failures.some((failure) => message.test(failure)), `no failure says ${message}: ${JSON.stringify(failures)}`);
  });
}

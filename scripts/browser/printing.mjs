// A page on paper: it prints, says there what it is, and cuts no row of a table between two sheets.
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

// paper is the width of a letter page between its margins, in CSS pixels.
const paper = 695;

// check prints a visit into a PDF file and reads that again with pdftotext. The visit is of no use for the screen after
// it.
export async function check(visit, pdf) {
  await visit.page.setViewport({ width: paper, height: 900 });
  await visit.page.emulateMediaType('print');
  const failures = await visit.run(onPaper);
  await writeFile(pdf, await visit.page.pdf({ format: 'letter', printBackground: false, preferCSSPageSize: true }));
  const { stdout } = await run('pdftotext', ['-layout', '-enc', 'UTF-8', pdf, '-'], { maxBuffer: 64 << 20 });
  const sheets = stdout.split('\f').slice(0, -1);
  if (sheets.length === 0) return [...failures, 'no sheet was printed'];
  const { title, notice, text, rows } = await visit.run(printed);
  const all = bare(stdout);
  if (!all.includes(begin(title))) failures.push(`the title is not on paper: ${title}`);
  if (notice && !all.includes(begin(notice))) failures.push(`the notice is not on paper: ${notice}`);
  if (notice) sheets.forEach((sheet, i) => bare(sheet).includes(begin(notice).slice(0, 40)) || failures.push(`sheet ${i + 1} does not repeat the notice`));
  const once = uniqueWords([text]), sheetOf = uniqueWords(sheets);
  for (const { selector, words } of rows) {
    const on = new Set(wordsIn(words).filter((word) => once.get(word)).map((word) => sheetOf.get(word)).filter(Boolean));
    if (on.size > 1) failures.push(`${selector}: the row is cut between the sheets ${[...on].join(' and ')}`);
  }
  return failures;
}

// uniqueWords tells, for each word that stands once in several texts, in which, from 1.
function uniqueWords(texts) {
  const found = new Map();
  texts.forEach((text, i) => wordsIn(text).forEach((word) => found.set(word, found.has(word) ? 0 : i + 1)));
  return found;
}

// onPaper tells what the style sheet would let a printer cut: a page wider than the paper, and rows.
function onPaper() {
  const failures = [];
  const width = document.scrollingElement.scrollWidth;
  if (width > innerWidth) failures.push(`the page is ${width} px wide on paper, expected ${innerWidth} at most`);
  for (const row of document.querySelectorAll('tr')) {
    if (getComputedStyle(row).breakInside !== 'avoid') failures.push(`${selectorOf(row)}: expected break-inside: avoid on paper`);
  }
  return failures;
}

// printed returns what must be found on paper.
function printed() {
  const rows = [...document.querySelectorAll('tbody tr')].filter((row) => row.checkVisibility());
  return {
    title: wordsOf(document.querySelector('h1')),
    notice: wordsOf(document.querySelector('.notice')?.lastChild),
    text: document.body.innerText,
    rows: rows.map((row) => ({ selector: selectorOf(row), words: [...row.cells].map(wordsOf).join(' ') })),
  };
}

// bare leaves the letters, marks and signs of a text: lines are broken otherwise on paper, and what has no width goes.
const bare = (text) => text.normalize('NFKC').replace(/[\s\p{Cf}\p{Cc}]/gu, '');

// begin is the start of a text, up to where a mark of direction may turn it around.
const begin = (text) => bare(text.split(/[\u202a-\u202e\u2066-\u2069]/)[0]).slice(0, 120);

// wordsIn lists the words of a text.
const wordsIn = (text) => text.normalize('NFKC').match(/[\p{L}\p{N}]+/gu) ?? [];

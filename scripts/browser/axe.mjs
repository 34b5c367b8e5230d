// Accessibility by axe-core: the rules of WCAG 2.0 to 2.2, levels A and AA, and best practice; see check.mjs for where
// each runs.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// plain takes pictures from behind words while axe-core looks, which judges no contrast in front of them: the shadow at
// the edge of a table that scrolls, say. The colours of the page stay.
const plain = '*, *::before, *::after { background-image: none !important }';

// base asks for the rules of these tags; the one of WCAG 2.2 is off unless it is named.
const base = {
  resultTypes: ['violations', 'incomplete'],
  preload: false,
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
};
const rules = { 'target-size': { enabled: true } };

// check runs axe-core on a visit and returns what it finds, and what it leaves to a person's judgement. The options are
// those of axe.run, where they differ from the ones above.
export async function check(visit, options = {}) {
  await visit.evaluate(`${source};0`);
  await visit.page.addStyleTag({ content: plain });
  const { violations, incomplete } = await visit.run(async (options) => {
    const results = await axe.run(document, options);
    const brief = (list) => list.map(({ id, help, nodes }) => ({
      id, help, nodes: nodes.map(({ target, any, all, none }) => ({ target: target.join(' '), why: [...any, ...all, ...none].map((c) => c.message).join('; ') })),
    }));
    return { violations: brief(results.violations), incomplete: brief(results.incomplete) };
  }, { ...base, ...options, rules: { ...rules, ...options.rules } });
  const failures = violations.flatMap(({ id, help, nodes }) => nodes.map(({ target, why }) => `${target}: ${id}: ${help} (${why})`));
  return { failures, incomplete };
}

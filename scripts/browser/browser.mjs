// Opens pages in headless Chromium, and keeps what a page did that it should not do.
import { readFile } from 'node:fs/promises';
import puppeteer from 'puppeteer-core';

const helpers = await readFile(new URL('inpage.js', import.meta.url), 'utf8');

// The states in which people read a page: a wide screen, a telephone, and a wide screen at 200 % (half as many CSS
// pixels, each of them twice as large), in light and dark; and once where scripts are turned off.
export const states = {
  light: { width: 1280, height: 800, scheme: 'light' },
  dark: { width: 1280, height: 800, scheme: 'dark' },
  'light, 400 px': { width: 400, height: 800, scheme: 'light' },
  'dark, 400 px': { width: 400, height: 800, scheme: 'dark' },
  'light, 200 %': { width: 640, height: 400, scale: 2, scheme: 'light' },
  'dark, 200 %': { width: 640, height: 400, scale: 2, scheme: 'dark' },
  'light, no scripts': { width: 1280, height: 800, scheme: 'light', scripts: false },
};

// launch starts the browser. It resolves no name: nothing that a page may hold can reach a network.
export function launch(executablePath) {
  const args = ['--host-resolver-rules=MAP * ~NOTFOUND', '--force-prefers-reduced-motion', '--disable-background-networking'];
  if (process.getuid?.() === 0) args.push('--no-sandbox');
  return puppeteer.launch({ executablePath, args });
}

// A Visit is one page in one state. `events` are the things that it did and that no page of ours may do.
export class Visit {
  static async open(browser, url, state) {
    const visit = new Visit();
    visit.events = [];
    visit.page = await browser.newPage();
    visit.cdp = await visit.page.createCDPSession();
    await visit.listen(url);
    await visit.page.setViewport({ width: state.width, height: state.height, deviceScaleFactor: state.scale ?? 1 });
    await visit.page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: state.scheme },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ]);
    await visit.page.setJavaScriptEnabled(state.scripts ?? true);
    await visit.page.goto(url, { waitUntil: 'load' });
    return visit;
  }

  // listen records requests beside the page itself, messages of the console (violations of the page's policy too),
  // problems that the developer tools would list, errors of scripts and dialogs.
  async listen(url) {
    const note = (what) => this.events.push(what);
    this.page.on('request', (request) => request.url().split('#')[0] === url || note(`it asks for ${request.url().slice(0, 100)}`));
    this.page.on('console', (message) => note(`the console says (${message.type()}): ${message.text()}`));
    this.page.on('pageerror', (error) => note(`a script fails: ${error.message}`));
    this.page.on('dialog', (dialog) => {
      note(`a dialog opens: ${dialog.message()}`);
      dialog.dismiss();
    });
    this.cdp.on('Audits.issueAdded', ({ issue }) => note(`the browser finds a fault: ${issue.code} ${JSON.stringify(issue.details)}`));
    await this.cdp.send('Audits.enable');
  }

  // run calls a function in a world of its own: it sees the document and none of the page's scripts, and no policy of
  // the page holds it back.
  async run(action, ...args) {
    return this.evaluate(`(${action})(${args.map((arg) => JSON.stringify(arg)).join(', ')})`);
  }

  // evaluate computes an expression in that world.
  async evaluate(expression) {
    this.world ??= await this.newWorld();
    const { result, exceptionDetails } = await this.cdp.send('Runtime.evaluate', {
      expression, contextId: this.world, awaitPromise: true, returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  async newWorld() {
    const { frameTree } = await this.cdp.send('Page.getFrameTree');
    const { executionContextId } = await this.cdp.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id });
    await this.cdp.send('Runtime.evaluate', { expression: helpers, contextId: executionContextId });
    return executionContextId;
  }

  close() {
    return this.page.close();
  }
}

import type { Browser, Page } from '@playwright/test';
import { serveBuilt, withBrowser, type Served } from './browser';
import { generateBundle, generateDesign } from './generate';
import { sizes, type Bench, type Result } from './measure';

const stems = [
  'tasks-panning',
  'tasks-typing',
  'tasks-typing-host',
  'tasks-typing-broken',
  'tasks-undo',
  'tasks-caret',
  'tasks-dragging',
  'tasks-typing-list',
];
/** As fast as a quick typist, in milliseconds from key to key. */
const betweenKeys = 110;
/** How long the page may go on with what was done, in milliseconds. */
const restFor = 3_000;

/**
 * Tasks of more than 50 ms on the main thread of the built page while something is done in a design of N services: 27 keys that write a comment in the middle of
 * the text (`tasks-typing`), keys that make another host of a VirtualService and take it back (`tasks-typing-host`), a line that is no YAML until it is taken
 * back (`tasks-typing-broken`), eight steps back of what was typed (`tasks-undo`), the caret going over 180 lines with rests (`tasks-caret`), the view being
 * moved by the wheel (`tasks-panning`) and a card being dragged and put down (`tasks-dragging`). What the page does afterwards counts too, until it rests. Beside
 * the longest stands the most that the thread worked in one task: on a machine with few cores it may wait for a processor longer than it works.
 * `tasks-typing-list` writes the same comment where the services are the items of one `kind: List`.
 */
export const tasks: Bench = {
  names: stems.map((stem) => `${stem}-N`),
  run: async (asked) => {
    const isWanted = (size: number): boolean => stems.some((stem) => asked.wanted(`${stem}-${size}`));
    if (!sizes.some(isWanted)) return [];
    const served = await serveBuilt(asked.web);
    try {
      return await withBrowser(async (browser) => {
        const results: Result[] = [];
        for (const size of sizes.filter(isWanted)) {
          results.push(...(await measure(browser, served, size)));
          if (asked.wanted(`tasks-typing-list-${size}`)) results.push(await measureList(browser, served, size));
        }
        return results.filter(({ name }) => asked.wanted(name));
      });
    } finally {
      await served.close();
    }
  },
};

async function measure(browser: Browser, served: Served, size: number): Promise<Result[]> {
  const bundle = generateBundle(size);
  const page = await pageWith(browser, served, { 'egress.yaml': bundle, 'design.yaml': generateDesign(size) });
  const results = [await tasksOf(page, `tasks-panning-${size}`, panOver(await boxOf(page, '.react-flow')))];
  await caretToMiddle(page, size);
  results.push(await tasksOf(page, `tasks-typing-${size}`, typeComment));
  results.push(await tasksOf(page, `tasks-caret-${size}`, walk));
  // The card that was selected by the caret is in view, once it has come to rest.
  await page.waitForTimeout(restFor);
  const card = await boxOf(page, '.react-flow__node.selected, .react-flow__node:has(.is-selected)');
  results.push(await tasksOf(page, `tasks-dragging-${size}`, dragCard(card)));
  await page
    .locator('.monaco-editor')
    .first()
    .click({ position: { x: 240, y: 60 } });
  await caretToLine(page, lineOfHost(bundle));
  results.push(await tasksOf(page, `tasks-typing-host-${size}`, typeHost));
  results.push(await tasksOf(page, `tasks-typing-broken-${size}`, typeBroken));
  results.push(await tasksOf(page, `tasks-undo-${size}`, stepBack));
  await page.close();
  return results;
}

async function measureList(browser: Browser, served: Served, size: number): Promise<Result> {
  const page = await pageWith(browser, served, { 'egress.yaml': asList(generateBundle(size)) });
  await caretToMiddle(page, size);
  const result = await tasksOf(page, `tasks-typing-list-${size}`, typeComment);
  await page.close();
  return result;
}

async function tasksOf(page: Page, name: string, work: (page: Page) => Promise<void>): Promise<Result> {
  await page.waitForTimeout(restFor);
  const all = await tasksDuring(page, async () => {
    await work(page);
    await page.waitForTimeout(restFor);
  });
  const long = all.filter(({ ms }) => ms > 50);
  const most = `the most work in one ${Math.round(Math.max(0, ...all.map(({ worked }) => worked)))} ms`;
  const longest =
    long.length === 0 ? 'none over 50 ms' : `the longest ${Math.round(Math.max(...long.map(({ ms }) => ms)))} ms`;
  const note = `${longest}, ${most}`;
  return { name, value: long.length, unit: 'tasks', peer: null, peerMs: null, ratio: null, note };
}

/** A task of the main thread, in milliseconds. */
interface Task {
  readonly ms: number;
  /** Of these the thread had a processor: what is left it waited for one, or for helpers of the garbage collector. */
  readonly worked: number;
}

/** An event of Chromium's tracing, times in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** The tasks of the page's main thread while something is done, as Chromium traces them. */
async function tasksDuring(page: Page, work: () => Promise<void>): Promise<readonly Task[]> {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel'] },
  });
  await work();
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await complete;
  await session.detach();
  const threadOf = ({ pid, tid }: TraceEvent): string => `${pid} ${tid}`;
  const main = new Set(
    events.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain').map(threadOf),
  );
  const ran = events.filter(
    (event) => event.ph === 'X' && event.name === 'ThreadControllerImpl::RunTask' && main.has(threadOf(event)),
  );
  if (ran.length === 0) throw new Error('Chromium traced no task of the main thread.');
  return ran.map(({ dur = 0, tdur = 0 }) => ({ ms: dur / 1000, worked: tdur / 1000 }));
}

/** The documents of a bundle as the items of one List, as `kubectl get -o yaml` writes them. */
function asList(bundle: string): string {
  const documents = bundle.split(/^---\n/m).filter((text) => text.trim() !== '');
  const items = documents.map((text) =>
    text
      .trimEnd()
      .replace(/^(?=.)/gm, '    ')
      .replace(/^ {4}/, '  - '),
  );
  return `apiVersion: v1\nkind: List\nitems:\n${items.join('\n')}\n`;
}

async function pageWith(browser: Browser, { url }: Served, texts: Readonly<Record<string, string>>): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(url);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await (
    await chooser
  ).setFiles(Object.entries(texts).map(([name, text]) => ({ name, mimeType: '', buffer: Buffer.from(text) })));
  await page.locator('.band').first().waitFor();
  await page.waitForTimeout(8_000);
  return page;
}

/** The line with the hosts of a VirtualService in the middle of a bundle, from 1 on. */
function lineOfHost(bundle: string): number {
  const at = bundle.indexOf('\n  hosts:', bundle.indexOf('\nkind: VirtualService', bundle.length >> 1));
  return bundle.slice(0, at).split('\n').length + 1;
}

async function caretToMiddle(page: Page, size: number): Promise<void> {
  await page.getByRole('tab', { name: 'egress.yaml' }).click();
  await page
    .locator('.monaco-editor')
    .first()
    .click({ position: { x: 240, y: 60 } });
  await caretToLine(page, size * 30);
}

async function caretToLine(page: Page, line: number): Promise<void> {
  await page.keyboard.press('Control+g');
  // Monaco shows what it asks a moment later.
  await page.waitForTimeout(500);
  await page.keyboard.type(String(line));
  await page.keyboard.press('Enter');
  await page.keyboard.press('End');
}

async function type(page: Page, keys: string): Promise<void> {
  for (const key of keys) {
    await page.keyboard.type(key);
    await page.waitForTimeout(betweenKeys);
  }
}

async function press(page: Page, key: string, times: number): Promise<void> {
  for (let time = 0; time < times; time++) {
    await page.keyboard.press(key);
    await page.waitForTimeout(betweenKeys);
  }
}

const typeComment = (page: Page): Promise<void> => type(page, ' # some words that say why.');

/** The hosts stand in brackets. */
async function typeHost(page: Page): Promise<void> {
  await press(page, 'ArrowLeft', 1);
  await type(page, '.example');
  await press(page, 'Backspace', '.example'.length);
}

async function typeBroken(page: Page): Promise<void> {
  await press(page, 'End', 1);
  await press(page, 'Enter', 1);
  await type(page, 'spare: [ {');
  await press(page, 'Backspace', 'spare: [ {'.length);
}

async function stepBack(page: Page): Promise<void> {
  for (let step = 0; step < 8; step++) {
    await page.keyboard.press('Control+z');
    await page.waitForTimeout(3 * betweenKeys);
  }
}

async function walk(page: Page): Promise<void> {
  for (let stop = 0; stop < 6; stop++) {
    for (let step = 0; step < 30; step++) await page.keyboard.press('ArrowDown');
    await page.waitForTimeout(1_200);
  }
}

/** Moves the view back and forth by the wheel over the middle of the canvas. */
function panOver({ x, y, width, height }: Box): (page: Page) => Promise<void> {
  return async (page) => {
    await page.mouse.move(x + width / 2, y + height / 2);
    for (let step = 0; step < 120; step++) {
      await page.mouse.wheel(0, step < 60 ? 60 : -60);
      await page.waitForTimeout(25);
    }
  };
}

function dragCard({ x, y }: Box): (page: Page) => Promise<void> {
  return async (page) => {
    await page.mouse.move(x + 60, y + 14);
    await page.mouse.down();
    for (let step = 1; step <= 40; step++) {
      await page.mouse.move(x + 60 + step * 2, y + 14 + step * 2);
      await page.waitForTimeout(25);
    }
    await page.mouse.up();
  };
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where the first element of a selector is. Looking for it keeps the page's own thread busy, so it is done before anything is measured. */
async function boxOf(page: Page, selector: string): Promise<Box> {
  const box = await page.locator(selector).first().boundingBox();
  if (!box) throw new Error(`Nothing of the page is ${selector}.`);
  return box;
}

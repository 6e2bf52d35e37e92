import type { Browser, Page } from '@playwright/test';
import { serveBuilt, servePage, withBrowser, type Served } from './browser';
import { bytesOf, linkedFiles } from './linked-files';
import { watchLoad, type Load } from './load-watch';
import { beside, figure, median, range, type Asked, type Bench, type Result } from './measure';

const peer = 'an empty page of React and xyflow';
const rounds = 7;

/**
 * The first visit of the built page, beside an empty page of React and xyflow from the same Vite, in the same browser, in turn. `first-paint-bytes` is the JavaScript
 * and CSS (brotli) that index.html links with what that imports, `empty-page-bytes` all that is asked for until the empty canvas stands. `interactive` is the
 * first moment after which a press of Open is answered and no task of more than 50 ms follows for a second; `long-tasks` are those tasks in the
 * first five seconds and `long-tasks-sum` what they take.
 */
export const firstLoad: Bench = {
  names: [
    'first-paint-bytes',
    'empty-page-bytes',
    'first-contentful-paint',
    'open-answered',
    'interactive',
    'long-tasks',
    'long-tasks-sum',
  ],
  run: async (asked) => {
    if (!firstLoad.names.some(asked.wanted)) return [];
    const [ours, theirs] = [await serveBuilt(asked.web), await servePage('empty-page')];
    try {
      return await withBrowser((browser) => measure(browser, ours, theirs, asked));
    } finally {
      await ours.close();
      await theirs.close();
    }
  },
};

async function measure(browser: Browser, ours: Served, theirs: Served, { wanted }: Asked): Promise<Result[]> {
  const results = [
    sized(
      'first-paint-bytes',
      bytesOf(ours.folder, linkedFiles(ours.folder)),
      bytesOf(theirs.folder, linkedFiles(theirs.folder)),
    ),
    sized(
      'empty-page-bytes',
      bytesOf(ours.folder, await askedFiles(browser, ours)),
      bytesOf(theirs.folder, await askedFiles(browser, theirs)),
    ),
    ...(await visits(browser, ours, theirs)),
  ];
  return results.filter(({ name }) => wanted(name));
}

function sized(name: string, value: number, peerValue: number, unit = 'bytes'): Result {
  return { ...figure(name, value, unit), peer, peerValue, ratio: peerValue === 0 ? null : value / peerValue };
}

/** What the first visit asks for until nothing more comes; nothing is open yet, so neither the editor nor the diagram is among it. */
async function askedFiles(browser: Browser, { url }: Served): Promise<Set<string>> {
  const page = await browser.newPage({ serviceWorkers: 'block' });
  const asked = new Set<string>();
  page.on('request', (request) => asked.add(new URL(request.url()).pathname));
  await page.goto(url, { waitUntil: 'networkidle' });
  await page.locator('.react-flow, .canvas, [aria-label=Canvas]').first().waitFor();
  await page.waitForLoadState('networkidle');
  await page.close();
  return new Set([...asked].filter((path) => /\.(js|css)$/.test(path)));
}

/** Visits either page in turn, each time as somebody who was never there; the first round warms the server up. */
async function visits(browser: Browser, ours: Served, theirs: Served): Promise<Result[]> {
  const [our, their]: [Load[], Load[]] = [[], []];
  for (const round of range(rounds)) {
    const [mine, other] = [await visit(browser, ours), await visit(browser, theirs)];
    if (round > 0) {
      our.push(mine);
      their.push(other);
    }
  }
  const timed = (name: string, pick: (load: Load) => number): Result =>
    beside(name, our.map(pick), peer, median(their.map(pick)));
  return [
    timed('first-contentful-paint', ({ painted }) => painted),
    timed('open-answered', ({ answered }) => answered),
    timed('interactive', ({ interactive }) => interactive),
    sized('long-tasks', median(our.map(({ tasks }) => tasks)), median(their.map(({ tasks }) => tasks)), 'tasks'),
    sized('long-tasks-sum', median(our.map(({ sum }) => sum)), median(their.map(({ sum }) => sum)), 'ms'),
  ];
}

async function visit(browser: Browser, { url }: Served): Promise<Load> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page: Page = await context.newPage();
  await page.addInitScript(watchLoad);
  await page.goto(url);
  const load = await page.evaluate<Load>('window.load');
  await context.close();
  return load;
}

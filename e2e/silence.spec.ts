import { expect, test, type Request } from '@playwright/test';
import { Designer, fixture, lineOf } from './designer';
import { FolderServer, textOf } from './folder-server';
import { watchPage } from './watch-page';

/** What a browser asks for by itself, some seconds after a page was opened, to see whether a newer version of the page is there. */
const updateCheck = '/sw.js';

/** Folded sections below the canvas, each of which fetches its code when it opens. */
const folded = ['Trace', 'Assertions', 'Posture', 'Lab'];

test('every request since the page was opened is for a file of the page, and none leaves it once it is stored', async ({
  browser,
}) => {
  const server = new FolderServer();
  const address = await server.start();
  const context = await browser.newContext({
    baseURL: address,
    serviceWorkers: 'allow',
    viewport: { width: 1440, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  // Requests of the page, of its workers, and those that its service worker answers.
  const requests: Request[] = [];
  const sockets: string[] = [];
  context.on('request', (request) => requests.push(request));
  context.on('page', (opened) => opened.on('websocket', (socket) => sockets.push(socket.url())));
  const designer = await Designer.start(await context.newPage());
  const { page } = designer;
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated', null, {
    timeout: 30_000,
  });
  expect(server.asked).toContain('/');
  expect(server.asked.filter((path) => path !== '/' && !isFile(path))).toEqual([]);
  const untilStored = requests.length;
  server.asked.length = 0;

  await designer.openFixtures('payments.yaml');
  await designer.selectNode('ServiceEntry payments/card-api');
  await designer.choose('resolution', 'NONE');
  await designer.undo();
  await designer.caretAtEndOf(lineOf(fixture('payments.yaml'), 'resolution: DNS'));
  await page.keyboard.type(' # see https://example.com/ticket.svg');
  const styles = await designer.topology.getByRole('tab').all();
  expect(styles.length).toBeGreaterThan(2);
  for (const style of styles) await style.click();
  for (const name of folded) {
    const section = page.getByRole('region', { name, exact: true });
    await section.getByRole('button', { expanded: false }).first().click();
    await expect(section.locator('.dock-content')).toBeVisible();
  }
  for (const dialog of ['Templates', 'Share']) {
    await page.getByRole('button', { name: dialog, exact: true }).click();
    await expect(page.getByRole('dialog', { name: dialog })).toBeVisible();
    await page.keyboard.press('Escape');
  }
  await designer.run('Versions');
  await expect(page.getByRole('dialog', { name: 'Versions' })).toBeVisible();
  await page.keyboard.press('Escape');
  expect(Object.keys(await designer.files())).toEqual(['payments.yaml']);
  expect(await designer.bundle()).toContain('ticket.svg');
  await page.waitForTimeout(500);

  expect(server.asked.filter((path) => path !== updateCheck)).toEqual([]);
  expect(sockets).toEqual([]);
  // Parts were fetched on the way, so requests were seen then too.
  expect(requests.length).toBeGreaterThan(untilStored);
  expect(requests.map((request) => objectionTo(request, address)).filter((each) => each !== null)).toEqual([]);
  await context.close();
  server.stop();
});

/** What is wrong with a request; null for one that only reads a file of the page, or what the page itself has made. */
function objectionTo(request: Request, address: string): string | null {
  const url = request.url();
  if (/^(blob|data):/.test(url)) return null;
  const isOwn = url.startsWith(address) && isFile(new URL(url).pathname) && new URL(url).search === '';
  return isOwn && request.method() === 'GET' && request.postData() === null ? null : `${request.method()} ${url}`;
}

/** Whether the built page has a file at a path. */
function isFile(path: string): boolean {
  return path === '/' || textOf(path.slice(1)) !== '';
}

test('what the policy of the page forbids is noticed, as every journey relies on', async ({ page }) => {
  const reports: string[] = [];
  await watchPage(page, (what) => reports.push(what));
  await new Designer(page).visit();
  expect(reports).toEqual([]);
  await page.evaluate(async () => {
    try {
      document.body.innerHTML = '<img src="x" onerror="window.wasRun = true">';
    } catch {
      // Text becomes no element.
    }
    const script = Object.assign(document.createElement('script'), { type: 'module' });
    script.append('window.wasRun = true');
    document.body.append(script);
    await fetch('https://example.com/').catch(() => undefined);
  });
  expect(await page.evaluate(() => 'wasRun' in window)).toBe(false);
  await expect
    .poll(() => reports.join('\n'))
    .toContain('The policy of the page was violated: require-trusted-types-for');
  await expect
    .poll(() => reports.join('\n'))
    .toContain('The policy of the page was violated: connect-src https://example.com/');
});

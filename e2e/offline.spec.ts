import { expect, test, type BrowserContext, type Locator, type Page } from '@playwright/test';
import { createHash } from 'node:crypto';
import { Designer, fixture, lineOf } from './designer';
import { FolderServer, textOf } from './folder-server';

const file = 'payments.yaml';
const server = new FolderServer();
/** A visitor of that server, whose browser may store the page. */
let context: BrowserContext;

test.beforeEach(async ({ browser }) => {
  const baseURL = await server.start();
  context = await browser.newContext({ baseURL, serviceWorkers: 'allow', viewport: { width: 1440, height: 900 } });
});
test.afterEach(async () => {
  await context.close();
  server.stop();
});

/** Waits until all of the page is stored and served from there. */
async function becomesIndependent(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated', null, {
    timeout: 30_000,
  });
}

test('after the first load everything works without a network', async () => {
  const first = await Designer.start(await context.newPage());
  await becomesIndependent(first.page);
  server.goOffline();
  server.asked.length = 0;

  await first.openFixtures(file);
  await expect(first.topology.getByRole('img', { name: /^Topology/ })).toContainText('api.cards.example.com');
  await first.selectNode('ServiceEntry payments/card-api');
  await first.caretAtEndOf(lineOf(fixture(file), 'resolution: DNS'));
  await first.page.keyboard.type(' # offline');
  await first.page.reload();
  await expect(first.row(file)).toBeVisible();
  await first.page.getByRole('button', { name: 'Templates', exact: true }).click();
  await expect(first.page.getByRole('dialog', { name: 'Templates' })).toContainText('Lessons');
  await first.page.close();

  const second = await Designer.start(await context.newPage());
  expect(await second.yaml(file)).toBe(fixture(file).replace('resolution: DNS', 'resolution: DNS # offline'));
  // The browser looks for a newer worker some time after each visit; that is all.
  expect(server.asked.filter((path) => path !== '/sw.js')).toEqual([]);
});

/** Files of a second version: another page, and a file less. */
function secondVersion(path: string, text: () => string): string | null {
  if (path === 'index.html')
    return text()
      .replace('<title>', '<meta name="edition" content="second" /><title>')
      .replace(/name="version" content="\w+"/, 'name="version" content="2"');
  if (path !== 'sw.js') return path.startsWith('assets/templates-') ? '' : null;
  const hash = createHash('sha256')
    .update(secondVersion('index.html', () => textOf('index.html')) ?? '')
    .digest('base64');
  return text()
    .replace(/builtVersion="\w+"/, 'builtVersion="2"')
    .replace(/\["assets\/templates-[^\]]*\],/g, '')
    .replace(/\["","[^"]*"\]/, `["","sha256-${hash}"]`);
}

test('a newer version waits until it is whole and wanted, and takes no file from a page that is open', async () => {
  const designer = await Designer.start(await context.newPage());
  const { page } = designer;
  await becomesIndependent(page);
  await designer.openFixtures(file);
  const other = await Designer.start(await context.newPage());
  await becomesIndependent(other.page);
  await expect(other.row(file)).toBeVisible();
  await page.bringToFront();
  const look = (): Promise<unknown> =>
    page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update().catch(() => undefined));
  const edition = (of: Page): Promise<number> => of.locator('meta[name="edition"]').count();
  const offer = (of: Page): Locator => of.getByRole('contentinfo').getByText('A new version is ready');

  // Half of it was put on the server: it is not taken.
  server.serve((path, text) => (path === 'sw.js' ? secondVersion(path, text) : null));
  server.asked.length = 0;
  await look();
  await expect.poll(() => server.asked).toContain('/sw.js');
  await page.waitForFunction(async () => !(await navigator.serviceWorker.getRegistration())?.installing);
  await expect(offer(page)).toBeHidden();

  server.serve(secondVersion);
  await look();
  await expect(offer(page)).toBeVisible();
  await expect(offer(other.page)).toBeVisible();
  // A page that is loaded anew by itself stays with its version and has the worker tidy, which leaves the version that waits alone.
  await other.page.bringToFront();
  await other.page.reload();
  await expect(offer(other.page)).toBeVisible();
  await other.page.waitForTimeout(500);
  expect(await edition(other.page)).toBe(0);
  await page.bringToFront();
  await designer.selectNode('ServiceEntry payments/card-api');
  await designer.choose('resolution', 'NONE');
  await page.getByRole('contentinfo').getByRole('button', { name: 'Reload' }).click();
  await expect(page.locator('meta[name="edition"]')).toBeAttached();
  await expect(designer.row(file)).toBeVisible();

  // The tab that was not loaded anew goes on with the files of its own version, which the server does not have any more.
  expect(await edition(other.page)).toBe(0);
  await other.page.bringToFront();
  await other.page.getByRole('button', { name: 'Templates', exact: true }).click();
  await expect(other.page.getByRole('dialog', { name: 'Templates' })).toContainText('Lessons');
  await other.page.keyboard.press('Escape');
  await other.page.getByRole('contentinfo').getByRole('button', { name: 'Reload' }).click();
  await expect(other.page.locator('meta[name="edition"]')).toBeAttached();
  await expect.poll(() => other.page.evaluate(async () => (await caches.keys()).length), { timeout: 15_000 }).toBe(1);
  await page.bringToFront();
  expect(await designer.yaml(file)).toBe(fixture(file).replace('resolution: DNS', 'resolution: NONE'));

  server.goOffline();
  const later = await Designer.start(await context.newPage());
  expect(await edition(later.page)).toBe(1);
});

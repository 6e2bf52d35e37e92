import { expect, test } from '@playwright/test';
import { Designer, fixture, lineOf } from './designer';
import { FolderServer } from './folder-server';
import { watchPage } from './watch-page';

test('nothing is asked of any server once the page is loaded', async ({ browser }) => {
  const server = new FolderServer();
  const context = await browser.newContext({
    baseURL: await server.start(),
    serviceWorkers: 'allow',
    viewport: { width: 1440, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const asked: string[] = [];
  const designer = await Designer.start(await context.newPage());
  const { page } = designer;
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated', null, {
    timeout: 30_000,
  });
  server.asked.length = 0;
  // Requests of the page that its worker answers are among these, and must be for files of the page.
  context.on('request', (request) => asked.push(request.url()));

  await designer.openFixtures('payments.yaml');
  await designer.selectNode('ServiceEntry payments/card-api');
  await designer.choose('resolution', 'NONE');
  await designer.undo();
  await designer.caretAtEndOf(lineOf(fixture('payments.yaml'), 'resolution: DNS'));
  await page.keyboard.type(' # see https://example.com/ticket.svg');
  for (const style of await designer.topology.getByRole('tab').all()) await style.click();
  for (const section of ['Problems', 'Trace', 'Posture', 'Assertions', 'Review']) {
    const head = page.getByRole('region', { name: section, exact: true }).getByRole('button').first();
    if ((await head.count()) > 0 && (await head.getAttribute('aria-expanded')) === 'false') await head.click();
  }
  for (const dialog of ['Templates', 'Share']) {
    await page.getByRole('button', { name: dialog, exact: true }).click();
    await expect(page.getByRole('dialog', { name: dialog })).toBeVisible();
    await page.keyboard.press('Escape');
  }
  await designer.run('Versions');
  await page.keyboard.press('Escape');
  expect(Object.keys(await designer.files())).toEqual(['payments.yaml']);
  await designer.bundle();
  await page.waitForTimeout(500);

  expect(server.asked).toEqual([]);
  const own = new URL(page.url()).origin;
  expect(asked.filter((url) => !url.startsWith(own) && !/^(blob|data):/.test(url))).toEqual([]);
  await context.close();
  server.stop();
});

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

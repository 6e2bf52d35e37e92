import { expect, test, type Page } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join } from 'node:path';
import { Designer, fixture } from './designer';

const folder = process.env['FAIRWAY_WEB'] ?? 'dist/web';
const base = '/some/deep/path/';
const config = readFileSync('deploy/nginx.conf', 'utf8');

/** What the server of the container says beside the file: no part of the page may break at it. */
const headers = Object.fromEntries(
  [...config.matchAll(/^\s*add_header ([\w-]+) (?:"([^"]*)"|([\w-]+)) always;$/gm)].map(
    ([, name = '', quoted, word = '']) => [name, quoted ?? word],
  ),
);
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain',
};

/** Files below the path, and nothing else: no rewriting, no page for what is not there. */
function serveFiles(): Server {
  return createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const name = pathname.startsWith(base) ? pathname.slice(base.length) || 'index.html' : '';
    try {
      const bytes = readFileSync(join(folder, name));
      response.writeHead(200, { ...headers, 'Content-Type': types[extname(name)] ?? 'application/octet-stream' });
      response.end(bytes);
    } catch {
      response.writeHead(404, headers).end();
    }
  }).listen(0, '127.0.0.1');
}

/** Collects what must not be: answers that are no files, requests that leave the path, errors, and what the policy stopped. */
async function watch(page: Page, address: string): Promise<string[]> {
  const wrong: string[] = [];
  page.on('response', (answer) => {
    if (answer.status() >= 400 || !answer.url().startsWith(address)) wrong.push(`${answer.status()} ${answer.url()}`);
  });
  page.on('requestfailed', (request) => {
    // A worker that is ended while it still loads gives its files up.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') wrong.push(`failed ${request.url()}`);
  });
  page.on('pageerror', (error) => wrong.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') wrong.push(message.text());
  });
  return wrong;
}

let server: Server;
let address = '';

test.beforeAll(async () => {
  server = serveFiles();
  await new Promise((resolve) => server.once('listening', resolve));
  const at = server.address();
  if (typeof at !== 'object' || at === null) throw new Error('The files are not served');
  address = `http://127.0.0.1:${at.port}${base}`;
});

test.afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Starts a worker as the page does, and answers what becomes of it: nothing, where its script is there and allowed. */
function startWorker(page: Page, name: string): Promise<string> {
  return page.evaluate(
    (url) =>
      new Promise<string>((resolve) => {
        const worker = new Worker(url, { type: 'module' });
        worker.addEventListener('error', () => resolve(`${url} failed`));
        setTimeout(() => {
          worker.terminate();
          resolve('');
        }, 500);
      }),
    new URL(`assets/${name}`, address).href,
  );
}

test('works below a path, from a server of plain files with the headers of the container', async ({
  page,
  browser,
}) => {
  const wrong = await watch(page, address);
  const workers: string[] = [];
  page.on('worker', (worker) => workers.push(worker.url()));
  await page.goto(address);
  const designer = new Designer(page);
  await expect(designer.canvas).toBeVisible();
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);

  await designer.openFixtures('payments.yaml');
  const picture = designer.topology.getByRole('img', { name: /^Topology/ });
  await expect(picture).toContainText('api.cards.example.com');
  await designer.selectNode('ServiceEntry payments/card-api');
  await designer.setText('hosts[0]', 'api.new-cards.example.com');
  await expect(picture).toContainText('api.new-cards.example.com');
  await expect(designer.editorLines).toContainText('api.new-cards.example.com');
  const edited = fixture('payments.yaml').replace('- api.cards.example.com', '- api.new-cards.example.com');
  expect(await designer.yaml('payments.yaml')).toBe(edited);
  const fonts = page.evaluate(async () => (await document.fonts.load('14px "Inter Variable"')).length);
  expect(await fonts).toBeGreaterThan(0);

  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await page.getByRole('dialog', { name: 'Share' }).getByRole('button', { name: 'Copy link' }).click();
  const link = await page.getByRole('textbox', { name: 'Link' }).inputValue();
  expect(link.startsWith(`${address}#share.1.`)).toBe(true);
  await page.getByRole('dialog', { name: 'Share' }).getByRole('button', { name: 'Close' }).last().click();

  const other = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  wrong.push(...(await watch(other, address)));
  await other.goto(link);
  await expect(new Designer(other).node('ServiceEntry payments/card-api')).toBeVisible();
  expect(await new Designer(other).yaml('payments.yaml')).toBe(edited);
  await other.context().close();

  await expect.poll(() => workers.filter((url) => /editor\.worker/.test(url)).length).toBeGreaterThan(0);
  const scripts = readdirSync(join(folder, 'assets')).filter((name) => /worker.*\.js$/.test(name));
  expect(scripts.length).toBeGreaterThan(1);
  expect((await Promise.all(scripts.map((name) => startWorker(page, name)))).join('')).toBe('');
  expect(workers.filter((url) => !url.startsWith(address))).toEqual([]);

  await expect(page.getByText('Saved', { exact: false }).first()).toBeVisible();
  await page.reload();
  await expect(designer.row('payments.yaml')).toBeVisible();
  expect(await designer.yaml('payments.yaml')).toBe(edited);
  await page.getByRole('region', { name: 'Canvas', exact: true }).click({ position: { x: 8, y: 8 } });
  await page.keyboard.press('?');
  const opened = page.waitForEvent('popup');
  await page.getByRole('link', { name: 'their licences' }).click();
  await expect((await opened).locator('body')).toContainText('react 19');
  expect(wrong).toEqual([]);
});

test('the container says the policy that the page was built with', () => {
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const written =
    /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(page)?.[1]?.replaceAll('&#39;', "'") ?? '';
  // What scripts may do with HTML is left to the page: a worker, to which headers apply too, has no HTML.
  const rules = written.split('; ').filter((rule) => !rule.includes('trusted-types'));
  expect(headers['Content-Security-Policy']?.split('; ')).toEqual([...rules, "frame-ancestors 'none'"]);
});

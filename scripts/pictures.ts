// npm run pictures: the pictures of README and docs, drawn from the built page into docs/pictures. Fails on errors of the page, on requests that
// leave the machine, and on a picture of more than 150 kB. `-- --only NAME[,NAME]` draws some; `--web DIR` names another built page.
import { chromium, type Browser, type Page } from '@playwright/test';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { preview } from 'vite';
import { Designer, fixture } from '../e2e/designer';
import { watchPage } from '../e2e/watch-page';
import { pictureDesign } from './picture-design';

const root = fileURLToPath(new URL('..', import.meta.url));
const out = join(root, 'docs/pictures');
const port = 4198;
const most = 150_000;

interface Picture {
  readonly name: string;
  readonly dark?: true;
  readonly draw: (designer: Designer) => Promise<void>;
}

const pictures: readonly Picture[] = [
  { name: 'designer', draw: drawDesigner },
  { name: 'designer-dark', dark: true, draw: drawDesigner },
  { name: 'trace', draw: drawTrace },
  { name: 'finding', draw: drawFinding },
  { name: 'topology', draw: drawTopology },
  { name: 'lab', draw: drawLab },
  { name: 'posture', draw: drawPosture },
  { name: 'review', draw: drawReview },
  { name: 'templates', dark: true, draw: drawTemplates },
];

const { values } = parseArgs({ options: { only: { type: 'string' }, web: { type: 'string', default: 'dist/web' } } });
const chosen = pictures.filter(({ name }) => values.only === undefined || values.only.split(',').includes(name));
const outDir = resolve(root, values.web);
if (!existsSync(join(outDir, 'index.html'))) throw new Error('Run `npm run build` first: the page is drawn as built.');
mkdirSync(out, { recursive: true });
const server = await preview({
  root,
  build: { outDir },
  preview: { host: '127.0.0.1', port, strictPort: true },
  logLevel: 'error',
});
const browser = await chromium.launch({
  executablePath: process.env['FAIRWAY_CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--force-color-profile=srgb', '--font-render-hinting=none'],
});
const faults: string[] = [];
for (const picture of chosen)
  await draw(browser, picture).catch((error: unknown) => faults.push(`${picture.name}: ${String(error)}`));
await browser.close();
await server.close();
for (const fault of faults) console.error(fault);
process.exit(faults.length > 0 ? 1 : 0);

async function draw(chrome: Browser, { name, dark, draw: prepare }: Picture): Promise<void> {
  const context = await chrome.newContext({
    baseURL: `http://127.0.0.1:${port}/`,
    viewport: { width: 1440, height: 900 },
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'UTC',
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  await page.clock.setFixedTime(new Date('2026-03-02T14:02:00Z'));
  await watchPage(page, (fault) => faults.push(`${name}: ${fault}`));
  const designer = new Designer(page);
  await designer.visit();
  await page.evaluate(() => document.fonts.ready);
  await prepare(designer);
  await page.mouse.move(700, 24);
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
  await page.waitForTimeout(1500);
  const bytes = await asWebp(chrome, await page.screenshot({ caret: 'hide' }));
  await context.close();
  if (bytes.length > most) faults.push(`${name}.webp has ${bytes.length} bytes`);
  writeFileSync(join(out, `${name}.webp`), bytes);
  console.log(`${name}.webp ${Math.round(bytes.length / 1000)} kB`);
}

/** The browser has the encoder: text stays sharp, at a third of the bytes of a PNG. */
async function asWebp(chrome: Browser, png: Buffer): Promise<Buffer> {
  const page = await chrome.newPage();
  const url = await page.evaluate(
    async (source) => {
      const image = new Image();
      image.src = source;
      await image.decode();
      const canvas = document.createElement('canvas');
      canvas.width = image.naturalWidth;
      canvas.height = image.naturalHeight;
      canvas.getContext('2d')?.drawImage(image, 0, 0);
      return canvas.toDataURL('image/webp', 0.86);
    },
    `data:image/png;base64,${png.toString('base64')}`,
  );
  await page.close();
  return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
}

async function open(designer: Designer, files: Readonly<Record<string, string>> = pictureDesign): Promise<void> {
  await designer.openFiles(...Object.entries(files).map(([name, text]) => ({ name, text })));
  await designer.row(Object.keys(files)[0] ?? '').waitFor();
  await designer.editorLines.first().waitFor();
  await designer.page.keyboard.press('Escape');
  await designer.toast.waitFor({ state: 'hidden' });
}

async function drawDesigner(designer: Designer): Promise<void> {
  await open(designer);
  await designer.selectNode('ServiceEntry payments/card-api');
}

async function drawTrace(designer: Designer): Promise<void> {
  await open(designer);
  await designer.call('http://api.cards.example.com/v1').click();
  await designer.trace
    .getByText(/^Reached/)
    .first()
    .waitFor();
  await designer.page.keyboard.press('t');
  await fold(designer, 'Topology');
  await fold(designer, 'Problems');
  const edge = designer.page.getByRole('separator', { name: 'Height of the sections below the canvas' });
  for (let step = 0; step < 6; step++) await edge.press('ArrowUp');
}

async function drawFinding(designer: Designer): Promise<void> {
  await open(designer);
  await fold(designer, 'Topology');
  await designer.problems.getByRole('button', { name: /^warning No endpoint can be ejected/ }).click();
  await designer.problems
    .locator('.problem', { hasText: 'No endpoint can be ejected' })
    .getByRole('button', { name: 'Fix…' })
    .click();
}

async function drawTopology(designer: Designer): Promise<void> {
  await open(designer);
  await designer.topology.getByRole('tab', { name: 'TLS', exact: true }).click();
  await enlarge(designer.page, 'Topology');
}

async function drawLab(designer: Designer): Promise<void> {
  await open(designer, { 'ejection.yaml': fixture('ejection.yaml') });
  await designer.selectNode('ServiceEntry shop/api');
  await unfold(designer.page, 'Lab');
  await enlarge(designer.page, 'Lab');
}

async function drawPosture(designer: Designer): Promise<void> {
  await open(designer);
  await designer.run('Show Posture');
  await enlarge(designer.page, 'Posture');
  await designer.posture.getByRole('radio', { name: 'Everything reachable' }).check();
  await designer.posture.getByRole('button', { name: 'Against REGISTRY_ONLY' }).click();
}

async function drawReview(designer: Designer): Promise<void> {
  const { page } = designer;
  await open(designer);
  await page.getByRole('button', { name: 'Review', exact: true }).first().click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Files or a zip' }).click();
  const before = Object.entries(pictureDesign)
    .filter(([name]) => name !== 'database.yaml')
    .map(([name, text]) => ({
      name,
      mimeType: '',
      buffer: Buffer.from(
        text.replace('timeout: 10s', 'timeout: 4s').replace('number: 80\n        tls:', 'number: 81\n        tls:'),
      ),
    }));
  await (await chooser).setFiles(before);
  await page
    .getByRole('region', { name: 'Review bar' })
    .getByText(/behaviour change/)
    .waitFor();
}

async function drawTemplates({ page }: Designer): Promise<void> {
  await page.getByRole('button', { name: 'Templates', exact: true }).click();
  await page.getByRole('dialog').waitFor();
}

async function enlarge(page: Page, section: string): Promise<void> {
  await page.getByRole('button', { name: `Enlarge ${section}` }).click();
}

async function unfold(page: Page, section: string): Promise<void> {
  const head = page.getByRole('region', { name: section, exact: true }).locator('.dock-toggle');
  if ((await head.getAttribute('aria-expanded')) !== 'true') await head.click();
}

async function fold({ page }: Designer, section: string): Promise<void> {
  const head = page.getByRole('region', { name: section, exact: true }).locator('.dock-toggle');
  if ((await head.getAttribute('aria-expanded')) === 'true') await head.click();
}

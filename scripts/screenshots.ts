// npm run screenshots: deterministic pictures of every state, light and dark, in two sizes. Fails on console errors and on any
// request that leaves the machine. `-- --only NAME` draws one state; the pictures go to screenshots/.
import { chromium, type Browser, type Page } from '@playwright/test';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { preview } from 'vite';
import { generateBundle } from '../bench/generate';
import { filesOf, largeMesh, templates } from '../src/core/templates';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = join(root, 'screenshots');
const port = 4197;
const sizes = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
] as const;

interface Shot {
  readonly name: string;
  readonly prepare: (page: Page) => Promise<void>;
}

const design = `apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata:
  name: shop
spec:
  workloads:
    - name: checkout
      namespace: payments
      labels: { app: checkout }
      calls:
        - url: http://api.cards.example.com
        - url: tcp://ledger.example.net:5432
        - url: https://telemetry.example.org
    - name: reports
      namespace: payments
      calls:
        - url: https://api.cards.example.com
`;

const shots: readonly Shot[] = [
  { name: 'empty', prepare: async () => undefined },
  { name: 'opened', prepare: openShop },
  { name: 'service-entry', prepare: (page) => selectIn(page, 'ServiceEntry payments/card-api') },
  { name: 'destination-rule', prepare: (page) => selectIn(page, 'DestinationRule payments/card-api') },
  { name: 'workload', prepare: (page) => selectIn(page, 'Workload payments/checkout') },
  { name: 'all-fields', prepare: showAllFields },
  { name: 'broken', prepare: openBroken },
  { name: 'problems', prepare: openProblems },
  { name: 'palette', prepare: (page) => openShop(page).then(() => page.keyboard.press('Control+k')) },
  {
    name: 'keys',
    prepare: (page) => openShop(page).then(() => page.getByRole('button', { name: 'Keyboard shortcuts' }).click()),
  },
  { name: 'templates', prepare: (page) => page.getByRole('button', { name: 'Templates', exact: true }).click() },
  {
    name: 'new-resource',
    prepare: (page) =>
      openShop(page).then(() => page.getByRole('button', { name: 'New resource', exact: true }).click()),
  },
  {
    name: 'export',
    prepare: (page) => openShop(page).then(() => page.getByRole('button', { name: 'Export', exact: true }).click()),
  },
  {
    name: 'legend',
    prepare: (page) => openShop(page).then(() => page.getByRole('button', { name: 'Legend' }).click()),
  },
  ...templates.map(({ id }): Shot => ({ name: `template-${id}`, prepare: (page) => openTemplate(page, id) })),
  { name: 'large-mesh-folded', prepare: openLargeMesh },
  { name: 'large-mesh-open', prepare: (page) => openLargeMesh(page).then(() => run(page, 'Unfold all bands')) },
  {
    name: 'large-mesh-whole',
    prepare: (page) =>
      openLargeMesh(page)
        .then(() => run(page, 'Unfold all bands'))
        .then(() => run(page, 'Fit the graph into the canvas')),
  },
  {
    name: 'forced-colours',
    prepare: (page) => page.emulateMedia({ forcedColors: 'active' }).then(() => openShop(page)),
  },
  { name: 'sixty-services', prepare: (page) => open(page, { 'egress.yaml': generateBundle(60) }) },
  { name: 'thousand-services', prepare: (page) => open(page, { 'egress.yaml': generateBundle(1000) }) },
];

const { values } = parseArgs({ options: { only: { type: 'string' }, out: { type: 'string' } } });
const chosen = shots.filter(({ name }) => values.only === undefined || values.only.split(',').includes(name));
const faults: string[] = [];

if (!existsSync(join(root, 'dist/web/index.html')))
  throw new Error('Run `npm run build` first: the page is drawn as built.');
mkdirSync(values.out ?? target, { recursive: true });
const server = await preview({ root, preview: { host: '127.0.0.1', port, strictPort: true }, logLevel: 'error' });
const browser = await chromium.launch({
  executablePath: process.env['FAIRWAY_CHROMIUM'] ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--force-color-profile=srgb',
    '--font-render-hinting=none',
  ],
});
for (const shot of chosen) {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const viewport of sizes) await draw(browser, shot, colorScheme, viewport);
  }
}
await browser.close();
await server.close();
for (const fault of faults) console.error(fault);
console.log(`${chosen.length * 4} pictures in ${values.out ?? 'screenshots'}, ${faults.length} faults`);
process.exit(faults.length > 0 ? 1 : 0);

async function draw(
  chrome: Browser,
  shot: Shot,
  colorScheme: 'light' | 'dark',
  viewport: (typeof sizes)[number],
): Promise<void> {
  const name = `${shot.name}-${colorScheme}-${viewport.width}`;
  const context = await chrome.newContext({
    viewport,
    colorScheme,
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'UTC',
  });
  const page = await context.newPage();
  await page.clock.setFixedTime(new Date('2026-03-02T14:02:00Z'));
  page.on('console', (message) => message.type() === 'error' && faults.push(`${name}: ${message.text()}`));
  page.on('pageerror', (error) => faults.push(`${name}: ${error.message}`));
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol.startsWith('http') && hostname !== '127.0.0.1')
      faults.push(`${name}: a request left the machine: ${request.url()}`);
  });
  try {
    await page.goto(`http://127.0.0.1:${port}/`);
    await page.evaluate(() => document.fonts.ready);
    await shot.prepare(page);
    await page.waitForTimeout(/services|large/.test(shot.name) ? 2500 : 900);
    await page.screenshot({ path: join(values.out ?? target, `${name}.png`), caret: 'hide' });
  } catch (error) {
    faults.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
  }
  await context.close();
}

async function open(page: Page, files: Readonly<Record<string, string>>): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  const payloads = Object.entries(files).map(([name, text]) => ({
    name,
    mimeType: 'text/yaml',
    buffer: Buffer.from(text),
  }));
  await (await chooser).setFiles(payloads);
  await page
    .getByRole('treeitem')
    .or(page.getByRole('button', { name: /Explorer/ }))
    .first()
    .waitFor();
  await page.locator('.view-lines').first().waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('group', { name: 'Notice' }).waitFor({ state: 'hidden' });
}

async function openTemplate(page: Page, id: string): Promise<void> {
  const template = templates.find((each) => each.id === id);
  if (template) await openFiles(page, filesOf(template));
}

function openLargeMesh(page: Page): Promise<void> {
  return openFiles(page, largeMesh());
}

function openFiles(page: Page, files: readonly { readonly path: string; readonly text: string }[]): Promise<void> {
  return open(page, Object.fromEntries(files.map(({ path, text }) => [path, text])));
}

/** Runs a command of the palette by its title. */
async function run(page: Page, title: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog', { name: 'Command palette' }).getByRole('combobox').fill(title);
  await page.keyboard.press('Enter');
  await page.waitForTimeout(800);
}

function fixture(name: string): string {
  return readFileSync(join(root, 'e2e/fixtures', name), 'utf8');
}

async function openShop(page: Page): Promise<void> {
  await open(page, {
    'payments.yaml': fixture('payments.yaml'),
    'database.yaml': fixture('database.yaml'),
    'design.yaml': design,
  });
}

async function selectIn(page: Page, label: string): Promise<void> {
  await openShop(page);
  await page
    .getByRole('region', { name: 'Canvas', exact: true })
    .getByRole('group', { name: label, exact: true })
    .click({ position: { x: 40, y: 12 } });
}

async function showAllFields(page: Page): Promise<void> {
  await selectIn(page, 'DestinationRule payments/card-api');
  const inspector = page.getByRole('region', { name: 'Inspector', exact: true });
  await inspector.getByText(/^All \d+$/).click();
  await page.getByRole('button', { name: 'Form', exact: true }).click();
}

async function openBroken(page: Page): Promise<void> {
  const text = fixture('payments.yaml').replace(
    'kind: DestinationRule',
    'kind: DestinationRule\nbroken: "never closed',
  );
  await open(page, { 'payments.yaml': text });
}

async function openProblems(page: Page): Promise<void> {
  const text = fixture('payments.yaml')
    .replace('    portLevelSettings:', '    localityLbSetting:\n      enabled: true\n    portLevelSettings:')
    .replace('resolution: DNS', 'resolution: SOMETIMES');
  await open(page, { 'payments.yaml': text, 'again.yaml': fixture('payments.yaml') });
  // F8 goes to the first problem in every layout, also where the list is folded.
  await page.keyboard.press('F8');
  await page.getByRole('region', { name: 'Inspector', exact: true }).getByText('SOMETIMES').first().waitFor();
}

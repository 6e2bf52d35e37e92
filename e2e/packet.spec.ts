import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { Designer } from './designer';

/** What a command of the palette downloads: name and text. */
async function exported(designer: Designer, command: string): Promise<{ name: string; text: string }> {
  const download = designer.page.waitForEvent('download');
  await designer.run(command);
  const file = await download;
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
}

/** Opens a packet as whoever gets it would; the page fails the test when anything asks for something or throws. */
async function openPacket(page: Page, html: string): Promise<Page> {
  const packet = await page.context().newPage();
  packet.on('console', (message) => {
    throw new Error(`The packet printed: ${message.text()}`);
  });
  packet.on('dialog', (dialog) => {
    throw new Error(`The packet asked: ${dialog.message()}`);
  });
  packet.on('request', (request) => {
    throw new Error(`The packet asked for ${request.url()}`);
  });
  await packet.setContent(html);
  return packet;
}

test('the packet is read on a screen, light and dark, and printed on A4 and Letter', async ({ page }) => {
  const designer = await Designer.start(page);
  await designer.openFixtures('payments.yaml', 'database.yaml');
  const { name, text } = await exported(designer, 'Export packet');
  expect(name).toBe('review.html');
  const packet = await openPacket(page, text);

  await expect(packet.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(packet.getByRole('navigation', { name: 'Contents' }).getByRole('link')).toHaveCount(13);
  const inventory = packet.getByRole('table', { name: 'Hosts outside the mesh' });
  await expect(inventory.getByRole('row').nth(1)).toBeVisible();
  await expect(packet.getByRole('img', { name: 'Flow graph' }).first()).toBeVisible();
  await expect(packet.getByRole('table', { name: 'Who decided what' })).toBeVisible();

  for (const colorScheme of ['light', 'dark'] as const) {
    await packet.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page: packet }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
  }

  // The text block of A4 and of Letter, less the margins of the packet, in CSS pixels.
  for (const [format, width] of [
    ['A4', 688],
    ['Letter', 710],
  ] as const) {
    await packet.emulateMedia({ media: 'print' });
    await packet.setViewportSize({ width, height: 900 });
    expect(await packet.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    // Two pictures go on a sheet, and what is signed stays with the table that says what was signed.
    const wide = packet.locator('.picture.wide svg:visible').first();
    expect((await wide.boundingBox())?.height).toBeLessThan(400);
    await expect(packet.locator('section').last()).toHaveCSS('break-inside', 'avoid');
    const pdf = (await packet.pdf({ format, printBackground: true })).toString('latin1');
    expect(pdf.startsWith('%PDF')).toBe(true);
    expect((pdf.match(/\/Type \/Page\b(?!s)/g) ?? []).length).toBeGreaterThan(2);
  }
});

test('the packet has a Markdown form, and the inventory is a table of its own', async ({ page }) => {
  const designer = await Designer.start(page);
  await designer.openFixtures('payments.yaml');
  const markdown = await exported(designer, 'Export packet as Markdown');
  expect(markdown.name).toBe('review.md');
  expect(markdown.text).toContain('```mermaid\n%% Overview');
  const inventory = await exported(designer, 'Export inventory as CSV');
  expect(inventory.name).toBe('inventory.csv');
  expect(inventory.text.split('\r\n')[0]).toContain('host,port,protocol,entry');
  await page.keyboard.press('Control+Shift+s');
  const group = page.getByRole('dialog', { name: 'Export' }).getByRole('group', { name: 'For a review' });
  const download = page.waitForEvent('download');
  await group.getByRole('button', { name: 'Packet (HTML)' }).click();
  expect((await download).suggestedFilename()).toBe('review.html');
});

test('the packet of a large design can be called off while it is made, and the page answers meanwhile', async ({
  page,
}) => {
  const designer = await Designer.start(page);
  const text = Array.from({ length: 300 }, (_, index) => entryAndRule(index)).join('---\n');
  await designer.openFiles({ name: 'many.yaml', text });
  await expect(designer.row('many.yaml')).toBeVisible();
  let downloads = 0;
  page.on('download', () => downloads++);
  // However fast the machine is, the packet is not done before it is called off.
  const worker = '**/packet-worker*';
  await page.route(worker, () => undefined);
  await designer.run('Export packet');
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await page.unroute(worker);
  await expect(page.getByRole('status').filter({ hasText: 'Nothing was exported.' })).toHaveCount(1);
  expect(downloads).toBe(0);
  const { name, text: packet } = await exported(designer, 'Export packet');
  expect([name, downloads]).toEqual(['review.html', 1]);
  expect(packet).toContain('host-299.example.com');
});

function entryAndRule(index: number): string {
  const host = `host-${index}.example.com`;
  return `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: e${index}, namespace: team-${index % 20} }
spec: { hosts: [${host}], resolution: DNS, ports: [{ number: 443, name: tls, protocol: TLS }, { number: 80, name: http, protocol: HTTP }] }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: r${index}, namespace: team-${index % 20} }
spec: { host: ${host}, trafficPolicy: { tls: { mode: SIMPLE } } }
`;
}

test('names that are HTML, scripts or written from right to left are text in the packet', async ({ page }) => {
  const hostile = [
    '<script>document.title="taken"</script>',
    '"><img src=x onerror=alert(1)>',
    '</style></svg><style>body{display:none}</style>',
    '\u202Egnp.exe',
    '%%{init:{}}%% end | `x`',
  ];
  const documents = hostile.map((name) => ({
    apiVersion: 'networking.istio.io/v1',
    kind: 'ServiceEntry',
    metadata: { name, namespace: name, labels: { owner: name } },
    spec: { hosts: [name], ports: [{ number: 443, name, protocol: 'TLS' }], resolution: 'DNS' },
  }));
  const design = {
    apiVersion: 'fairway.dev/v1alpha1',
    kind: 'EgressDesign',
    metadata: { name: hostile[0] },
    spec: {
      workloads: hostile.map((name) => ({ name, namespace: name, calls: [{ url: 'https://api.example.com' }] })),
      notes: hostile.map((text) => ({ on: text, text })),
    },
  };
  const designer = await Designer.start(page);
  const text = [...documents, design].map((each) => JSON.stringify(each)).join('\n---\n');
  await designer.openFiles({ name: 'hostile.yaml', text });
  const packet = await openPacket(page, (await exported(designer, 'Export packet')).text);
  await expect(packet.getByRole('heading', { level: 1 })).toContainText('document.title="taken"');
  expect(await packet.evaluate(() => document.querySelectorAll('script, img, iframe, object, form').length)).toBe(0);
  expect(await packet.evaluate(() => document.querySelectorAll('style').length)).toBe(1);
  const handlers = await packet.evaluate(() =>
    [...document.querySelectorAll('*')].flatMap(({ attributes }) =>
      [...attributes].filter(({ name, value }) => name.startsWith('on') || /^\s*javascript:/i.test(value)),
    ),
  );
  expect(handlers).toEqual([]);
  expect(await packet.title()).not.toBe('taken');
});

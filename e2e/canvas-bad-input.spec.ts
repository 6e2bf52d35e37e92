import { expect, test, type Locator, type Page } from '@playwright/test';
import { Designer, type Upload } from './designer';

const label = 'x'.repeat(60);
/** 253 characters, the most that a DNS name has. */
const longHost = `${[label, label, label, label].join('.')}.example`.padStart(253, 'y');

const entry = (name: string, spec: readonly string[]): string =>
  [
    'apiVersion: networking.istio.io/v1',
    'kind: ServiceEntry',
    'metadata:',
    `  name: ${name}`,
    '  namespace: odd',
    'spec:',
    ...spec.map((line) => `  ${line}`),
    '',
  ].join('\n');

const https = ['ports:', '- { number: 443, name: https, protocol: HTTPS }', 'resolution: DNS'];

const route = (name: string, host: string, to: string): string =>
  [
    'apiVersion: networking.istio.io/v1',
    'kind: VirtualService',
    'metadata:',
    `  name: ${name}`,
    '  namespace: odd',
    'spec:',
    `  hosts: [${host}]`,
    '  tls:',
    `  - match: [{ port: 443, sniHosts: [${host}] }]`,
    `    route: [{ destination: { host: ${to}, port: { number: 443 } } }]`,
    '',
  ].join('\n');

const odd = [
  entry('long', [`hosts: [${longHost}]`, ...https]),
  entry('ports', [
    'hosts: [ports.example.com]',
    'ports:',
    ...Array.from({ length: 200 }, (_, at) => `- { number: ${8000 + at}, name: tcp-${at}, protocol: TCP }`),
    'resolution: DNS',
  ]),
  entry('ends', [
    'hosts: [ends.example.com]',
    'ports:',
    '- { number: 5432, name: tcp, protocol: TCP }',
    'resolution: STATIC',
    'endpoints:',
    ...Array.from({ length: 500 }, (_, at) => `- address: 10.0.${Math.floor(at / 250)}.${(at % 250) + 1}`),
  ]),
  entry('twice', ['hosts: [one.example.com]', ...https]),
  entry('twice', ['hosts: [two.example.com]', ...https]),
  entry('cycle-a', ['hosts: [a.example.com]', ...https]),
  entry('cycle-b', ['hosts: [b.example.com]', ...https]),
  route('to-b', 'a.example.com', 'b.example.com'),
  route('to-a', 'b.example.com', 'a.example.com'),
].join('---\n');

const design = `apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata:
  name: odd
spec:
  workloads:
    - name: lost
      namespace: odd
      calls:
        - url: https://nobody.example.net:8443/v1
        - url: tcp://${longHost}:443
    - name: ${'p'.repeat(63)}
      namespace: odd
  notes:
    - "on": ServiceEntry/odd/long
      text: "\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd \u2014 \u0645\u0631\u062d\u0628\u0627 (\u0627\u062a\u0635\u0644 \u0628\u0646\u0627)"
    - "on": Workload/odd/lost
      text: "\u{1f469}\u{1f3fd}\u200d\u{1f680}\u{1f1e9}\u{1f1ea} ${'\u{1f642}'.repeat(40)}"
`;

const files: readonly Upload[] = [
  { name: 'odd.yaml', text: odd },
  { name: 'design.yaml', text: design },
];

/** What of the canvas stands on another card, or has text that leaves its card. */
async function faults(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const cards = [...document.querySelectorAll<HTMLElement>('.canvas-panel .react-flow__node')].map((card) => ({
      card,
      name: card.getAttribute('aria-label') ?? '',
      box: card.getBoundingClientRect(),
    }));
    const told: string[] = [];
    for (const [at, { name, box }] of cards.entries())
      for (const other of cards.slice(at + 1)) {
        const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
        if (across > 1 && down > 1) told.push(`${name} lies on ${other.name}`);
      }
    // From far away a plate is smaller than any letter: what it says stands beside it.
    const isFar = document.querySelector('.canvas-body.detail-plate') !== null;
    for (const { card, name, box } of isFar ? [] : cards)
      for (const part of card.querySelectorAll<HTMLElement>('span, p, div')) {
        if (part.childElementCount > 0 || part.textContent === '' || part.closest('.spoken-only')) continue;
        const { left, right, width } = part.getBoundingClientRect();
        if (width > 0 && (left < box.left - 2 || right > box.right + 2))
          told.push(`“${part.textContent?.slice(0, 30)}” leaves ${name}`);
      }
    return told;
  });
}

/** Selects a resource by its name in the palette. */
async function goTo(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Command palette' });
  await palette.getByRole('combobox').fill(`@${name}`);
  await expect(palette.getByRole('option').first()).toContainText(name);
  await page.keyboard.press('Enter');
  await expect(palette).toBeHidden();
}

async function zoomTo(page: Page, zoomed: Locator, percent: RegExp, key: string): Promise<void> {
  for (let step = 0; step < 40 && !percent.test((await zoomed.textContent()) ?? ''); step++) {
    await page.keyboard.press(key);
    await page.waitForTimeout(30);
  }
  await expect(zoomed).toHaveText(percent);
}

test('what is odd is drawn apart and in its cards, at every size, and stays as it was written', async ({ page }) => {
  const designer = await Designer.start(page);
  await designer.openFiles(...files);
  const lost = designer.node('Workload odd/lost');
  await expect(lost).toBeVisible();
  await designer.run('Fit the graph into the canvas');
  await expect.poll(() => faults(page)).toEqual([]);

  // The call that nobody answers for says so.
  await goTo(page, 'lost');
  await lost.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.spoken-only[aria-live=polite]')).toContainText('nobody.example.net');

  const zoomed = designer.canvas.getByRole('button', { name: /^Zoom,/ });
  await zoomTo(page, zoomed, /^5 %$/, '-');
  await expect.poll(() => faults(page)).toEqual([]);
  await zoomTo(page, zoomed, /^400 %$/, '+');
  await expect.poll(() => faults(page)).toEqual([]);
  await zoomed.click();
  await page.getByRole('menuitem', { name: '100 %' }).click();
  for (const name of ['long', 'ports', 'ends', 'twice', 'cycle-a']) {
    await goTo(page, name);
    await expect.poll(() => faults(page)).toEqual([]);
  }
  expect(await designer.yaml('odd.yaml')).toBe(odd);
  expect(await designer.yaml('design.yaml')).toBe(design);
});

test('a wire that makes no sense says why, and writes nothing', async ({ page }) => {
  const designer = await Designer.start(page);
  const gateway =
    'apiVersion: networking.istio.io/v1\nkind: Gateway\nmetadata: { name: out, namespace: odd }\nspec:\n  selector: { istio: egressgateway }\n  servers: []\n';
  const text = `${entry('udp', ['hosts: [udp.example.com]', 'ports: [{ number: 53, name: udp, protocol: UDP }]', 'resolution: DNS'])}---\n${gateway}`;
  const pods =
    'apiVersion: fairway.dev/v1alpha1\nkind: EgressDesign\nmetadata: { name: odd }\nspec:\n  workloads: [{ name: a, namespace: odd }, { name: b, namespace: odd }]\n';
  await designer.openFiles({ name: 'odd.yaml', text }, { name: 'design.yaml', text: pods });
  await expect(designer.node('Gateway odd/out')).toBeVisible();
  await page.keyboard.press('Escape');
  const pod = designer.node('Workload odd/a');
  const refused: readonly (readonly [string, string])[] = [
    ['Workload odd/b', 'A pod calls a host.'],
    ['Gateway odd/out', 'A pod calls a host.'],
    ['ServiceEntry odd/udp', 'UDP'],
  ];
  for (const [to, says] of refused) {
    await designer.drawWire(pod, designer.node(to));
    await expect(designer.toast).toContainText(says);
  }
  expect(await designer.yaml('design.yaml')).toBe(pods);
  expect(await designer.yaml('odd.yaml')).toBe(text);
});

test('a file dropped on the canvas while a dialog is open harms neither', async ({ page }) => {
  const designer = await Designer.start(page);
  await designer.openFiles(...files);
  await expect(designer.node('Workload odd/lost')).toBeVisible();
  await page.getByRole('button', { name: 'Templates', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Templates' });
  await expect(dialog).toBeVisible();
  const dropped = await page.evaluateHandle(
    (text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], 'dropped.yaml'));
      return transfer;
    },
    entry('dropped', ['hosts: [dropped.example.com]', ...https]),
  );
  for (const type of ['dragenter', 'dragover', 'drop'])
    await page.locator('.canvas-body').dispatchEvent(type, { dataTransfer: dropped });
  await page.waitForTimeout(300);
  if (await dialog.isVisible()) await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(designer.row('dropped.yaml')).toBeVisible();
  expect(await designer.yaml('odd.yaml')).toBe(odd);
  expect(await designer.yaml('design.yaml')).toBe(design);
});

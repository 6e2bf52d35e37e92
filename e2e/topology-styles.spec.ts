import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { Designer } from './designer';

const shop = `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: orders-db
  namespace: shop
spec:
  hosts: [db.example.com]
  ports:
  - { number: 5432, name: tcp, protocol: TCP }
  resolution: STATIC
  endpoints:
  - { address: 10.0.0.1, locality: eu/a }
  - { address: 10.0.0.2, locality: us/b }
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: cards
  namespace: shop
spec:
  hosts: [cards.example.com]
  ports:
  - { number: 80, name: http, protocol: HTTP, targetPort: 443 }
  - { number: 443, name: tls, protocol: TLS }
  resolution: DNS
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: cards
  namespace: shop
spec:
  host: cards.example.com
  trafficPolicy:
    tls:
      mode: SIMPLE
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: orders-db
  namespace: shop
spec:
  host: db.example.com
  trafficPolicy:
    outlierDetection: { consecutive5xxErrors: 3, maxEjectionPercent: 50 }
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: odd|"name";
  namespace: shop
spec:
  hosts: [a-rather-long-name.of-a-host.within.partner-network.example.com]
  ports:
  - { number: 443, name: tls, protocol: TLS }
  resolution: DNS
---
apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata:
  name: design
spec:
  mesh: { outboundTrafficPolicy: REGISTRY_ONLY }
  workloads:
  - name: cart
    namespace: shop
    locality: eu/a
    calls:
    - url: http://cards.example.com
    - url: https://cards.example.com
    - url: tcp://db.example.com:5432
    - url: https://nowhere.example.net
`;

async function open(page: Page): Promise<Designer> {
  const designer = await Designer.start(page);
  await designer.openFiles({ name: 'shop.yaml', text: shop });
  const head = designer.topology.getByRole('button', { name: /^Topology/ });
  if ((await head.getAttribute('aria-expanded')) !== 'true') await head.click();
  return designer;
}

test('a resolution that is chosen in the form changes what the diagram dials', async ({ page }) => {
  const designer = await open(page);
  await designer.topology.getByRole('tab', { name: 'Resolution' }).click();
  const picture = designer.topology.getByRole('img', { name: /^Topology, resolution/ });
  await expect(picture).toContainText('EDS: endpoints listed by istiod');
  await expect(picture).toContainText('10.0.0.2:5432');
  await expect(picture).toContainText('SE shop/odd|"name";, resolution DNS');
  const broken = picture.getByText(/^partner-network\.example\.com$/);
  await expect(broken.first()).toBeVisible();

  await designer.selectNode('ServiceEntry shop/orders-db');
  await designer.choose('resolution', 'NONE');
  await expect(picture).toContainText('ORIGINAL_DST: the dialled address');
  await expect(picture).not.toContainText('10.0.0.2:5432');
  await designer.topology.getByRole('button', { name: 'Copy Mermaid' }).click();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toContain('SE shop/orders-db, resolution NONE');
});

test('who encrypts is drawn call by call, and a call alone where it is chosen', async ({ page }) => {
  const designer = await open(page);
  const tabs = designer.topology.getByRole('tablist', { name: 'Diagram style' });
  await tabs.getByRole('tab', { name: 'Overview' }).press('ArrowLeft');
  await expect(tabs.getByRole('tab', { name: 'TLS' })).toBeFocused();
  const picture = designer.topology.getByRole('img', { name: /^Topology, TLS/ });
  await expect(picture).toContainText(':443, 2 TLS: the app’s');
  await expect(picture).toContainText('not in the registry, refused');

  await designer.topology.getByLabel('Part shown').selectOption({ label: 'cart → http://cards.example.com' });
  await expect(picture).toContainText('name checked by sidecar');
  await expect(picture).not.toContainText('nowhere.example.net');
  await designer.topology.getByLabel('Part shown').selectOption('selection');
  await designer.selectNode('ServiceEntry shop/orders-db');
  await expect(picture).toContainText(':5432, 0 TLS: bytes');
  await expect(picture).not.toContainText('cards.example.com');
});

test('a diagram is saved as SVG and PNG in the colours that are chosen, while the page stays as it is', async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'light' });
  const designer = await open(page);
  await designer.topology.getByRole('tab', { name: 'TLS' }).click();
  await expect(designer.topology.getByRole('img', { name: /^Topology, TLS/ })).toContainText('cards.example.com');
  const more = async (): Promise<void> =>
    designer.topology.getByRole('button', { name: 'More of the diagram' }).click();
  await more();
  await page.getByRole('menuitemradio', { name: 'Dark' }).click();
  await page.getByRole('menuitemradio', { name: '4x' }).click();
  const png = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Save PNG' }).click();
  const saved = await png;
  expect(saved.suggestedFilename()).toBe('topology-tls.png');
  const bytes = readFileSync(await saved.path());
  expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  await more();
  const svg = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Save SVG' }).click();
  const text = readFileSync(await (await svg).path(), 'utf8');
  expect(text).toMatch(/^<svg/);
  expect(text).not.toMatch(/foreignObject|<script/);
  const width = Number(/^<svg[^>]* width="(\d+)"/.exec(text)?.[1]);
  expect(Math.abs(bytes.readUInt32BE(16) - 4 * width)).toBeLessThanOrEqual(4);
  expect(await page.evaluate(() => document.documentElement.dataset['theme'])).not.toBe('dark');
  await more();
  await page.getByRole('menuitem', { name: 'Copy as Markdown' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^```mermaid\n%% TLS[^]*```\n$/);
});

for (const style of ['Overview', 'Resolution', 'TLS'])
  test(`the ${style} diagram has no fault that axe finds`, async ({ page }) => {
    const designer = await open(page);
    await designer.topology.getByRole('tab', { name: style }).click();
    await expect(designer.topology.getByRole('img', { name: /^Topology/ })).toContainText('cards.example.com');
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().include('[aria-label="Topology"]').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });

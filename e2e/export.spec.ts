import { expect, test, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { Designer, fixture } from './designer';

test('the zip holds every file as it was opened, the edited one changed in its place only', async ({ page }) => {
  const designer = await Designer.start(page);
  await designer.openFixtures('payments.yaml', 'database.yaml', 'unknown.yaml');
  await designer.selectNode('ServiceEntry payments/card-api');
  await designer.setText('targetPort', '8443', 'ports[0]');
  const files = await designer.files();
  const text = (name: string): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(files[name]);
  expect(text('database.yaml')).toBe(fixture('database.yaml'));
  expect(text('unknown.yaml')).toBe(fixture('unknown.yaml'));
  expect(text('payments.yaml')).toBe(fixture('payments.yaml').replace('targetPort: 443', 'targetPort: 8443'));
});

test('one YAML file holds every document byte for byte', async ({ page }) => {
  const designer = await Designer.start(page);
  await designer.openFixtures('payments.yaml', 'unknown.yaml', 'database.yaml');
  const bundle = await designer.bundle();
  for (const name of ['payments.yaml', 'unknown.yaml', 'database.yaml']) expect(bundle).toContain(fixture(name));
});

test('a large design is worked out and written elsewhere, and leaves byte for byte', async ({ page }) => {
  const workers: string[] = [];
  page.on('worker', (worker) => workers.push(worker.url()));
  const designer = await Designer.start(page);
  const large = `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: large\ndata:\n  text: |\n${'    für alle\n'.repeat(60_000)}`;
  await designer.openFiles(
    { name: 'large.yaml', text: large },
    { name: 'payments.yaml', text: fixture('payments.yaml') },
  );
  for (const name of ['large.yaml', 'payments.yaml']) await expect(designer.row(name)).toBeVisible();
  const files = await designer.files();
  const text = (name: string): string => new TextDecoder().decode(files[name]);
  expect([text('large.yaml'), text('payments.yaml')]).toEqual([large, fixture('payments.yaml')]);
  await expect(page.getByRole('dialog', { name: 'Export' })).toHaveCount(0);
  const again = page.waitForEvent('download');
  await page.keyboard.press('Control+s');
  expect(readFileSync(await (await again).path())).not.toHaveLength(0);
  await expect(designer.toast).toContainText('Exported egress.zip');
  expect(workers.filter((url) => url.includes('export-worker'))).toHaveLength(2);
});

test('Ctrl+S exports', async ({ page }) => {
  const designer = await Designer.start(page);
  await designer.openFixtures('payments.yaml');
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('dialog', { name: 'Export' })).toBeVisible();
});

test('an export leads to the promises that do not hold, and goes on naming them after it', async ({ page }) => {
  const designer = await Designer.start(page);
  const design = `apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata: { name: design }
spec:
  mesh: { outboundTrafficPolicy: REGISTRY_ONLY }
  workloads:
    - name: checkout
      namespace: payments
      calls: [{ url: 'https://api.example.com', expect: { outcome: reached } }]
`;
  await designer.openFiles({ name: 'design.yaml', text: design });
  await expect(designer.row('design.yaml')).toBeVisible();
  await page.keyboard.press('Control+s');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await dialog.getByRole('checkbox', { name: /EgressDesign/ }).check();
  await expect(dialog).toContainText(
    '1 promise of the design does not hold: payments/checkout to https://api.example.com.',
  );
  await dialog.getByRole('button', { name: 'Show in Assertions' }).click();
  await expect(dialog).toBeHidden();
  await expect(designer.assertions).toContainText('https://api.example.com');
  await expect.poll(() => focusIsIn(page, 'Assertions')).toBe(true);

  await page.keyboard.press('Control+s');
  await dialog.getByRole('checkbox', { name: /EgressDesign/ }).check();
  const first = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Download' }).click();
  await first;
  await designer.toast.getByRole('button', { name: 'Dismiss' }).click();
  const again = page.waitForEvent('download');
  await designer.run('Export as last time');
  await again;
  await page.waitForTimeout(7_000);
  await expect(designer.toast).toContainText('1 promise of the design does not hold');
  await designer.toast.getByRole('button', { name: 'Show in Assertions' }).click();
  await expect.poll(() => focusIsIn(page, 'Assertions')).toBe(true);
});

/** Whether the focus is in a section. */
function focusIsIn(page: Page, section: string): Promise<boolean> {
  const region = page.getByRole('region', { name: section, exact: true });
  return region.evaluate((element) => element.contains(document.activeElement));
}

test('the export shows what it will write, and writes one file a resource for kustomize', async ({ page }) => {
  const designer = await Designer.start(page);
  await designer.openFixtures('payments.yaml', 'unknown.yaml', 'database.yaml');
  await designer.run('Export for kustomize');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  const files = dialog.getByRole('list', { name: 'Files' });
  await expect(files.getByRole('button').first()).toContainText('kustomization.yaml');
  await files.getByRole('button', { name: /^30-serviceentry_payments_card-api\.yaml/ }).click();
  const text = (await dialog.getByRole('group', { name: /^Text of 30-/ }).textContent()) ?? '';
  expect(fixture('payments.yaml')).toContain(text);
  await dialog.getByRole('tab', { name: 'Files' }).press('ArrowRight');
  await expect(dialog.getByText('kubectl diff -k egress', { exact: true })).toBeVisible();
  await dialog.getByRole('button', { name: 'Copy command: What would change on the cluster.' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('kubectl diff -k egress');

  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Download' }).click();
  const written = unzipSync(readFileSync(await (await download).path()));
  const listed = strFromU8(written['kustomization.yaml'] as Uint8Array).match(/\S+\.yaml$/gm) ?? [];
  expect(Object.keys(written)).toEqual(['kustomization.yaml', ...listed]);
  expect(strFromU8(written['30-serviceentry_payments_card-api.yaml'] as Uint8Array)).toBe(text);

  const again = page.waitForEvent('download');
  await page.keyboard.press('Control+s');
  expect((await again).suggestedFilename()).toBe('egress.zip');
});

test('what changed since the file was opened leaves by itself, without what the API server sets', async ({ page }) => {
  const designer = await Designer.start(page);
  await designer.openFiles({ name: 'cluster.yaml', text: cluster });
  await designer.selectNode('ServiceEntry shop/pay');
  await designer.setText('targetPort', '8443', 'ports[0]');
  await page.reload();
  await expect(designer.node('ServiceEntry shop/pay')).toBeVisible();

  await designer.run('Export what changed');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await expect(dialog.getByText('1 of 2 resources, compared with the files as they were opened.')).toBeVisible();
  await expect(dialog.getByText(/^The resource holds resourceVersion or uid: .* 409 /)).toBeVisible();
  await dialog.getByRole('checkbox', { name: 'Without what the API server sets' }).check();
  await expect(dialog.getByText(/409/)).toHaveCount(0);
  await dialog.getByRole('tab', { name: 'Commands' }).click();
  await expect(dialog.getByText('kubectl apply -f cluster-changed.yaml', { exact: true })).toBeVisible();

  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Download' }).click();
  const written = await download;
  expect(written.suggestedFilename()).toBe('cluster-changed.yaml');
  expect(readFileSync(await written.path(), 'utf8')).toBe(changed);
  await expect(designer.toast).toContainText('Exported cluster-changed.yaml: 1 of 2 resources.');
});

const cluster = `apiVersion: v1
items:
- apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata:
    name: pay
    namespace: shop
    resourceVersion: "81"
    uid: 7b
  spec:
    hosts: [pay.example.com] # the partner
    ports:
    - number: 80
      name: http
      protocol: HTTP
      targetPort: 443
    resolution: DNS
- apiVersion: v1
  kind: Service
  metadata:
    name: cart
    namespace: shop
    uid: 8c
kind: List
metadata:
  resourceVersion: ""
`;
const changed = cluster
  .replace('targetPort: 443', 'targetPort: 8443')
  .replace(/- apiVersion: v1\n[^]*?(?=kind: List)/, '')
  .replace(/ +(?:resourceVersion: "81"|uid: .*)\n/g, '')
  .replace(/metadata:\n {2}resourceVersion: ""\n/, '');

import { expect, test, type Locator, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { Designer } from './designer';

const design = `apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata:
  name: design
spec:
  workloads:
    - name: checkout
      namespace: shop
      labels:
        app: checkout
      calls:
        - url: https://api.example.com/v1
    - name: billing
      namespace: shop
      labels:
        app: reports
      calls:
        - url: http://api.example.com
  notes:
    - "on": Workload/shop/billing
      text: Ask the owners 🙂
  layout:
    pins:
      Workload/shop/billing:
        - 16
        - 128
`;

const egress = `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: api-example-com
  namespace: shop
spec:
  hosts:
    - api.example.com
  location: MESH_EXTERNAL
  ports:
    - number: 443
      name: https
      protocol: HTTPS
    - number: 80
      name: http
      protocol: HTTP
  resolution: DNS
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: api-example-com
  namespace: shop
spec:
  host: api.example.com
  trafficPolicy:
    tls:
      mode: SIMPLE
`;

/** The last sentence of the polite live region. */
function said(page: Page): Locator {
  return page.locator('.spoken-only[aria-live=polite]');
}

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Walks by Tab until a control has the focus. */
async function tabTo(page: Page, control: Locator, key = 'Tab'): Promise<void> {
  for (let step = 0; step < 60; step++) {
    if (await control.evaluateAll((all) => all.some((each) => each === document.activeElement))) return;
    await page.keyboard.press(key);
  }
  await expect(control).toBeFocused({ timeout: 1 });
}

/** Walks by F6 until a region has the focus. */
async function goTo(page: Page, region: Locator): Promise<void> {
  for (let step = 0; step < 20; step++) {
    await page.keyboard.press('F6');
    if (await region.evaluate((element) => element.contains(document.activeElement))) return;
  }
  throw new Error('F6 does not lead there');
}

/** Exports everything by keys, and answers with the text of each file. */
async function exported(page: Page): Promise<Record<string, string>> {
  await page.keyboard.press('Control+Shift+s');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await expect(dialog).toBeVisible();
  await tabTo(page, dialog.getByRole('radio'));
  const zip = dialog.getByRole('radio', { name: /zip/i });
  for (let step = 0; step < 4 && !(await zip.isChecked()); step++) await page.keyboard.press('ArrowDown');
  const design = dialog.getByRole('checkbox', { name: /design/i });
  await tabTo(page, design);
  if (!(await design.isChecked())) await page.keyboard.press('Space');
  await tabTo(page, dialog.getByRole('button', { name: /^(Export|Download)/ }));
  const download = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  const files = unzipSync(new Uint8Array(readFileSync(await (await download).path())));
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

test('a whole design is drawn, governed, filtered and mended without a pointer', async ({ page }) => {
  await page.addInitScript(() => {
    addEventListener('pointerdown', () => document.documentElement.setAttribute('data-pointed', ''), true);
  });
  const designer = await Designer.start(page);
  const checkout = designer.node('Workload shop/checkout');
  const api = designer.node('ServiceEntry shop/api-example-com');

  // The skip link leads to the graph, where W draws a pod.
  await expect(designer.canvas.getByRole('button', { name: 'Place Pod' })).toBeVisible();
  await press(page, 'Tab', 'Enter');
  await expect(page.locator('.canvas-body')).toBeFocused();
  await press(page, 'w');
  await expect(designer.form('Draw a pod').getByLabel('name', { exact: true })).toBeFocused();
  await page.keyboard.type('checkout');
  await press(page, 'Tab');
  await page.keyboard.type('shop');
  await press(page, 'Enter');
  await expect(said(page)).toHaveText('Drew pod checkout in shop.');
  await expect(checkout).toBeFocused();

  // A call to a host that nobody defines passes, and is refused once the mesh lets only known hosts out.
  await press(page, 'c');
  await expect(designer.form('Connect from checkout').getByRole('combobox')).toBeFocused();
  await expect(said(page)).toHaveText('Connecting from checkout, 0 targets.');
  await page.keyboard.type('https://api.example.com/v1');
  await press(page, 'Enter');
  await expect(said(page)).toHaveText(
    'Call to https://api.example.com/v1 added to checkout. Passes through to the dialled address.',
  );
  await expect(checkout).toBeFocused();
  await expect(checkout.getByRole('group', { name: /^Call to https:/ })).toBeVisible();
  await press(page, 'Enter');
  await expect(said(page)).toContainText('No ServiceEntry has api.example.com, so the call passes through');

  // The button beside the call writes the entry for it.
  await press(page, 'Tab');
  await expect(designer.canvas.getByRole('button', { name: 'Create ServiceEntry: api.example.com' })).toBeFocused();
  await press(page, 'Enter');
  await expect(said(page)).toHaveText('ServiceEntry for api.example.com added; checkout calls it.');
  await expect(checkout).toBeFocused();

  // Along the wire to the entry, which gets a port from its menu.
  await press(page, 'ArrowRight');
  await expect(api).toBeFocused();
  await expect(said(page)).toHaveText(
    'ServiceEntry shop/api-example-com, api.example.com, 1 port, resolution DNS, called by 1.',
  );
  await press(page, 'Shift+F10');
  await tabToItem(page, 'Add port');
  await press(page, 'Enter');
  await expect(api.getByRole('group', { name: /^Port 80 HTTP/ })).toBeVisible();
  await expect(api).toBeFocused();

  // A DestinationRule, and TLS in its form.
  await press(page, 'd');
  await expect(said(page)).toHaveText('Added a DestinationRule for api.example.com.');
  await goTo(page, designer.inspector);
  const tls = designer.inspector.getByRole('group', { name: 'trafficPolicy.tls', exact: true });
  await tabTo(page, tls.getByRole('radio'));
  await press(page, 'ArrowRight', 'ArrowRight');
  await expect(tls.getByRole('radio', { name: 'SIMPLE', exact: true })).toBeChecked();

  // A second pod calls the same entry, is renamed, moved and pinned.
  await goTo(page, designer.canvas);
  await expect(api).toBeFocused();
  await press(page, 'w');
  await page.keyboard.type('reports');
  await press(page, 'Enter');
  await expect(designer.node('Workload shop/reports')).toBeFocused();
  await press(page, 'c');
  await expect(said(page)).toHaveText(
    'Connecting from reports, 3 targets. 1: ServiceEntry shop/api-example-com port 443.',
  );
  await page.keyboard.type('port 80');
  await press(page, 'Enter');
  await expect(said(page)).toHaveText('Call to http://api.example.com added to reports. Reached, TLS by sidecar.');
  await press(page, 'F2');
  await expect(designer.canvas.getByRole('textbox', { name: 'name', exact: true })).toBeFocused();
  await page.keyboard.type('billing');
  await press(page, 'Enter');
  const billing = designer.node('Workload shop/billing');
  await expect(billing).toBeFocused();
  await expect(said(page)).toHaveText('Renamed reports to billing.');
  await press(page, 'm');
  await expect(said(page)).toContainText('Moving billing.');
  await press(page, 'ArrowDown', 'Shift+ArrowDown', 'Enter');
  await expect(said(page)).toHaveText(/^Moved billing to \d+, \d+ and pinned it\.$/);
  await expect(billing).toBeFocused();

  // A note.
  await press(page, 'n');
  await expect(designer.form('New note').getByRole('textbox')).toBeFocused();
  await page.keyboard.type('Ask the owners 🙂');
  await press(page, 'Enter');
  await expect(billing).toBeFocused();
  await expect(said(page)).toHaveText('Added a note to Workload/shop/billing.');

  // The filter, its walk, and back.
  await press(page, '/');
  await expect(designer.canvas.getByRole('combobox', { name: 'Filter the canvas' })).toBeFocused();
  await page.keyboard.type('kind:se');
  await expect(said(page)).toHaveText('1 match, 1: ServiceEntry shop/api-example-com.');
  await press(page, 'Enter', 'Escape', 'Escape');
  await expect(said(page)).toHaveText('The filter is empty.');
  await expect(api).toBeFocused();

  // Several are selected with Shift, and duplicated as one step.
  await press(page, 'ArrowLeft', 'Shift+ArrowDown');
  await expect(said(page)).toHaveText('2 are selected, Workload shop/checkout last.');
  await press(page, 'Control+d');
  await expect(designer.node('Workload shop/checkout-2')).toBeVisible();
  await expect(said(page)).toHaveText(/^Duplicated pod checkout and /);
  await press(page, 'Control+z');
  await expect(said(page)).toHaveText(/^Undone: duplicate/i);

  // Deleting the entry asks what goes with it, and the focus goes on to who called it.
  await press(page, 'Escape', 'Home');
  await press(page, 'ArrowRight');
  await expect(api).toBeFocused();
  await press(page, 'Delete');
  const question = designer.form('Delete ServiceEntry api-example-com?');
  await expect(question).toContainText('2 calls will pass through by address.');
  await expect(question.getByRole('checkbox', { name: /^DestinationRule api-example-com/ })).toBeChecked();
  await expect(question.getByRole('button', { name: 'Delete' })).toBeFocused();
  await press(page, 'Enter');
  await expect(said(page)).toContainText('2 calls now pass through by address.');
  await expect(billing).toBeFocused();
  await press(page, 'Control+z');
  await expect(api).toBeVisible();

  expect(await exported(page)).toEqual({ 'design.yaml': design, 'egress.yaml': egress });
  await expect(page.locator('html')).not.toHaveAttribute('data-pointed');
});

test('the same is drawn from the tree alone', async ({ page }) => {
  const designer = await Designer.start(page);
  const tree = designer.explorer.getByRole('tree');
  await designer.openFiles({ name: 'design.yaml', text: `${design.slice(0, design.indexOf('      calls:'))}` });
  await expect(designer.row('Workload shop/checkout')).toBeVisible();
  const last = async (item: string): Promise<void> => {
    await tree.focus();
    await press(page, 'End', 'Shift+F10');
    await tabToItem(page, item);
    await press(page, 'Enter');
  };
  await last('Add a call…');
  await expect(designer.form('Connect from checkout').getByRole('combobox')).toBeFocused();
  await page.keyboard.type('https://api.example.com/v1');
  await press(page, 'Enter');
  await expect(designer.row('Call to https://api.example.com/v1')).toBeVisible();
  await last('Create ServiceEntry');
  await expect(tree).toBeFocused();
  await expect(designer.row('ServiceEntry shop/api-example-com')).toBeVisible();
  await last('Add port');
  await expect(said(page)).toContainText('port');
  await last('Add DestinationRule');
  await expect(said(page)).toHaveText('Added a DestinationRule for api.example.com.');
  await expect(designer.row('DestinationRule shop/api-example-com')).toBeVisible();
  await tree.focus();
  await press(page, 'End', 'Delete');
  await expect(said(page)).toContainText('Deleted DestinationRule api-example-com');
  await expect(tree).toBeFocused();
  const files = await exported(page);
  expect(files['egress.yaml']).toBe(egress.slice(0, egress.indexOf('---')));
  expect(files['design.yaml']).toBe(`${design.slice(0, design.indexOf('    - name: billing'))}`);
});

/** Walks an open menu to one of its lines. */
async function tabToItem(page: Page, name: string): Promise<void> {
  const item = page.getByRole('menuitem', { name });
  await expect(item).toBeVisible();
  for (let step = 0; step < 30; step++) {
    if (await item.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('ArrowDown');
  }
  await expect(item).toBeFocused({ timeout: 1 });
}

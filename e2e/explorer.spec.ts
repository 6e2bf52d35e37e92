import { expect, test } from '@playwright/test';
import { Designer } from './designer';

const entry = `# the provider's API
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: cards
  namespace: shop
spec:
  hosts: [api.cards.example.com]   # agreed
  ports:
    - { number: 443, name: https, protocol: HTTPS }
  resolution: DNS
`;
const design = `apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata:
  name: shop
spec:
  workloads:
    # owned by the web team
    - name: checkout
      namespace: shop
`;

test('the tree draws, connects, edits and deletes by keyboard alone', async ({ page }) => {
  const designer = await Designer.start(page);
  await designer.openFiles({ name: 'egress.yaml', text: entry }, { name: 'design.yaml', text: design });
  const tree = designer.explorer.getByRole('tree');
  await expect(designer.row('Workload shop/checkout')).toBeVisible();

  // A call: from the pod's menu to the entry, which the list of targets names.
  await tree.focus();
  await page.keyboard.press('Home');
  await page.keyboard.type('checkout');
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: 'Connect…' }).press('Enter');
  await expect(page.getByRole('dialog', { name: 'Connect from checkout' }).getByRole('combobox')).toBeFocused();
  await page.keyboard.type('cards');
  await page.keyboard.press('Enter');
  await expect(designer.row('Call to https://api.cards.example.com')).toBeVisible();
  const withCall = `${design}      calls:\n        - url: https://api.cards.example.com\n`;
  expect(await designer.yaml('design.yaml')).toBe(withCall);

  // A port, from the entry's menu.
  await tree.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: 'Add port' }).press('Enter');
  await expect
    .poll(() => designer.yaml('egress.yaml'))
    .toBe(
      entry.replace(
        '    - { number: 443, name: https, protocol: HTTPS }\n',
        '    - { number: 443, name: https, protocol: HTTPS }\n    - { number: 80, name: http, protocol: HTTP }\n',
      ),
    );
  await designer.undo();
  await expect.poll(() => designer.yaml('egress.yaml')).toBe(entry);

  // The entry goes; the question says what becomes of the call.
  await tree.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Delete');
  const ask = page.getByRole('dialog', { name: /^Delete/ });
  if (await ask.isVisible()) await ask.getByRole('button', { name: 'Delete' }).press('Enter');
  await expect(designer.row('ServiceEntry shop/cards')).toHaveCount(0);
  expect(await designer.yaml('design.yaml')).toBe(withCall);
  await designer.undo();
  expect(await designer.yaml('egress.yaml')).toBe(entry);
});

test('the tree orders by namespace and by call, and several rows are selected together', async ({ page }) => {
  const designer = await Designer.start(page);
  const calls = `${design}      calls:\n        - url: https://api.cards.example.com\n`;
  await designer.openFiles({ name: 'egress.yaml', text: entry }, { name: 'design.yaml', text: calls });
  const order = async (name: string): Promise<void> => {
    await designer.explorer.getByRole('button', { name: /^Order:/ }).click();
    await page.getByRole('menuitemradio', { name }).click();
  };
  await order('By namespace');
  await expect(designer.row('Namespace shop, 1 pod · 1 entry')).toHaveAttribute('aria-expanded', 'true');
  await order('By call');
  await designer.explorer.getByRole('tree').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await expect(designer.row('ServiceEntry shop/cards')).toBeVisible();
  await expect(designer.row('External api.cards.example.com')).toBeVisible();

  await order('By file');
  await designer.row('ServiceEntry shop/cards').click();
  await designer.row('Workload shop/checkout').click({ modifiers: ['Control'] });
  await expect(designer.explorer.getByRole('treeitem', { selected: true })).toHaveCount(2);
  await designer.explorer.getByRole('tree').focus();
  await page.keyboard.press('Delete');
  const ask = page.getByRole('dialog', { name: /^Delete/ });
  if (await ask.isVisible()) await ask.getByRole('button', { name: 'Delete' }).click();
  await expect(designer.explorer.getByRole('treeitem', { name: /cards|checkout/ })).toHaveCount(0);
  await designer.undo();
  expect(await designer.yaml('egress.yaml')).toBe(entry);
  expect(await designer.yaml('design.yaml')).toBe(calls);
});

test('the palette finds hosts, pods and lines', async ({ page }) => {
  const designer = await Designer.start(page);
  await designer.openFiles({ name: 'egress.yaml', text: entry }, { name: 'design.yaml', text: design });
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Command palette' });
  await palette.getByRole('combobox').fill('@api.cards');
  await expect(palette.getByRole('option').first()).toContainText('Host · cards');
  await page.keyboard.press('Enter');
  await expect(designer.inspector.getByRole('heading', { name: 'cards' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await palette.getByRole('combobox').fill(':3');
  await page.keyboard.press('Enter');
  await expect(designer.yamlPane.locator('textarea, .native-edit-context').first()).toBeFocused();
});

test('a wide window has a wider Explorer, whose width is kept apart', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const designer = await Designer.start(page);
  await designer.openFixtures('payments.yaml');
  const width = async (): Promise<number> => (await designer.explorer.boundingBox())?.width ?? 0;
  const usual = await width();
  await page.setViewportSize({ width: 1920, height: 1080 });
  await expect.poll(width).toBeGreaterThan(usual);
  const edge = page.getByRole('separator', { name: 'Explorer width' });
  const wide = await width();
  await edge.press('ArrowRight');
  await expect.poll(width).toBe(wide + 16);
  await page.setViewportSize({ width: 1440, height: 900 });
  await expect.poll(width).toBe(usual);
});

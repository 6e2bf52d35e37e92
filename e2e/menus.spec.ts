import { expect, test, type Locator, type Page } from '@playwright/test';
import { Designer } from './designer';

const entry = `# the partner
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: api
  namespace: shop
spec:
  hosts:
    - api.example.com # agreed
  ports:
    - number: 443
      name: https
      protocol: HTTPS
  resolution: DNS
`;
const design = `apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata:
  name: shop
spec:
  workloads:
    - name: cart
      namespace: shop
      calls:
        - url: https://api.example.com # checkout
`;

test.beforeEach(async ({ page }) => {
  const designer = await Designer.start(page);
  await designer.openFiles({ name: 'egress.yaml', text: entry }, { name: 'design.yaml', text: design });
  await expect(designer.node('ServiceEntry shop/api')).toBeVisible();
});

/** Opens the menu of something by the right button, and chooses a line of it. */
async function choose(page: Page, target: Locator, line: string, position = { x: 60, y: 14 }): Promise<void> {
  await target.click({ button: 'right', position });
  await page.getByRole('menuitem', { name: line, exact: false }).first().click();
}

test('the menu of a call writes a promise, and takes it back with one undo', async ({ page }) => {
  const designer = new Designer(page);
  const row = designer.canvas.locator('[data-part^="call:"]').first();
  await choose(page, row, 'Expect this', { x: 30, y: 10 });
  await expect(designer.toast).toContainText('is expected');
  expect(await designer.yaml('design.yaml')).toContain(
    '        - url: https://api.example.com # checkout\n          expect:\n            outcome: reached\n            tls: passthrough\n',
  );
  await designer.undo();
  expect(await designer.yaml('design.yaml')).toBe(design);
});

test('the menu of an entry opens by key, adds a port and a rule, and deletes with what serves it alone', async ({
  page,
}) => {
  const designer = new Designer(page);
  await designer.selectNode('ServiceEntry shop/api');
  await page.keyboard.press('Shift+F10');
  const menu = page.getByRole('menu', { name: 'ServiceEntry shop/api' });
  await menu.getByRole('menuitem', { name: 'Add port' }).click();
  await expect(designer.toast).toContainText('Added a port');
  expect(await designer.yaml('egress.yaml')).toBe(
    entry.replace('HTTPS\n  res', 'HTTPS\n    - number: 80\n      name: http\n      protocol: HTTP\n  res'),
  );
  await designer.undo();

  await choose(page, designer.node('ServiceEntry shop/api'), 'Add DestinationRule');
  await expect(designer.node('DestinationRule shop/api')).toBeVisible();
  await choose(page, designer.node('ServiceEntry shop/api'), 'Delete');
  const popover = page.getByRole('dialog', { name: /^Delete / });
  await expect(popover.getByRole('checkbox')).toBeChecked();
  await popover.getByRole('button', { name: 'Delete' }).click();
  await expect(designer.node('ServiceEntry shop/api')).toBeHidden();
  await expect(designer.node('Workload shop/cart')).toHaveAttribute('aria-current', 'true');
  await designer.undo();
  await designer.undo();
  expect(await designer.yaml('egress.yaml')).toBe(entry);
});

test('the menu of a band makes things there, and the one of an empty place at the pointer', async ({ page }) => {
  const designer = new Designer(page);
  await designer.canvas.getByRole('button', { name: 'Namespace shop' }).click({ button: 'right' });
  const menu = page.getByRole('menu', { name: 'Namespace shop' });
  // It opens under the pointer, so that a click would meet what it has just opened.
  await menu.getByRole('menuitem', { name: 'New here' }).hover();
  await page.getByRole('menuitem', { name: 'Pod' }).click();
  const form = designer.canvas.getByRole('dialog');
  await form.getByLabel('name', { exact: true }).fill('pay');
  await page.keyboard.press('Enter');
  await expect(designer.node('Workload shop/pay')).toBeVisible();
  expect(await designer.yaml('design.yaml')).toBe(
    `${design}    - name: pay\n      namespace: shop\n      labels:\n        app: pay\n`,
  );
  await designer.undo();
  expect(await designer.yaml('design.yaml')).toBe(design);
});

test('focus path keeps the way of a card, by key, button and Escape', async ({ page }) => {
  const designer = new Designer(page);
  await designer.openFiles({
    name: 'other.yaml',
    text: entry.replaceAll('api', 'other').replace('other' + 'Version', 'apiVersion'),
  });
  await expect(designer.node('ServiceEntry shop/other')).toBeVisible();
  await designer.selectNode('Workload shop/cart');
  await page.keyboard.press('f');
  const faded = designer.canvas.locator('.is-faded');
  await expect(faded).not.toHaveCount(0);
  await expect(designer.canvas.getByRole('button', { name: /^Focus/ })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Escape');
  await expect(faded).toHaveCount(0);
});

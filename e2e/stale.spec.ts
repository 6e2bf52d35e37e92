import { expect, test, type Page } from '@playwright/test';
import { Designer } from './designer';

const design = `apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata:
  name: shop
spec:
  workloads:
    - name: cart # the first
      namespace: shop
    - name: web # the second
      namespace: shop
      calls:
        - url: https://api.example.com # its only call
`;
const egress = `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: api # agreed with the partner
  namespace: shop
spec:
  hosts: [api.example.com]
  ports: [{ number: 443, name: https, protocol: TLS }]
  resolution: DNS
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: api
  namespace: shop
spec:
  host: api.example.com
`;
const [cart, web, api] = ['Workload shop/cart', 'Workload shop/web', 'ServiceEntry shop/api'] as const;
const gone = 'is gone or has changed';

async function open(page: Page): Promise<Designer> {
  const designer = await Designer.start(page);
  await designer.openFiles({ name: 'design.yaml', text: design }, { name: 'egress.yaml', text: egress });
  await expect(designer.node(web)).toBeVisible();
  return designer;
}

async function isAsBefore(designer: Designer): Promise<void> {
  expect(await designer.yaml('design.yaml')).toBe(design);
  expect(await designer.yaml('egress.yaml')).toBe(egress);
}

test('a name is written where it stands after an undo', async ({ page }) => {
  const designer = await open(page);
  const field = designer.canvas.getByRole('textbox', { name: 'name', exact: true });
  await designer.selectNode(cart);
  await page.keyboard.press('F2');
  await field.fill('cart-of-the-shop');
  await field.press('Enter');
  await designer.selectNode(web);
  await page.keyboard.press('F2');
  await expect(field).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(designer.node(cart)).toBeVisible();
  await field.fill('shopfront');
  await field.press('Enter');
  await expect(designer.node('Workload shop/shopfront')).toBeVisible();
  expect(await designer.yaml('design.yaml')).toBe(design.replace('name: web #', 'name: shopfront #'));

  // A field whose pod goes by an undo goes with it.
  await designer.selectNode('Workload shop/shopfront');
  await page.keyboard.press('F2');
  await expect(field).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(field).toHaveCount(0);
  await expect(designer.toast).toContainText(gone);
  await isAsBefore(designer);
});

test('a question about what an undo took away goes with it', async ({ page }) => {
  const designer = await open(page);
  const field = designer.canvas.getByRole('textbox', { name: /^(hosts|name)$/ });
  await designer.selectNode(api);
  await page.keyboard.press('F2');
  await expect(field).toBeFocused();
  await page.keyboard.press('F2');
  await field.fill('api-of-the-partner');
  await field.press('Enter');
  await designer.selectNode('ServiceEntry shop/api-of-the-partner');
  await page.keyboard.press('Delete');
  const question = designer.form(/^Delete/);
  await expect(question.getByRole('button', { name: 'Delete' })).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(question).toHaveCount(0);
  await expect(designer.toast).toContainText(gone);
  await isAsBefore(designer);
});

test('a call is drawn in the design as it is after an undo', async ({ page }) => {
  const designer = await open(page);
  await designer.selectNode(cart);
  await page.keyboard.press('Control+d');
  await expect(designer.node('Workload shop/cart-2')).toBeVisible();
  await designer.selectNode(web);
  await page.keyboard.press('c');
  const form = designer.form(/^Connect from web/);
  await expect(form.getByRole('combobox')).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(designer.node('Workload shop/cart-2')).toHaveCount(0);
  await form.getByRole('combobox').fill('https://partner.example.com/');
  await page.keyboard.press('Enter');
  await expect(designer.node(web)).toContainText('partner.example.com');
  expect(await designer.yaml('design.yaml')).toBe(`${design}        - url: https://partner.example.com/\n`);
});

test('what is typed while the palette is on its way is typed into it', async ({ page }) => {
  const held: (() => void)[] = [];
  await page.route(/palette-[^/]*\.js$/, async (route) => {
    await new Promise<void>((resolve) => held.push(resolve));
    await route.continue();
  });
  const designer = await open(page);
  await designer.selectNode(api);
  await page.keyboard.press('Control+k');
  await expect.poll(() => held.length).toBeGreaterThan(0);
  await page.keyboard.type('delete', { delay: 20 });
  for (const release of held) release();
  await expect(page.getByRole('combobox', { name: 'Search or run a command' })).toHaveValue('delete');
  await page.keyboard.press('Escape');
  await isAsBefore(designer);
});

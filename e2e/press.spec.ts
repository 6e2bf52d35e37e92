import { expect, test, type Locator, type Page } from '@playwright/test';
import { Designer } from './designer';

const rule = `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: api
  namespace: shop
spec:
  host: api.example.com
`;

const routes = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: api
  namespace: shop
spec:
  hosts: [api.example.com]
`;

/** Presses where a thing stands and lets go a moment later, wherever it has moved in the meantime. */
async function press(page: Page, target: Locator): Promise<void> {
  const box = await target.boundingBox();
  if (box === null) throw new Error('There is nothing to press');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.waitForTimeout(90);
  await page.mouse.up();
}

test('a press out of a field that is being typed in acts, though writing the field moves the form', async ({
  page,
}) => {
  const designer = await Designer.start(page);
  await designer.openFiles({ name: 'egress.yaml', text: rule });
  await designer.row('DestinationRule shop/api').click();
  await designer.field('host').fill('somewhere');
  await press(page, designer.inspector.locator('.ins-choice', { hasText: /^MUTUAL$/ }).first());
  await expect(designer.inspector.getByRole('radio', { name: 'MUTUAL', exact: true }).first()).toBeChecked();
  await expect(designer.field('host')).toHaveValue('somewhere');
  const text = await designer.yaml('egress.yaml');
  expect(text).toContain('  host: somewhere\n');
  expect(text).toContain('      mode: MUTUAL\n');
});

test('a press out of an empty row of a list acts, though the row goes', async ({ page }) => {
  const designer = await Designer.start(page);
  await designer.openFiles({ name: 'egress.yaml', text: routes });
  await designer.row('VirtualService shop/api').click();
  await designer.showAllFields();
  await designer.inspector.getByRole('button', { name: 'Add to hosts', exact: true }).click();
  await expect(designer.inspector.locator('input:focus')).toHaveValue('');
  await press(page, designer.inspector.getByRole('button', { name: 'Add to gateways', exact: true }));
  await expect(designer.inspector.getByLabel('gateways[0]', { exact: true })).toBeFocused();
  await expect(designer.inspector.getByLabel('hosts[1]', { exact: true })).toHaveCount(0);
});

test('what is typed is written before a press on Undo takes it back', async ({ page }) => {
  const designer = await Designer.start(page);
  await designer.openFiles({ name: 'egress.yaml', text: rule });
  await designer.row('DestinationRule shop/api').click();
  await designer.field('host').fill('other.example.com');
  await press(page, page.getByRole('button', { name: /^Undo/ }).first());
  await expect(designer.field('host')).toHaveValue('api.example.com');
  expect(await designer.yaml('egress.yaml')).toBe(rule);
});

test('the menu of a field says why it cannot be unset, and leads to its reference', async ({ page }) => {
  const designer = await Designer.start(page);
  await designer.openFiles({ name: 'egress.yaml', text: rule });
  await designer.row('DestinationRule shop/api').click();
  await designer.inspector.getByRole('button', { name: 'More about host', exact: true }).click();
  await expect(page.getByRole('menuitem', { name: /^Unset/ })).toBeDisabled();
  await expect(page.getByRole('menuitem', { name: /^Unset/ })).toContainText('host is required.');
  await expect(page.getByRole('menuitem', { name: 'Reference' })).toHaveAttribute('href', /^https:\/\/istio\.io\//);
});

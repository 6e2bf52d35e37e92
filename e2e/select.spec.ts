import { expect, test } from '@playwright/test';
import { boxOf } from './boxes';
import { Designer, fixture, lineOf } from './designer';

test.beforeEach(async ({ page }) => {
  const designer = await Designer.start(page);
  await designer.openFixtures('payments.yaml', 'database.yaml');
});

test('the graph shows entries with ports, rules, endpoints', async ({ page }) => {
  const designer = new Designer(page);
  const entry = designer.node('ServiceEntry payments/card-api');
  await expect(entry).toContainText('api.cards.example.com');
  await expect(entry).toContainText('80→443');
  await expect(entry).toContainText('TLS by sidecar');
  await expect(entry).toContainText('TLS by app');
  await expect(entry).toContainText('DNS');
  await expect(designer.node('DestinationRule payments/card-api')).toBeVisible();
  await expect(designer.node('VirtualService payments/card-api')).toBeVisible();
  await expect(designer.node('External 10.1.1.10')).toBeVisible();
  await expect(designer.node('External api.cards.example.com')).toContainText('every address in DNS');
});

test('a card selects in tree, form and text', async ({ page }) => {
  const designer = new Designer(page);
  await designer.selectNode('ServiceEntry payments/card-api');
  await expect(designer.row('ServiceEntry payments/card-api')).toHaveAttribute('aria-selected', 'true');
  await expect(designer.inspector.getByRole('heading', { name: 'card-api' })).toBeVisible();
  await expect(designer.yamlPane.getByRole('tab', { name: /payments\.yaml/ })).toHaveAttribute('aria-selected', 'true');
});

test('what is selected stays in view where the canvas gets smaller', async ({ page }) => {
  const designer = new Designer(page);
  const { canvas } = designer;
  const card = designer.node('ServiceEntry payments/ledger');
  await card.click();
  const below = async (): Promise<number> => {
    const [{ y, height }, palette] = [await boxOf(card), await boxOf(canvas.getByRole('toolbar'))];
    return y + height - palette.y;
  };
  await expect.poll(below).toBeLessThan(0);
  await page.setViewportSize({ width: 1280, height: 640 });
  await expect.poll(below).toBeLessThan(0);
  const there = await boxOf(card);
  // What was left out of view stays there.
  await canvas.hover();
  await page.mouse.wheel(0, 4000);
  await expect(card).not.toBeInViewport();
  const gone = (await boxOf(card)).y;
  await page.setViewportSize({ width: 1280, height: 620 });
  await page.waitForTimeout(600);
  expect((await boxOf(card)).y).toBe(gone);
  expect(there.y).toBeGreaterThan(gone);
});

test('a row of the tree selects on the canvas and in the form', async ({ page }) => {
  const designer = new Designer(page);
  await designer.row('ServiceEntry payments/ledger').click();
  await expect(designer.inspector.getByRole('heading', { name: 'ledger' })).toBeVisible();
  await expect(designer.node('ServiceEntry payments/ledger')).toHaveAttribute('aria-current', 'true');
});

test('the caret in the YAML selects everywhere', async ({ page }) => {
  const designer = new Designer(page);
  await designer.yamlPane.getByRole('tab', { name: /payments\.yaml/ }).click();
  await designer.caretAtEndOf(lineOf(fixture('payments.yaml'), 'kind: ServiceEntry'));
  await expect(designer.inspector.getByRole('heading', { name: 'card-api' })).toBeVisible();
  await expect(designer.inspector).toContainText('ServiceEntry');
  await page.keyboard.press('Control+End');
  await expect(designer.inspector).toContainText('VirtualService');
  await expect(designer.row('VirtualService payments/card-api')).toHaveAttribute('aria-selected', 'true');
});

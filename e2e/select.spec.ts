import { expect, test } from '@playwright/test';
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

import { expect, test } from '@playwright/test';
import { Designer, fixture, lineOf } from './designer';

test('typing changes the graph and the form; the rest stays byte for byte', async ({ page }) => {
  const designer = await Designer.start(page);
  await designer.openFixtures('payments.yaml');
  await designer.selectNode('ServiceEntry payments/card-api');
  await designer.caretAtEndOf(lineOf(fixture('payments.yaml'), 'resolution: DNS'));
  await page.keyboard.type('_ROUND_ROBIN');
  await expect(designer.node('ServiceEntry payments/card-api')).toContainText('DNS_ROUND_ROBIN');
  await expect(designer.field('resolution')).toHaveValue(/DNS_ROUND_ROBIN/);
  expect(await designer.yaml('payments.yaml')).toBe(
    fixture('payments.yaml').replace('resolution: DNS', 'resolution: DNS_ROUND_ROBIN'),
  );
});

test('text that is broken half-way: what can be read stays, the rest is said, nothing is lost', async ({ page }) => {
  const designer = await Designer.start(page);
  await designer.openFixtures('payments.yaml');
  await designer.selectNode('ServiceEntry payments/card-api');
  await designer.caretAtEndOf(lineOf(fixture('payments.yaml'), 'kind: ServiceEntry'));
  await page.keyboard.type('\nbroken: a: b');
  await expect(designer.problems).toContainText(/1 error/);
  await expect(designer.node('DestinationRule payments/card-api')).toBeVisible();
  await expect(designer.inspector).toContainText(/cannot be read/);
  const text = await designer.yaml('payments.yaml');
  expect(text).toBe(fixture('payments.yaml').replace('kind: ServiceEntry\n', 'kind: ServiceEntry\nbroken: a: b\n'));
  await designer.row('DestinationRule payments/card-api').click();
  await designer.setText('host', 'other.example.com');
  expect(await designer.yaml('payments.yaml')).toBe(
    text.replace('  host: api.cards.example.com', '  host: other.example.com'),
  );
});

test('CRLF and a missing last line break survive typing and form edits', async ({ page }) => {
  const designer = await Designer.start(page);
  await designer.openFixtures('database.yaml');
  const before = fixture('database.yaml');
  await designer.row('ServiceEntry payments/ledger').click();
  await designer.caretAtEndOf(lineOf(fixture('database.yaml'), '# primary'));
  await page.keyboard.type(' site');
  await page.keyboard.press('Enter');
  await page.keyboard.type('  weight: 2');
  const typed = before.replace('# primary', '# primary site\r\n      weight: 2');
  await expect(async () => expect(await designer.yaml('database.yaml')).toBe(typed)).toPass();
});

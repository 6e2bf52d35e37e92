import { expect, test } from '@playwright/test';
import { Designer, fixture } from './designer';

test('the filter rings hits, walks them, completes, says what it cannot read, and writes nothing', async ({ page }) => {
  const designer = await Designer.start(page);
  await designer.openFixtures('payments.yaml', 'database.yaml');
  const before = fixture('payments.yaml');
  const field = designer.canvas.getByRole('combobox', { name: 'Filter the canvas' });
  const hits = designer.canvas.locator('.is-hit');
  const said = page.locator('.spoken-only[aria-live=polite]');

  await designer.selectNode('ServiceEntry payments/card-api');
  await page.keyboard.press('/');
  await expect(field).toBeFocused();
  await page.keyboard.type('ki');
  await expect(designer.canvas.getByRole('option', { name: /^kind:/ })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(field).toHaveValue('kind:');
  await page.keyboard.type('se -host:api.*');
  await expect(said).toHaveText(/^1 match, 1: ServiceEntry payments\/ledger\.$/);
  await expect(hits).toHaveCount(1);

  await field.fill('host:*.example.com');
  await expect(said).toContainText('matches, 1: ');
  await page.keyboard.press('Enter');
  await expect(said).toContainText('1 of ');
  await page.keyboard.press('Enter');
  await expect(said).toContainText('2 of ');
  await page.keyboard.press('Shift+Enter');
  await expect(said).toContainText('1 of ');
  await expect(field).toBeFocused();

  await field.fill('name:card-api');
  await expect(hits).not.toHaveCount(0);
  await designer.canvas.getByRole('button', { name: 'Hide what does not match' }).click();
  await expect(designer.node('ServiceEntry payments/ledger')).toBeHidden();
  await field.fill('knid:se');
  await expect(designer.canvas.getByRole('status')).toContainText('There is no key knid.');
  await expect(hits).toHaveCount(0);
  await field.press('Escape');
  await field.press('Escape');
  await expect(field).toHaveValue('');
  await expect(designer.node('ServiceEntry payments/ledger')).toBeVisible();
  expect(await designer.yaml('payments.yaml')).toBe(before);
});

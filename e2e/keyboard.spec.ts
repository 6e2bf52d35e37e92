import { expect, test } from '@playwright/test';
import { Designer } from './designer';

test('the palette finds commands and resources; ? lists the keys; F8 walks the problems', async ({ page }) => {
  const designer = await Designer.start(page);
  await designer.openFixtures('payments.yaml');
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Command palette' });
  await palette.getByRole('combobox').fill('@card-api');
  await page.keyboard.press('Enter');
  await expect(designer.inspector.getByRole('heading', { name: 'card-api' })).toBeVisible();

  await designer.explorer.getByRole('tree').press('?');
  await expect(page.getByRole('dialog', { name: /keyboard/i })).toBeVisible();
  await page.keyboard.press('Escape');

  await designer.openFiles({
    name: 'wrong.yaml',
    text: 'apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata: {name: w}\nspec:\n  hosts: [w.example.com]\n  resolution: SOMETIMES\n',
  });
  await expect(designer.problems).toContainText('resolution');
  await page.keyboard.press('F8');
  await expect(designer.inspector.getByRole('heading', { name: 'w', exact: true })).toBeVisible();
});

test('the panes fold by key and keep their landmarks', async ({ page }) => {
  const designer = await Designer.start(page);
  await page.keyboard.press('Control+b');
  await expect(designer.explorer).toBeVisible();
  await page.keyboard.press('Control+j');
  await expect(designer.topology).toBeAttached();
  await expect(designer.problems).toBeAttached();
});

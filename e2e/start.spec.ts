import { expect, test } from '@playwright/test';
import { Designer } from './designer';

test('the first screen says what to do, and a sample is one click away', async ({ page }) => {
  const designer = await Designer.start(page);
  await expect(designer.canvas).toContainText('Draw who calls what outside the mesh.');
  for (const name of ['Open files', 'Paste YAML', 'Draw a pod', 'Start from a template']) {
    await expect(designer.canvas.getByRole('button', { name })).toBeVisible();
  }
  await designer.canvas.getByRole('button', { name: 'Start from a template' }).click();
  const gallery = page.getByRole('dialog', { name: 'Templates' });
  await gallery.getByRole('button', { name: /^Use/ }).first().click();
  await expect(designer.canvas.getByRole('group', { name: /^ServiceEntry / }).first()).toBeVisible();
  await expect(designer.canvas).not.toContainText('Draw who calls what outside the mesh.');
});

test('every template is added without an error or a warning, and replaces nothing', async ({ page }) => {
  const designer = await Designer.start(page);
  await designer.openFixtures('database.yaml');
  await page.getByRole('button', { name: 'Templates', exact: true }).click();
  const gallery = page.getByRole('dialog', { name: 'Templates' });
  // The last is the large sample, which is no template.
  await expect(gallery.getByRole('button', { name: /^Use/ })).toHaveCount(17);
  await page.keyboard.press('Escape');
  for (let index = 0; index < 16; index++) {
    await page.getByRole('button', { name: 'Templates', exact: true }).click();
    await gallery.getByRole('button', { name: /^Use/ }).nth(index).click();
    await expect(gallery).toBeHidden();
  }
  await expect(designer.row('database.yaml')).toBeVisible();
  await expect(page.getByRole('contentinfo')).toContainText(/^00/);
});

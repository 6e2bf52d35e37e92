import { expect, test } from '@playwright/test';
import { Designer } from './designer';

const sizes = [
  { width: 1024, height: 768 },
  { width: 1280, height: 720 },
  { width: 1366, height: 768 },
  { width: 1440, height: 900 },
];

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

test('nothing lies over the ways to begin on a laptop, nor keeps a chosen tool from its place', async ({ page }) => {
  const designer = await Designer.start(page);
  const begin = (name: string) => designer.canvas.getByRole('button', { name, exact: true }).click();
  for (const size of sizes) {
    await page.setViewportSize(size);
    await page.reload();
    for (const way of ['Start from a template', 'Primary, secondary, recovery site', 'Through an egress gateway']) {
      await begin(way);
      await expect(page.getByRole('dialog', { name: 'Templates' })).toBeVisible();
      await page.keyboard.press('Escape');
    }
    const chooser = page.waitForEvent('filechooser');
    await begin('Open files');
    await chooser;
    await begin('Paste YAML');
    await expect(page.getByRole('dialog', { name: 'Paste YAML' })).toBeVisible();
    await page.keyboard.press('Escape');
    await begin('Draw a pod');
    await page.keyboard.press('Escape');
    await expect(designer.form('Draw a pod')).toBeHidden();

    // The middle of the ways to begin is a place like any other while a tool is chosen.
    const template = await designer.canvas.getByRole('button', { name: 'Start from a template' }).boundingBox();
    if (!template) throw new Error('There is no way to begin');
    await designer.canvas.getByRole('button', { name: 'Place ServiceEntry', exact: true }).click();
    await page.mouse.click(template.x + template.width / 2, template.y + template.height / 2);
    await expect(designer.form('New ServiceEntry')).toBeVisible();
    await page.keyboard.press('Escape');
    await begin('Take the tour');
    const tour = page.getByRole('region', { name: 'Tour' });
    await tour.getByRole('button', { name: /^Leave/ }).click();
    await expect(tour).toBeHidden();
  }
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

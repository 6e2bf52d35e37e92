import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { Designer, fixture } from './designer';
import { watchPage } from './watch-page';

test('on a phone the design is read first, and edited on demand with nothing lost', async ({ page }) => {
  await page.setViewportSize({ width: 400, height: 800 });
  await watchPage(page);
  await page.goto('/');
  await expect(page.getByText('Nothing is open.')).toBeVisible();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Open files' }).click();
  await (
    await chooser
  ).setFiles([{ name: 'payments.yaml', mimeType: '', buffer: Buffer.from(fixture('payments.yaml')) }]);

  await expect(page.getByRole('list', { name: 'Resources' })).toContainText('ServiceEntry');
  for (const name of ['Redo', 'New resource', 'Export'])
    await expect(page.getByRole('button', { name })).toHaveCount(0);
  await page.getByRole('tab', { name: 'Calls' }).click();
  await page.getByRole('tab', { name: 'YAML' }).press('ArrowLeft');
  await expect(page.getByRole('region', { name: 'Topology' })).toBeVisible();
  await page.getByRole('tab', { name: 'YAML' }).click();
  await expect(page.getByRole('region', { name: 'YAML' })).toContainText('kind: ServiceEntry');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual(
    [],
  );
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(400);

  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Edit here' }).click();
  const designer = new Designer(page);
  await expect(designer.canvas).toBeVisible();
  await page.setViewportSize({ width: 720, height: 450 });
  await page.getByRole('tab', { name: 'Explorer' }).click();
  await expect(page.getByRole('tree')).toBeVisible();
  // At twice the size of the letters, what is asked for has the height below its header.
  await page.getByRole('tab', { name: 'Problems' }).click();
  for (const section of [designer.trace, designer.problems]) {
    await section.getByRole('button', { expanded: false }).first().click();
    const { y, height } = (await section.locator('.dock-content').boundingBox()) ?? { y: 0, height: 0 };
    expect(y).toBeLessThan(160);
    expect(height).toBeGreaterThan(200);
  }
  const skips = await new AxeBuilder({ page }).withRules(['skip-link']).analyze();
  expect(skips.violations).toEqual([]);
  await page.getByRole('link', { name: 'YAML', exact: true }).press('Enter');
  await expect(designer.yamlPane).toBeVisible();
  await page.setViewportSize({ width: 400, height: 800 });
  await page.getByRole('tab', { name: 'Text' }).click();
  expect(await designer.yaml('payments.yaml')).toBe(fixture('payments.yaml'));
});

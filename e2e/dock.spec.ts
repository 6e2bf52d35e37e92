import { expect, test, type Locator } from '@playwright/test';
import { Designer, fixture } from './designer';

test('sections below the canvas share its width, fold, and are enlarged over it', async ({ page }) => {
  const designer = await Designer.start(page);
  await designer.openFixtures('payments.yaml');
  const { topology, problems, trace, assertions } = designer;
  const content = (section: Locator): Locator => section.locator('.dock-content');
  await expect(content(topology)).toBeVisible();
  await expect(content(problems)).toBeVisible();
  for (const section of [trace, assertions]) {
    await expect(section.getByRole('button', { expanded: false })).toBeVisible();
    await expect(content(section)).toHaveCount(0);
  }

  await assertions.getByRole('button', { name: /^Assertions/ }).click();
  await expect(content(assertions)).toContainText('No promises yet.');
  const widths = async (): Promise<number[]> =>
    Promise.all([topology, problems, assertions].map(async (each) => (await content(each).boundingBox())?.width ?? 0));
  const before = await widths();
  const splitter = page.getByRole('separator', { name: 'Problems width' });
  await splitter.focus();
  await page.keyboard.press('ArrowLeft');
  const after = await widths();
  expect(after[0]).toBeCloseTo(before[0] ?? 0, 0);
  expect(after[1]).toBeLessThan(before[1] ?? 0);
  expect((after[1] ?? 0) + (after[2] ?? 0)).toBeCloseTo((before[1] ?? 0) + (before[2] ?? 0), 0);

  await problems.getByRole('button', { name: 'Enlarge Problems' }).click();
  await expect(content(topology)).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(content(topology)).toBeVisible();

  await problems.getByRole('button', { name: /^Problems/ }).click();
  await expect(content(problems)).toHaveCount(0);
  await page.reload();
  await expect(content(assertions)).toBeVisible();
  await expect(content(problems)).toHaveCount(0);
});

for (const width of [1440, 1280, 1024]) {
  test(`all headers stand side by side at ${width}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    const designer = await Designer.start(page);
    await designer.openFiles({ name: 'payments.yaml', text: fixture('payments.yaml') });
    const row = page.locator('.dock-sections');
    await expect(designer.problems).toContainText('1');
    expect(await row.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
  });
}

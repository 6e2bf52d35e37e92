import { expect, test, type Locator } from '@playwright/test';
import { Designer, fixture } from './designer';

const content = (section: Locator): Locator => section.locator('.dock-content');
const header = (section: Locator): Locator => section.getByRole('button').first();

test('sections below the canvas share its width, fold, and are enlarged over it', async ({ page }) => {
  await page.setViewportSize({ width: 1700, height: 900 });
  const designer = await Designer.start(page);
  await designer.openFixtures('payments.yaml');
  const { topology, problems, trace, assertions } = designer;
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
  await page.keyboard.press('ArrowRight');
  const after = await widths();
  expect(after[0]).toBeCloseTo(before[0] ?? 0, 0);
  expect(after[1]).toBeGreaterThan(before[1] ?? Infinity);
  expect((after[1] ?? 0) + (after[2] ?? 0)).toBeCloseTo((before[1] ?? 0) + (before[2] ?? 0), 0);

  await problems.getByRole('button', { name: 'Enlarge Problems' }).click();
  await expect(content(topology)).toBeHidden();
  // What is opened meanwhile takes its place.
  await header(topology).click();
  await expect(content(topology)).toBeVisible();
  await expect(content(problems)).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(content(problems)).toBeVisible();

  await problems.getByRole('button', { name: /^Problems/ }).click();
  await expect(content(problems)).toHaveCount(0);
  await page.reload();
  await expect(content(assertions)).toBeVisible();
  await expect(content(problems)).toHaveCount(0);
});

for (const { width, shown } of [
  { width: 1440, shown: ['Posture', 'Lab'] },
  { width: 1024, shown: ['Lab'] },
])
  test(`of all sections those opened last are shown at ${width}, and no control of them is cut`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    const designer = await Designer.start(page);
    await designer.openFiles({ name: 'payments.yaml', text: fixture('payments.yaml') });
    await expect(designer.problems).toContainText('1');
    const names = ['Topology', 'Problems', 'Trace', 'Assertions', 'Posture', 'Lab'];
    for (const name of names) {
      const section = page.getByRole('region', { name, exact: true });
      if ((await header(section).getAttribute('aria-expanded')) !== 'true') await header(section).click();
      await expect(content(section)).toBeVisible();
      // What a section holds comes with its code.
      await expect(content(section)).not.toBeEmpty();
      expect(await controlsCut(content(section)), name).toEqual([]);
    }
    for (const name of names)
      await expect(header(page.getByRole('region', { name, exact: true }))).toHaveAttribute(
        'aria-expanded',
        String(shown.includes(name)),
      );
    await header(designer.problems).click();
    await expect(content(designer.problems)).toBeVisible();
  });

/** The controls of a section of which a part lies beside it. */
async function controlsCut(box: Locator): Promise<string[]> {
  return box.evaluate((element) => {
    const edge = element.getBoundingClientRect();
    const controls = [...element.querySelectorAll<HTMLElement>('button, select, input')];
    return controls.flatMap((control) => {
      const { left, right, width } = control.getBoundingClientRect();
      const isCut = width > 0 && (right > edge.right + 1 || left < edge.left - 1);
      return isCut && !control.closest('table') ? [control.ariaLabel ?? control.innerText] : [];
    });
  });
}

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

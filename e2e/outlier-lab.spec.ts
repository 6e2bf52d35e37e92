import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { Designer, fixture } from './designer';

/** Opens the Lab over the canvas, with a rule that lets one of three endpoints go. */
async function openLab(page: Page): Promise<{ designer: Designer; lab: Locator }> {
  const designer = await Designer.start(page);
  await designer.openFiles({ name: 'ejection.yaml', text: fixture('ejection.yaml') });
  const lab = page.getByRole('region', { name: 'Lab', exact: true });
  await lab.getByRole('button', { name: /^Lab/ }).click();
  await lab.getByRole('button', { name: 'Enlarge Lab' }).click();
  await expect(lab.getByText('At most 1 of 3 endpoints can be out at once')).toBeVisible();
  return { designer, lab };
}

/** Drags with the brush over the row of an endpoint, between two seconds. */
async function brush(page: Page, lab: Locator, row: number, from: number, to: number): Promise<void> {
  const line = lab.getByRole('img', { name: /^Time line/ });
  const box = await line.boundingBox();
  const rect = await line.locator('.lab-row').nth(row).boundingBox();
  if (!box || !rect) throw new Error('There is no time line');
  const x = (second: number): number => rect.x + (rect.width * second) / 120;
  const y = rect.y + rect.height / 2;
  await page.mouse.move(x(from), y);
  await page.mouse.down();
  await page.mouse.move(x((from + to) / 2), y, { steps: 3 });
  await page.mouse.move(x(to), y, { steps: 3 });
  await page.mouse.up();
}

test('an operator tries failures, widens the limit and writes it', async ({ page }) => {
  const { designer, lab } = await openLab(page);
  const told = lab.getByRole('group', { name: 'In sentences' });
  await expect(told).toContainText('10.0.0.1 leaves at');

  await lab.getByLabel('Brush', { exact: true }).selectOption('502-504');
  await brush(page, lab, 1, 10, 60);
  await expect(lab.getByRole('tab', { name: /^Failures/ })).toContainText('2');
  await expect(told).toContainText('10.0.0.2 stays at');
  await expect(told).toContainText('The second ejection is refused: 2 of 3 is 67 %, allowed is 50 %.');

  await lab.getByLabel('maxEjectionPercent', { exact: true }).fill('67');
  await expect(told).toContainText('10.0.0.2 leaves at');
  await expect(told).not.toContainText('is refused');
  expect(await designer.yaml('ejection.yaml')).toBe(fixture('ejection.yaml'));

  await lab.getByRole('button', { name: 'Apply to YAML' }).click();
  await expect(designer.toast).toContainText('Applied to api.example.com.');
  const wanted = fixture('ejection.yaml').replace('maxEjectionPercent: 50', 'maxEjectionPercent: 67');
  expect(await designer.yaml('ejection.yaml')).toBe(wanted);
  await designer.undo();
  expect(await designer.yaml('ejection.yaml')).toBe(fixture('ejection.yaml'));
});

test('enlarged on a high screen the tables stand below the time line', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const { lab } = await openLab(page);
  const tables = lab.getByRole('group', { name: 'Tables', exact: true });
  await expect(tables).toBeVisible();
  const [line, below] = [await lab.getByRole('img', { name: /^Time line/ }).boundingBox(), await tables.boundingBox()];
  expect(below?.y).toBeGreaterThan((line?.y ?? Infinity) + (line?.height ?? 0));
  await page.setViewportSize({ width: 1440, height: 560 });
  await expect(tables).toHaveCount(0);
});

test('failures are set and read by keyboard alone', async ({ page }) => {
  const { lab } = await openLab(page);
  await lab.getByRole('tab', { name: 'Time line' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Tab');
  await expect(lab.getByLabel('Preset', { exact: true })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(lab.getByLabel('Endpoint of failure 2')).toBeVisible();
  await lab.getByLabel('Start of failure 2 in seconds').fill('20');
  await lab.getByRole('tab', { name: /^Failures/ }).focus();
  await page.keyboard.press('ArrowRight');
  const table = lab.getByRole('table', { name: 'What happens' });
  await expect(table.getByRole('row', { name: /leaves by consecutive5xxErrors/ }).first()).toBeVisible();
});

for (const theme of ['light', 'dark'] as const) {
  test(`the Lab has no barrier that axe finds, ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    const { lab } = await openLab(page);
    for (const tab of ['Time line', 'Failures', 'Table']) {
      await lab.getByRole('tab', { name: tab }).click();
      const { violations } = await new AxeBuilder({ page }).include('section[aria-label="Lab"]').analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    }
  });
}

test('all of the Lab can be reached at 1024 x 768', async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 768 });
  const { lab } = await openLab(page);
  const apply = lab.getByRole('button', { name: 'Apply to YAML' });
  await apply.scrollIntoViewIfNeeded();
  await expect(apply).toBeInViewport();
  const told = lab.getByRole('group', { name: 'In sentences' });
  await told.scrollIntoViewIfNeeded();
  await expect(told).toBeInViewport();
});

import { expect, test } from '@playwright/test';
import { Designer } from './designer';

/** An entry with two misspelt fields, each of which is warned of in a line of its own. */
const entry = (index: number): string =>
  `apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata: { name: e${index}, namespace: shop }\nspec:\n  hosts: [e${index}.example.com]\n  resolutoin: DNS\n  locaton: MESH_EXTERNAL\n`;

const text = Array.from({ length: 400 }, (_, index) => entry(index)).join('---\n');

test('what is wrong is marked wherever one reads, also behind hundreds of others, and again when text comes back', async ({
  page,
}) => {
  const designer = await Designer.start(page);
  await designer.openFiles({ name: 'many.yaml', text });
  const underlined = page.locator('.yaml-pane .squiggly-warning');
  const marks = page.locator('.yaml-pane .yaml-mark-warning');
  await expect(marks.first()).toBeVisible({ timeout: 20_000 });
  await expect(underlined.first()).toBeVisible();

  const marked = async (): Promise<readonly number[]> => {
    await page.keyboard.press('Control+End');
    return [await underlined.count(), await marks.count()];
  };
  await designer.caretAtEndOf(1);
  await page.keyboard.press('Control+End');
  await expect(page.locator('.yaml-pane .line-numbers').filter({ hasText: /^3200$/ })).toBeVisible();
  await expect(underlined.first()).toBeVisible();
  const before = await marked();
  expect(before[1]).toBeGreaterThan(2);

  // The line goes, and comes back before the rules have looked again.
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Control+Shift+K');
  await page.keyboard.press('Control+z');
  await expect(async () => expect(await marked()).toEqual(before)).toPass();

  // A comment typed behind a marked word moves no mark, and takes none.
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('End');
  await page.keyboard.type(' # spelt so');
  await expect(async () => expect(await marked()).toEqual(before)).toPass();
  expect(await designer.yaml('many.yaml')).toBe(`${text.slice(0, -1)} # spelt so\n`);
});

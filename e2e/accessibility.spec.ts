import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { Designer, fixture } from './designer';

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [width, height] of [
    [1440, 900],
    [1024, 768],
  ] as const) {
    test(`no serious or critical fault, ${colorScheme} ${width} x ${height}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height });
      const designer = await Designer.start(page);
      await check(designer);
      await designer.openFiles(...['payments.yaml', 'database.yaml'].map((name) => ({ name, text: fixture(name) })));
      await designer.selectNode('ServiceEntry payments/card-api');
      await expect(designer.editorLines).toBeVisible();
      await check(designer);
      await page.keyboard.press('F1');
      await expect(page.getByRole('dialog', { name: 'Command palette' })).toBeVisible();
      await check(designer);
    });
  }
}

async function check({ page }: Designer): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).exclude('.monaco-editor').analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(grave.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual([]);
}

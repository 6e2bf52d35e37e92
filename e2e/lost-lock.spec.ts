import { expect, test } from '@playwright/test';
import { Designer } from './designer';
import { caretAtResolution, file, openSaved, typed, written } from './stored-design';

test('what a tab had not stored when another took over is kept as a version', async ({ context }) => {
  const first = await openSaved(context);
  await caretAtResolution(first);
  const second = await Designer.start(await context.newPage());
  await expect(second.row(file)).toBeVisible();
  await first.page.bringToFront();
  // The page stands still between a change and its save, for longer than the other tab waits for an answer.
  await first.page.evaluate(() => {
    const standStill = (): void => {
      const end = performance.now() + 4_000;
      while (performance.now() < end);
    };
    addEventListener('keydown', () => setTimeout(standStill, 40), { once: true });
  });
  void first.page.keyboard.press('x').catch(() => undefined);
  await second.page.waitForTimeout(300);
  await second.page.getByRole('button', { name: 'Edit here' }).click();
  await expect(second.page.getByRole('button', { name: 'Edit here' })).toBeHidden();

  await expect(first.toast).toContainText(
    'Another tab took over before your last changes were stored. They are kept as a version.',
  );
  await first.toast.getByRole('button', { name: 'Versions' }).click();
  const versions = first.page.getByRole('dialog', { name: 'Versions' });
  await expect(versions).toContainText('Left when another tab took over');
  expect(await second.yaml(file)).toBe(written);
  await second.page.bringToFront();
  await second.run('Versions');
  await second.page.getByRole('button', { name: /^Restore Left when another tab took over/ }).click();
  await expect.poll(() => second.yaml(file)).toBe(typed('x'));
});

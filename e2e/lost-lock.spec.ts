import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { Designer } from './designer';
import { caretAtResolution, file, openSaved, typed, written } from './stored-design';

test('what a tab had not stored when another took over is kept as a version', async ({ context }) => {
  const first = await openSaved(context);
  await caretAtResolution(first);
  const second = await Designer.start(await context.newPage());
  await expect(second.row(file)).toBeVisible();
  await first.page.bringToFront();
  // The first page stands still between a change and its save until the other tab has waited for its answer in vain.
  const pause = await standStillAfterKey(context, first.page);
  void first.page.keyboard.press('x').catch(() => undefined);
  await pause.stands;
  await second.page.getByRole('button', { name: 'Edit here' }).click();
  await expect(second.page.getByRole('button', { name: 'Edit here' })).toBeHidden();
  await pause.end();

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

/** Stops a page's script once the next key has been released, until it is told to go on. */
async function standStillAfterKey(
  context: BrowserContext,
  page: Page,
): Promise<{ readonly stands: Promise<void>; readonly end: () => Promise<void> }> {
  const devTools = await context.newCDPSession(page);
  await devTools.send('Debugger.enable');
  await page.evaluate(() => {
    // On a slow machine a key may be released later than its change is stored, which waits for a tenth of a second.
    const wait = setTimeout;
    const slowly = (work: () => void, milliseconds?: number): unknown =>
      wait(work, milliseconds === 100 ? 5_000 : milliseconds);
    Object.assign(window, { setTimeout: slowly });
    addEventListener(
      'keyup',
      () => {
        // eslint-disable-next-line no-debugger -- only a page in a debugger stands still for exactly as long as it is told to.
        debugger;
      },
      { once: true },
    );
  });
  return {
    stands: new Promise((resolve) => devTools.once('Debugger.paused', () => resolve())),
    end: async () => {
      await devTools.send('Debugger.resume');
    },
  };
}

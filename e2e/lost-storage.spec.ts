import { expect, test, type Page } from '@playwright/test';
import { Designer } from './designer';
import { bareStorage, caretAtResolution, file, openSaved, saved, typed, written } from './stored-design';

test('a full storage is said, holds a reserve and asks before anything is lost', async ({ context, baseURL }) => {
  const page = await context.newPage();
  const devTools = await context.newCDPSession(page);
  const { origin } = new URL(baseURL ?? '');
  await devTools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  const designer = await Designer.start(page);
  await designer.openFixtures(file);
  await expect(designer.toast).toContainText(
    'storage is full; the changes are kept in a backup copy in this browser for now.',
  );
  await expect(designer.toast.getByRole('button', { name: 'Export now' })).toBeVisible();
  await caretAtResolution(designer);
  await page.keyboard.type(' # full');

  // What is in the reserve is not lost, so nobody is asked.
  await page.reload();
  await expect(designer.row(file)).toBeVisible();
  expect(await designer.yaml(file)).toBe(typed(' # full'));

  // With the reserve full too, it is only in this tab.
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('It is full.', 'QuotaExceededError');
    };
  });
  await designer.selectNode('ServiceEntry payments/card-api');
  await designer.choose('resolution', 'NONE');
  await expect(page.getByText('Only in this tab')).toBeVisible();
  const asked = page.waitForEvent('dialog');
  void page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();

  // As soon as there is room again, it is stored.
  await devTools.send('Storage.overrideQuotaForOrigin', { origin });
  await expect(page.getByText(saved)).toBeVisible({ timeout: 15_000 });
  await expect(designer.toast).toContainText('stored in this browser again');
  const closed = page.waitForEvent('close');
  await page.close({ runBeforeUnload: true });
  await closed;
  const next = await Designer.start(await context.newPage());
  expect(await next.yaml(file)).toBe(typed(' # full').replace('resolution: DNS', 'resolution: NONE'));
});

test('a database that is deleted under the page is made anew, and one that is gone when it opens is missed', async ({
  context,
}) => {
  const designer = await openSaved(context);
  const remove = (page: Page): Promise<string> =>
    page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          const request = indexedDB.deleteDatabase('fairway');
          request.onsuccess = () => resolve('deleted');
          request.onblocked = () => resolve('blocked');
        }),
    );
  expect(await remove(designer.page)).toBe('deleted');
  const databases = () => designer.page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  await expect.poll(databases).toContain('fairway');
  await expect(designer.page.getByText(saved)).toBeVisible();
  await designer.page.close();

  const second = await Designer.start(await context.newPage());
  await expect(second.row(file)).toBeVisible();
  expect(await second.yaml(file)).toBe(written);
  await second.page.close();

  const bare = await bareStorage(context);
  expect(await remove(bare)).toBe('deleted');
  const third = await Designer.start(await context.newPage());
  await expect(third.toast).toContainText(/^The design that was stored .* is gone/);
  await third.toast.getByRole('button', { name: 'Versions' }).click();
  await third.page
    .getByRole('button', { name: /^Restore/ })
    .first()
    .click();
  await expect(third.row(file)).toBeVisible();
  expect(await third.yaml(file)).toBe(written);
});

test('without a database the work is kept in reserve, beside what is stored', async ({ context }) => {
  const first = await openSaved(context);
  await first.page.close();

  const page = await context.newPage();
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('Not today.', 'UnknownError');
    };
  });
  const second = await Designer.start(page);
  await expect(second.toast).toContainText(
    'keeps nothing for this page but a backup copy. Export before you close the tab.',
  );
  await second.openFiles({ name: 'other.yaml', text: 'kind: Service\nmetadata: { name: other }\n' });
  await expect(second.row('other.yaml')).toBeVisible();
  await expect(page.getByText('Kept in a backup copy in this browser')).toBeVisible();
  await page.reload();
  await expect(second.row('other.yaml')).toBeVisible();
  await page.close();

  const third = await Designer.start(await context.newPage());
  await expect(third.toast).toContainText(
    'Changes were made while the storage could not be read. They are kept as a version.',
  );
  expect(await third.files()).toHaveProperty([file]);
  expect(await third.yaml(file)).toBe(written);
  await third.run('Versions');
  await third.page.getByRole('button', { name: /^Restore Made while the storage could not be read/ }).click();
  await expect(third.row('other.yaml')).toBeVisible();
});

test('a database that never answers is left as it is', async ({ context }) => {
  const first = await openSaved(context);
  await first.page.close();

  const page = await context.newPage();
  await page.addInitScript(() => {
    const open = indexedDB.open.bind(indexedDB);
    IDBFactory.prototype.open = (name, version) => {
      const request = open(name, version);
      request.addEventListener = () => undefined;
      return request;
    };
    // Nobody has the time to wait as long as the page does.
    const wait = window.setTimeout.bind(window);
    Object.assign(window, {
      setTimeout: (work: () => void, time = 0) => wait(work, time > 8_000 ? time / 5 : time),
    });
  });
  const second = await Designer.start(page);
  await expect(page.getByText('Your stored work is still being read.').first()).toBeVisible();
  await expect(second.toast).toContainText(
    'does not answer; what it holds is left as it is. Export before you close the tab.',
  );
  await page.close();
  const third = await Designer.start(await context.newPage());
  expect(await third.yaml(file)).toBe(written);
});

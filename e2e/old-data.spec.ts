import { expect, test, type Page } from '@playwright/test';
import { Designer } from './designer';
import { bareStorage, caretAtResolution, file, typed } from './stored-design';

test('a clock that is set forth and back confuses nobody', async ({ context }) => {
  const texts = ['forth', 'back', 'now'] as const;
  for (const [index, year] of [2040, 2001, 2026].entries()) {
    const page = await context.newPage();
    await page.addInitScript(
      (shift) => {
        const Clock = Date;
        window.Date = class extends Clock {
          constructor(...args: [] | [number]) {
            super(args.length === 0 ? Clock.now() + shift : args[0]);
          }
          static override now(): number {
            return Clock.now() + shift;
          }
        } as DateConstructor;
      },
      Date.UTC(year) - Date.now(),
    );
    const designer = await Designer.start(page);
    if (index === 0) await designer.openFixtures(file);
    await expect(designer.row(file)).toBeVisible();
    await designer.run('Versions');
    const versions = page.getByRole('dialog', { name: 'Versions' });
    await versions.getByRole('textbox', { name: 'Name of a new version' }).fill(texts[index] ?? '');
    await versions.getByRole('button', { name: 'Save version' }).click();
    await expect(versions.getByRole('listitem').first()).toContainText(texts[index] ?? '');
    await page.keyboard.press('Escape');
    await caretAtResolution(designer);
    await page.keyboard.type(`#${texts[index]} `);
    await page.waitForTimeout(400);
    await page.close();
  }
  const last = await Designer.start(await context.newPage());
  expect(await last.yaml(file)).toBe(typed('#forth #back #now '));
});

/** What version 1 of the database looks like, written out: a later version must read it. */
const stored = {
  design: { id: 'design', revision: 7, writer: '1-2-3-4', order: ['b.yaml', 'a.yaml'], savedAt: 1_700_000_000_000 },
  files: [
    { design: 'design', path: 'a.yaml', text: 'kind: Service\r\nmetadata: { name: a }\r\n' },
    { design: 'design', path: 'b.yaml', text: '# only words' },
  ],
};

function storeAs(page: Page, version: number): Promise<void> {
  return page.evaluate(
    ({ version, stored }) =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open('fairway', version);
        request.onerror = () => reject(request.error);
        request.onupgradeneeded = ({ oldVersion }) => {
          if (oldVersion > 0) return;
          request.result.createObjectStore('designs', { keyPath: 'id' }).put(stored.design);
          const files = request.result.createObjectStore('files', { keyPath: ['design', 'path'] });
          for (const file of stored.files) files.put(file);
        };
        request.onsuccess = () => {
          request.result.close();
          resolve();
        };
      }),
    { version, stored },
  );
}

test('what an older page stored is read, and what a newer page stored is left alone', async ({ context }) => {
  const bare = await bareStorage(context);
  await storeAs(bare, 1);
  const older = await Designer.start(await context.newPage());
  await expect(older.toast).toContainText('Restored your work from 14 Nov 2023, 22:13.');
  for (const { path, text } of stored.files) expect(await older.yaml(path)).toBe(text);
  expect(Object.keys(await older.files())).toHaveLength(2);

  // A newer page opens in another tab: it must not wait for this one, and this one must not lose anything.
  await storeAs(bare, 99);
  await expect(older.toast).toContainText('A newer Fairway was opened in another tab');
  await expect(older.toast.getByRole('button', { name: 'Reload' })).toBeVisible();
  await older.openFiles({ name: 'c.yaml', text: 'kind: Service\nmetadata: { name: c }\n' });
  await expect(older.row('c.yaml')).toBeVisible();
  await older.page.waitForTimeout(400);
  await older.page.close();

  const page = await context.newPage();
  const refused = await Designer.start(page);
  await expect(refused.toast).toContainText('The stored design was written by a newer Fairway.');
  await refused.openFiles({ name: 'd.yaml', text: 'kind: Service\nmetadata: { name: d }\n' });
  await expect(refused.row('d.yaml')).toBeVisible();
  await expect(page.getByText('Only in this tab')).toBeVisible();
  await page.waitForTimeout(400);
  const left = await bare.evaluate(
    () =>
      new Promise((resolve) => {
        const request = indexedDB.open('fairway');
        request.onsuccess = () => {
          const transaction = request.result.transaction(['designs', 'files']);
          const [designs, files] = ['designs', 'files'].map((name) => transaction.objectStore(name).getAll());
          transaction.oncomplete = () =>
            resolve({ version: request.result.version, order: designs?.result[0].order, files: files?.result.length });
        };
      }),
  );
  expect(left).toEqual({ version: 99, order: ['b.yaml', 'a.yaml'], files: 2 });
  expect(await bare.evaluate(() => localStorage.getItem('fairway.journal.design'))).toContain('c.yaml');
});

import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { Designer, fixture, lineOf } from './designer';
import { watchPage } from './watch-page';

const file = 'payments.yaml';
const written = fixture(file);
const saved = /^Saved in this browser/;

/** The fixture with something typed behind the line of its resolution. */
function typed(text: string): string {
  return written.replace('resolution: DNS', `resolution: DNS${text}`);
}

async function openSaved(context: BrowserContext): Promise<Designer> {
  const designer = await Designer.start(await context.newPage());
  await designer.openFixtures(file);
  await expect(designer.page.getByText(saved)).toBeVisible();
  return designer;
}

async function caretAtResolution(designer: Designer): Promise<void> {
  await designer.selectNode('ServiceEntry payments/card-api');
  await designer.caretAtEndOf(lineOf(written, 'resolution: DNS'));
}

/** A page of this origin that is not Fairway, for a look at what is stored. */
async function bareStorage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto('/favicon.svg');
  return page;
}

test('a killed tab loses at most the last quarter of a second of typing', async ({ context }) => {
  const first = await openSaved(context);
  await caretAtResolution(first);
  const typedAt: number[] = [];
  await first.page.keyboard.type(' # ');
  for (const key of 'abcdefghijklmnopqrstuvwxyz') {
    await first.page.keyboard.press(key);
    typedAt.push(Date.now());
    await first.page.waitForTimeout(40);
  }
  const crashed = first.page.waitForEvent('crash');
  const killedAt = Date.now();
  const devTools = await context.newCDPSession(first.page);
  void devTools.send('Page.crash').catch(() => undefined);
  await crashed;

  const second = await Designer.start(await context.newPage());
  await expect(second.toast).toContainText(/^Restored your work from \d\d:\d\d\./);
  const text = await second.yaml(file);
  const kept = /DNS # ([a-z]*)/.exec(text)?.[1] ?? '';
  expect(text).toBe(typed(` # ${kept}`));
  expect(kept.length).toBeGreaterThanOrEqual(typedAt.filter((at) => at < killedAt - 250).length);
});

test('crashed workers take nothing with them', async ({ context }) => {
  const page = await context.newPage();
  await page.addInitScript(() => {
    const started: Worker[] = [];
    Object.assign(window, { started });
    window.Worker = class extends Worker {
      constructor(...args: ConstructorParameters<typeof Worker>) {
        super(...args);
        started.push(this);
      }
    };
  });
  // What a worker says of its end is thrown once more by Monaco, for whoever listens.
  await watchPage(page, (what) => expect(what).toContain('ErrorEvent'));
  const designer = new Designer(page);
  await designer.visit();
  await designer.openFixtures(file);
  await caretAtResolution(designer);
  await page.keyboard.type(' # before');
  const ended = await page.evaluate(() => {
    const { started } = window as unknown as { started: Worker[] };
    for (const worker of started) {
      worker.terminate();
      worker.dispatchEvent(new ErrorEvent('error', { message: 'It ran out of memory', cancelable: true }));
    }
    return started.length;
  });
  expect(ended).toBeGreaterThan(0);
  await page.keyboard.type(' and after');
  await expect(designer.editorLines).toContainText('# before and after');
  expect(await designer.yaml(file)).toBe(typed(' # before and after'));
});

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
  await designer.page.waitForTimeout(500);
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

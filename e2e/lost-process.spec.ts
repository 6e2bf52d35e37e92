import { expect, test } from '@playwright/test';
import { Designer } from './designer';
import { caretAtResolution, file, kill, openSaved, typed } from './stored-design';
import { watchPage } from './watch-page';

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
  const killedAt = Date.now();
  await kill(context, first.page);

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

test('a worker that ends over a large layout is started once more, and then asked for by hand', async ({ page }) => {
  test.setTimeout(120_000);
  await page.addInitScript(() => {
    Object.assign(window, { dying: true, layouts: 0 });
    const state = window as unknown as { dying: boolean; layouts: number };
    window.Worker = class extends Worker {
      constructor(...args: ConstructorParameters<typeof Worker>) {
        super(...args);
        if (!String(args[0]).includes('layout-worker')) return;
        state.layouts++;
        if (state.dying) this.addEventListener('message', (event) => this.dieWithoutAnswer(event));
      }

      dieWithoutAnswer(event: MessageEvent<object>): void {
        if (!('lives' in event.data)) event.stopImmediatePropagation();
        this.terminate();
      }
    };
  });
  const designer = new Designer(page);
  await designer.visit();
  const entry = (at: number): string =>
    `apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata: { name: e${at}, namespace: shop }\nspec:\n  hosts: [e${at}.example]\n  ports: [{ number: 443, name: tls, protocol: TLS }]\n  resolution: DNS\n`;
  const text = Array.from({ length: 12_100 }, (_, at) => entry(at)).join('---\n');
  await designer.openFiles({ name: 'many.yaml', text });

  await expect(page.getByText('Arranging broke off.')).toBeVisible({ timeout: 60_000 });
  expect(await page.evaluate('layouts')).toBe(2);
  await page.evaluate('dying = false');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('Arranging broke off.')).toBeHidden({ timeout: 30_000 });
  expect(await page.evaluate('layouts')).toBe(3);
});

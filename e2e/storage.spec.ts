import { expect, test } from '@playwright/test';
import { Designer, fixture, lineOf } from './designer';

test('a closed tab comes back with its text', async ({ context }) => {
  const first = await Designer.start(await context.newPage());
  await first.openFixtures('payments.yaml');
  await first.selectNode('ServiceEntry payments/card-api');
  await first.caretAtEndOf(lineOf(fixture('payments.yaml'), 'resolution: DNS'));
  await first.page.keyboard.type(' # half a tho');
  await first.page.waitForTimeout(300);
  await first.page.close();

  const second = await Designer.start(await context.newPage());
  await expect(second.row('payments.yaml')).toBeVisible();
  expect(await second.yaml('payments.yaml')).toBe(
    fixture('payments.yaml').replace('resolution: DNS', 'resolution: DNS # half a tho'),
  );
});

test('a second tab reports no edit that it did not make', async ({ context }) => {
  const first = await Designer.start(await context.newPage());
  await first.openFixtures('payments.yaml');
  await expect(first.page.getByText(/^Saved in this browser/)).toBeVisible();

  const second = await Designer.start(await context.newPage());
  await expect(second.page.getByRole('button', { name: 'Edit here' })).toBeVisible();
  await expect(second.row('payments.yaml')).toBeVisible();
  await expect(second.toast).toBeHidden();
  for (const name of ['Open', 'New resource', 'Undo', 'Redo'])
    await expect(second.page.getByRole('button', { name, exact: true })).toHaveAttribute('aria-disabled', 'true');

  const reason = /being edited in another tab/;
  await second.page.keyboard.press('Control+o');
  await expect(second.toast).toContainText(reason);
  await second.page.keyboard.press('Escape');
  await expect(second.toast).toBeHidden();

  await second.page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'kind: Service\nmetadata: { name: pasted }\n');
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  await expect(second.toast).toContainText(reason);
  await expect(second.toast.getByRole('button', { name: /^Undo/ })).toHaveCount(0);
  await expect(second.row('pasted.yaml')).toHaveCount(0);
  expect(Object.keys(await first.files())).toEqual(['payments.yaml']);
});

test('a second tab is read-only until it takes over, and overwrites nothing', async ({ context }) => {
  const first = await Designer.start(await context.newPage());
  await first.openFixtures('payments.yaml');
  await expect(first.page.getByText(/^Saved in this browser/)).toBeVisible();

  const second = await Designer.start(await context.newPage());
  const takeOver = second.page.getByRole('button', { name: 'Edit here' });
  await expect(takeOver).toBeVisible();
  await expect(second.row('payments.yaml')).toBeVisible();

  await first.selectNode('ServiceEntry payments/card-api');
  await first.choose('resolution', 'NONE');
  await takeOver.click();
  await expect(takeOver).toBeHidden();
  await expect(first.page.getByRole('button', { name: 'Edit here' })).toBeVisible();
  expect(await second.yaml('payments.yaml')).toBe(
    fixture('payments.yaml').replace('resolution: DNS', 'resolution: NONE'),
  );
});

test('a storage that answers late loses nothing: the page waits read-only for what it holds', async ({ context }) => {
  const first = await Designer.start(await context.newPage());
  await first.openFixtures('payments.yaml');
  await expect(first.page.getByText(/^Saved in this browser/)).toBeVisible();
  await first.page.close();

  const page = await context.newPage();
  await page.addInitScript(() => {
    const open = indexedDB.open.bind(indexedDB);
    IDBFactory.prototype.open = (name, version) => {
      const request = open(name, version);
      const listen = request.addEventListener.bind(request);
      request.addEventListener = (type: string, listener: EventListener) =>
        listen(type, type === 'success' ? (event: Event) => setTimeout(() => listener(event), 6_000) : listener);
      return request;
    };
  });
  const second = await Designer.start(page);
  await expect(page.getByText('Your stored work is still being read.').first()).toBeVisible();
  await page.keyboard.press('Control+o');
  await expect(second.toast).toContainText('It can be edited as soon as it is here.');
  await expect(second.row('payments.yaml')).toBeVisible();
  await expect(page.getByRole('note')).toHaveCount(0);
  expect(await second.yaml('payments.yaml')).toBe(fixture('payments.yaml'));
});

test('a text that was typed into a field and not committed comes back with the page', async ({ context }) => {
  const designer = await Designer.start(await context.newPage());
  await designer.openFixtures('payments.yaml');
  await designer.selectNode('ServiceEntry payments/card-api');
  await designer.field('number', 'ports[0]').fill('8080');
  await designer.page.reload();

  await expect(designer.row('payments.yaml')).toBeVisible();
  expect(await designer.yaml('payments.yaml')).toBe(fixture('payments.yaml').replace('number: 80', 'number: 8080'));
});

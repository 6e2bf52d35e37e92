import { expect, test, type Page } from '@playwright/test';
import { Designer, fixture, fixtureBytes } from './designer';

test('several files through the picker, unknown kinds kept and listed', async ({ page }) => {
  const designer = await Designer.start(page);
  await designer.openFixtures('payments.yaml', 'database.yaml', 'unknown.yaml');
  await expect(designer.row('ServiceEntry payments/card-api')).toBeVisible();
  await expect(designer.row('Widget spinner')).toBeVisible();
  for (const name of ['payments.yaml', 'database.yaml', 'unknown.yaml'])
    expect(await designer.yaml(name)).toBe(fixture(name));
});

test('files dropped on the page', async ({ page }) => {
  const designer = await Designer.start(page);
  await drop(page, [{ name: 'payments.yaml', text: fixture('payments.yaml') }]);
  await expect(designer.row('ServiceEntry payments/card-api')).toBeVisible();
  expect(await designer.yaml('payments.yaml')).toBe(fixture('payments.yaml'));
});

test('YAML pasted on the page, and in the dialog', async ({ page }) => {
  const designer = await Designer.start(page);
  await designer.canvas.getByRole('heading', { name: 'Canvas' }).click();
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, fixture('payments.yaml'));
  await expect(designer.row('ServiceEntry payments/card-api')).toBeVisible();
  await designer.run('Paste YAML');
  const dialog = page.getByRole('dialog', { name: 'Paste YAML' });
  await dialog.getByRole('textbox').fill(fixture('unknown.yaml'));
  await dialog.getByRole('button', { name: /^(Add|Paste|Open)/ }).click();
  await expect(designer.row('Widget spinner')).toBeVisible();
});

test('an import that is called off leaves the focus where it was begun', async ({ page }) => {
  const designer = await Designer.start(page);
  await designer.openFixtures('payments.yaml');
  const ways = page.getByRole('button', { name: 'More ways in' });
  const dialog = page.getByRole('dialog');
  const other = fixture('payments.yaml').replace('targetPort: 443', 'targetPort: 8443');
  const pasteByMouse = async (): Promise<void> => {
    await ways.click();
    await page.getByRole('menuitem', { name: 'Paste YAML' }).click();
    await expect(dialog.getByRole('textbox')).toBeFocused();
  };
  await pasteByMouse();
  await page.keyboard.press('Escape');
  await expect(ways).toBeFocused();

  // Also behind a second sheet, which asks about what is here with another text.
  await pasteByMouse();
  await dialog.getByRole('textbox').fill(other);
  await dialog.getByRole('button', { name: /^(Add|Paste|Open)/ }).click();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(ways).toBeFocused();

  // What has the focus in a notice leaves it with the notice.
  await designer.openFiles({ name: 'more.yaml', text: 'kind: [\n' });
  await designer.toast.getByRole('button', { name: 'Dismiss' }).click();
  await expect(page.getByRole('button', { name: 'Open', exact: true })).toBeFocused();
  expect(await designer.yaml('payments.yaml')).toBe(fixture('payments.yaml'));
});

test('a large text pasted in the dialog is taken as a file', async ({ page }) => {
  const designer = await Designer.start(page);
  await designer.run('Paste YAML');
  const dialog = page.getByRole('dialog', { name: 'Paste YAML' });
  const text = `# a comment\n`.repeat(20_000) + fixture('payments.yaml');
  await dialog.getByRole('textbox').evaluate((field, pasted) => {
    const data = new DataTransfer();
    data.setData('text/plain', pasted);
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);
  await expect(dialog.getByRole('status')).toHaveText(
    /^23\d\.\d KB from the clipboard, 20,0\d\d lines: taken as a file/,
  );
  await expect(dialog.getByRole('textbox')).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Add to the design' }).click();
  await expect(designer.row('ServiceEntry payments/card-api')).toBeVisible();
  expect(await designer.yaml('pasted.yaml')).toBe(text);
});

test('a file that was cut off is read as far as it goes, and a page in place of one is named', async ({ page }) => {
  const designer = await Designer.start(page);
  await designer.openFiles({ name: 'login.yaml', text: '<!DOCTYPE html>\n<html><body>Sign in</body></html>\n' });
  await expect(designer.toast).toContainText('login.yaml, line 1: This is an HTML page, not a Kubernetes object');
  const entry = (name: string): string =>
    `- apiVersion: networking.istio.io/v1\n  kind: ServiceEntry\n  metadata: { name: ${name}, namespace: shop }\n  spec:\n    hosts: [${name}.example.com]\n`;
  await designer.openFiles({
    name: 'dump.yaml',
    text: `apiVersion: v1\nitems:\n${entry('pay')}${entry('geo')}    resolution: D`,
  });
  await expect(designer.toast).toContainText('2 resources from dump.yaml');
  await expect(designer.toast).toContainText('dump.yaml, line 13: kind: List is missing beside items');
  await expect(designer.problems.getByText(/kind: List is missing/)).toBeVisible();
  await designer.selectNode('ServiceEntry shop/geo');
  await expect(designer.inspector).toContainText('The file ends at line 13 before its list does');
});

test('a folder, recursively', async ({ page }) => {
  const designer = await Designer.start(page);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'More ways in' }).click();
  await page.getByRole('menuitem', { name: 'Open folder' }).click();
  await (await chooser).setFiles(new URL('./fixtures', import.meta.url).pathname);
  await expect(designer.row('ServiceEntry payments/card-api')).toBeVisible();
  await expect(designer.row('ServiceEntry payments/ledger')).toBeVisible();
});

test('what is here with another text is asked about, with the answer to it in view however much there is', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1024, height: 600 });
  const designer = await Designer.start(page);
  const rules = (mode: string): string =>
    ['a', 'b', 'c', 'd']
      .map(
        (name) =>
          `apiVersion: networking.istio.io/v1\nkind: DestinationRule\nmetadata: { name: ${name}, namespace: shop }\nspec: { host: ${name}.example, trafficPolicy: { tls: { mode: ${mode} } } }\n`,
      )
      .join('---\n');
  await designer.openFiles({ name: 'rules.yaml', text: rules('SIMPLE') });
  await expect(designer.toast).toContainText('4 resources from rules.yaml');
  await designer.openFiles({ name: 'theirs.yaml', text: rules('DISABLE') });
  const sheet = page.getByRole('dialog', { name: 'Already here with another text' });
  const mine = sheet.getByRole('group', { name: 'For all' }).getByRole('radio', { name: 'Keep mine' });
  await expect(mine).toBeFocused();
  await expect(sheet.getByRole('button', { name: 'Import' })).toBeInViewport({ ratio: 1 });
  // Enter decides nothing and closes nothing.
  await page.keyboard.press('Enter');
  await expect(sheet.getByText('4 of 4 not decided')).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await sheet.getByRole('group', { name: 'DestinationRule shop/b' }).getByRole('radio', { name: 'Keep mine' }).check();
  await sheet.getByRole('button', { name: 'Import' }).click();
  await expect(sheet).toHaveCount(0);
  const yaml = await designer.yaml('rules.yaml');
  expect(yaml.match(/mode: \w+/g)).toEqual(['mode: DISABLE', 'mode: SIMPLE', 'mode: DISABLE', 'mode: DISABLE']);
});

test('an item of a List is asked about, and nothing else of its List is written', async ({ page }) => {
  const designer = await Designer.start(page);
  const item = (name: string, mode: string): string =>
    `  # ${name}\n  - apiVersion: networking.istio.io/v1\n    kind: DestinationRule\n    metadata: { name: ${name}, namespace: shop }\n    spec: { host: ${name}.example, trafficPolicy: { tls: { mode: ${mode} } } }\n`;
  const list = (...items: readonly string[]): string =>
    `# rules\napiVersion: v1\nkind: List\nitems:\n${items.join('\n')}# end\n`;
  await designer.openFiles({ name: 'rules.yaml', text: list(item('a', 'SIMPLE'), item('b', 'SIMPLE')) });
  await expect(designer.toast).toContainText('2 resources from rules.yaml');
  const theirs = list(item('b', 'DISABLE'), item('c', 'SIMPLE'));
  await designer.openFiles({ name: 'theirs.yaml', text: theirs });
  const sheet = page.getByRole('dialog', { name: 'Already here with another text' });
  await sheet
    .getByRole('group', { name: 'DestinationRule shop/b' })
    .getByRole('radio', { name: 'Take theirs' })
    .check();
  await sheet.getByRole('button', { name: 'Import' }).click();
  await expect(designer.toast).toContainText('1 was replaced');
  expect(await designer.yaml('rules.yaml')).toBe(list(item('a', 'SIMPLE'), item('b', 'DISABLE')));
  expect(await designer.yaml('theirs.yaml')).toBe(list(item('c', 'SIMPLE')).replace('items:\n', 'items:\n\n'));
});

test('what was taken into a List that is JSON is the same from then on', async ({ page }) => {
  const designer = await Designer.start(page);
  const rule = (name: string, mode: string): string =>
    `{"apiVersion":"networking.istio.io/v1","kind":"DestinationRule","metadata":{"name":"${name}","namespace":"shop"},"spec":{"host":"${name}.example","trafficPolicy":{"tls":{"mode":"${mode}"}}}}`;
  const list = (...rules: readonly string[]): string =>
    `{"apiVersion":"v1","kind":"List","items":[${rules.join(',')}]}\n`;
  await designer.openFiles({ name: 'rules.json', text: list(rule('a', 'SIMPLE'), rule('b', 'SIMPLE')) });
  await expect(designer.toast).toContainText('2 resources from rules.json');
  const theirs = `# asked for\napiVersion: networking.istio.io/v1\nkind: DestinationRule\nmetadata:\n  name: b\n  namespace: shop\nspec:\n  host: b.example\n  trafficPolicy:\n    tls:\n      mode: DISABLE\n`;
  await designer.openFiles({ name: 'theirs.yaml', text: theirs });
  const sheet = page.getByRole('dialog', { name: 'Already here with another text' });
  await sheet.getByRole('radio', { name: 'Take theirs' }).check();
  await sheet.getByRole('button', { name: 'Import' }).click();
  await expect(designer.toast).toContainText('1 was replaced. The comments of 1 were left out');
  await designer.openFiles({ name: 'theirs.yaml', text: theirs });
  await expect(designer.toast).toContainText('1 resource is here already and was skipped.');
  await expect(sheet).toHaveCount(0);
  expect(JSON.parse(await designer.yaml('rules.json'))).toEqual(
    JSON.parse(list(rule('a', 'SIMPLE'), rule('b', 'DISABLE'))),
  );
  expect(Object.keys(await designer.files())).toEqual(['rules.json']);
});

test('the same file again is skipped, a taken name gets a number', async ({ page }) => {
  const designer = await Designer.start(page);
  await designer.openFixtures('payments.yaml');
  await designer.openFiles({ name: 'payments.yaml', text: fixtureBytes('payments.yaml') });
  await expect(designer.explorer.getByRole('treeitem', { name: /^payments/ })).toHaveCount(1);
  await designer.openFiles({ name: 'payments.yaml', text: fixture('unknown.yaml') });
  await expect(designer.row('payments-2.yaml')).toBeVisible();
});

async function drop(page: Page, files: readonly { name: string; text: string }[]): Promise<void> {
  const data = await page.evaluateHandle((list) => {
    const transfer = new DataTransfer();
    for (const { name, text } of list) transfer.items.add(new File([text], name));
    return transfer;
  }, files);
  for (const type of ['dragenter', 'dragover', 'drop']) await page.dispatchEvent('body', type, { dataTransfer: data });
}

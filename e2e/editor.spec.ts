import { expect, test, type Page } from '@playwright/test';
import { Designer, fixture, lineOf } from './designer';

/** The list of suggestions. */
const suggestions = (page: Page) => page.locator('.suggest-widget.visible');

/** Takes the suggestion with a label. */
async function take(page: Page, label: string): Promise<void> {
  const row = suggestions(page).locator('.monaco-list-row', { hasText: label }).first();
  await expect(row).toBeVisible();
  await row.click();
}

const payments = fixture('payments.yaml');

test('completion writes keys, values and names of the design', async ({ page }) => {
  const designer = await Designer.start(page);
  await designer.openFixtures('payments.yaml');
  await designer.caretAtEndOf(lineOf(payments, 'location: MESH_EXTERNAL'));
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Space');
  await expect(suggestions(page)).toBeVisible();
  const starts = await suggestions(page)
    .locator('.monaco-list-row .left')
    .evaluateAll((names) => names.map((name) => Math.round(name.getBoundingClientRect().left)));
  expect(starts.length).toBeGreaterThan(3);
  expect(new Set(starts).size).toBe(1);
  await page.keyboard.type('exp');
  await take(page, 'exportTo');
  await take(page, '.');
  await designer.caretAtEndOf(lineOf(payments, '        port: {number: 80}') + 2);
  await page.keyboard.press('Enter');
  await page.keyboard.type('subs');
  await take(page, 'subset');
  await page.keyboard.press('Escape');
  await page.keyboard.type('v1');
  const written = payments
    .replace('  location: MESH_EXTERNAL\n', '  location: MESH_EXTERNAL\n  exportTo:\n  - .\n')
    .replace('        port: {number: 80}\n', '        port: {number: 80}\n        subset: v1\n');
  await expect(async () => expect(await designer.yaml('payments.yaml')).toBe(written)).toPass();
});

test('the kinds’ short names write whole resources', async ({ page }) => {
  const designer = await Designer.start(page);
  await designer.openFiles({ name: 'new.yaml', text: '# Rules\n' });
  await expect(designer.row('new.yaml')).toBeVisible();
  await designer.caretAtEndOf(2);
  await page.keyboard.type('sc');
  await take(page, 'Sidecar');
  await page.keyboard.type('default');
  await expect(designer.row('Sidecar default')).toBeVisible();
  expect(await designer.yaml('new.yaml')).toMatch(
    /^# Rules\napiVersion: networking\.istio\.io\/v1\nkind: Sidecar\nmetadata:\n {2}name: default\nspec:\n/,
  );
});

test('a new item of a List is written whole, with a stop for each of its values', async ({ page }) => {
  const designer = await Designer.start(page);
  await designer.openFiles({ name: 'list.yaml', text: 'apiVersion: v1\nkind: List\nitems:\n- \n' });
  await designer.caretAtEndOf(4);
  await page.keyboard.type('vs');
  await take(page, 'VirtualService');
  await page.keyboard.type('pay');
  await page.keyboard.press('Tab');
  await page.keyboard.type('api.pay.example.com');
  await expect(designer.row('VirtualService pay')).toBeVisible();
  await expect(async () =>
    expect(await designer.yaml('list.yaml')).toBe(
      [
        'apiVersion: v1\nkind: List\nitems:\n- apiVersion: networking.istio.io/v1\n  kind: VirtualService\n  metadata:\n    name: pay',
        '  spec:\n    hosts:\n      - api.pay.example.com\n    http:\n      - route:\n          - destination:',
        '              host: api.pay.example.com\n',
      ].join('\n'),
    ),
  ).toPass();
});

test('a Sidecar’s hosts go on behind the namespace that is typed', async ({ page }) => {
  const designer = await Designer.start(page);
  const text =
    'apiVersion: networking.istio.io/v1\nkind: Sidecar\nmetadata: { name: a, namespace: b }\nspec:\n  egress:\n  - hosts:\n    - \n';
  await designer.openFiles({ name: 'sidecar.yaml', text });
  await designer.caretAtEndOf(7);
  await page.keyboard.type('payments/');
  await take(page, 'payments/*');
  await expect(async () =>
    expect(await designer.yaml('sidecar.yaml')).toBe(text.replace('    - \n', '    - payments/*\n')),
  ).toPass();
});

const design = `apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata:
  name: design
spec:
  workloads:
  - name: checkout
    namespace: payments
    calls:
    - url: http://api.cards.example.com/v1
`;

test('F12 leads from a call to its entry in another file, Shift+F12 to every use', async ({ page }) => {
  const designer = await Designer.start(page);
  await designer.openFiles({ name: 'payments.yaml', text: payments }, { name: 'design.yaml', text: design });
  await designer.yamlPane.getByRole('tab', { name: 'design.yaml' }).click();
  await expect(designer.editorLines).toContainText('‹payments/card-api›');
  await designer.caretAtEndOf(lineOf(design, 'url:'));
  await page.keyboard.press('F12');
  await expect(designer.yamlPane.getByRole('tab', { name: 'payments.yaml' })).toHaveAttribute('aria-selected', 'true');
  await expect(designer.inspector).toContainText('card-api');
  await page.keyboard.type('"');
  await page.keyboard.press('End');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Shift+F12');
  const peek = designer.yamlPane.locator('.peekview-widget');
  await expect(peek).toContainText('References (5)');
  await expect(peek).toContainText('design.yaml');
  await page.keyboard.press('Escape');
  expect(await designer.yaml('payments.yaml')).toBe(payments);
});

test('quick fixes mend one finding, or all of a kind, in one step each', async ({ page }) => {
  const designer = await Designer.start(page);
  const broken = payments.replaceAll('  namespace: payments', '  namspace: payments');
  await designer.openFiles({ name: 'payments.yaml', text: broken });
  await expect(designer.problems).toContainText('namspace');
  await designer.caretAtEndOf(lineOf(broken, 'namspace'));
  await page.keyboard.press('Control+.');
  await page
    .locator('.action-widget')
    .getByText(/^Fix all 3/)
    .click();
  await expect(designer.row('ServiceEntry payments/card-api')).toBeVisible();
  expect(await designer.yaml('payments.yaml')).toBe(payments);
  await designer.undo();
  await expect(async () => expect(await designer.yaml('payments.yaml')).toBe(broken)).toPass();
});

test('a resource of an older version is moved to v1 where it stands', async ({ page }) => {
  const designer = await Designer.start(page);
  const older = payments.replace('networking.istio.io/v1\n', 'networking.istio.io/v1beta1 # since 2019\n');
  await designer.openFiles({ name: 'payments.yaml', text: older });
  await designer.caretAtEndOf(lineOf(older, 'location:'));
  await page.keyboard.press('Control+.');
  await page.locator('.action-widget').getByText('Use networking.istio.io/v1').click();
  await expect(async () =>
    expect(await designer.yaml('payments.yaml')).toBe(older.replace('v1beta1 #', 'v1 #')),
  ).toPass();
});

test('hover, hints and summaries say what a text leads to in this design, and write nothing', async ({ page }) => {
  const designer = await Designer.start(page);
  const shown = payments.replace('  resolution: DNS\n', '  resolution: DNS\n  exportTo: ["."]\n');
  await designer.openFiles({ name: 'payments.yaml', text: shown }, { name: 'design.yaml', text: design });
  await designer.yamlPane.getByRole('tab', { name: 'payments.yaml' }).click();
  await expect(designer.yamlPane.getByText('1 call · seen by 1 of 1 pods')).toBeVisible();
  await designer.caretAtEndOf(lineOf(shown, 'resolution: DNS'));
  await expect(designer.editorLines).toContainText('‹every address›');
  await expect(designer.editorLines).toContainText('‹1 of 1 pods›');
  await designer.caretAtEndOf(lineOf(shown, '  host: api.cards.example.com'));
  await designer.editorLines.getByText('api.cards.example.com').last().hover();
  await expect(page.locator('.monaco-hover:visible')).toContainText('Defined by ServiceEntry payments/card-api');
  expect(await designer.yaml('payments.yaml')).toBe(shown);
});

test('F8 puts the caret at the problem, where its fix is offered; from elsewhere the focus stays', async ({ page }) => {
  const designer = await Designer.start(page);
  const entry = payments.slice(0, payments.indexOf('---'));
  // One finding a file: no call leaves in plain text for a TLS port.
  const first = entry.replace('  namespace', '  namspace').replace('    targetPort: 443\n', '');
  const second = first.replaceAll('card-api', 'other-api').replaceAll('cards', 'accounts');
  await designer.openFiles({ name: 'payments.yaml', text: first }, { name: 'second.yaml', text: second });
  await expect(designer.problems).toContainText('namspace');
  await designer.yamlPane.getByRole('tab', { name: 'payments.yaml' }).click();
  await designer.caretAtEndOf(1);
  const fix = page.locator('.action-widget').getByText('Rename to namespace', { exact: true });
  for (const [key, file] of [
    ['F8', 'payments.yaml'],
    ['F8', 'second.yaml'],
    ['Shift+F8', 'payments.yaml'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(designer.yamlPane.getByRole('tab', { name: file })).toHaveAttribute('aria-selected', 'true');
    await expect(designer.yamlPane.locator('.monaco-editor').first()).toHaveClass(/focused/);
    await page.keyboard.press('Control+.');
    await expect(fix).toBeVisible();
    await page.keyboard.press('Escape');
  }
  await page.keyboard.type('x');
  await expect(async () =>
    expect(await designer.yaml('payments.yaml')).toBe(first.replace('namspace', 'xnamspace')),
  ).toPass();
  await designer.undo();
  await designer.row('payments.yaml').click();
  await page.keyboard.press('F8');
  await expect(designer.explorer.locator(':focus')).toBeVisible();
});

test('Ctrl+Shift+O leads to resources and to what has a name in them', async ({ page }) => {
  const designer = await Designer.start(page);
  await designer.openFixtures('payments.yaml');
  await designer.caretAtEndOf(1);
  await page.keyboard.press('Control+Shift+O');
  const rows = page.locator('.quick-input-widget .monaco-list-row');
  await expect(rows.filter({ hasText: 'DestinationRule card-api' })).toBeVisible();
  await page.keyboard.type('https');
  await expect(rows.first()).toContainText('ports https');
  await page.keyboard.press('Enter');
  await page.keyboard.type('# ');
  await expect(async () =>
    expect(await designer.yaml('payments.yaml')).toBe(payments.replace('  - {number: 443', '  - # {number: 443')),
  ).toPass();
});

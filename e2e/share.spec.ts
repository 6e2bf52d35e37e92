import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { Designer, fixture } from './designer';
import { watchPage } from './watch-page';

const secret = `apiVersion: v1
kind: Secret
metadata: { name: client, namespace: payments }
stringData: { password: hunter2 }
`;

/** The link that the Share dialog makes of what is open. */
async function makeLink(page: Page, options: { readonly readOnly?: boolean } = {}): Promise<string> {
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Share' });
  if (options.readOnly) await dialog.getByRole('checkbox', { name: /read-only/ }).check();
  await dialog.getByRole('button', { name: 'Copy link' }).click();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await expect(dialog.getByRole('textbox', { name: 'Link' })).toHaveValue(link);
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  return link;
}

/** A page of somebody else, whose browser holds nothing, at an address. */
async function visitAsOther(page: Page, link: string): Promise<Designer> {
  const browser = page.context().browser();
  if (browser === null) throw new Error('There is no browser');
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  return visit(await context.newPage(), link);
}

async function visit(page: Page, link: string): Promise<Designer> {
  page.on('request', (request) => {
    if (request.url().includes('share.1') || request.method() !== 'GET') throw new Error(`Sent: ${request.url()}`);
  });
  await watchPage(page);
  await page.goto(link);
  const designer = new Designer(page);
  await expect(designer.canvas).toBeVisible();
  return designer;
}

test('a link brings the same bytes to another browser, and where one was', async ({ page }) => {
  const designer = await Designer.start(page);
  await designer.openFixtures('payments.yaml', 'unknown.yaml');
  await designer.selectNode('ServiceEntry payments/card-api');
  const link = await makeLink(page);
  expect(link).toMatch(/\/#share\.1\.[\w-]+$/);

  const other = await visitAsOther(page, link);
  await expect(other.toast).toContainText('Opened 2 files from the link.');
  await expect(other.inspector).toContainText('card-api');
  expect(await other.yaml('payments.yaml')).toBe(fixture('payments.yaml'));
  expect(await other.yaml('unknown.yaml')).toBe(fixture('unknown.yaml'));
  expect(new URL(other.page.url()).hash).toBe('');
  await other.undo();
  await expect(other.row('payments.yaml')).toHaveCount(0);
});

test('a link asks before it comes near other work, and one undo brings that back', async ({ page, context }) => {
  const designer = await Designer.start(page);
  await designer.openFixtures('database.yaml');
  const link = await makeLink(page);
  await page.close();

  const page2 = await context.newPage();
  const mine = await Designer.start(page2);
  await mine.undo();
  await mine.openFixtures('payments.yaml');
  await mine.selectNode('ServiceEntry payments/card-api');
  await mine.setText('targetPort', '8443', 'ports[0]');
  const edited = fixture('payments.yaml').replace('targetPort: 443', 'targetPort: 8443');
  const before = Object.keys(await mine.files());

  // Into the same page, as a link that is pasted into the address.
  await page2.evaluate((to) => (location.href = to), link.replace(/#.*/, '#share.1.AAAA'));
  const refused = page2.getByRole('dialog', { name: 'This link cannot be opened' });
  await expect(refused).toContainText('This link was cut');
  await refused.getByRole('button', { name: 'Close' }).last().click();

  await page2.evaluate((to) => (location.href = to), link);
  const dialog = page2.getByRole('dialog', { name: 'Open this link' });
  await expect(dialog).toContainText('The link holds 1 file with 1 resource');
  const axe = await new AxeBuilder({ page: page2 }).include('dialog').analyze();
  expect(axe.violations).toEqual([]);
  await dialog.getByRole('button', { name: 'Keep mine' }).click();
  expect(Object.keys(await mine.files())).toEqual(before);
  expect(new URL(page2.url()).hash).toBe('');

  await page2.evaluate((to) => (location.href = to), link);
  await dialog.getByRole('button', { name: 'Open in place of mine' }).click();
  await expect(mine.toast).toContainText('in place of your design');
  expect(Object.keys(await mine.files())).toEqual(['database.yaml']);
  await mine.undo();
  expect(await mine.yaml('payments.yaml')).toBe(edited);

  await page2.evaluate((to) => (location.href = to), link);
  await dialog.getByRole('button', { name: 'Open beside mine' }).click();
  await expect(mine.row('database.yaml')).toBeVisible();
  expect(await mine.yaml('payments.yaml')).toBe(edited);
});

test('a read-only link shows the design beside the own work, until it is edited here', async ({ page, context }) => {
  const designer = await Designer.start(page);
  await designer.openFixtures('payments.yaml');
  const link = await makeLink(page, { readOnly: true });
  await designer.undo();
  await designer.openFixtures('database.yaml');
  await expect(page.getByText(/^Saved in this browser/)).toBeVisible();
  await page.close();

  const looked = await visit(await context.newPage(), link);
  const bar = looked.page.getByRole('note').filter({ hasText: 'A shared design' });
  await expect(bar).toBeVisible();
  await expect(looked.row('payments.yaml')).toBeVisible();
  await expect(looked.row('database.yaml')).toHaveCount(0);
  await expect(looked.page.getByRole('button', { name: 'New resource', exact: true })).toHaveAttribute(
    'aria-disabled',
    'true',
  );

  await bar.getByRole('button', { name: 'Edit here' }).click();
  const dialog = looked.page.getByRole('dialog', { name: 'Open this link' });
  await dialog.getByRole('button', { name: 'Open beside mine' }).click();
  await expect(looked.row('payments.yaml')).toBeVisible();
  await expect(looked.row('database.yaml')).toBeVisible();
  expect(await looked.yaml('payments.yaml')).toBe(fixture('payments.yaml'));
});

test('a link that is opened while another tab edits is only looked at', async ({ page, context }) => {
  const designer = await Designer.start(page);
  await designer.openFixtures('database.yaml');
  const link = await makeLink(page);
  await designer.openFixtures('payments.yaml');
  const second = await visit(await context.newPage(), link);
  await expect(second.page.getByRole('note').filter({ hasText: 'A shared design' })).toBeVisible();
  await expect(second.row('payments.yaml')).toHaveCount(0);
  expect(Object.keys(await designer.files()).sort()).toEqual(['database.yaml', 'payments.yaml']);
});

test('a cut link and a newer one say what to do, and change nothing', async ({ page }) => {
  const designer = await Designer.start(page);
  await designer.openFixtures('payments.yaml');
  const link = await makeLink(page);
  for (const [address, sentence] of [
    [link.slice(0, -200), /This link was cut: [\d,]+ of its [\d,]+ characters arrived\. Copy it again as a whole/],
    [link.replace('share.1', 'share.9'), /made by a newer Fairway/],
  ] as const) {
    const other = await visitAsOther(page, address);
    const dialog = other.page.getByRole('dialog', { name: 'This link cannot be opened' });
    await expect(dialog).toContainText(sentence);
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await expect(other.explorer.getByRole('treeitem')).toHaveCount(0);
    await other.page.context().close();
  }
});

test('a secret stays out of a link unless it is ticked', async ({ page }) => {
  const designer = await Designer.start(page);
  await designer.openFiles({ name: 'payments.yaml', text: `${fixture('payments.yaml')}---\n${secret}` });
  await expect(designer.row('payments.yaml')).toBeVisible();
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Share' });
  await expect(dialog).toContainText('1 Secret, private key or password is left out of the link.');
  await expect(dialog.getByRole('list', { name: 'Secrets' })).toContainText('Secret payments/client: payments.yaml');
  const axe = await new AxeBuilder({ page }).include('dialog').analyze();
  expect(axe.violations).toEqual([]);
  const without = await dialog.getByRole('textbox', { name: 'Link' }).inputValue();
  await dialog.getByRole('checkbox', { name: 'Include it in the link' }).check();
  const withIt = await dialog.getByRole('textbox', { name: 'Link' }).inputValue();

  const cleared = await visitAsOther(page, without);
  expect(await cleared.yaml('payments.yaml')).toBe(fixture('payments.yaml'));
  const whole = await visitAsOther(page, withIt);
  expect(await whole.yaml('payments.yaml')).toBe(`${fixture('payments.yaml')}---\n${secret}`);
});

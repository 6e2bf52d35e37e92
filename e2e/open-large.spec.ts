import { expect, test } from '@playwright/test';
import { strFromU8, strToU8, zipSync } from 'fflate';
import { Designer, fixture } from './designer';

/** So many files of a megabyte each: what a cluster holds besides. */
const others = Array.from({ length: 6 }, (_, file): [string, string] => {
  const item = (index: number): string =>
    `- apiVersion: v1\n  kind: ConfigMap\n  metadata: { name: c${file}-${index}, namespace: shop }\n  data:\n    text: "${'x'.repeat(900)}"\n`;
  return [
    `dump-${file}.yaml`,
    `apiVersion: v1\nkind: List\nitems:\n${Array.from({ length: 1_000 }, (_, i) => item(i)).join('')}`,
  ];
});
const files: readonly [string, string][] = [['a-payments.yaml', fixture('payments.yaml')], ...others];
const archive = {
  name: 'cluster.zip',
  text: zipSync(Object.fromEntries(files.map(([name, text]) => [name, strToU8(text)])), { level: 1 }),
};

test('a large archive is opened beside the page, and not once it is called off', async ({ page }) => {
  let letThrough = (): void => undefined;
  const gate = new Promise<void>((resolve) => (letThrough = resolve));
  // A slow machine, as long as the test likes.
  await page.route(/read-worker/, async (route) => {
    await gate;
    await route.continue().catch(() => undefined);
  });
  const designer = await Designer.start(page);
  await designer.openFixtures('database.yaml');

  await designer.openFiles(archive);
  await expect(page.getByRole('progressbar', { name: 'Opening cluster.zip' })).toBeVisible();
  await designer.toast.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('Nothing was opened.')).toBeAttached();
  await expect(designer.toast).toHaveCount(0);
  await expect(designer.row('a-payments.yaml')).toHaveCount(0);
  expect(await designer.yaml('database.yaml')).toBe(fixture('database.yaml'));

  // What is opened meanwhile comes after it.
  await designer.openFiles(archive);
  await designer.openFiles({ name: 'unknown.yaml', text: fixture('unknown.yaml') });
  await expect(page.getByRole('progressbar', { name: 'Opening cluster.zip' })).toBeVisible();
  letThrough();
  await expect(designer.toast).toContainText('from unknown.yaml', { timeout: 30_000 });
  const opened = await designer.files();
  expect(Object.keys(opened).sort()).toEqual(['database.yaml', 'unknown.yaml', ...files.map(([name]) => name)].sort());
  const textOf = (name: string): string => strFromU8(opened[name] ?? new Uint8Array());
  for (const [name, text] of files) expect(textOf(name) === text, name).toBe(true);
  expect(textOf('unknown.yaml')).toBe(fixture('unknown.yaml'));
});

test('an archive is opened on the page where its worker is not to be had', async ({ page }) => {
  await page.route(/read-worker/, (route) => route.abort());
  await page.goto('/');
  const designer = new Designer(page);
  await designer.openFiles(archive);
  await expect(designer.row('a-payments.yaml')).toBeVisible({ timeout: 30_000 });
  expect(await designer.yaml('a-payments.yaml')).toBe(fixture('payments.yaml'));
});

import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { Designer, fixture } from './designer';

test('the zip holds every file as it was opened, the edited one changed in its place only', async ({ page }) => {
  const designer = await Designer.start(page);
  await designer.openFixtures('payments.yaml', 'database.yaml', 'unknown.yaml');
  await designer.selectNode('ServiceEntry payments/card-api');
  await designer.setText('targetPort', '8443', 'ports[0]');
  const files = await designer.files();
  const text = (name: string): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(files[name]);
  expect(text('database.yaml')).toBe(fixture('database.yaml'));
  expect(text('unknown.yaml')).toBe(fixture('unknown.yaml'));
  expect(text('payments.yaml')).toBe(fixture('payments.yaml').replace('targetPort: 443', 'targetPort: 8443'));
});

test('one YAML file holds every document byte for byte', async ({ page }) => {
  const designer = await Designer.start(page);
  await designer.openFixtures('payments.yaml', 'unknown.yaml', 'database.yaml');
  const bundle = await designer.bundle();
  for (const name of ['payments.yaml', 'unknown.yaml', 'database.yaml']) expect(bundle).toContain(fixture(name));
});

test('Ctrl+S exports', async ({ page }) => {
  const designer = await Designer.start(page);
  await designer.openFixtures('payments.yaml');
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('dialog', { name: 'Export' })).toBeVisible();
});

test('the export shows what it will write, and writes one file a resource for kustomize', async ({ page }) => {
  const designer = await Designer.start(page);
  await designer.openFixtures('payments.yaml', 'unknown.yaml', 'database.yaml');
  await designer.run('Export for kustomize');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  const files = dialog.getByRole('list', { name: 'Files' });
  await expect(files.getByRole('button').first()).toContainText('kustomization.yaml');
  await files.getByRole('button', { name: /^30-serviceentry_payments_card-api\.yaml/ }).click();
  const text = (await dialog.getByRole('group', { name: /^Text of 30-/ }).textContent()) ?? '';
  expect(fixture('payments.yaml')).toContain(text);
  await dialog.getByRole('tab', { name: 'Files' }).press('ArrowRight');
  await expect(dialog.getByText('kubectl diff -k egress', { exact: true })).toBeVisible();
  await dialog.getByRole('button', { name: 'Copy command: What would change on the cluster.' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('kubectl diff -k egress');

  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Download' }).click();
  const written = unzipSync(readFileSync(await (await download).path()));
  const listed = strFromU8(written['kustomization.yaml'] as Uint8Array).match(/\S+\.yaml$/gm) ?? [];
  expect(Object.keys(written)).toEqual(['kustomization.yaml', ...listed]);
  expect(strFromU8(written['30-serviceentry_payments_card-api.yaml'] as Uint8Array)).toBe(text);

  const again = page.waitForEvent('download');
  await page.keyboard.press('Control+s');
  expect((await again).suggestedFilename()).toBe('egress.zip');
});

import { expect, test } from '@playwright/test';
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

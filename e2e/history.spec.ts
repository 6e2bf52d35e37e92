import { expect, test } from '@playwright/test';
import { Designer, fixture, lineOf } from './designer';

test('one history over text, form, graph and import, from any pane', async ({ page }) => {
  const designer = await Designer.start(page);
  await designer.openFixtures('payments.yaml');
  await designer.openFixtures('database.yaml');
  await designer.selectNode('ServiceEntry payments/card-api');
  await designer.caretAtEndOf(lineOf(fixture('payments.yaml'), 'location: MESH_EXTERNAL'));
  await page.keyboard.type(' # typed');
  await designer.choose('resolution', 'NONE');
  await designer.selectNode('ServiceEntry payments/ledger');
  await designer.node('ServiceEntry payments/ledger').focus();
  await page.keyboard.press('Delete');
  await expect(designer.row('ServiceEntry payments/ledger')).toBeHidden();
  const last = await designer.files();

  // From the canvas: the deletion. From the form: its choice. From the editor: the typing. From anywhere: the import.
  await designer.undo();
  await expect(designer.row('ServiceEntry payments/ledger')).toBeVisible();
  await designer.selectNode('ServiceEntry payments/card-api');
  await designer.inspector.getByRole('heading', { name: 'card-api' }).click();
  await designer.undo();
  await expect(designer.field('resolution')).toHaveValue(/^DNS/);
  await designer.yamlPane.locator('.view-lines').click();
  await designer.undo();
  expect(await designer.yaml('payments.yaml')).toBe(fixture('payments.yaml'));
  await designer.undo();
  await expect(designer.row('database.yaml')).toBeHidden();
  await designer.undo();
  await expect(designer.row('payments.yaml')).toBeHidden();

  for (let step = 0; step < 5; step++) await designer.redo();
  await expect(designer.row('payments.yaml')).toBeVisible();
  await expect(designer.row('ServiceEntry payments/ledger')).toBeHidden();
  expect(await designer.files()).toEqual(last);
});

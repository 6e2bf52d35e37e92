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
  await expect(designer.toast.getByRole('button', { name: 'Redo' })).toBeVisible();

  for (let step = 0; step < 5; step++) await designer.redo();
  await expect(designer.row('payments.yaml')).toBeVisible();
  await expect(designer.row('ServiceEntry payments/ledger')).toBeHidden();
  expect(await designer.files()).toEqual(last);
});

test('undo in a field puts back what is written before it takes a step back', async ({ page }) => {
  const designer = await Designer.start(page);
  await designer.openFixtures('payments.yaml');
  await designer.selectNode('ServiceEntry payments/card-api');
  await designer.choose('resolution', 'NONE');
  const port = designer.field('number').first();
  const written = await port.inputValue();
  await port.fill('70000');
  await page.keyboard.press('Enter');
  await expect(designer.inspector).toContainText('Not written');
  await page.keyboard.press('Control+z');
  await expect(port).toHaveValue(written);
  await expect(designer.inspector).not.toContainText('Not written');
  await expect(designer.field('resolution')).toHaveValue(/^NONE/);
  await page.keyboard.press('Control+z');
  await expect(designer.field('resolution')).toHaveValue(/^DNS/);
  expect(await designer.yaml('payments.yaml')).toBe(fixture('payments.yaml'));
});

test('a design that is opened again by Redo stands on the canvas where it was', async ({ page }) => {
  const designer = await Designer.start(page);
  await designer.openFixtures('payments.yaml');
  await expect(designer.node('ServiceEntry payments/card-api')).toBeVisible();
  const place = async (): Promise<string> => {
    const style = (await designer.canvas.locator('.react-flow__viewport').getAttribute('style')) ?? '';
    // It is remembered in whole pixels.
    return style.replace(/-?[\d.]+(?=px)/g, (pixels) => String(Math.round(Number(pixels))));
  };
  const opened = await place();
  await designer.run('Zoom in');
  await designer.canvas.hover({ position: { x: 300, y: 200 } });
  await page.mouse.wheel(40, 60);
  await expect.poll(place).not.toBe(opened);
  await page.waitForTimeout(500);
  const looked = await place();
  await designer.undo();
  await expect(designer.row('payments.yaml')).toBeHidden();
  await designer.redo();
  await expect(designer.node('ServiceEntry payments/card-api')).toBeVisible();
  await expect.poll(place).toBe(looked);
});

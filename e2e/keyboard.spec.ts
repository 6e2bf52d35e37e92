import { expect, test } from '@playwright/test';
import { Designer, fixture } from './designer';

test('the palette finds commands and resources; ? lists the keys; F8 walks the problems', async ({ page }) => {
  const designer = await Designer.start(page);
  await designer.openFixtures('payments.yaml');
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Command palette' });
  await palette.getByRole('combobox').fill('@card-api');
  await page.keyboard.press('Enter');
  await expect(designer.inspector.getByRole('heading', { name: 'card-api' })).toBeVisible();
  // The button that opened the file had the focus, and keys are meant for what was found.
  await expect(designer.canvas.locator(':focus')).toHaveAttribute('data-id', /card-api/);

  await designer.explorer.getByRole('tree').press('?');
  await expect(page.getByRole('dialog', { name: /keyboard/i })).toBeVisible();
  await page.keyboard.press('Escape');

  await designer.openFiles({
    name: 'wrong.yaml',
    text: 'apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata: {name: w}\nspec:\n  hosts: [w.example.com]\n  resolution: SOMETIMES\n',
  });
  await expect(designer.problems).toContainText('resolution');
  await page.keyboard.press('F8');
  await expect(designer.inspector.getByRole('heading', { name: 'w', exact: true })).toBeVisible();
});

test('the panes fold by key and keep their landmarks', async ({ page }) => {
  const designer = await Designer.start(page);
  await page.keyboard.press('Control+b');
  await expect(designer.explorer).toBeVisible();
  await page.keyboard.press('Control+j');
  await expect(designer.topology).toBeAttached();
  await expect(designer.problems).toBeAttached();
});

for (const width of [1440, 1024]) {
  test(`a notice covers nothing of the canvas at ${width} pixels, names what it undoes, goes with Escape and comes back`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 768 });
    const designer = await Designer.start(page);
    await designer.openFiles({ name: 'payments.yaml', text: fixture('payments.yaml') });
    const { toast } = designer;
    await expect(toast.getByRole('button', { name: 'Undo: Open payments.yaml' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Undo', exact: true })).toHaveCount(1);
    const palette = designer.canvas.getByRole('toolbar').last();
    const before = await palette.boundingBox();
    const isOver = await toast.evaluate((notice) => {
      const { top, right, bottom, left } = notice.getBoundingClientRect();
      const below = [...document.querySelectorAll('.react-flow__node, [role="toolbar"], .canvas-filter')];
      return below
        .map((each) => each.getBoundingClientRect())
        .some((box) => box.left < right && box.right > left && box.top < bottom && box.bottom > top);
    });
    expect(isOver).toBe(false);
    await page.keyboard.press('Escape');
    await expect(toast).toBeHidden();
    expect(await palette.boundingBox()).toEqual(before);
    const last = page.getByRole('button', { name: 'Last notice' });
    await last.press('Enter');
    await expect(toast).toContainText('payments.yaml');
    await expect(toast.getByRole('button', { name: /^Undo/ })).toHaveCount(0);
    await expect(last).toBeFocused();
  });
}

test('the list of keys has those of the canvas and of the editor', async ({ page }) => {
  const designer = await Designer.start(page);
  await designer.run('Keyboard shortcuts');
  const keys = page.getByRole('dialog', { name: /keyboard/i });
  await expect(keys.getByRole('region', { name: 'Canvas' })).toContainText('Arrange: unpin what is selected');
  await expect(keys.getByRole('region', { name: 'YAML' })).toContainText('Tab leaves the editor');
});

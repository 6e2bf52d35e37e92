import { expect, test } from '@playwright/test';
import { Designer, lineOf } from './designer';

const egress = `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: {name: api, namespace: shop}
spec:
  hosts: [api.example.com]
  ports:
  - {number: 443, name: https, protocol: HTTPS}
  resolution: DNS
`;
const design = `apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata: {name: shop}
spec:
  workloads:
  - name: cart
    namespace: shop
`;

test('Escape calls off the drag of a card, and a double click beside its name edits it', async ({ page }) => {
  const designer = await Designer.start(page);
  await designer.openFiles({ name: 'egress.yaml', text: egress }, { name: 'design.yaml', text: design });
  const api = designer.node('ServiceEntry shop/api');
  await api.click({ position: { x: 60, y: 14 } });
  const before = await api.boundingBox();
  if (!before) throw new Error('The card is not on the page');
  const [x, y] = [before.x + 60, before.y + 14];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y + 60, { steps: 4 });
  await page.keyboard.press('Escape');
  await page.mouse.move(x, y + 120, { steps: 4 });
  expect((await api.boundingBox())?.y).toBe(before.y);
  await page.mouse.up();
  expect(await designer.yaml('design.yaml')).toBe(design);

  await page.mouse.dblclick(before.x + 50, before.y + 5);
  await expect(designer.canvas.getByRole('textbox', { name: 'hosts' })).toBeFocused();
  await page.keyboard.press('Escape');
  expect(await designer.yaml('egress.yaml')).toBe(egress);
});

test('handles stand at the rows that there are, also after two ports had one number', async ({ page }) => {
  const rule =
    '---\napiVersion: networking.istio.io/v1\nkind: DestinationRule\nmetadata: {name: api, namespace: shop}\nspec:\n  host: api.example.com\n';
  const twice = egress.replace('  resolution', '  - {number: 443, name: tls, protocol: TLS}\n  resolution') + rule;
  const designer = await Designer.start(page);
  await designer.openFiles({ name: 'egress.yaml', text: twice });
  await designer.selectNode('ServiceEntry shop/api');
  const handles = designer.canvas.locator('[data-connect]');
  await expect(handles).toHaveCount(7);

  await designer.caretAtEndOf(lineOf(twice, '443, name: https'));
  await page.keyboard.press('Enter');
  await page.keyboard.type('- {number: 80, name: http, protocol: HTTP}');
  await expect(handles).toHaveCount(9);

  await designer.caretAtEndOf(lineOf(twice, '  host: api') + 1);
  await expect(designer.field('host')).toBeVisible();
  await page.keyboard.type('X');
  await designer.undo();
  await designer.redo();
  await page.mouse.move(4, 4);
  const loose = designer.node('DestinationRule shop/api');
  await expect(loose).toBeVisible();
  await expect(designer.canvas.locator('[data-connect][data-part^="rule:"]')).toHaveCount(0);
  await expect(handles).toHaveCount(1);
});

test('a form on a low canvas stands above the palette, with its buttons in view', async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 430 });
  const designer = await Designer.start(page);
  await designer.openFiles({ name: 'design.yaml', text: design });
  await expect(designer.node('Workload shop/cart')).toBeVisible();
  const canvas = await designer.canvas.boundingBox();
  await designer.dragTool('Pod', { x: (canvas?.x ?? 0) + 200, y: (canvas?.y ?? 0) + 120 });
  const form = designer.form('Draw a pod');
  await expect(form.getByRole('button', { name: 'Cancel' })).toBeInViewport({ ratio: 1 });
  const [box, tools] = [await form.boundingBox(), await page.locator('.canvas-palette').boundingBox()];
  expect((box?.y ?? Infinity) + (box?.height ?? 0)).toBeLessThanOrEqual(tools?.y ?? 0);
});

test('a form that is higher than a low canvas scrolls inside, down to its last field', async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 430 });
  const designer = await Designer.start(page);
  await designer.openFiles({ name: 'design.yaml', text: design });
  await expect(designer.node('Workload shop/cart')).toBeVisible();
  const canvas = await designer.canvas.boundingBox();
  await designer.dragTool('ServiceEntry', { x: (canvas?.x ?? 0) + 300, y: (canvas?.y ?? 0) + 120 });
  const form = designer.form('New ServiceEntry');
  expect(await form.evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight)).toBeGreaterThan(0);
  for (const name of ['hosts', 'namespace']) {
    const field = form.getByRole('textbox', { name });
    await field.scrollIntoViewIfNeeded();
    await expect(field).toBeInViewport({ ratio: 1 });
    await expect(form.getByRole('button', { name: 'Cancel' })).toBeInViewport({ ratio: 1 });
  }
});

test('the whole of a folded band is pressed and dragged: a press opens it, a drag moves the canvas', async ({
  page,
}) => {
  const designer = await Designer.start(page);
  await designer.openFiles({ name: 'egress.yaml', text: egress }, { name: 'design.yaml', text: design });
  const head = designer.canvas.getByRole('button', { name: 'Namespace shop' });
  await head.click({ position: { x: 10, y: 10 } });
  await expect(head).toHaveAttribute('aria-expanded', 'false');
  const box = await head.boundingBox();
  if (!box) throw new Error('The band is not on the page');
  const [x, y] = [box.x + box.width + 40, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 60, y + 40, { steps: 4 });
  await page.mouse.up();
  await expect(head).toHaveAttribute('aria-expanded', 'false');
  await expect.poll(async () => (await head.boundingBox())?.x).toBeCloseTo(box.x + 60);
  await page.mouse.click(x + 60, y + 40);
  await expect(head).toHaveAttribute('aria-expanded', 'true');
  await expect(designer.node('ServiceEntry shop/api')).toBeVisible();
});

test('a form about a card leaves the card in view, also on a narrow canvas', async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 768 });
  const designer = await Designer.start(page);
  await designer.openFiles({ name: 'egress.yaml', text: egress }, { name: 'design.yaml', text: design });
  await designer.selectNode('ServiceEntry shop/api');
  await page.keyboard.press('n');
  const form = designer.form('New note');
  await expect(form).toBeVisible();
  const [card, box] = [await designer.node('ServiceEntry shop/api').boundingBox(), await form.boundingBox()];
  const canvas = await designer.canvas.boundingBox();
  if (!card || !box || !canvas) throw new Error('The card, its form or the canvas is not on the page');
  expect(card.x).toBeGreaterThanOrEqual(canvas.x);
  expect(box.x).toBeGreaterThanOrEqual(card.x + card.width);
  expect(box.x + box.width).toBeLessThanOrEqual(canvas.x + canvas.width);
});

test('a pod can be put down where the legend lies', async ({ page }) => {
  const designer = await Designer.start(page);
  await designer.openFiles({ name: 'design.yaml', text: design });
  await expect(designer.node('Workload shop/cart')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(designer.toast).toBeHidden();
  await designer.canvas.getByRole('button', { name: 'Legend', exact: true }).click();
  const legend = designer.canvas.getByRole('complementary', { name: 'Legend' });
  await expect(legend).toBeVisible();
  const box = await legend.boundingBox();
  if (!box) throw new Error('The legend is not on the page');
  await designer.dragTool('Pod', { x: box.x + 40, y: box.y + box.height - 20 });
  await expect(designer.form('Draw a pod')).toBeVisible();
  await expect(legend).toBeVisible();
  await page.keyboard.press('Enter');
  expect(await designer.yaml('design.yaml')).toContain('  - name: app\n');
});

test('from far away a name has the size on the screen that it had, however quickly somebody zooms', async ({
  page,
}) => {
  const designer = await Designer.start(page);
  await designer.openFiles({ name: 'egress.yaml', text: egress }, { name: 'design.yaml', text: design });
  const name = designer.node('ServiceEntry shop/api').locator('.name-card');
  await designer.canvas.hover({ position: { x: 300, y: 300 } });
  await page.keyboard.down('Control');
  for (let step = 0; step < 40 && !(await name.isVisible()); step++) await page.mouse.wheel(0, 60);
  for (let step = 0; step < 3; step++) await page.mouse.wheel(0, 60);
  await page.keyboard.up('Control');
  await expect(name).toBeVisible();
  // CSS pixels of the screen: what the card says of itself is scaled with the picture.
  const onScreen = (): Promise<number> =>
    name.evaluate((card) => {
      const scale = card.getBoundingClientRect().width / (card as HTMLElement).offsetWidth;
      return parseFloat(getComputedStyle(card).fontSize) * scale;
    });
  await expect.poll(onScreen).toBeGreaterThan(9.5);
  expect(await onScreen()).toBeLessThan(12.5);
  expect(await designer.yaml('design.yaml')).toBe(design);
});

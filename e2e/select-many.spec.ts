import { expect, test, type Page } from '@playwright/test';
import { Designer } from './designer';

const entry = (name: string, resolution: string): string =>
  [
    '# kept',
    'apiVersion: networking.istio.io/v1',
    'kind: ServiceEntry',
    'metadata:',
    `  name: ${name}`,
    '  namespace: shop',
    'spec:',
    `  hosts: [${name}.example.com]`,
    '  ports:',
    '  - {number: 443, name: https, protocol: HTTPS}',
    `  resolution: ${resolution} # by hand`,
    '',
  ].join('\n');

const egress = [entry('api', 'DNS'), entry('bank', 'DNS'), entry('cards', 'DNS_ROUND_ROBIN')].join('---\n');
const design = [
  'apiVersion: fairway.dev/v1alpha1',
  'kind: EgressDesign',
  'metadata: {name: shop}',
  'spec:',
  '  workloads:',
  '  - name: cart',
  '    namespace: shop',
  '    calls:',
  '    - url: https://api.example.com',
  '',
].join('\n');

test.beforeEach(async ({ page }) => {
  const designer = await Designer.start(page);
  await designer.openFiles({ name: 'egress.yaml', text: egress }, { name: 'design.yaml', text: design });
  await expect(designer.node('ServiceEntry shop/cards')).toBeVisible();
});

const head = { position: { x: 60, y: 14 } };

async function selectTwo(designer: Designer): Promise<void> {
  await designer.node('ServiceEntry shop/api').click(head);
  await designer.node('ServiceEntry shop/cards').click({ ...head, modifiers: ['Control'] });
}

/** The last sentence of the polite live region. */
function said(page: Page) {
  return page.locator('.spoken-only[aria-live=polite]');
}

test('what several entries share is written into all of them, once and as one step', async ({ page }) => {
  const designer = new Designer(page);
  await selectTwo(designer);
  await expect(said(page)).toHaveText('2 are selected, ServiceEntry shop/cards last.');
  await expect(designer.row('ServiceEntry shop/api')).toHaveAttribute('aria-selected', 'true');
  await expect(designer.row('ServiceEntry shop/cards')).toHaveAttribute('aria-selected', 'true');
  await expect(designer.node('ServiceEntry shop/api')).toHaveAttribute('aria-current', 'true');
  await expect(designer.inspector.getByRole('heading', { name: '2 ServiceEntry' })).toBeVisible();
  await expect(designer.field('resolution')).toHaveAttribute('placeholder', 'mixed');
  await designer.choose('resolution', 'NONE');
  expect(await designer.yaml('egress.yaml')).toBe(
    egress.replace('DNS_ROUND_ROBIN', 'NONE').replace('resolution: DNS ', 'resolution: NONE '),
  );
  await designer.undo();
  expect(await designer.yaml('egress.yaml')).toBe(egress);
});

test('keys extend the selection, pin it, and delete it after asking once', async ({ page }) => {
  const designer = new Designer(page);
  await designer.node('ServiceEntry shop/api').click(head);
  await page.keyboard.press('Shift+ArrowDown');
  await expect(said(page)).toContainText('2 are selected');
  await page.keyboard.press('p');
  await expect(designer.toast).toContainText('Pinned 2 cards.');
  const pinned = await designer.yaml('design.yaml');
  expect(pinned).toContain('ServiceEntry/shop/api:');
  expect(pinned).toContain('ServiceEntry/shop/bank:');
  await designer.undo();
  expect(await designer.yaml('design.yaml')).toBe(design);

  await designer.node('ServiceEntry shop/api').click(head);
  await page.keyboard.press('Control+a');
  await expect(said(page)).toContainText('4 are selected');
  await page.keyboard.press('Escape');
  await designer.node('ServiceEntry shop/bank').click(head);
  await designer.node('ServiceEntry shop/cards').click({ ...head, modifiers: ['Control'] });
  await page.keyboard.press('Delete');
  await expect(designer.node('ServiceEntry shop/cards')).toBeHidden();
  expect(await designer.yaml('egress.yaml')).toBe(entry('api', 'DNS'));
  await designer.undo();
  expect(await designer.yaml('egress.yaml')).toBe(egress);
});

test('a rectangle selects, a drag of one moves all, and the move is one step', async ({ page }) => {
  const designer = new Designer(page);
  const [first, last] = await Promise.all(
    ['ServiceEntry shop/api', 'ServiceEntry shop/bank'].map((label) => designer.node(label).boundingBox()),
  );
  if (!first || !last) throw new Error('The cards are not on the page');
  await page.keyboard.down('Shift');
  await page.mouse.move(first.x - 12, first.y + 20);
  await page.mouse.down();
  await page.mouse.move(first.x + 40, first.y + 60, { steps: 3 });
  await page.mouse.move(last.x + last.width / 2, last.y + 20, { steps: 4 });
  await page.mouse.up();
  await page.keyboard.up('Shift');
  await expect(said(page)).toContainText('2 are selected');
  await designer.node('ServiceEntry shop/bank').hover(head);
  await page.mouse.down();
  await page.mouse.move(last.x + 60, last.y + 60, { steps: 4 });
  await page.mouse.move(last.x + 60, last.y + 94, { steps: 4 });
  await page.mouse.up();
  await expect(designer.toast).toContainText('Moved and pinned 2 cards.');
  await designer.undo();
  expect(await designer.yaml('design.yaml')).toBe(design);
});

test('a card that is put down stays where it was let go, and its handles and its button are with it', async ({
  page,
}) => {
  const designer = new Designer(page);
  const card = designer.node('ServiceEntry shop/cards');
  const box = await card.boundingBox();
  if (!box) throw new Error('The card is not on the page');
  await card.hover(head);
  await page.mouse.down();
  await page.mouse.move(box.x + 60, box.y + 100, { steps: 8 });
  const held = (await card.boundingBox())?.y ?? 0;
  await card.evaluate((element) => {
    const tops: number[] = [];
    const hands: string[] = [];
    const note = (): void => {
      const { top, left } = element.getBoundingClientRect();
      tops.push(top);
      for (const hand of document.querySelectorAll('.connect-handle, .card-menu')) {
        const at = hand.getBoundingClientRect();
        const from = `${hand.className} ${Math.round(at.left - left)}, ${Math.round(at.top - top)}`;
        if (!hands.includes(from)) hands.push(from);
      }
      requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
    Object.assign(globalThis, { tops, hands });
  });
  await page.mouse.up();
  await expect(designer.toast).toContainText('Moved cards');
  const seen = (): Promise<readonly number[]> =>
    page.evaluate(() => (globalThis as unknown as { readonly tops: readonly number[] }).tops);
  await page.waitForTimeout(300);
  await expect.poll(async () => (await seen()).length).toBeGreaterThan(5);
  const tops = await seen();
  // It snaps to the grid of the picture, and never goes back on the way.
  for (const top of tops) expect(Math.abs(top - held)).toBeLessThan(16);
  const hands = await page.evaluate(() => (globalThis as unknown as { readonly hands: readonly string[] }).hands);
  expect(hands).toHaveLength(await designer.canvas.locator('.connect-handle, .card-menu').count());
});

test('the head of a band selects what is in it, which is duplicated as one step', async ({ page }) => {
  const designer = new Designer(page);
  await designer.canvas.getByRole('button', { name: 'Namespace shop' }).click();
  await expect(said(page)).toContainText('4 are selected');
  await selectTwo(designer);
  await page.keyboard.press('Control+d');
  await expect(designer.node('ServiceEntry shop/api-2')).toBeVisible();
  const text = await designer.yaml('egress.yaml');
  expect(text.replace(/^---\n# kept\n(?:(?!---\n).*\n)*? {2}name: \S+-2\n(?:(?!---\n).*\n)*/gm, '')).toBe(egress);
  await designer.undo();
  expect(await designer.yaml('egress.yaml')).toBe(egress);
});

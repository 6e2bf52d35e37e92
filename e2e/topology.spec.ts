import { expect, test } from '@playwright/test';
import { Designer, fixture } from './designer';

for (const [width, height] of [
  [1440, 900],
  [1024, 768],
] as const) {
  test(`the whole diagram of one entry can be seen at ${width} x ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    const designer = await Designer.start(page);
    // A name with which the notice of it takes several lines.
    const name = `payments-${'and-what-they-call-'.repeat(8)}outside.yaml`;
    await designer.openFiles({ name, text: fixture('payments.yaml') });
    const head = designer.topology.getByRole('button', { name: /^Topology/ });
    if ((await head.getAttribute('aria-expanded')) !== 'true') await head.click();
    const box = designer.topology.locator('.cluster', { hasText: 'External' });
    await expect(box).toBeVisible();
    await expect(async () => {
      const stage = designer.topology.locator('.dock-content');
      const [inner, outer] = [await box.boundingBox(), await stage.boundingBox()];
      expect((inner?.x ?? Infinity) + (inner?.width ?? 0)).toBeLessThan((outer?.x ?? 0) + (outer?.width ?? 0));
    }).toPass({ timeout: 5_000 });

    // The notice of what was opened does not lie over a section that is enlarged, and is whole.
    await designer.topology.getByRole('button', { name: 'Enlarge Topology' }).click();
    await expect(designer.toast).toBeVisible();
    const [notice, dock] = [await designer.toast.boundingBox(), await page.locator('.dock-enlarged').boundingBox()];
    expect(notice?.y ?? 0).toBeGreaterThanOrEqual((dock?.y ?? Infinity) + (dock?.height ?? 0) - 1);
    expect(await designer.toast.evaluate((element) => element.scrollHeight - element.clientHeight)).toBe(0);
  });
}

test('the diagram follows every edit, in subgraphs for the mesh, the registry and the outside', async ({ page }) => {
  const designer = await Designer.start(page);
  await designer.openFixtures('payments.yaml');
  const picture = designer.topology.getByRole('img', { name: /^Topology/ });
  await expect(picture).toContainText('api.cards.example.com');
  for (const part of ['Mesh', 'Registry', 'External']) await expect(picture).toContainText(part);

  await designer.selectNode('ServiceEntry payments/card-api');
  await designer.setText('hosts[0]', 'api.new-cards.example.com');
  await expect(picture).toContainText('api.new-cards.example.com');

  await designer.topology.getByRole('button', { name: 'Copy Mermaid' }).click();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toMatch(/^flowchart LR\n/m);
  expect(text).toContain('subgraph');
  expect(text).toContain('api.new-cards.example.com');
});

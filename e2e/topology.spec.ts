import { expect, test } from '@playwright/test';
import { Designer } from './designer';

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

import { expect, test, type Locator } from '@playwright/test';
import { Designer } from './designer';

const egress = `apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: default, namespace: payments }
spec: { egress: [{ hosts: ['./*', 'istio-system/*'] }] }
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: api, namespace: payments }
spec: { hosts: [api.example.com], ports: [{ number: 443, name: tls, protocol: TLS }], resolution: DNS }
---
apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata: { name: design }
spec:
  workloads:
    - name: checkout
      namespace: payments
      calls: [{ url: 'https://other.example.net', expect: { outcome: reached } }, { url: 'https://api.example.com' }]
`;

test('smaller cards and bands give what is left of them all of their width', async ({ page }) => {
  const designer = await Designer.start(page);
  await designer.openFiles({ name: 'egress.yaml', text: egress });
  await expect(designer.row('egress.yaml')).toBeVisible();
  await designer.canvas.getByRole('button', { name: /^Zoom,/ }).click();
  await page.getByRole('menuitem', { name: '50 %' }).click();
  await expect(designer.canvas.getByRole('button', { name: 'Zoom, 50 %' })).toBeVisible();
  const call = designer.canvas.getByText('other.example.net', { exact: true });
  await expect.poll(() => isWhole(call)).toBe(true);
  await expect.poll(() => isWhole(designer.canvas.getByText('imports payments/*, istio-system/*'))).toBe(true);
});

test('the legend is read and closed on a low canvas', async ({ page }) => {
  await page.setViewportSize({ width: 720, height: 450 });
  const designer = await Designer.start(page);
  await designer.openFiles({ name: 'egress.yaml', text: egress });
  await designer.canvas.getByRole('button', { name: 'Legend', exact: true }).click();
  const legend = designer.canvas.locator('.canvas-legend');
  await expect(legend.getByRole('listitem').first()).toBeInViewport({ ratio: 1 });
  await expect.poll(() => isWhole(legend.getByText('Reached, not understood'))).toBe(true);
  await legend.getByText('Reached, not understood').hover();
  await legend.getByRole('listitem').last().scrollIntoViewIfNeeded();
  await expect(legend.getByRole('button')).toBeInViewport({ ratio: 1 });
  await legend.getByRole('button').click();
  await expect(legend).toHaveCount(0);
});

test('a dialog has nearly all of a low page, and settings in the bar are whole', async ({ page }) => {
  await page.setViewportSize({ width: 720, height: 450 });
  const designer = await Designer.start(page);
  await designer.openFiles({ name: 'egress.yaml', text: egress });
  const bar = page.getByRole('contentinfo').locator('.status-group');
  await expect.poll(() => bar.evaluate((group) => group.scrollWidth - group.clientWidth)).toBeLessThan(1);
  await designer.run('Export');
  const box = await page.getByRole('dialog', { name: 'Export' }).boundingBox();
  expect(box?.y).toBeLessThan(20);
  expect(box && box.y + box.height).toBeLessThanOrEqual(450);
});

/** Whether no part of a text is cut off. */
function isWhole(text: Locator): Promise<boolean> {
  return text.first().evaluate((element) => element.scrollWidth <= element.clientWidth);
}

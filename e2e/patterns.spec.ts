import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Locator } from '@playwright/test';
import { Designer } from './designer';

const entry = `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: api
  namespace: shop
spec:
  hosts:
    - api.example.com # the partner
  ports:
    - number: 443
      name: https
      protocol: HTTPS
  resolution: DNS
`;

const design = `apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata:
  name: shop
spec:
  workloads:
    - name: cart
      namespace: shop
      labels: { app: cart }
      calls:
        - url: https://api.example.com/v1 # charges
`;

const started = entry
  .replace('number: 443', 'number: 80')
  .replace('name: https', 'name: http')
  .replace('protocol: HTTPS', 'protocol: HTTP\n      targetPort: 443');

const rule = `---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: api
  namespace: shop
spec:
  host: api.example.com
  trafficPolicy:
    tls:
      mode: SIMPLE
      caCertificates: system
`;

function sheet({ page }: Designer, title: string): Locator {
  return page.getByRole('dialog', { name: title });
}

for (const colorScheme of ['light', 'dark'] as const)
  test(`TLS is started at the sidecar after its patch was read, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const designer = await Designer.start(page);
    await designer.openFiles({ name: 'egress.yaml', text: entry }, { name: 'design.yaml', text: design });
    await designer.selectNode('ServiceEntry shop/api');
    await designer.run('Start TLS at the sidecar');
    const dialog = sheet(designer, 'Start TLS at the sidecar');
    await expect(dialog.getByRole('region', { name: 'Patch of egress.yaml' })).toContainText('targetPort: 443');
    await expect(dialog.getByRole('region', { name: 'Patch of design.yaml' })).toContainText(
      'http://api.example.com/v1',
    );
    await expect(dialog.getByRole('button', { name: 'Apply' })).toBeFocused();
    const { violations } = await new AxeBuilder({ page }).include('dialog').analyze();
    expect(violations).toEqual([]);
    // Whatever the editor showed before, it shows what was written then.
    await page.keyboard.press('Escape');
    await designer.yamlPane.getByRole('tab', { name: 'design.yaml' }).click();
    await designer.run('Start TLS at the sidecar');
    await expect(dialog.getByRole('button', { name: 'Apply' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(designer.yamlPane.getByRole('tab', { name: 'egress.yaml' })).toHaveAttribute('aria-selected', 'true');
    await expect(designer.editorLines).toContainText('targetPort: 443');
    // The focus is there as well, and not on the tab that had it before.
    await expect(designer.yamlPane.locator('.monaco-editor').first()).toContainClass('focused');
    expect(await designer.yaml('egress.yaml')).toBe(started + rule);
    expect(await designer.yaml('design.yaml')).toBe(design.replace('https://', 'http://'));
    await designer.undo();
    expect(await designer.yaml('egress.yaml')).toBe(entry);
    expect(await designer.yaml('design.yaml')).toBe(design);
  });

test('an entry goes out by an egress gateway and back', async ({ page }) => {
  const designer = await Designer.start(page);
  await designer.openFiles({ name: 'egress.yaml', text: entry });
  await designer.selectNode('ServiceEntry shop/api');
  await designer.run('Route through egress gateway');
  const dialog = sheet(designer, 'Route through egress gateway');
  await expect(dialog.getByRole('radio', { name: /^Pass TLS through/ })).toBeChecked();
  await dialog.getByRole('radio', { name: /^Start TLS at the gateway/ }).check();
  await expect(dialog.getByText('mode: ISTIO_MUTUAL').first()).toBeVisible();
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await expect(designer.row('Gateway istio-system/egress-gateway')).toBeVisible();
  await designer.selectNode('ServiceEntry shop/api');
  await designer.run('Back to direct');
  await sheet(designer, 'Back to direct').getByRole('button', { name: 'Apply' }).click();
  expect(await designer.yaml('egress.yaml')).toBe(started + rule);
});

test('a host is renamed in the places that are ticked', async ({ page }) => {
  const designer = await Designer.start(page);
  await designer.openFiles({ name: 'egress.yaml', text: started + rule }, { name: 'design.yaml', text: design });
  await designer.selectNode('ServiceEntry shop/api');
  await designer.run('Rename host everywhere');
  const dialog = sheet(designer, 'Rename api.example.com');
  await dialog.getByRole('textbox', { name: 'Host' }).fill('pay.example.org');
  await dialog.getByRole('checkbox', { name: /EgressDesign shop/ }).uncheck();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  expect(await designer.yaml('egress.yaml')).toBe((started + rule).replaceAll('api.example.com', 'pay.example.org'));
  expect(await designer.yaml('design.yaml')).toBe(design);
});

test('a resource moves to another namespace', async ({ page }) => {
  const designer = await Designer.start(page);
  await designer.openFiles({ name: 'egress.yaml', text: started + rule });
  await designer.selectNode('ServiceEntry shop/api');
  await designer.run('Move to namespace');
  const dialog = sheet(designer, 'Move to namespace');
  await expect(dialog.getByText('ServiceEntry api is in shop already.')).toBeVisible();
  await dialog.getByLabel('Namespace').fill('edge');
  await page.keyboard.press('Enter');
  await expect(designer.row('ServiceEntry edge/api')).toBeVisible();
  expect(await designer.yaml('egress.yaml')).toBe(started.replace('namespace: shop', 'namespace: edge') + rule);
});

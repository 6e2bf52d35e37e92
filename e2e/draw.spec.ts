import { expect, test, type Page } from '@playwright/test';
import { boxOf } from './boxes';
import { Designer } from './designer';

const egress = `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: api # the partner
  namespace: shop
spec:
  hosts: [api.example.com]
  location: MESH_EXTERNAL
  ports:
    - { number: 443, name: https, protocol: HTTPS }
  resolution: DNS
`;

const design = `apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata:
  name: shop
spec:
  workloads:
    - name: cart # the cart
      namespace: shop
      labels: { app: cart }
`;

const api = 'ServiceEntry shop/api';
const cart = 'Workload shop/cart';

async function open(page: Page): Promise<Designer> {
  await page.setViewportSize({ width: 1440, height: 1000 });
  const designer = await Designer.start(page);
  await designer.openFiles({ name: 'egress.yaml', text: egress }, { name: 'design.yaml', text: design });
  await expect(designer.node(api)).toBeVisible();
  await page.keyboard.press('Escape');
  return designer;
}

/** Pans by the wheel while a form is open, which goes with the picture, and not over the palette. */
async function staysWhereItIs(page: Page, designer: Designer, form: string): Promise<void> {
  const box = () => boxOf(designer.form(form));
  const [before, canvas] = [await box(), await boxOf(designer.canvas)];
  await page.mouse.move(canvas.x + 20, canvas.y + canvas.height / 2);
  await page.mouse.wheel(0, 60);
  await expect.poll(async () => Math.round((await box()).y - before.y)).toBe(-30);
  await page.mouse.wheel(0, -600);
  const palette = await boxOf(designer.canvas.getByRole('toolbar'));
  await expect.poll(async () => (await box()).y + (await box()).height).toBeLessThan(palette.y);
  await page.mouse.wheel(0, 540);
  await expect.poll(async () => Math.round((await box()).y)).toBe(Math.round(before.y));
}

/** Fills the fields of the form that is open, by their labels, and commits. */
async function fill(
  designer: Designer,
  title: string | RegExp,
  fields: Readonly<Record<string, string>>,
): Promise<void> {
  const form = designer.form(title);
  await expect(form).toBeVisible();
  for (const [label, value] of Object.entries(fields)) await form.getByLabel(label, { exact: true }).fill(value);
  await form.getByRole('button').last().click();
  await expect(form).toBeHidden();
}

/** An empty place of the band of `shop`: below the pod. */
async function inBand(designer: Designer): Promise<{ readonly x: number; readonly y: number }> {
  const box = await designer.node(cart).boundingBox();
  if (!box) throw new Error('The pod is not on the canvas');
  return { x: box.x + 40, y: box.y + box.height + 14 };
}

const pod = `    - name: web
      namespace: shop
      labels:
        app: web
`;

const entry = (name: string, host: string): string => `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: ${name}
  namespace: shop
spec:
  hosts:
    - ${host}
  location: MESH_EXTERNAL
  ports:
    - number: 443
`;

test('each tool is dragged to its place, and writes when it is put down', async ({ page }) => {
  const designer = await open(page);
  // Off the canvas, and called off with Escape, nothing is written.
  await designer.dragTool('Pod', designer.explorer);
  await expect(designer.form('Draw a pod')).toHaveCount(0);

  await designer.dragTool('Pod', await inBand(designer));
  await staysWhereItIs(page, designer, 'Draw a pod');
  await fill(designer, 'Draw a pod', { name: 'web' });
  await expect(designer.node('Workload shop/web')).toBeVisible();

  await designer.dragTool('ServiceEntry', await inBand(designer));
  await fill(designer, 'New ServiceEntry', { hosts: 'mail.example.com' });
  await expect(designer.node('ServiceEntry shop/mail-example-com')).toBeVisible();

  await designer.dragTool('External endpoint', await inBand(designer));
  const external = designer.form('New external host');
  await external.getByLabel('Host, IP or URL').fill('10.9.0.1');
  await external.getByLabel('hosts', { exact: true }).fill('db.example.com');
  await page.keyboard.press('Enter');
  await expect(designer.node('ServiceEntry shop/db-example-com')).toBeVisible();
  await expect(designer.node('External 10.9.0.1')).toBeVisible();

  await designer.dragTool('External endpoint', designer.node(api));
  await fill(designer, /endpoint of api/, { address: '10.0.0.7' });
  await expect(designer.node('External 10.0.0.7')).toBeVisible();

  await designer.dragTool('DestinationRule', designer.node(api));
  await expect(designer.node('DestinationRule shop/api')).toBeVisible();
  // The keys go on with the card that it was dropped on, not with the tool.
  await expect(designer.node(api)).toBeFocused();
  await designer.dragTool('VirtualService', designer.node(api));
  await expect(designer.node('VirtualService shop/api')).toBeVisible();
  // A rule is for a host: elsewhere it says so.
  await designer.dragTool('DestinationRule', designer.node(cart));
  await expect(designer.toast).toContainText('ServiceEntry');

  await designer.dragTool('Sidecar', designer.node(cart));
  await expect(designer.toast).toContainText('Sidecar');
  await designer.dragTool('Note', designer.node(api));
  await fill(designer, 'New note', { text: 'Ask the partner' });

  const made = await designer.yaml('design.yaml');
  expect(made).toBe(`${design}${pod}  notes:
    - "on": ServiceEntry/shop/api
      text: Ask the partner
`);
  const text = await designer.yaml('egress.yaml');
  expect(text.startsWith(egress.trimEnd())).toBe(true);
  expect(text).toContain('  endpoints:\n    - address: 10.0.0.7\n---\n');
  expect(text).toContain(entry('mail-example-com', 'mail.example.com'));
  expect(text).toContain(entry('db-example-com', 'db.example.com'));
  for (const kind of ['DestinationRule', 'VirtualService', 'Sidecar']) expect(text).toContain(`kind: ${kind}\n`);
});

test('each tool has a key, and works on what is selected', async ({ page }) => {
  const designer = await open(page);
  await designer.selectNode(cart);
  await page.keyboard.press('w');
  await fill(designer, 'Draw a pod', { name: 'web' });
  await expect(designer.node('Workload shop/web')).toBeVisible();
  expect(await designer.yaml('design.yaml')).toBe(design + pod);

  await designer.selectNode(api);
  await page.keyboard.press('l');
  await fill(designer, 'New WorkloadEntry', { address: '10.2.0.1', name: 'vm' });
  await expect(designer.toast).toContainText('WorkloadEntry vm');
  await designer.selectNode(api);
  await page.keyboard.press('g');
  await fill(designer, 'New Gateway', { name: 'out' });
  await expect(designer.node('Gateway istio-system/out')).toBeVisible();

  // Where a tool does not fit it stays chosen; the arrow keys lead it to its place.
  await designer.selectNode(cart);
  await page.keyboard.press('d');
  await expect(designer.canvas.getByRole('button', { name: 'Place DestinationRule' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(designer.node('DestinationRule shop/api')).toBeVisible();
  await designer.selectNode(cart);
  await page.keyboard.press('x');
  await expect(designer.toast).toContainText('Sidecar');
  await designer.selectNode(cart);
  await page.keyboard.press('n');
  await fill(designer, 'New note', { text: 'Two' });

  const text = await designer.yaml('egress.yaml');
  expect(text.startsWith(egress)).toBe(true);
  for (const kind of ['WorkloadEntry', 'Gateway', 'DestinationRule', 'Sidecar'])
    expect(text).toContain(`kind: ${kind}\n`);
  expect(await designer.yaml('design.yaml')).toContain('  notes:\n    - "on": Workload/shop/cart\n      text: Two\n');
  for (let step = 0; step < 6; step++) await designer.undo();
  expect(await designer.yaml('egress.yaml')).toBe(egress);
  expect(await designer.yaml('design.yaml')).toBe(design);
});

test('names, URLs and addresses are edited where they stand', async ({ page }) => {
  const designer = await open(page);
  await designer.selectNode(cart);
  await page.keyboard.press('F2');
  const field = designer.canvas.getByRole('textbox', { name: 'name', exact: true });
  await field.fill('Wrong Name');
  await expect(designer.canvas).toContainText('not a Kubernetes name');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(designer.canvas.getByRole('alert')).toHaveCount(0);
  await field.press('Enter');
  await expect(designer.canvas.getByRole('alert')).toContainText('not a Kubernetes name');
  await field.press('Escape');
  await expect(field).toHaveCount(0);
  await designer.node(cart).getByText('cart', { exact: true }).dblclick();
  await field.fill('basket');
  await field.press('Enter');
  await expect(designer.node('Workload shop/basket')).toBeVisible();
  expect(await designer.yaml('design.yaml')).toBe(design.replace('name: cart #', 'name: basket #'));

  // A host that stands in one place changes there; F2 goes on to the name of the entry.
  await designer.selectNode(api);
  await page.keyboard.press('F2');
  const host = designer.canvas.getByRole('textbox', { name: 'hosts', exact: true });
  await host.fill('api.example.org');
  await host.press('Enter');
  await expect(designer.node(api)).toContainText('api.example.org');
  await page.keyboard.press('F2');
  await page.keyboard.press('F2');
  await field.fill('partner');
  await field.press('Enter');
  await expect(designer.node('ServiceEntry shop/partner')).toBeVisible();
  const renamed = egress.replace('[api.example.com]', '[api.example.org]').replace('name: api #', 'name: partner #');
  expect(await designer.yaml('egress.yaml')).toBe(renamed);
});

test('a file dropped while a dialog is open waits for it, and nothing that is typed there is lost', async ({
  page,
}) => {
  const designer = await open(page);
  await page.getByRole('button', { name: 'New resource', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'New resource' });
  await dialog.getByLabel('name', { exact: true }).fill('typed');
  const text = egress.replace('name: api #', 'name: other #').replace('api.example', 'other.example');
  await page.evaluate((yaml) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([yaml], 'other.yaml'));
    window.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }, text);
  await expect(designer.toast).toContainText('other.yaml is opened when this dialog is closed');
  await expect(dialog.getByLabel('name', { exact: true })).toHaveValue('typed');
  await page.keyboard.press('Escape');
  await expect(designer.node('ServiceEntry shop/other')).toBeVisible();
  expect(await designer.yaml('other.yaml')).toBe(text);
});

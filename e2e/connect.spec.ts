import { expect, test, type Page } from '@playwright/test';
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
    - { number: 80, name: http, protocol: HTTP }
    - { number: 443, name: https, protocol: HTTPS }
  resolution: DNS
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: db
  namespace: shop
spec:
  hosts:
    - db.example.com
  addresses: [10.255.0.1]
  location: MESH_EXTERNAL
  ports:
    - number: 5432
      name: tcp-postgres
      protocol: TCP
  resolution: STATIC
  endpoints:
    - address: 10.0.0.1 # main site
      locality: us-east-1/us-east-1a
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: wild
  namespace: shop
spec:
  hosts: ['*.wild.example.com']
  location: MESH_EXTERNAL
  ports:
    - { number: 443, name: tls, protocol: TLS }
  resolution: NONE
`;

const head = `apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata:
  name: shop
spec:
  workloads:
    - name: cart # the cart
      namespace: shop
      labels: { app: cart }
`;

const call = `      calls:
        - url: https://api.example.com/v1 # every minute
          expect: { outcome: reached }
`;

const api = 'ServiceEntry shop/api';
const db = 'ServiceEntry shop/db';
const wild = 'ServiceEntry shop/wild';
const cart = 'Workload shop/cart';

/** Opens a design; afterwards the whole picture is in view and no notice lies over it. */
async function open(page: Page, files: Readonly<Record<string, string>>): Promise<Designer> {
  await page.setViewportSize({ width: 1440, height: 1000 });
  const designer = await Designer.start(page);
  await designer.openFiles(...Object.entries(files).map(([name, text]) => ({ name, text })));
  await expect(designer.node(api)).toBeVisible();
  await page.keyboard.press('Escape');
  await designer.run('Fit the graph into the canvas');
  await page.waitForTimeout(400);
  return designer;
}

test('wires from a pod write calls, and say why where they write none', async ({ page }) => {
  const designer = await open(page, { 'egress.yaml': egress, 'design.yaml': head });
  const pod = designer.node(cart);
  await designer.drawWire(pod, designer.node(api));
  await expect(designer.toast).toContainText('http://api.example.com');
  await designer.drawWire(pod, designer.node(api).getByRole('group', { name: /^Port 443/ }));
  await expect(pod).toContainText('https');
  await designer.drawWire(pod, designer.node('External 10.0.0.1'));
  await expect(pod).toContainText('db.example.com');

  await designer.drawWire(pod, designer.node(wild));
  const name = designer.form(/wildcard/i).getByRole('textbox');
  await name.fill('eu.wild.example.com');
  await name.press('Enter');
  await expect(pod).toContainText('eu.wild.example.com');

  const canvas = await designer.canvas.boundingBox();
  if (!canvas) throw new Error('There is no canvas');
  await designer.drawWire(pod, { x: canvas.x + canvas.width / 2, y: canvas.y + 60 });
  const url = designer.form(/New call/).getByRole('textbox');
  await url.fill('https://new.example.com:8443/v2');
  await url.press('Enter');
  await designer.canvas.getByRole('button', { name: /^Create ServiceEntry: new\.example\.com/ }).click();
  await expect(designer.node('ServiceEntry shop/new-example-com')).toBeVisible();

  expect(await designer.yaml('design.yaml')).toBe(`${head}      calls:
        - url: http://api.example.com
        - url: https://api.example.com
        - url: tcp://db.example.com:5432
        - url: tls://eu.wild.example.com:443
        - url: https://new.example.com:8443/v2
`);
  const made = await designer.yaml('egress.yaml');
  expect(made.startsWith(egress)).toBe(true);
  expect(made.slice(egress.length)).toContain('    - new.example.com\n');
  expect(made.slice(egress.length)).toMatch(/number: 8443\n\s+name: https.*\n\s+protocol: HTTPS\n/);
});

test('the end of a call is led elsewhere, and all else that it says stays', async ({ page }) => {
  const designer = await open(page, { 'egress.yaml': egress, 'design.yaml': head + call });
  const row = designer.node(cart).getByRole('group', { name: /^Call to https/ });
  await designer.drawWire(row, designer.node(api).getByRole('group', { name: /^Port 80/ }));
  await expect(designer.toast).toContainText('http://api.example.com/v1');
  const moved = head + call.replace('https:', 'http:');
  expect(await designer.yaml('design.yaml')).toBe(moved);
  await designer.undo();
  await expect(row).toContainText('https');

  // From where calls arrive the wire runs to the pod.
  await designer.drawWire(designer.node(db), designer.node(cart), 'left');
  await expect(designer.node(cart)).toContainText('db.example.com');
  // A refusal writes nothing and says the way.
  await designer.drawWire(row, designer.node(api).getByRole('group', { name: /^Port 443/ }));
  await expect(designer.toast).toContainText('already');
  expect(await designer.yaml('design.yaml')).toBe(`${head}${call}        - url: tcp://db.example.com:5432\n`);
});

test('wires from entries write endpoints, selectors and routes', async ({ page }) => {
  const designer = await open(page, { 'egress.yaml': egress, 'design.yaml': head });
  const edge = await designer.node('External 10.0.0.1').boundingBox();
  if (!edge) throw new Error('The endpoint is not on the canvas');
  await designer.drawWire(designer.node(db), { x: edge.x + 40, y: edge.y + edge.height + 20 });
  const address = designer.form(/endpoint of db/i).getByRole('textbox');
  await address.fill('10.0.0.2');
  await address.press('Enter');
  await expect(designer.node('External 10.0.0.2')).toBeVisible();
  const added = egress.replace('us-east-1a\n', 'us-east-1a\n    - address: 10.0.0.2\n');
  expect(await designer.yaml('egress.yaml')).toBe(added);

  // NONE takes no endpoints: what would have to change with it is offered, and nothing is written by itself.
  await designer.drawWire(designer.node(wild), designer.node('External 10.0.0.2'));
  const choice = designer.form(/something else changes/i);
  await expect(choice).toContainText('NONE');
  await page.keyboard.press('Escape');
  expect(await designer.yaml('egress.yaml')).toBe(added);

  await designer.drawWire(
    designer.node(api).getByRole('group', { name: /^Port 80/ }),
    designer.node(db).getByRole('group', { name: /^Port 5432/ }),
  );
  await designer.drawWire(designer.node(api), designer.node(cart));
  await expect(designer.toast).toContainText('cart');
  expect(await designer.yaml('egress.yaml')).toContain('  workloadSelector:\n    labels:\n      app: cart\n');
});

const rules = `---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: limits
  namespace: shop
spec:
  host: gone.example.com # moved
  trafficPolicy:
    connectionPool: { tcp: { maxConnections: 10 } }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: routes
  namespace: shop
spec:
  hosts: [gone.example.com]
  http:
    - route:
        - destination: { host: gone.example.com }
---
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata:
  name: default
  namespace: shop
spec:
  egress:
    - hosts: [istio-system/*]
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: egress
  namespace: istio-system
spec:
  selector: { istio: egressgateway }
  servers: []
`;

test('wires from rules make them govern an entry; one to a gateway shows its patch first', async ({ page }) => {
  const text = egress + rules;
  const designer = await open(page, { 'egress.yaml': text, 'design.yaml': head });
  await designer.drawWire(designer.node(api), designer.node('Gateway istio-system/egress'));
  const sheet = page.getByRole('dialog', { name: /egress gateway/i });
  await expect(sheet).toContainText('egress.yaml');
  await sheet.getByRole('button', { name: 'Cancel' }).click();

  await designer.drawWire(designer.node('DestinationRule shop/limits'), designer.node(api));
  await expect(designer.toast).toContainText('limits');
  await expect(designer.node('DestinationRule shop/limits')).toHaveClass(/docked/);
  await designer.drawWire(designer.node('VirtualService shop/routes'), designer.node(api));
  await expect(designer.toast).toContainText('routes');
  const chip = designer.canvas.getByRole('button', { name: 'Sidecar shop/default' });
  const from = await chip.boundingBox();
  const to = await designer.node(db).boundingBox();
  if (!from || !to) throw new Error('The Sidecar or the entry is not on the canvas');
  await page.mouse.move(from.x + 10, from.y + 10);
  await page.mouse.down();
  await page.mouse.move(to.x + 60, to.y + 10, { steps: 6 });
  await page.mouse.up();
  await expect(designer.toast).toContainText('imports shop/db.example.com');
  const changed = text
    .replace('host: gone.example.com # moved', 'host: api.example.com # moved')
    .replace('hosts: [gone.example.com]', 'hosts: [gone.example.com, api.example.com]')
    .replace('hosts: [istio-system/*]', 'hosts: [istio-system/*, shop/db.example.com]');
  expect(await designer.yaml('egress.yaml')).toBe(changed);

  for (let step = 0; step < 3; step++) await designer.undo();
  expect(await designer.yaml('egress.yaml')).toBe(text);
});

test('C connects without a pointer: a list that narrows, and what is typed', async ({ page }) => {
  const designer = await open(page, { 'egress.yaml': egress, 'design.yaml': head + call });
  const pod = designer.node(cart);
  await designer.selectNode(cart);
  await page.keyboard.press('c');
  const list = designer.form(/^Connect from cart/);
  await expect(list.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('db');
  await expect(list.getByRole('option').first()).toContainText('tcp://db.example.com:5432');
  await page.keyboard.press('Enter');
  await expect(pod).toContainText('db.example.com');
  await expect(list).toBeHidden();

  // The end of a call, stepped into with Enter.
  await page.keyboard.press('Enter');
  await page.keyboard.press('c');
  await page.keyboard.type('port 80');
  await page.keyboard.press('Enter');
  await expect(designer.toast).toContainText('http://api.example.com/v1');
  await page.keyboard.press('Escape');
  await page.keyboard.press('c');
  await page.keyboard.type('https://typed.example.com');
  await page.keyboard.press('Enter');
  await expect(pod).toContainText('typed.example.com');
  expect(await designer.yaml('design.yaml')).toBe(
    `${head}${call.replace('https:', 'http:')}        - url: tcp://db.example.com:5432\n        - url: https://typed.example.com\n`,
  );
});

test('a wire that is called off leaves nothing behind', async ({ page }) => {
  const designer = await open(page, { 'egress.yaml': egress, 'design.yaml': head });
  const pod = designer.node(cart);
  const entry = await designer.node(api).boundingBox();
  if (!entry) throw new Error('The entry is not on the canvas');
  const over = { x: entry.x + 60, y: entry.y + 12 };
  const begin = async (): Promise<void> => {
    await pod.hover({ position: { x: 30, y: 10 } });
    const handle = await designer.canvas.locator('.connect-handle').first().boundingBox();
    if (!handle) throw new Error('There is no handle');
    await page.mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2);
    await page.mouse.down();
    await page.mouse.move(over.x, over.y, { steps: 4 });
    await expect(designer.canvas.getByText('Adds a call to http://api.example.com')).toBeVisible();
  };
  await begin();
  await page.keyboard.press('Escape');
  await expect(designer.canvas.getByText('Adds a call to')).toHaveCount(0);
  await page.mouse.up();
  // Undo takes the pod away while its wire is drawn.
  await begin();
  await page.keyboard.press('Control+z');
  await expect(pod).toHaveCount(0);
  await expect(designer.canvas.getByText('Adds a call to')).toHaveCount(0);
  await page.mouse.up();
  await designer.redo();
  await expect(pod).toBeVisible();
  expect(await designer.yaml('design.yaml')).toBe(head);
});

import { expect, test } from '@playwright/test';
import { Designer } from './designer';

const start = `# routes of the payments API
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: payments
  namespace: shop
`;

const rule = `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: payments
  namespace: shop
spec:
  host: api.payments.example.com
  subsets:
    - name: v1
      labels:
        version: v1
    - name: v2
      labels:
        version: v2
`;

const finished = `${start}spec:
  hosts:
    - api.payments.example.com
  http:
    - name: charges
      match:
        - uri:
            prefix: /v1/charges
          method:
            exact: POST
          headers:
            x-tenant:
              exact: gold
      route:
        - destination:
            host: api.payments.example.com
            subset: v2
            port:
              number: 443
          weight: 90
        - destination:
            host: api.payments.example.com
            subset: v1
          weight: 10
      timeout: 10s
      retries:
        attempts: 2
        perTryTimeout: 3s
        retryOn: connect-failure,refused-stream,503
      headers:
        request:
          set:
            x-from: shop
          remove:
            - x-debug
    - route:
        - destination:
            host: api.payments.example.com
`;

let designer: Designer;

test.beforeEach(async ({ page }) => {
  designer = await Designer.start(page);
  await designer.openFiles({ name: 'routes.yaml', text: start }, { name: 'rule.yaml', text: rule });
  await designer.row('VirtualService shop/payments').click();
  await designer.showAllFields();
});

async function expectRoutes(expected: string): Promise<void> {
  await expect(async () => expect(await designer.yaml('routes.yaml')).toBe(expected)).toPass({ timeout: 8_000 });
}

const group = (path: string) => designer.inspector.getByRole('group', { name: path, exact: true });
const press = (name: string) => designer.inspector.getByRole('button', { name, exact: true }).click();

/** Chooses how a text is matched. */
async function matchBy(path: string, way: string): Promise<void> {
  await group(path).getByLabel('kind of match').click();
  await designer.page.getByRole('option', { name: way, exact: true }).click();
}

test('a VirtualService with match, weights, retries, timeout and headers, in the forms alone', async ({ page }) => {
  await designer.addTo('hosts', 'api.payments.example.com');
  await press('Add to http');
  await designer.setText('name', 'charges', 'http[0]');

  await press('Add to http[0].match');
  await designer.setText('prefix', '/v1/charges', 'http[0].match[0].uri');
  await designer.setText('exact', 'POST', 'http[0].match[0].method');
  await press('Add to http[0].match[0].headers');
  await page.keyboard.type('x-tenant');
  await page.keyboard.press('Enter');
  await group('http[0].match[0].headers.x-tenant').getByLabel('exact', { exact: true }).fill('gold');
  await page.keyboard.press('Enter');

  await press('Add to http[0].route');
  const first = group('http[0].route[0]');
  await first.getByLabel('host', { exact: true }).fill('api.payments.example.com');
  await page.keyboard.press('Enter');
  await first.getByLabel('subset', { exact: true }).click();
  await page.getByRole('option', { name: 'v2', exact: true }).click();
  await first.getByLabel('number', { exact: true }).fill('443');
  await page.keyboard.press('Enter');
  await first.getByLabel('weight', { exact: true }).fill('90');
  await page.keyboard.press('Enter');
  await press('Add to http[0].route');
  const second = group('http[0].route[1]');
  await second.getByLabel('host', { exact: true }).fill('api.payments.example.com');
  await page.keyboard.press('Enter');
  await second.getByLabel('subset', { exact: true }).fill('v1');
  await page.keyboard.press('Enter');
  await second.getByLabel('weight', { exact: true }).fill('10');
  await page.keyboard.press('Enter');
  await expect(designer.inspector).toContainText('Weights add up to 100.');

  await designer.setText('timeout', '10s', 'http[0]');
  await designer.unfold('retries', 'http[0]');
  await designer.setText('attempts', '2', 'http[0].retries');
  await designer.setText('perTryTimeout', '3', 'http[0].retries');
  await expect(designer.inspector).toContainText('A try that takes 3 s ends the call with 504');
  await press('connect-failure');
  await press('refused-stream');
  await designer.setText('retryOn', 'connect-failure,refused-stream,503', 'http[0].retries');

  await designer.unfold('headers', 'http[0].headers');
  await designer.unfold('request', 'http[0].headers');
  await designer.addEntry('http[0].headers.request.set', 'x-from', 'shop');
  await designer.addTo('http[0].headers.request.remove', 'x-debug');

  await expect(designer.inspector).toContainText('Requests that match no route get 404.');
  await press('Add a last route to api.payments.example.com');
  await expect(designer.inspector).not.toContainText('Requests that match no route get 404.');
  await expectRoutes(finished);
});

test('another kind of match keeps the text, and takes one step back', async () => {
  await designer.addTo('hosts', 'a.example.com');
  await press('Add to http');
  await press('Add to http[0].match');
  await group('http[0].match[0].uri').getByLabel('exact', { exact: true }).fill('/v1');
  await designer.page.keyboard.press('Enter');
  const exact = `${start}spec:\n  hosts:\n    - a.example.com\n  http:\n    - match:\n        - uri:\n            exact: /v1\n`;
  await expectRoutes(exact);
  await matchBy('http[0].match[0].uri', 'prefix');
  await expectRoutes(exact.replace('exact: /v1', 'prefix: /v1'));
  await designer.inspector.getByRole('heading', { name: 'payments' }).click();
  await designer.undo();
  await expectRoutes(exact);
});

test('routes are reordered by keys and by dragging, duplicated and removed', async ({ page }) => {
  await designer.addTo('hosts', 'a.example.com');
  for (const [index, name] of ['one', 'two'].entries()) {
    await press('Add to http');
    await designer.setText('name', name, `http[${index}]`);
  }
  const written = (...names: string[]): string =>
    `${start}spec:\n  hosts:\n    - a.example.com\n  http:\n${names.map((name) => `    - name: ${name}\n`).join('')}`;
  await expectRoutes(written('one', 'two'));
  await designer.field('name', 'http[0]').press('Alt+ArrowDown');
  await expectRoutes(written('two', 'one'));
  const grip = await group('http[1]').locator('.ins-grip').first().boundingBox();
  const target = await group('http[0]').boundingBox();
  if (!grip || !target) throw new Error('The routes are not drawn');
  await page.mouse.move(grip.x + 7, grip.y + 14);
  await page.mouse.down();
  await page.mouse.move(grip.x + 7, target.y + 4, { steps: 5 });
  await page.mouse.up();
  await expectRoutes(written('one', 'two'));
  await group('http[0]').getByRole('button', { name: 'More about http[0]', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Duplicate' }).click();
  await expectRoutes(written('one', 'one-2', 'two'));
  await group('http[1]').getByRole('button', { name: 'More about http[1]', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Remove http[1]' }).click();
  await expectRoutes(written('one', 'two'));
});

import { expect, test } from '@playwright/test';
import { Designer } from './designer';

const edge = `# the way in
apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: edge
  namespace: istio-system
spec:
  selector:
    istio: ingressgatway # of the chart
  servers:
    - port: { number: 80, name: http, protocol: HTTP }
      hosts: [shop.example.com]
---
apiVersion: v1
kind: Pod
metadata:
  name: ingress
  namespace: istio-system
  labels: { istio: ingressgateway }
---
apiVersion: v1
kind: Namespace
metadata:
  name: shop
`;

const entry = `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: api
  namespace: shop
spec:
  hosts: [api.example.com]
  ports: [{ number: 443, name: https, protocol: HTTPS }]
  resolution: dns
`;

test('problems: those of one who objects, why, what a fix changes, and the fix', async ({ page }) => {
  const designer = await Designer.start(page);
  const { problems } = designer;
  await designer.openFiles({ name: 'edge.yaml', text: edge }, { name: 'entry.yaml', text: entry });
  await expect(problems).toContainText('No pod in the files has istio=ingressgatway');
  await expect(problems).toContainText('the API server refuses dns');

  await problems.getByLabel('Who objects').selectOption({ label: 'istioctl analyze (2)' });
  await expect(problems).not.toContainText('the API server refuses dns');
  await problems.getByRole('button', { name: /^\d errors?$/ }).click();
  await expect(problems).not.toContainText('has neither istio-injection');

  await problems.getByRole('button', { name: 'Why' }).click();
  await expect(problems).toContainText('No proxy takes the Gateway’s listeners');
  await expect(problems).toContainText('IST0101-gw-selector');

  await problems.getByRole('button', { name: 'Fix…' }).click();
  await expect(problems.getByLabel('What changes')).toContainText('istio: ingressgateway # of the chart');
  await page.keyboard.press('Enter');
  await expect(problems).toContainText('All findings are hidden by the filter');
  await problems.getByRole('button', { name: 'Show all' }).click();
  await expect(problems).toContainText('the API server refuses dns');
  expect(await designer.yaml('edge.yaml')).toBe(edge.replace('ingressgatway', 'ingressgateway'));

  await problems.getByLabel('File').selectOption({ label: 'entry.yaml (1)' });
  await expect(problems).not.toContainText('has neither istio-injection');
});

test('problems: all that can be is fixed as one step, with the patch first, and the rest accepted for one reason', async ({
  page,
}) => {
  const designer = await Designer.start(page);
  const { problems } = designer;
  const other = entry.replace('name: api', 'name: other').replace('api.example.com', 'other.example.com');
  await designer.openFiles(
    { name: 'edge.yaml', text: edge },
    { name: 'entry.yaml', text: entry },
    { name: 'other.yaml', text: other },
  );
  await expect(problems).toContainText('the API server refuses dns');
  await problems.getByRole('button', { name: 'With a fix' }).click();
  await expect(problems).not.toContainText('has neither istio-injection');
  await problems.getByRole('button', { name: 'With a fix' }).click();

  await problems.getByRole('button', { name: 'Fix all…' }).click();
  const sheet = page.getByRole('dialog', { name: 'Fix all that can be' });
  await sheet.getByText('What stays, and why').click();
  await expect(sheet).toContainText('1 has no fix.');
  await expect(sheet).toContainText('namespace-not-injected');
  await expect(sheet).toContainText('resolution: DNS');
  await sheet.getByRole('button', { name: 'Apply' }).click();
  const status = page.getByRole('button', { name: /^Show problems/ });
  await expect(status).not.toHaveAccessibleName(/error/);
  await expect(problems.getByTitle('No finding here has a fix')).toHaveText(['With a fix', 'Fix all…']);
  await expect(problems.getByRole('button', { name: 'Fix all…' })).toBeDisabled();
  expect(await designer.yaml('entry.yaml')).toBe(entry.replace('dns', 'DNS'));
  expect(await designer.yaml('edge.yaml')).toBe(edge.replace('ingressgatway', 'ingressgateway'));
  await designer.undo();
  await expect(status).toHaveAccessibleName(/3 errors/);

  await problems.getByLabel('Group findings').selectOption({ label: 'By rule' });
  await expect(problems.getByRole('heading', { name: /2 findings/ }).first()).toBeVisible();
  const row = problems.locator('.problem', { hasText: 'the API server refuses dns' }).first();
  await row.getByRole('button', { name: 'Accept…' }).click();
  const form = problems.getByRole('form', { name: 'Accept this finding' });
  await expect(form.getByRole('button', { name: 'Accept' })).toBeInViewport({ ratio: 1 });
  await form.getByLabel('All 2 of this kind').check();
  await form.getByLabel('Reason').fill('Both wait for the partner.');
  await form.getByRole('button', { name: 'Accept' }).click();
  await expect(status).toHaveAccessibleName(/2 accepted/);
});

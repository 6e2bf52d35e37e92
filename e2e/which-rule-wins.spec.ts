import { expect, test } from '@playwright/test';
import { Designer } from './designer';

const egress = `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: card-api
  namespace: payments
spec:
  hosts: [api.cards.example.com]
  ports:
    - { number: 80, name: http, protocol: HTTP, targetPort: 443 }
  resolution: DNS
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: card-api
  namespace: payments
  creationTimestamp: "2024-03-01T00:00:00Z"
spec:
  host: api.cards.example.com
  trafficPolicy:
    tls: { mode: SIMPLE }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: card-pool # written a year later
  namespace: payments
  creationTimestamp: "2025-03-01T00:00:00Z"
spec:
  host: api.cards.example.com
  trafficPolicy:
    connectionPool: { tcp: { maxConnections: 10 } }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: card-api
  namespace: istio-system
spec:
  host: "*.example.com"
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: ledger
  namespace: payments
  creationTimestamp: "2024-01-01T00:00:00Z"
spec:
  hosts: [ledger.example.com]
  ports: [{ number: 5432, name: tcp, protocol: TCP }]
  resolution: DNS
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: archive
  namespace: payments
  creationTimestamp: "2025-01-01T00:00:00Z"
spec:
  hosts: [archive.example.com]
  ports: [{ number: 5432, name: tcp, protocol: TCP }]
  resolution: DNS
`;

const design = `apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata:
  name: payments
spec:
  workloads:
    - name: checkout
      namespace: payments
      calls:
        - url: http://api.cards.example.com/v1 # charges
`;

test('what else could have decided is listed below a hop, and for any pod, host and port', async ({ page }) => {
  const designer = await Designer.start(page);
  const { trace } = designer;
  await designer.openFiles({ name: 'egress.yaml', text: egress }, { name: 'design.yaml', text: design });
  await designer.call('http://api.cards.example.com/v1').click();
  await expect(trace).toContainText('Reached.');

  // Below the hop, by keyboard: the winner first, then those that lost and why.
  await trace.getByText('Which rule wins (3 DestinationRules)').focus();
  await page.keyboard.press('Enter');
  const rules = trace.getByRole('list', { name: 'DestinationRules for api.cards.example.com, in the order tried' });
  const steps = rules.getByRole('listitem');
  await expect(steps.nth(0)).toContainText('winsDestinationRule payments/card-api');
  await expect(steps.nth(1)).toContainText('merged, nothing left');
  await expect(steps.nth(1)).toContainText('Were DestinationRule payments/card-api the newest');
  await expect(steps.nth(2)).toContainText('other namespace first');
  await expect(trace.getByRole('table', { name: 'Field, value, rule' })).toContainText('SIMPLE');

  // A candidate leads to its text, and from there the question is asked of a pod and a host.
  await steps
    .nth(1)
    .getByRole('button', { name: /^DestinationRule payments\/card-pool/ })
    .click();
  await expect(designer.inspector).toContainText('card-pool');
  await designer.run('Which rule wins…');
  await expect(trace.getByLabel('Host')).toBeFocused();
  await expect(trace.getByLabel('Host')).toHaveValue('api.cards.example.com');
  await expect(trace.getByLabel('Pod')).toHaveValue('payments/checkout');
  await expect(steps).toHaveCount(3);
  await trace.getByLabel('Pod').click();
  await page.getByRole('option', { name: 'any pod in istio-system' }).click();
  await expect(steps.nth(0)).toContainText('winsDestinationRule payments/card-api');

  await designer.run('Who gets port…');
  await trace.getByLabel('Port', { exact: true }).fill('5432');
  await page.keyboard.press('Enter');
  const shares = trace.getByRole('list', { name: 'Who gets what on listener 0.0.0.0_5432' }).getByRole('listitem');
  await expect(shares.nth(0)).toContainText('ServiceEntry payments/ledger');
  await expect(shares.nth(0)).toContainText('Gets everything');
  await expect(shares.nth(1)).toContainText('older entry first');
  await expect(shares.nth(1)).toContainText('Gets nothing');

  await trace.getByRole('button', { name: 'Back to Trace' }).click();
  await expect(trace).toContainText('Reached.');
  expect(await designer.yaml('egress.yaml')).toBe(egress);
  expect(await designer.yaml('design.yaml')).toBe(design);
});

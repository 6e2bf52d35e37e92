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
    - { number: 443, name: https, protocol: HTTPS } # the partner's own
  resolution: DNS
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: card-api
  namespace: payments
spec:
  host: api.cards.example.com
  trafficPolicy:
    tls:
      mode: SIMPLE
    connectionPool:
      tcp: { maxConnections: 100 } # agreed
`;

const design = `apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata:
  name: payments
spec:
  workloads:
    - name: checkout
      namespace: payments
      labels: { app: checkout }
      calls:
        - url: https://api.cards.example.com/v1
          expect: { outcome: reached, tls: passthrough } # no TLS in TLS
        - url: https://telemetry.example.net
        - { url: 'https://other.example.net' }
`;

test('a promise that fails says where, is fixed, and turns green', async ({ page }) => {
  const designer = await Designer.start(page);
  const { assertions } = designer;
  await designer.openFiles({ name: 'egress.yaml', text: egress }, { name: 'design.yaml', text: design });
  const header = assertions.getByRole('button', { name: /^Assertions/ });
  await expect(header).toHaveAccessibleName('Assertions 0 of 1 hold');
  await page.getByRole('button', { name: 'Show assertions: 0 of 1 hold' }).click();
  const promise = assertions.getByRole('list', { name: 'Promises' }).getByRole('listitem').first();
  await expect(promise).toContainText('Expected tls passthrough, found double.');
  await expect(promise).toContainText('First differs at destination-rule');

  // It leads to the walk of the call, and back to a fix that is known to work.
  await promise.getByRole('button', { name: 'Trace' }).click();
  await expect(designer.trace).toContainText('TLS arrives inside TLS');
  await promise.getByRole('button', { name: 'Fix…' }).click();
  await promise
    .getByRole('list', { name: 'Fixes' })
    .getByRole('button', { name: /^Remove spec\.trafficPolicy\.tls of DestinationRule payments\/card-api/ })
    .click();
  const sheet = page.getByRole('dialog', { name: /^Remove spec/ });
  await expect(sheet).toContainText('mode: SIMPLE');
  await sheet.getByRole('button', { name: 'Apply' }).click();
  await expect(header).toHaveAccessibleName('Assertions 1 of 1 hold');
  await expect(promise).toContainText('holds');
  await expect(designer.trace).toContainText('Reached. TLS by the app');
  expect(await designer.yaml('egress.yaml')).toBe(egress.replace('    tls:\n      mode: SIMPLE\n', ''));

  await designer.undo();
  await expect(header).toHaveAccessibleName('Assertions 0 of 1 hold');
  await promise.getByRole('button', { name: 'Accept the new behaviour' }).click();
  await expect(header).toHaveAccessibleName('Assertions 1 of 1 hold');
  expect(await designer.yaml('design.yaml')).toBe(design.replace('tls: passthrough }', 'tls: double, via: sidecar }'));
});

test('plain HTTP to a TLS port is mended from the promise, and from the problem', async ({ page }) => {
  const designer = await Designer.start(page);
  const { assertions, problems } = designer;
  const plain = egress
    .slice(0, egress.indexOf('---'))
    .replace('443, name: https, protocol: HTTPS', '80, name: http, protocol: HTTP, targetPort: 443');
  const promised = design.replace('https://api', 'http://api').replace('passthrough', 'originated');
  await designer.openFiles({ name: 'egress.yaml', text: plain }, { name: 'design.yaml', text: promised });
  await designer.run('Show Assertions');
  const header = assertions.getByRole('button', { name: /^Assertions/ });
  await expect(header).toHaveAccessibleName('Assertions 0 of 1 hold');
  await assertions.getByRole('button', { name: 'Fix…' }).click();
  await assertions
    .getByRole('list', { name: 'Fixes' })
    .getByRole('button', { name: 'Start TLS at the sidecar…' })
    .click();
  const sheet = page.getByRole('dialog', { name: 'Start TLS at the sidecar' });
  await sheet.getByRole('button', { name: 'Apply' }).click();
  await expect(header).toHaveAccessibleName('Assertions 1 of 1 hold');
  const mended = await designer.yaml('egress.yaml');
  expect(mended.startsWith(`${plain}---\n`)).toBe(true);
  expect(mended).toContain('tls:\n      mode: SIMPLE\n');

  await designer.undo();
  await problems.getByRole('button', { name: 'Start TLS at the sidecar…' }).click();
  await sheet.getByRole('button', { name: 'Apply' }).click();
  await expect(header).toHaveAccessibleName('Assertions 1 of 1 hold');
  expect(await designer.yaml('egress.yaml')).toBe(mended);
});

test('calls promise what they do today, several at once', async ({ page }) => {
  const designer = await Designer.start(page);
  const { assertions } = designer;
  await designer.openFiles({ name: 'egress.yaml', text: egress }, { name: 'design.yaml', text: design });
  await designer.run('Show Assertions');
  await assertions.getByLabel('2 calls without a promise').check();
  await assertions.getByRole('button', { name: 'Promise what happens today' }).click();
  await expect(assertions.getByRole('button', { name: /^Assertions/ })).toHaveAccessibleName('Assertions 2 of 3 hold');
  const done = design
    .replace(
      '- url: https://telemetry.example.net\n',
      '- url: https://telemetry.example.net\n          expect:\n            outcome: passthrough\n            tls: passthrough\n            via: sidecar\n',
    )
    .replace(
      "'https://other.example.net' }",
      "'https://other.example.net', expect: { outcome: passthrough, tls: passthrough, via: sidecar } }",
    );
  expect(await designer.yaml('design.yaml')).toBe(done);
  await designer.undo();
  expect(await designer.yaml('design.yaml')).toBe(design);
});

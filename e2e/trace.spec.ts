import { expect, test } from '@playwright/test';
import { cardEntry, cardRule } from './card-api';
import { Designer } from './designer';

const egress = `${cardEntry}---
${cardRule}`;

const design = `apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata:
  name: payments
spec:
  mesh:
    outboundTrafficPolicy: REGISTRY_ONLY
  workloads:
    - name: checkout
      namespace: payments
      labels: { app: checkout }
      calls:
        - url: http://api.cards.example.com/v1 # charges
        - url: https://telemetry.example.net
    - name: reports
      namespace: payments
      calls:
        - url: http://api.cards.example.com/daily
`;

test('a call is traced hop by hop, its path followed on the canvas, and what it does promised', async ({ page }) => {
  const designer = await Designer.start(page);
  const { trace, canvas } = designer;
  await designer.openFiles({ name: 'egress.yaml', text: egress }, { name: 'design.yaml', text: design });

  // The first call that is selected opens Trace.
  await designer.call('http://api.cards.example.com/v1').click();
  await expect(trace).toContainText('Reached. TLS by the sidecar, name checked');
  const hops = trace.getByRole('list', { name: 'Hops' }).getByRole('listitem');
  await expect(hops.filter({ hasText: 'listener' })).toContainText('0.0.0.0_80');
  await expect(hops.filter({ hasText: /^cluster|cluster/ }).first()).toContainText(
    'outbound|80||api.cards.example.com',
  );

  // T narrows the canvas to its path; Escape shows all of it again.
  const other = designer.node('Workload payments/reports');
  await page.keyboard.press('t');
  await expect(
    other
      .locator('.is-faded')
      .or(other.and(page.locator('.is-faded')))
      .first(),
  ).toBeVisible();
  await expect(designer.call('https://telemetry.example.net')).toHaveClass(/is-off/);
  await trace.getByRole('button', { name: 'Play' }).click();
  await expect(canvas.locator('.is-step')).toBeVisible();
  await trace.getByRole('button', { name: 'Stop' }).click();
  await designer.call('http://api.cards.example.com/v1').click();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(canvas.locator('.is-faded')).toHaveCount(0);

  // What decided goes to its place.
  await trace
    .getByRole('button', { name: /^DestinationRule payments\/card-api.*egress\.yaml:/ })
    .first()
    .click();
  await expect(designer.inspector).toContainText('card-api');
  await expect(trace).toContainText('Reached.');

  // Other settings are tried on the call alone.
  await designer.call('https://telemetry.example.net').click();
  await expect(trace).toContainText('Refused: the sidecar does not know the destination.');
  await trace.getByLabel('What if: outbound policy').selectOption('ALLOW_ANY');
  await expect(trace).toContainText('What if: Passed through to the dialled address');
  await expect(trace.getByRole('button', { name: 'Expect this' })).toBeDisabled();
  await trace.getByRole('button', { name: 'As designed' }).click();
  await expect(trace).toContainText('Refused');

  await trace.getByRole('button', { name: 'Copy command' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    'fairway trace --from payments/checkout https://telemetry.example.net design.yaml egress.yaml',
  );
  await trace.getByRole('button', { name: 'Copy as text' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(
    'payments/checkout calls GET https://telemetry.example.net\nRefused:',
  );
  await trace.getByRole('button', { name: 'Check on a cluster' }).click();
  await expect(trace).toContainText('istioctl proxy-config listener');

  await trace.getByRole('button', { name: 'Expect this' }).click();
  await expect(designer.toast).toContainText('is expected from now on');
  expect(await designer.yaml('design.yaml')).toBe(
    design.replace(
      '- url: https://telemetry.example.net\n',
      '- url: https://telemetry.example.net\n          expect:\n            outcome: blocked\n',
    ),
  );
  expect(await designer.yaml('egress.yaml')).toBe(egress);
});

test('a call that nobody drew is traced from the palette, and writes nothing', async ({ page }) => {
  const designer = await Designer.start(page);
  const { trace } = designer;
  await designer.openFiles({ name: 'egress.yaml', text: egress }, { name: 'design.yaml', text: design });
  await expect(designer.node('Workload payments/checkout')).toBeVisible();
  await designer.run('Trace a call…');
  await expect(trace.getByLabel('URL')).toBeFocused();
  await expect(trace).toContainText('Choose a pod and a URL to see each decision on the way.');
  await page.keyboard.type('http://api.cards.example.com/v2');
  await page.keyboard.press('Enter');
  await expect(trace).toContainText('Reached.');
  // The keys stay in the field, so that the next URL is typed over this one.
  await expect(trace.getByLabel('URL')).toBeFocused();
  await expect(trace.getByLabel('From')).toHaveValue('payments/checkout');
  // Its way is shown with a wire of its own.
  await trace.getByRole('button', { name: 'Path', exact: true }).click();
  await expect(designer.canvas.getByLabel('Call to http://api.cards.example.com/v2 port 80')).toBeAttached();
  await trace.getByRole('button', { name: 'Path', exact: true }).click();
  await expect(designer.canvas.getByLabel('Call to http://api.cards.example.com/v2 port 80')).toHaveCount(0);
  await trace.getByLabel('From').click();
  await page.getByRole('option', { name: 'any pod in default' }).click();
  await expect(trace.getByLabel('From')).toHaveValue('any pod in default');
  await expect(trace).toContainText('Reached.');
  await trace.getByLabel('URL').fill('nonsense');
  await page.keyboard.press('Enter');
  await expect(trace).toContainText('nonsense cannot be traced');
  expect(await designer.yaml('design.yaml')).toBe(design);
});

test('a call that is asked for beside a selection is one of what is selected, never of what was', async ({ page }) => {
  const designer = await Designer.start(page);
  const { trace } = designer;
  const url = trace.getByLabel('URL');
  await designer.openFiles({ name: 'egress.yaml', text: egress }, { name: 'design.yaml', text: design });
  await designer.call('https://telemetry.example.net').click();
  await expect(url).toHaveValue('https://telemetry.example.net');

  await designer.node('ServiceEntry payments/card-api').click({ position: { x: 40, y: 12 } });
  await designer.run('Trace a call…');
  await expect(url).toHaveValue('http://api.cards.example.com/v1');
  await expect(trace.getByLabel('From')).toHaveValue('payments/checkout');

  // What stands there is typed over, and stays while the same is selected.
  await page.keyboard.type('http://api.cards.example.com/typed');
  await page.keyboard.press('Enter');
  await designer.run('Trace a call…');
  await expect(url).toHaveValue('http://api.cards.example.com/typed');

  // A pod starts a call of its own.
  await designer.node('Workload payments/reports').click({ position: { x: 40, y: 12 } });
  await designer.run('Trace a call…');
  await expect(url).toHaveValue('');
  await expect(trace.getByLabel('From')).toHaveValue('payments/reports');
  await expect(trace).toContainText('Choose a pod and a URL to see each decision on the way.');
});

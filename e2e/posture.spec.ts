import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { cardEntry, cardRule } from './card-api';
import { Designer } from './designer';

const egress = `${cardEntry}  exportTo: [.]
---
${cardRule}`;

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
          expect: { outcome: reached, tls: originated }
        - url: https://telemetry.example.net
    - name: reports
      namespace: audit
`;

test('who reaches what is read, proved, filtered and written', async ({ page }) => {
  const designer = await Designer.start(page);
  const { posture, trace } = designer;
  await designer.openFiles({ name: 'egress.yaml', text: egress }, { name: 'design.yaml', text: design });
  await expect(designer.node('Workload payments/checkout')).toBeVisible();
  await designer.run('Show Posture');

  // A cell says what becomes of the drawn call, by which TLS, and that its promise holds.
  const grid = posture.getByRole('grid', { name: 'Who reaches what' });
  const row = (name: string) =>
    grid.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) });
  const charges = row('payments/checkout').getByRole('gridcell', {
    name: /^reached, TLS by the sidecar, drawn, promise holds/,
  });
  await expect(charges).toBeVisible();
  await expect(row('audit/reports')).toHaveCount(0);

  // All that can be reached, and what the other outbound policy would change.
  await posture.getByRole('radio', { name: 'Everything reachable' }).check();
  await expect(row('audit/reports').getByRole('gridcell', { name: /^passed through/ })).toHaveCount(3);
  await posture.getByRole('button', { name: 'Against REGISTRY_ONLY' }).click();
  await expect(posture.getByRole('status')).toHaveText('5 of 6 change under REGISTRY_ONLY: 5 passed through → refused');
  await expect(
    row('payments/checkout').getByRole('gridcell', { name: /^passed through.*drawn; under REGISTRY_ONLY: refused/ }),
  ).toHaveCount(2);

  // Arrows walk the cells, and Enter opens the proof of one.
  await row('audit/reports').getByRole('gridcell').first().click();
  await page.keyboard.press('ArrowDown');
  await expect(charges).toBeFocused();
  await page.keyboard.press('Control+ArrowRight');
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(trace.getByLabel('URL')).toHaveValue('http://api.cards.example.com/v1');
  await expect(trace).toContainText('Reached. TLS by the sidecar, name checked');

  // The filter leaves what matches, and that is what is written.
  await posture.getByRole('textbox', { name: 'Filter the matrix' }).fill('tls:originated');
  await expect(grid.getByRole('gridcell')).toHaveCount(1);
  await posture.getByRole('textbox', { name: 'Filter the matrix' }).fill('kind:workload');
  await expect(posture).toContainText('kind: asks about cards.');
  await posture.getByRole('textbox', { name: 'Filter the matrix' }).fill('ns:payments outcome:reached,passthrough');
  await expect(grid.getByRole('gridcell')).toHaveCount(3);
  const download = page.waitForEvent('download');
  await posture.getByRole('button', { name: 'CSV' }).click();
  expect(readFileSync(await (await download).path(), 'utf8')).toBe(
    [
      'workload,host,port,protocol,way,outcome,not understood,tls,drawn,promise,way under REGISTRY_ONLY,outcome under REGISTRY_ONLY',
      'payments/checkout,api.cards.example.com,80,http,direct,reached,,originated,yes,holds,direct,reached',
      'payments/checkout,telemetry.example.net,443,https,passthrough,passthrough,,passthrough,yes,,none,blackhole',
      'payments/checkout,any other host,443,https,passthrough,passthrough,,passthrough,no,,none,blackhole',
      '',
    ].join('\r\n'),
  );
  await posture.getByRole('button', { name: 'Copy as Markdown' }).click();
  await expect(designer.toast).toContainText('Copied the table as Markdown.');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(
    '| payments/checkout | telemetry.example.net | 443 | https | passthrough | passthrough |  | passthrough | yes |  | blackhole |',
  );
  expect(await designer.yaml('egress.yaml')).toBe(egress);
  expect(await designer.yaml('design.yaml')).toBe(design);
});

import AxeBuilder from '@axe-core/playwright';
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
    - { number: 443, name: tls, protocol: TLS }
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
    outlierDetection:
      consecutive5xxErrors: 3
    portLevelSettings:
      - port: { number: 80 }
        tls: { mode: SIMPLE }
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
        - url: http://api.cards.example.com/v1
`;

for (const colorScheme of ['light', 'dark'] as const) {
  test(`an operator reads an entry and a call as Envoy gets them, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    const designer = await Designer.start(page);
    await designer.openFiles({ name: 'egress.yaml', text: egress }, { name: 'design.yaml', text: design });

    // From the form of the entry: a port, and the pod that gets it.
    await designer.selectNode('ServiceEntry payments/card-api');
    await designer.inspector.getByRole('button', { name: 'Envoy view…' }).click();
    const dialog = page.getByRole('dialog', { name: 'card-api as Envoy gets it' });
    await expect(dialog.getByLabel('Port')).toBeFocused();
    await expect(dialog.getByLabel('From')).toHaveValue('payments/checkout');
    const cluster = dialog.getByRole('region', { name: 'Cluster outbound|80||api.cards.example.com' });
    await expect(cluster).toContainText('name: file-root:system');
    // The settings of the port replace the rule's own.
    await expect(cluster).not.toContainText('outlier_detection');
    const { violations } = await new AxeBuilder({ page }).include('dialog').analyze();
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`)).toEqual([]);

    await dialog.getByLabel('Port').selectOption('443');
    const ejection = dialog.getByRole('button', { name: 'consecutive_5xx: 3', exact: true });
    await expect(ejection).toHaveAttribute('title', 'From DestinationRule payments/card-api, egress.yaml:22');
    await dialog.getByRole('button', { name: /^Copy Cluster/ }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('consecutive_5xx: 3\n');

    // A line leads to what it comes from.
    await ejection.click();
    await expect(dialog).toBeHidden();
    await expect(designer.inspector).toContainText('DestinationRule');

    // From a hop of a traced call, by keyboard.
    await designer.call('http://api.cards.example.com/v1').click();
    const toggle = designer.trace.getByRole('button', { name: 'Envoy view of route api.cards.example.com:80' });
    await toggle.focus();
    await page.keyboard.press('Enter');
    const route = designer.trace.getByRole('region', { name: 'Route configuration 80' });
    await expect(route).toContainText('cluster: outbound|80||api.cards.example.com');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await expect(route.getByRole('button', { name: 'name: api.cards.example.com:80' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(designer.inspector).toContainText('card-api');
    expect(await designer.yaml('egress.yaml')).toBe(egress);
  });
}

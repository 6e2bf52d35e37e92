import { expect, test, type Page } from '@playwright/test';
import { Designer } from './designer';

const entry = `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: database
  namespace: shop
spec:
  hosts:
  - db.example.com
  ports:
  - number: 5432
    name: tcp-postgres
    protocol: TCP
  resolution: STATIC
`;

async function open(page: Page, text: string, row: string): Promise<Designer> {
  const designer = await Designer.start(page);
  await designer.openFiles({ name: 'egress.yaml', text });
  await designer.row(row).click();
  await designer.showAllFields();
  return designer;
}

/** Pastes into what has the focus. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await page.keyboard.press('Control+v');
}

test('lines of a spreadsheet become endpoints, in one change', async ({ page }) => {
  const designer = await open(page, entry, 'ServiceEntry shop/database');
  await designer.inspector.getByRole('button', { name: 'Add to endpoints', exact: true }).click();
  await expect(designer.field('address', 'endpoints[0]')).toBeFocused();
  await paste(page, 'address\tlocality\tweight\n10.1.1.10\teu-west-1/a\t80\n10.2.1.10\t\theavy\n');
  await expect(designer.inspector.getByText('Line 3: weight', { exact: false })).toBeVisible();
  expect(await designer.yaml('egress.yaml')).toBe(entry);
  await designer.field('address', 'endpoints[0]').click();
  await paste(page, '10.1.1.10\teu-west-1/a\t80\n10.2.1.10\n');
  const written = `${entry}  endpoints:\n  - address: 10.1.1.10\n    locality: eu-west-1/a\n    weight: 80\n  - address: 10.2.1.10\n`;
  await expect(designer.field('address', 'endpoints[1]')).toHaveValue('10.2.1.10');
  expect(await designer.yaml('egress.yaml')).toBe(written);
  await page.getByRole('button', { name: /^Undo/ }).first().click();
  expect(await designer.yaml('egress.yaml')).toBe(entry);
});

test('an endpoint unfolds to its ports and labels', async ({ page }) => {
  const endpoints = '  endpoints:\n  - address: 10.1.1.10\n    labels:\n      tier: gold\n  - address: 10.2.1.10\n';
  const designer = await open(page, entry + endpoints, 'ServiceEntry shop/database');
  const row = designer.inspector.getByRole('group', { name: 'endpoints[0]', exact: true });
  await expect(row.getByText('tier=gold')).toBeVisible();
  await designer.unfold('endpoints[0]', 'endpoints[0]');
  await designer.addEntry('endpoints[0].ports', 'tcp-postgres', '6432');
  expect(await designer.yaml('egress.yaml')).toContain('    ports:\n      tcp-postgres: 6432\n');
});

test('lines pasted into a list are an item each', async ({ page }) => {
  const designer = await open(page, entry, 'ServiceEntry shop/database');
  await designer.inspector.getByRole('button', { name: 'Add to hosts', exact: true }).click();
  await expect(designer.field('hosts[1]')).toBeFocused();
  await paste(page, 'a.example.com\nb.example.com\n');
  await expect(designer.field('hosts[2]')).toHaveValue('b.example.com');
  expect(await designer.yaml('egress.yaml')).toBe(
    entry.replace('  - db.example.com\n', '  - db.example.com\n  - a.example.com\n  - b.example.com\n'),
  );
});

for (const [kind, list, field] of [
  ['DestinationRule', 'subsets', 'name'],
  ['DestinationRule', 'trafficPolicy.portLevelSettings', 'number'],
  ['VirtualService', 'http', 'name'],
  ['Sidecar', 'egress', 'number'],
] as const) {
  test(`a new item of ${list} of a ${kind} has the focus in its first field`, async ({ page }) => {
    const host =
      kind === 'DestinationRule'
        ? '  host: a.example.com\n'
        : kind === 'VirtualService'
          ? '  hosts: [a.example.com]\n'
          : '  outboundTrafficPolicy: {mode: ALLOW_ANY}\n';
    const text = `apiVersion: networking.istio.io/v1\nkind: ${kind}\nmetadata:\n  name: x\n  namespace: shop\nspec:\n${host}`;
    const designer = await open(page, text, `${kind} shop/x`);
    await designer.inspector.getByRole('button', { name: `Add to ${list}`, exact: true }).click();
    await expect(designer.field(field, `${list}[0]`)).toBeFocused();
  });
}

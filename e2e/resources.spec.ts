import { expect, test } from '@playwright/test';
import { Designer, fixture } from './designer';

test('a ServiceEntry and a DestinationRule: added, renamed, deleted', async ({ page }) => {
  const designer = await Designer.start(page);
  await designer.openFixtures('payments.yaml');
  const before = fixture('payments.yaml');

  for (const [kind, host] of [
    ['ServiceEntry', 'mail.example.com'],
    ['DestinationRule', 'mail.example.com'],
  ] as const) {
    await page.getByRole('button', { name: 'New resource', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'New resource' });
    await dialog.getByRole('radio', { name: new RegExp(`${kind}$`) }).check({ force: true });
    await dialog.getByLabel('host', { exact: true }).fill(host);
    await dialog.getByLabel('name', { exact: true }).fill('mail');
    await dialog.getByLabel('namespace', { exact: true }).fill('payments');
    await dialog.getByRole('button', { name: `Add ${kind}` }).click();
    await expect(designer.row(`${kind} payments/mail`)).toBeVisible();
  }
  const added = await designer.yaml('payments.yaml');
  expect(added.startsWith(before)).toBe(true);
  expect(added).toContain('mail.example.com');

  await designer.row('ServiceEntry payments/mail').click();
  await page.keyboard.press('F2');
  const rename = page.getByRole('dialog', { name: /rename/i });
  await rename.getByRole('textbox').fill('smtp');
  await page.keyboard.press('Enter');
  await expect(designer.row('ServiceEntry payments/smtp')).toBeVisible();
  const renamed = await designer.yaml('payments.yaml');
  expect(renamed).toBe(
    added.replace('kind: ServiceEntry\nmetadata:\n  name: mail', 'kind: ServiceEntry\nmetadata:\n  name: smtp'),
  );

  await designer.row('DestinationRule payments/mail').click();
  await page.keyboard.press('Delete');
  await expect(designer.row('DestinationRule payments/mail')).toBeHidden();
  await designer.row('ServiceEntry payments/smtp').click();
  await page.keyboard.press('Delete');
  const confirm = page.getByRole('dialog', { name: /delete/i }).getByRole('button', { name: 'Delete' });
  if (await confirm.isVisible()) await confirm.click();
  await expect(designer.row('ServiceEntry payments/smtp')).toBeHidden();
  expect(await designer.yaml('payments.yaml')).toBe(before);
});

test('a pod is drawn and calls a ServiceEntry: the design file says so, the Istio file stays', async ({ page }) => {
  const designer = await Designer.start(page);
  await designer.openFixtures('payments.yaml');
  await designer.canvas.getByRole('button', { name: 'Place Pod' }).click();
  await designer.canvas
    .getByText('payments', { exact: true })
    .first()
    .click({ position: { x: 20, y: 60 }, force: true });
  const name = designer.canvas.getByRole('textbox', { name: 'name', exact: true });
  await name.fill('checkout');
  await name.press('Enter');
  const pod = designer.node('Workload payments/checkout');
  await expect(pod).toBeVisible();

  await pod.focus();
  await page.keyboard.press('c');
  await page.keyboard.type('api.cards');
  await page.keyboard.press('Enter');
  await expect(pod).toContainText('api.cards.example.com');

  const design = await designer.yaml('design.yaml');
  expect(design).toContain('kind: EgressDesign');
  expect(design).toMatch(/workloads:\n\s+- name: checkout\n\s+namespace: payments\n/);
  expect(design).toMatch(/calls:\n\s+- url: http:\/\/api\.cards\.example\.com\n/);
  expect(await designer.yaml('payments.yaml')).toBe(fixture('payments.yaml'));

  await designer.undo();
  await expect(pod).not.toContainText('api.cards.example.com');
});

test('a wire drawn with the mouse to a port row writes that port', async ({ page }) => {
  const designer = await Designer.start(page);
  await designer.openFixtures('payments.yaml');
  await designer.openFiles({
    name: 'design.yaml',
    text: 'apiVersion: fairway.dev/v1alpha1\nkind: EgressDesign\nmetadata:\n  name: d\nspec:\n  workloads:\n    - name: checkout # the shop\n      namespace: payments\n',
  });
  const pod = designer.node('Workload payments/checkout');
  await designer.drawWire(
    pod,
    designer.node('ServiceEntry payments/card-api').getByRole('group', { name: /^Port 443/ }),
  );
  await expect(pod).toContainText('api.cards.example.com');
  expect(await designer.yaml('design.yaml')).toContain('      calls:\n        - url: https://api.cards.example.com\n');
});

import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { Designer } from './designer';

const entry = `# the partner's
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: api
  namespace: shop
spec:
  hosts: [api.example.com]
  ports: [{ number: 443, name: tls, protocol: TLS }] # as agreed
  resolution: dns
`;
const design = `apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata: { name: shop }   # ours
spec: {}
`;
const accepted = `apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata: { name: shop }   # ours
spec:
  accepted:
    - rule: unknown-value
      resource: ServiceEntry/shop/api
      path: spec.resolution
      reason: The partner mends it.
      until: "2999-03-31"
`;

test('problems: a finding is accepted with a reason, counted apart, and withdrawn', async ({ page }) => {
  const designer = await Designer.start(page);
  const { problems } = designer;
  await designer.openFiles({ name: 'entry.yaml', text: entry }, { name: 'design.yaml', text: design });
  const status = page.getByRole('button', { name: /^Show problems/ });
  await expect(status).toHaveAccessibleName('Show problems: 1 error');

  await problems.getByRole('button', { name: 'Accept…' }).click();
  const form = problems.getByRole('form', { name: 'Accept this finding' });
  await expect(form).toContainText('The API server still refuses it.');
  await form.getByRole('button', { name: 'Accept' }).click();
  await expect(form.getByRole('alert')).toContainText('Give a reason');
  await form.getByLabel('Reason').fill('The partner mends it.');
  await form.getByLabel('Until').fill('2999-03-31');
  await form.getByRole('button', { name: 'Accept' }).click();

  await expect(status).toHaveAccessibleName('Show problems: 1 accepted');
  expect(await designer.yaml('design.yaml')).toBe(accepted);
  expect(await designer.yaml('entry.yaml')).toBe(entry);
  await expect(problems.getByRole('deletion')).toContainText('the API server refuses dns');
  await expect(problems).toContainText(
    'Accepted until 2999-03-31: The partner mends it. The API server still refuses it.',
  );
  await expect(designer.row('ServiceEntry shop/api')).toHaveAccessibleName(/1 accepted/);

  await problems.getByRole('button', { name: '1 accepted', exact: true }).click();
  await expect(problems).toContainText('All findings are hidden by the filter');
  await problems.getByRole('button', { name: 'Show all' }).click();

  await problems.getByRole('button', { name: 'Withdraw' }).click();
  await expect(status).toHaveAccessibleName('Show problems: 1 error');
  expect(await designer.yaml('design.yaml')).toBe(design);
});

test('form: a note on a field is written, seen on the canvas, changed, and undone in one step each', async ({
  page,
}) => {
  const designer = await Designer.start(page);
  await designer.openFiles({ name: 'entry.yaml', text: entry });
  await designer.selectNode('ServiceEntry shop/api');
  const { inspector } = designer;

  await inspector.getByRole('button', { name: 'More about resolution' }).click();
  await page.getByRole('menuitem', { name: 'Add note…' }).click();
  await inspector.getByRole('textbox', { name: 'Note', exact: true }).fill('Agreed until 2027; owner payments.');
  await page.keyboard.press('Enter');
  const notes = inspector.getByRole('group', { name: 'Notes on spec.resolution' });
  await expect(notes).toContainText('Agreed until 2027; owner payments.');
  const written = await designer.yaml('design.yaml');
  expect(written).toContain(`spec:
  notes:
    - "on": ServiceEntry/shop/api
      path: spec.resolution
      text: Agreed until 2027; owner payments.
`);
  expect(await designer.yaml('entry.yaml')).toBe(entry);
  await expect(
    designer.canvas.getByRole('group', { name: 'Note on spec.resolution: Agreed until 2027; owner payments.' }),
  ).toBeVisible();

  await notes.getByRole('button', { name: 'Edit note' }).click();
  await inspector.getByRole('textbox', { name: 'Note', exact: true }).fill('Agreed for good.');
  await inspector.getByRole('button', { name: 'Change note' }).click();
  await expect(notes).toContainText('Agreed for good.');
  await notes.getByRole('button', { name: 'Remove note' }).click();
  await expect(notes).toBeHidden();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  expect(await designer.yaml('design.yaml')).toBe(written);
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`what was accepted and noted can be read and named, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const designer = await Designer.start(page);
    const notes = `  notes:
    - { "on": ServiceEntry/shop/api, text: Owner is payments. }
    - { "on": ServiceEntry/shop/api, path: spec.hosts, text: As agreed. }
`;
    await designer.openFiles({ name: 'entry.yaml', text: entry }, { name: 'design.yaml', text: accepted + notes });
    await designer.selectNode('ServiceEntry shop/api');
    await designer.inspector.getByRole('button', { name: 'Add note', exact: true }).click();
    await expect(designer.inspector.getByRole('textbox', { name: 'Note', exact: true })).toBeFocused();
    await designer.problems.getByRole('button', { name: 'Change…' }).click();
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().exclude('.monaco-editor').analyze();
    expect(violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))).toEqual([]);
  });

import { expect, test } from '@playwright/test';
import { Designer, fixture, fixtureBytes } from './designer';

/** Each opens beside a good file, gets a sentence that names it, and leaves the page and the other file as they were. */
const refused: readonly [string, string | Uint8Array, RegExp][] = [
  ['image.yaml', fixtureBytes('binary.yaml'), /image\.yaml.*(binary|text)/i],
  ['latin1.yaml', fixtureBytes('latin1.yaml'), /latin1\.yaml.*UTF-8/i],
  ['huge.yaml', new Uint8Array(25_000_000).fill(97), /huge\.yaml.*MB/i],
];

for (const [name, text, sentence] of refused) {
  test(`${name} is refused with a sentence`, async ({ page }) => {
    const designer = await Designer.start(page);
    await designer.openFixtures('payments.yaml');
    await designer.openFiles({ name, text });
    await expect(page.getByText(sentence).first()).toBeVisible();
    expect(await designer.yaml('payments.yaml')).toBe(fixture('payments.yaml'));
  });
}

const kept: readonly [string, string, RegExp][] = [
  ['empty.yaml', '', /./],
  ['tabs.yaml', 'kind: Service\nmetadata:\n\tname: a\n', /tab/i],
  ['quote.yaml', 'kind: Service\nmetadata:\n  name: "a\n  labels: {}\n', /quot/i],
  [
    'twice.yaml',
    'kind: Service\nmetadata:\n  name: a\n  name: b\n',
    /name.*(twice|duplicate|again)|(twice|duplicate|again).*name/i,
  ],
  [
    'bomb.yaml',
    `a: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefghij'].map((key, i) => `${key}: &${key} [${Array(9).fill(`*${'abcdefghij'[i]}`).join(',')}]`).join('\n')}\n`,
    /alias/i,
  ],
  ['deep.yaml', `${Array.from({ length: 250 }, (_, i) => `${' '.repeat(i)}k:`).join('\n')} v\n`, /deep|nest/i],
  ['helm.yaml', 'kind: Service\nmetadata:\n  name: {{ .Values.name }}\n', /helm/i],
];

for (const [name, text, sentence] of kept) {
  test(`${name} opens, is told about, and is kept`, async ({ page }) => {
    const designer = await Designer.start(page);
    await designer.openFixtures('payments.yaml');
    await designer.openFiles({ name, text });
    await expect(designer.row(name)).toBeVisible();
    await expect(designer.toast).toContainText(text === '' ? `${name} is empty.` : `${name}, line `);
    if (text !== '')
      await expect(designer.problems.getByText(sentence).filter({ visible: true }).first()).toBeVisible();
    expect(await designer.yaml(name)).toBe(text);
    await designer.selectNode('ServiceEntry payments/card-api');
    await designer.choose('resolution', 'NONE');
    expect(await designer.yaml('payments.yaml')).toBe(
      fixture('payments.yaml').replace('resolution: DNS', 'resolution: NONE'),
    );
  });
}

test('the same resource twice is skipped where it is equal, and told with both places where it is kept', async ({
  page,
}) => {
  const designer = await Designer.start(page);
  await designer.openFixtures('payments.yaml');
  await designer.openFiles({ name: 'again.yaml', text: fixture('payments.yaml') });
  await expect(designer.toast).toContainText('3 resources are here already and were skipped.');
  const rows = designer.explorer.getByRole('treeitem', { name: /^ServiceEntry payments\/card-api/ });
  await expect(rows).toHaveCount(1);

  const one = 'apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n';
  const twice = `${one}---\n${one}`;
  await designer.openFiles({ name: 'twice.yaml', text: twice });
  await expect(designer.problems).toContainText(/twice\.yaml:1 and in twice\.yaml:5/);
  expect(await designer.yaml('twice.yaml')).toBe(twice);
});

test('a JSON file opens as the YAML it is', async ({ page }) => {
  const designer = await Designer.start(page);
  const json = JSON.stringify(
    {
      apiVersion: 'networking.istio.io/v1',
      kind: 'ServiceEntry',
      metadata: { name: 'j', namespace: 'n' },
      spec: { hosts: ['j.example.com'], ports: [{ number: 443, name: 'https', protocol: 'HTTPS' }], resolution: 'DNS' },
    },
    null,
    2,
  );
  await designer.openFiles({ name: 'entry.json', text: json });
  await designer.selectNode('ServiceEntry n/j');
  await designer.choose('resolution', 'NONE');
  expect(await designer.yaml('entry.json')).toBe(json.replace('"DNS"', '"NONE"'));
});

test('of many files that cannot be read the notice lists all and keeps its actions in view', async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 600 });
  const designer = await Designer.start(page);
  const names = Array.from({ length: 9 }, (_, index) => `broken-${index}.yaml`);
  await designer.openFiles(...names.map((name) => ({ name, text: 'a: [1\nb: 2\n' })));
  await expect(designer.toast).toContainText('broken-0.yaml, line ');
  await expect(designer.toast).toContainText('broken-8.yaml, line ');
  await expect(designer.toast.getByRole('button', { name: 'Problems' })).toBeInViewport({ ratio: 1 });
});

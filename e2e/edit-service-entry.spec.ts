import { expect, test } from '@playwright/test';
import { Designer } from './designer';

const minimal = `# a comment that stays
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: api
  namespace: shop
spec:
  hosts:
  - api.example.com # the first host
  ports:
  - number: 443
    name: https
    protocol: HTTPS
  resolution: DNS
`;

test.beforeEach(async ({ page }) => {
  const designer = await Designer.start(page);
  await designer.openFiles({ name: 'egress.yaml', text: minimal });
  await designer.selectNode('ServiceEntry shop/api');
  await designer.showAllFields();
});

test('hosts, addresses, location, exportTo and subjectAltNames', async ({ page }) => {
  const designer = new Designer(page);
  await designer.addTo('hosts', 'b.example.com');
  await designer.addTo('addresses', '10.0.0.1');
  await designer.choose('location', 'MESH_EXTERNAL');
  await designer.inspector.getByRole('radio', { name: /^\. own/ }).click({ force: true });
  await designer.addTo('subjectAltNames', 'api.example.com');
  await designer.expectYaml(
    minimal
      .replace(
        '  - api.example.com # the first host\n',
        '  - api.example.com # the first host\n  - b.example.com\n  location: MESH_EXTERNAL\n',
      )
      .replace(
        '  resolution: DNS\n',
        '  resolution: DNS\n  addresses:\n  - 10.0.0.1\n  exportTo:\n  - "."\n  subjectAltNames:\n  - api.example.com\n',
      ),
  );
});

for (const resolution of ['NONE', 'STATIC', 'DNS_ROUND_ROBIN', 'DYNAMIC_DNS']) {
  test(`resolution ${resolution} changes one word`, async ({ page }) => {
    const designer = new Designer(page);
    await designer.choose('resolution', resolution);
    await designer.expectYaml(minimal.replace('resolution: DNS', `resolution: ${resolution}`));
  });
}

test('ports with number, name, protocol and targetPort', async ({ page }) => {
  const designer = new Designer(page);
  await designer.setText('targetPort', '8443', 'ports[0]');
  await designer.inspector.getByRole('button', { name: 'Add to ports', exact: true }).click();
  await designer.setText('number', '80', 'ports[1]');
  await designer.setText('name', 'http', 'ports[1]');
  await designer.choose('protocol', 'HTTP', 'ports[1]');
  await designer.expectYaml(
    minimal.replace(
      '    protocol: HTTPS\n',
      '    protocol: HTTPS\n    targetPort: 8443\n  - number: 80\n    name: http\n    protocol: HTTP\n',
    ),
  );
});

test('an endpoint with every field', async ({ page }) => {
  const designer = new Designer(page);
  await designer.choose('resolution', 'STATIC');
  await designer.inspector.getByRole('button', { name: 'Add to endpoints', exact: true }).click();
  await designer.setText('address', '10.1.1.10', 'endpoints[0]');
  await designer.addEntry('endpoints[0].ports', 'https', '8443');
  await designer.addEntry('endpoints[0].labels', 'version', 'v1');
  await designer.setText('locality', 'eu-west-1/a', 'endpoints[0]');
  await designer.setText('weight', '80', 'endpoints[0]');
  await designer.setText('network', 'n1', 'endpoints[0]');
  await designer.setText('serviceAccount', 'api', 'endpoints[0]');
  await expect(async () => {
    const text = await designer.yaml('egress.yaml');
    const added = text.slice(text.indexOf('  endpoints:\n'));
    expect(
      added
        .trim()
        .split('\n')
        .map((line) => line.trim().replace(/^- /, ''))
        .sort(),
    ).toEqual(
      [
        'address: 10.1.1.10',
        'endpoints:',
        'https: 8443',
        'labels:',
        'locality: eu-west-1/a',
        'network: n1',
        'ports:',
        'serviceAccount: api',
        'version: v1',
        'weight: 80',
      ].sort(),
    );
    expect(text.startsWith(minimal.replace('resolution: DNS\n', 'resolution: STATIC\n'))).toBe(true);
  }).toPass({ timeout: 8_000 });
});

test('workloadSelector', async ({ page }) => {
  const designer = new Designer(page);
  await designer.addEntry('workloadSelector.labels', 'app', 'api');
  await designer.expectYaml(`${minimal}  workloadSelector:\n    labels:\n      app: api\n`);
});

test('what cannot be is refused beside the field and writes nothing', async ({ page }) => {
  const designer = new Designer(page);
  const number = designer.field('number', 'ports[0]');
  for (const wrong of ['0', '70000', 'https']) {
    await number.fill(wrong);
    await number.press('Enter');
    await expect(number).toHaveAttribute('aria-invalid', 'true');
    await expect(number).toHaveValue(wrong);
  }
  await number.press('Escape');
  await expect(number).toHaveValue('443');
  await designer.expectYaml(minimal);
});

test('a comment stays with what it is about when items move and go', async ({ page }) => {
  const designer = new Designer(page);
  await designer.addTo('hosts', 'b.example.com');
  await designer.field('hosts[0]').focus();
  await page.keyboard.press('Alt+ArrowDown');
  await designer.expectYaml(
    minimal.replace(
      '  - api.example.com # the first host\n',
      '  - b.example.com\n  - api.example.com # the first host\n',
    ),
  );
  await designer.inspector.getByRole('button', { name: 'Remove hosts[0]' }).click();
  await designer.expectYaml(minimal);
});

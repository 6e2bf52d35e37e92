import { expect, test } from '@playwright/test';
import { Designer } from './designer';

const minimal = `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: api
  namespace: shop
spec:
  # the provider's API
  host: api.example.com
`;

test.beforeEach(async ({ page }) => {
  const designer = await Designer.start(page);
  await designer.openFiles({ name: 'egress.yaml', text: minimal });
  await designer.row('DestinationRule shop/api').click();
  await designer.showAllFields();
});

test('host and exportTo', async ({ page }) => {
  const designer = new Designer(page);
  await designer.setText('host', '*.example.com');
  await designer.inspector.getByRole('radio', { name: /^\. own/ }).click({ force: true });
  await designer.expectYaml(
    minimal.replace('host: api.example.com\n', 'host: "*.example.com"\n  exportTo:\n    - "."\n'),
  );
});

for (const mode of ['DISABLE', 'SIMPLE', 'MUTUAL', 'ISTIO_MUTUAL']) {
  test(`TLS mode ${mode}`, async ({ page }) => {
    const designer = new Designer(page);
    await designer.chooseTls(mode);
    await designer.expectYaml(`${minimal}  trafficPolicy:\n    tls:\n      mode: ${mode}\n`);
  });
}

test('every TLS setting', async ({ page }) => {
  const designer = new Designer(page);
  await designer.chooseTls('MUTUAL');
  const within = 'trafficPolicy.tls';
  await designer.setText('sni', 'api.example.com', within);
  await designer.addTo('trafficPolicy.tls.subjectAltNames', 'api.example.com');
  await designer.setText('caCertificates', '/etc/certs/ca.pem', within);
  await designer.setText('clientCertificate', '/etc/certs/client.pem', within);
  await designer.setText('privateKey', '/etc/certs/key.pem', within);
  await designer.setText('credentialName', 'client-cert', within);
  await designer.chooseBoolean('insecureSkipVerify', 'true', within);
  await expectSettings(designer, [
    'mode: MUTUAL',
    'sni: api.example.com',
    'subjectAltNames:',
    '- api.example.com',
    'caCertificates: /etc/certs/ca.pem',
    'clientCertificate: /etc/certs/client.pem',
    'privateKey: /etc/certs/key.pem',
    'credentialName: client-cert',
    'insecureSkipVerify: true',
    'tls:',
  ]);
});

test('outlier detection, with percent fields that refuse what cannot be', async ({ page }) => {
  const designer = new Designer(page);
  await designer.inspector.getByRole('switch', { name: 'outlierDetection' }).first().click({ force: true });
  const within = 'trafficPolicy.outlierDetection';
  await designer.setText('consecutive5xxErrors', '7', within);
  await designer.setText('consecutiveGatewayErrors', '3', within);
  await designer.setText('interval', '30s', within);
  await designer.setText('baseEjectionTime', '1m', within);
  await designer.setText('maxEjectionPercent', '50', within);
  await designer.setText('minHealthPercent', '20', within);
  const percent = designer.field('maxEjectionPercent', within);
  await percent.fill('101');
  await percent.press('Enter');
  await expect(percent).toHaveAttribute('aria-invalid', 'true');
  await percent.press('Escape');
  await expectSettings(designer, [
    'outlierDetection:',
    'consecutive5xxErrors: 7',
    'consecutiveGatewayErrors: 3',
    'interval: 30s',
    'baseEjectionTime: 1m',
    'maxEjectionPercent: 50',
    'minHealthPercent: 20',
  ]);
});

test('connection pool of tcp and http, keepalive included', async ({ page }) => {
  const designer = new Designer(page);
  await designer.unfold('connectionPool');
  const pool = 'trafficPolicy.connectionPool';
  await designer.unfold('tcp');
  await designer.setText('maxConnections', '100', `${pool}.tcp`);
  await designer.setText('connectTimeout', '5s', `${pool}.tcp`);
  await designer.unfold('tcpKeepalive');
  await designer.setText('probes', '3', `${pool}.tcp.tcpKeepalive`);
  await designer.setText('time', '300s', `${pool}.tcp.tcpKeepalive`);
  await designer.setText('interval', '60s', `${pool}.tcp.tcpKeepalive`);
  await designer.unfold('http');
  await designer.setText('http1MaxPendingRequests', '10', `${pool}.http`);
  await designer.setText('maxRequestsPerConnection', '20', `${pool}.http`);
  await designer.choose('h2UpgradePolicy', 'UPGRADE', `${pool}.http`);
  await designer.setText('idleTimeout', '300s', `${pool}.http`);
  const timeout = designer.field('connectTimeout', `${pool}.tcp`);
  await timeout.fill('0.5ms');
  await timeout.press('Enter');
  await expect(timeout).toHaveAttribute('aria-invalid', 'true');
  await timeout.press('Escape');
  await expectSettings(designer, [
    'connectionPool:',
    'tcp:',
    'maxConnections: 100',
    'connectTimeout: 5s',
    'tcpKeepalive:',
    'probes: 3',
    'time: 300s',
    'interval: 60s',
    'http:',
    'http1MaxPendingRequests: 10',
    'maxRequestsPerConnection: 20',
    'h2UpgradePolicy: UPGRADE',
    'idleTimeout: 300s',
  ]);
});

test('port level settings', async ({ page }) => {
  const designer = new Designer(page);
  await designer.inspector.getByRole('button', { name: 'Add to trafficPolicy.portLevelSettings' }).click();
  const block = 'trafficPolicy.portLevelSettings[0]';
  await designer.unfold('port', block);
  await designer.setText('number', '443', `${block}.port`);
  await designer.chooseTls('SIMPLE', `${block}.tls`);
  await expectSettings(designer, ['portLevelSettings:', '- port:', 'number: 443', 'tls:', 'mode: SIMPLE']);
});

/** The lines below `trafficPolicy:` in any order, and everything above it byte for byte. */
async function expectSettings(designer: Designer, lines: readonly string[]): Promise<void> {
  await expect(async () => {
    const text = await designer.yaml('egress.yaml');
    expect(text.startsWith(`${minimal}  trafficPolicy:\n`)).toBe(true);
    const added = text.slice(minimal.length).trim().split('\n').slice(1);
    expect(added.map((line) => line.trim()).sort()).toEqual([...lines].sort());
  }).toPass({ timeout: 8_000 });
}

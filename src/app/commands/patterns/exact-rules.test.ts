import { describe, expect, it } from 'vitest';
import { designFrom, filesAfter, newFindings, snapshotAfter, yaml } from '../../../core/testing/change-cases';
import { addFailoverOrder } from './add-failover-order';
import type { Pattern } from './pattern';
import { passTlsThrough } from './pass-tls-through';
import { startTls } from './start-tls-at-the-sidecar';
import { turnOnOutlierDetection } from './turn-on-outlier-detection';

const key = 'ServiceEntry/shop/api';

const https = `
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: api, namespace: shop }
  spec:
    hosts: [api.example.com]
    ports:
      - { number: 443, name: https, protocol: HTTPS }
    resolution: DNS
`;

const http = https.replace(/- \{.*\}/, '- { number: 80, name: http, protocol: HTTP, targetPort: 443 }');

const fixed = https.replace(
  'resolution: DNS',
  'resolution: STATIC\n    endpoints:\n      - { address: 10.0.0.1, locality: a }\n      - { address: 10.0.0.2, locality: b }',
);

const other = https.replace('name: api', 'name: plain').replace('api.example', 'plain.example');

const wide = `
  apiVersion: networking.istio.io/v1
  kind: DestinationRule
  metadata: { name: partners, namespace: shop }
  spec:
    host: "*.example.com"
    trafficPolicy:
      connectionPool:
        tcp: { maxConnections: 10 } # agreed
`;

const wideTls = wide.replace(/ {6}connectionPool[\s\S]*/, '      tls: { mode: SIMPLE }\n');

/** What the rule for the host says after a pattern; every other text is as it was. */
function ownRule(pattern: Pattern, entry: string, rule: string): string {
  const before = designFrom({ 'api.yaml': entry, 'rest.yaml': `${other}---\n${rule}` });
  expect(pattern.warns?.(before, key, {})).toContain(
    'DestinationRule partners is for all of *.example.com and stays; api.example.com gets a rule of its own that repeats it.',
  );
  const after = snapshotAfter(before, pattern.change(before, key, {}));
  expect(newFindings(before, after)).toEqual([]);
  expect(after.workspace.files.find(({ path }) => path === 'rest.yaml')?.text).toBe(yaml(`${other}---\n${rule}`));
  return after.workspace.files.find(({ path }) => path === 'api.yaml')?.text.split('---\n')[1] ?? '';
}

const exact = yaml(wide).replace('name: partners', 'name: api').replace('*.example.com', 'api.example.com');

describe('a rule with a wildcard, which is for other hosts too', () => {
  it('starts no TLS for the others', () => {
    expect(ownRule(startTls, https, wide)).toBe(`${exact}    tls:\n      mode: SIMPLE\n      caCertificates: system\n`);
  });

  it('stays where its TLS is no longer for one of them', () => {
    expect(ownRule(passTlsThrough, http, wideTls)).toBe(
      exact.replace(/ {4}connectionPool[\s\S]*/, '    tls:\n      mode: DISABLE\n'),
    );
  });

  it('gets no order and no ejection for the others', () => {
    expect(ownRule(addFailoverOrder, fixed, wide)).toContain(`${exact}    loadBalancer:\n      localityLbSetting:`);
    expect(ownRule(turnOnOutlierDetection, fixed, wide)).toContain(`${exact}    outlierDetection:\n`);
  });

  it('is repeated with all rules for its host in the namespace that decides', () => {
    const caller = `
      apiVersion: fairway.dev/v1alpha1
      kind: EgressDesign
      metadata: { name: shop }
      spec:
        workloads:
          - { name: cart, namespace: web, labels: { app: cart }, calls: [{ url: https://api.example.com }] }
    `;
    const mine = wide.replace('namespace: shop', 'namespace: web');
    const selected = mine
      .replace('name: partners', 'name: cart')
      .replace('trafficPolicy', 'workloadSelector: { matchLabels: { app: cart } }\n    trafficPolicy');
    const before = designFrom({ 'egress.yaml': [https, mine, selected, wide].join('---\n'), 'design.yaml': caller });
    const files = filesAfter(before, startTls.change(before, key, {}));
    const texts = (files['egress.yaml'] ?? '').split('---\n');
    expect(texts).toHaveLength(6);
    expect(texts.slice(3)).toEqual([mine, selected, wide].map(yaml));
    const own = texts.slice(1, 3);
    expect(own.every((text) => text.includes('namespace: web') && text.includes('host: "api.example.com"'))).toBe(true);
    expect(own.filter((text) => text.includes('SIMPLE'))).toEqual(own.filter((text) => text.includes('app: cart')));
  });
});

import { describe, expect, it } from 'vitest';
import { designFrom, newFindings, snapshotAfter, yaml } from '../../../core/testing/change-cases';
import { addFailoverOrder } from './add-failover-order';
import type { Chosen, Pattern } from './pattern';
import { turnOnOutlierDetection } from './turn-on-outlier-detection';

const key = 'ServiceEntry/shop/db';

const entry = `
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: db, namespace: shop }
  spec:
    hosts: [db.example.com]
    addresses: [10.9.9.9]
    ports:
      - { number: 5432, name: tcp, protocol: TCP }
    resolution: STATIC
    endpoints:
      - address: 10.0.0.1 # primary
      - address: 10.0.0.2
        labels:
          site: second
      - address: 10.0.0.3
`;

function changed(
  pattern: Pattern,
  files: Readonly<Record<string, string>>,
  chosen: Chosen = {},
): Record<string, string> {
  const before = designFrom(files);
  expect(pattern.offered(before, key)).toBe(true);
  const after = snapshotAfter(before, pattern.change(before, key, chosen));
  expect(newFindings(before, after)).toEqual([]);
  expect(pattern.offered(after, key)).toMatch(/already\.$/);
  return Object.fromEntries(after.workspace.files.map((file) => [file.path, file.text]));
}

describe('Add failover order', () => {
  it('tells endpoints without regions apart by one label a step, and lets ejection reach the last one', () => {
    const files = changed(addFailoverOrder, { 'egress.yaml': entry }, { order: ['2', '0', '1'] });
    expect(files['egress.yaml']).toBe(
      yaml(`
        apiVersion: networking.istio.io/v1
        kind: ServiceEntry
        metadata: { name: db, namespace: shop }
        spec:
          hosts: [db.example.com]
          addresses: [10.9.9.9]
          ports:
            - { number: 5432, name: tcp, protocol: TCP }
          resolution: STATIC
          endpoints:
            - address: 10.0.0.1 # primary
              labels:
                failover-step-1: "yes"
            - address: 10.0.0.2
              labels:
                site: second
            - address: 10.0.0.3
              labels:
                failover-step-1: "yes"
                failover-step-2: "yes"
        ---
        apiVersion: networking.istio.io/v1
        kind: DestinationRule
        metadata:
          name: db
          namespace: shop
        spec:
          host: db.example.com
          trafficPolicy:
            loadBalancer:
              localityLbSetting:
                failoverPriority:
                  - failover-step-1=yes
                  - failover-step-2=yes
            outlierDetection:
              consecutive5xxErrors: 5
              maxEjectionPercent: 67
      `),
    );
  });

  it('fails over by region where the endpoints have some, in the rule that is there', () => {
    const regional = entry
      .replace('# primary', '# primary\n        locality: us-east-1/a')
      .replace('labels:\n          site: second', 'locality: eu-west-1')
      .replace('10.0.0.3', '10.0.0.3\n        locality: us-east-1/b');
    const rule = `
      apiVersion: networking.istio.io/v1
      kind: DestinationRule
      metadata: { name: db, namespace: shop }
      spec:
        host: db.example.com
        trafficPolicy:
          outlierDetection:
            consecutive5xxErrors: 3 # sooner
    `;
    const before = designFrom({ 'egress.yaml': `${regional}---\n${rule}` });
    expect(addFailoverOrder.choices?.(before, key)).toEqual([
      {
        type: 'order',
        id: 'order',
        label: 'Regions, the first one first',
        items: [
          { value: 'us-east-1', label: 'us-east-1 · 10.0.0.1, 10.0.0.3' },
          { value: 'eu-west-1', label: 'eu-west-1 · 10.0.0.2' },
        ],
      },
    ]);
    const files = changed(addFailoverOrder, { 'egress.yaml': `${regional}---\n${rule}` });
    const settings = `      maxEjectionPercent: 67
    loadBalancer:
      localityLbSetting:
        failover:
          - from: us-east-1
            to: eu-west-1
`;
    expect(files['egress.yaml']).toBe(`${yaml(regional)}---\n${yaml(rule)}${settings}`);
  });

  it('takes labels of an older order out, which would keep an endpoint in front', () => {
    const before = entry.replace(
      '10.0.0.3',
      '10.0.0.3\n        labels: { failover-step-1: "yes", failover-step-2: "yes" }',
    );
    const files = changed(addFailoverOrder, { 'egress.yaml': before }, { order: ['0', '1', '2'] });
    expect(files['egress.yaml']).toContain('    - address: 10.0.0.3\n---\n');
    expect(files['egress.yaml']?.match(/failover-step-\d: "yes"/g)).toHaveLength(3);
  });

  it('says who goes by an order of regions', () => {
    const regions = ['a', 'b', 'c', 'd']
      .map((region) => `- { address: 10.0.0.1, locality: ${region} }`)
      .join('\n      ');
    const before = designFrom({ 'egress.yaml': entry.replace(/- address[\s\S]*/, `${regions}\n`) });
    expect(addFailoverOrder.warns?.(before, key, {}).slice(0, 2)).toEqual([
      'Pods in a go by this order. Pods in another of these regions begin with their own, and pods elsewhere use all endpoints alike.',
      'Behind b the regions are used alike: Istio prefers only one region over all other remote ones.',
    ]);
  });

  it('is refused without endpoints to choose from', () => {
    const before = designFrom({ 'egress.yaml': entry.replace(/ {6}- address: 10.0.0.2[\s\S]*/, '') });
    expect(addFailoverOrder.offered(before, key)).toBe('db has one endpoint written; an order needs two.');
  });
});

describe('Turn on outlier detection', () => {
  it('writes the smallest limit at which one endpoint can be left out', () => {
    const files = changed(turnOnOutlierDetection, { 'egress.yaml': entry });
    expect(files['egress.yaml']).toBe(
      `${yaml(entry)}${yaml(`
        ---
        apiVersion: networking.istio.io/v1
        kind: DestinationRule
        metadata:
          name: db
          namespace: shop
        spec:
          host: db.example.com
          trafficPolicy:
            outlierDetection:
              consecutive5xxErrors: 5
              maxEjectionPercent: 34
      `)}`,
    );
  });

  it('asks how many addresses DNS has, and writes into the settings of the port, which replace the rule’s own', () => {
    const dns = entry.replace('STATIC', 'DNS').replace(/ {4}endpoints:[\s\S]*/, '');
    const rule = `
      apiVersion: networking.istio.io/v1
      kind: DestinationRule
      metadata: { name: db, namespace: shop }
      spec:
        host: db.example.com
        trafficPolicy:
          portLevelSettings:
            - port: { number: 5432 }
              connectionPool: { tcp: { maxConnections: 5 } } # theirs
    `;
    const files = changed(turnOnOutlierDetection, { 'egress.yaml': `${dns}---\n${rule}` }, { addresses: '2' });
    const block = `        outlierDetection:
          consecutive5xxErrors: 5
          maxEjectionPercent: 50
        connectionPool:`;
    expect(files['egress.yaml']).toBe(`${yaml(dns)}---\n${yaml(rule).replace('        connectionPool:', block)}`);
  });

  it('asks for what the text cannot tell: what is selected, and what other entries of the host add', () => {
    const labels = (text: string): unknown =>
      turnOnOutlierDetection
        .choices?.(designFrom({ 'egress.yaml': text }), key)
        .map((choice) => [choice.label, choice.type === 'text' ? choice.value : '']);
    const selecting = entry.replace(/endpoints:[\s\S]*/, 'workloadSelector: { labels: { app: db } }\n');
    expect(labels(selecting)).toEqual([['Endpoints that the entry selects', '3']]);
    const second = entry.replace('name: db', 'name: more');
    expect(labels(`${entry}---\n${second}`)).toEqual([['Endpoints of all entries with db.example.com', '6']]);
    const empty = designFrom({ 'egress.yaml': entry.replace(/ {4}endpoints:[\s\S]*/, '') });
    expect(turnOnOutlierDetection.offered(empty, key)).toBe('db has no endpoints; add two first.');
  });

  it('warns of locality failover where nothing has it off', () => {
    const regional = entry
      .replace('# primary', '\n        locality: a')
      .replace('labels:\n          site: second', 'locality: b');
    const off = `
      apiVersion: networking.istio.io/v1
      kind: DestinationRule
      metadata: { name: db, namespace: shop }
      spec:
        host: db.example.com
        trafficPolicy:
          loadBalancer: { localityLbSetting: { enabled: false } }
    `;
    const warning = 'Ejection turns locality failover on: endpoints nearer to the caller are used first.';
    const warned = (text: string): readonly string[] =>
      turnOnOutlierDetection.warns?.(designFrom({ 'egress.yaml': text }), key, {}) ?? [];
    expect(warned(regional)).toContain(warning);
    expect(warned(`${regional}---\n${off}`)).not.toContain(warning);
  });

  it('is refused where ejection has nothing to leave out', () => {
    const none = designFrom({ 'egress.yaml': entry.replace('STATIC', 'NONE').replace(/ {4}endpoints:[\s\S]*/, '') });
    expect(turnOnOutlierDetection.offered(none, key)).toBe(
      'NONE dials what was asked for, so there is no endpoint to leave out.',
    );
  });
});

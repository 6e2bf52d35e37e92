import { describe, expect, it } from 'vitest';
import { designFrom } from '../../../core/testing/change-cases';
import { addFailoverOrder } from './add-failover-order';

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

describe('Add failover order', () => {
  const ruleWith = (policy: string): string => `
      apiVersion: networking.istio.io/v1
      kind: DestinationRule
      metadata: { name: db, namespace: shop }
      spec:
        host: db.example.com
        trafficPolicy:
          ${policy}
    `;

  it.each([
    [
      'loadBalancer: { zoneAwareLbSetting: {} }',
      'Istio takes zoneAwareLbSetting or an order, not both; take zoneAwareLbSetting out first.',
    ],
    [
      'loadBalancer: { simple: PASSTHROUGH }',
      'PASSTHROUGH dials what was asked for and uses no endpoints; choose another load balancer first.',
    ],
    [
      'outlierDetection: { consecutive5xxErrors: 0, maxEjectionPercent: 100 }',
      'Outlier detection of db ejects nothing at consecutive5xxErrors: 0, so an order would never act; set a number first.',
    ],
  ])('is refused beside %s', (policy, refusal) => {
    const before = designFrom({ 'egress.yaml': `${entry}---\n${ruleWith(policy)}` });
    expect(addFailoverOrder.offered(before, key)).toBe(refusal);
  });

  it('is refused where a route sends to a subset that does not get the order', () => {
    const subsets = (settings: string): string =>
      `${ruleWith('connectionPool: { tcp: { maxConnections: 5 } }').trimEnd()}\n        subsets:\n          - { name: main${settings} }\n`;
    const route = `
      apiVersion: networking.istio.io/v1
      kind: VirtualService
      metadata: { name: db, namespace: shop }
      spec:
        hosts: [db.example.com]
        tcp:
          - route:
              - destination: { host: db.example.com, subset: main }
    `;
    const offered = (from: string, settings: string): true | string =>
      addFailoverOrder.offered(designFrom({ 'egress.yaml': [from, subsets(settings), route].join('---\n') }), key);
    expect(offered(entry, '')).toBe(true);
    expect(offered(entry, ', trafficPolicy: { outlierDetection: {} }')).toBe(
      'VirtualService db sends to subset main, whose own settings come before an order; take its loadBalancer and outlierDetection out first.',
    );
    expect(offered(entry.replace('STATIC', 'DNS'), '')).toBe(
      'VirtualService db sends to subset main, and subsets of a DNS entry get no order by labels.',
    );
  });
});

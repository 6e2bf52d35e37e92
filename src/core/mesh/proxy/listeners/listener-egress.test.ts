import { describe, expect, it } from 'vitest';
import { chainsOn, document, entry, kubernetes, scopeIn, way } from '../../../testing/listener-fixture';
import { listenersOn } from './listeners';

const sidecar = (egress: string): string => document('Sidecar', 'default/own', `{ egress: ${egress} }`);

describe('egress listeners of a Sidecar', () => {
  it('with a port take it for their services alone', () => {
    const scope = scopeIn([
      sidecar('[{ port: { number: 3306, protocol: TCP, name: db }, hosts: ["*/b.com"] }, { hosts: ["*/*"] }]'),
      entry('a.com', 'TCP', { port: 3306 }),
      entry('b.com', 'TCP', { port: 3306 }),
      entry('c.com', 'TCP', { port: 5432 }),
    ]);
    expect(chainsOn(scope, 3306)).toEqual(['0.0.0.0_3306 any default → b.com:3306']);
    expect(way(scope, 'raw 5432')).toBe('0.0.0.0_5432 → c.com:5432');
  });

  it('close only what they are bound to', () => {
    const scope = scopeIn([
      sidecar('[{ port: { number: 3306, protocol: TCP, name: db }, hosts: ["*/b.com"] }, { hosts: ["*/*"] }]'),
      entry('a.com', 'TCP', { port: 3306, addresses: '[10.0.0.1]' }),
      entry('b.com', 'TCP', { port: 3306 }),
    ]);
    expect(way(scope, 'raw 3306 to 10.0.0.1')).toBe('10.0.0.1_3306 → a.com:3306');
    expect(way(scope, 'raw 3306 to 10.0.0.2')).toBe('0.0.0.0_3306 → b.com:3306');
  });

  it('decide the protocol, and are for services with their port', () => {
    const scope = scopeIn([
      sidecar('[{ port: { number: 9080, protocol: HTTP, name: http }, hosts: ["*/*"] }]'),
      entry('a.com', 'TCP', { port: 9080 }),
      entry('b.com', 'TCP', { port: 5432 }),
    ]);
    expect(chainsOn(scope, 9080)).toEqual(['0.0.0.0_9080 http → route 9080']);
    expect(way(scope, 'raw 5432')).toBe('virtualOutbound → PassthroughCluster');
  });

  it('are bound to the written address, and to the loopback address where nothing is redirected to them', () => {
    const listeners = (more: string): readonly string[] =>
      listenersOn(
        scopeIn([
          sidecar(`[{ port: { number: 443, protocol: TLS, name: tls }, ${more}, hosts: ["*/*"] }]`),
          entry('a.com', 'TLS', { port: 443 }),
        ]),
        443,
      ).map(({ name }) => name);
    expect(listeners('bind: 172.1.2.3')).toEqual(['172.1.2.3_443']);
    expect(listeners('captureMode: NONE')).toEqual(['127.0.0.1_443']);
    expect(listeners('bind: 0.0.0.0')).toEqual(['0.0.0.0_443']);
  });

  it.each([
    ['0.0.0.0', '', 'tls a.com'],
    ['0.0.0.0', '[10.0.0.1]', 'any default'],
    ['0.0.0.0', '[10.0.0.0/8]', 'tls a.com'],
    ['127.0.0.9', '', 'any default'],
    ['127.0.0.9', '[10.0.0.0/8]', 'tls a.com'],
  ])('at %s, for a service with addresses %s: %s', (bind, addresses, chain) => {
    const own = sidecar(`[{ port: { number: 443, protocol: TLS, name: tls }, bind: ${bind}, hosts: ["*/*"] }]`);
    const options = { port: 443, resolution: 'NONE', ...(addresses === '' ? {} : { addresses }) };
    expect(chainsOn(scopeIn([own, entry('a.com', 'TLS', options)]), 443)).toEqual([`${bind}_443 ${chain} → a.com:443`]);
  });

  it('without a port may have an address, too', () => {
    const scope = scopeIn([sidecar('[{ bind: 127.0.0.2, hosts: ["*/*"] }]'), entry('a.com', 'HTTP')]);
    expect(chainsOn(scope, 80)).toEqual(['127.0.0.2_80 any default → route 80']);
  });

  it('have no listeners for hosts that only a rule sends to', () => {
    const scope = scopeIn([
      sidecar('[{ hosts: ["./a.com"] }]'),
      entry('a.com', 'TLS', { port: 443 }),
      entry('b.com', 'TLS', { port: 443 }),
      document(
        'VirtualService',
        'default/vs',
        '{ hosts: [a.com], tls: [{ match: [{ sniHosts: [a.com] }], route: [{ destination: { host: b.com } }] }] }',
      ),
    ]);
    expect(chainsOn(scope, 443)).toEqual(['0.0.0.0_443 tls a.com → b.com:443']);
    expect(scope.service('b.com')).toBeDefined();
  });
});

describe('Services of Kubernetes', () => {
  const db = (spec: string): string =>
    kubernetes('shop/db', `{ ${spec} ports: [{ name: tcp, port: 5432 }, { name: http, port: 80 }] }`);

  it('listen at their clusterIP, whether or not it is written', () => {
    expect(chainsOn(scopeIn([db('clusterIP: 10.96.0.5,')]), 5432)).toEqual([
      '10.96.0.5_5432 any default → db.shop.svc.cluster.local:5432',
    ]);
    expect(chainsOn(scopeIn([db('')]), 5432)).toEqual([
      'db.shop.svc.cluster.local_5432 any default → db.shop.svc.cluster.local:5432',
    ]);
  });

  it('never take all of a port, so that entries without an address keep it', () => {
    const scope = scopeIn([db(''), entry('a.com', 'TCP', { port: 5432 })]);
    expect(way(scope, 'raw 5432')).toBe('0.0.0.0_5432 → a.com:5432');
  });

  it('without a clusterIP listen at each pod', () => {
    const scope = scopeIn([db('clusterIP: None,')]);
    expect(listenersOn(scope, 5432).map(({ name }) => name)).toEqual(['db.shop.svc.cluster.local_5432']);
    expect(way(scope, 'raw 5432 to 10.0.0.1')).toBe('virtualOutbound → PassthroughCluster');
    expect(way(scope, 'http1 80 to 10.0.0.1')).toBe('0.0.0.0_80 → route 80');
  });
});

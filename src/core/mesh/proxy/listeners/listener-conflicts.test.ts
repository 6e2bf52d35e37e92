import { describe, expect, it } from 'vitest';
import { chainsOn, document, entry, lostOn, scopeIn, way } from '../../../testing/listener-fixture';
import { listenersOn } from './listeners';

const older = { created: '2025-01-01' };
const newer = { created: '2025-01-02' };

function pair(first: string, second: string, options: object = {}): ReturnType<typeof scopeIn> {
  return scopeIn([
    entry('new.com', second, { ...options, ...newer }),
    entry('old.com', first, { ...options, ...older }),
  ]);
}

/** pilot/pkg/networking/core/listener_test.go, TestOutboundListenerConflict and its variants. */
describe('two services on all addresses of a port', () => {
  const http = '0.0.0.0_80 http → route 80';
  const raw = (host: string): string => `0.0.0.0_80 any default → ${host}:80`;
  const tls = (host: string): string => `0.0.0.0_80 tls ${host} → ${host}:80`;

  it.each([
    ['TCP', 'TCP', [raw('old.com')], ['new.com all to old.com by age']],
    ['TCP', 'TLS', [raw('old.com'), tls('new.com')], []],
    ['TCP', 'HTTP', [raw('old.com'), http], []],
    ['TCP', '', [raw('old.com'), http], ['new.com raw to old.com by age']],
    ['TLS', 'TCP', [tls('old.com'), raw('new.com')], []],
    ['TLS', 'TLS', [tls('old.com'), tls('new.com')], []],
    ['TLS', 'HTTP', [tls('old.com'), http], []],
    ['TLS', '', [tls('old.com'), raw('new.com'), http], []],
    ['HTTP', 'TCP', [http, raw('new.com')], []],
    ['HTTP', 'TLS', [http, tls('new.com')], []],
    ['HTTP', 'HTTP', [http], []],
    ['HTTP', '', [http], ['new.com raw to old.com by age']],
    ['', 'TCP', [raw('old.com'), http], ['new.com all to old.com by age']],
    ['', 'TLS', [raw('old.com'), http, tls('new.com')], []],
    ['', 'HTTP', [raw('old.com'), http], []],
    ['', '', [raw('old.com'), http], ['new.com raw to old.com by age']],
  ])('%s, then %s', (first, second, chains, lost) => {
    const scope = pair(first, second);
    expect(chainsOn(scope, 80)).toEqual(chains);
    expect(lostOn(scope, 80)).toEqual(lost);
  });

  it('share the virtual hosts of the port, whoever made the listener', () => {
    const [listener] = listenersOn(pair('TCP', 'HTTP'), 80);
    const to = listener?.chains.find((chain) => chain.to.type === 'http')?.to;
    expect(to?.type === 'http' && to.services.map((service) => service.host)).toEqual(['new.com']);
  });

  it('tell bytes apart by looking at them', () => {
    const scope = pair('HTTP', 'TCP');
    expect(way(scope, 'http1 80 to 9.9.9.9')).toBe('0.0.0.0_80 → route 80');
    expect(way(scope, 'raw 80 to 9.9.9.9')).toBe('0.0.0.0_80 → new.com:80');
    expect(way(scope, 'tls 80 any.com to 9.9.9.9')).toBe('0.0.0.0_80 → new.com:80');
    expect(listenersOn(scope, 80)[0]?.waits).toBe(true);
    expect(listenersOn(pair('TCP', 'TCP'), 80)[0]?.waits).toBe(false);
  });

  it('are in the order of their age only within those that are exported alike', () => {
    const scope = scopeIn([
      entry('old.com', 'TCP', older),
      entry('own.com', 'TCP', { ...newer, more: 'exportTo: ["."]' }),
    ]);
    expect(way(scope, 'raw 80 to 9.9.9.9')).toBe('0.0.0.0_80 → own.com:80');
    expect(lostOn(scope, 80)).toEqual(['old.com all to own.com']);
  });
});

describe('servers that speak first', () => {
  it.each([
    ['MYSQL', 'HTTP'],
    ['MYSQL', 'TCP'],
    ['TCP', 'MYSQL'],
    ['HTTP', 'MONGO'],
    ['', 'MYSQL'],
    ['MONGO', 'TLS'],
  ])('%s, then %s: the second gets nothing', (first, second) => {
    const scope = pair(first, second);
    expect(chainsOn(scope, 80).filter((chain) => chain.includes('new.com'))).toEqual([]);
    expect(lostOn(scope, 80)).toEqual(['new.com all to old.com by age']);
  });

  it('share ranges with their own protocol alone', () => {
    const ranges = (second: string): readonly string[] =>
      chainsOn(
        scopeIn([
          entry('old.com', 'MYSQL', { addresses: '[10.1.0.0/16]', resolution: 'NONE', ...older }),
          entry('new.com', second, { addresses: '[10.2.0.0/16]', resolution: 'NONE', ...newer }),
        ]),
        80,
      );
    expect(ranges('MYSQL')).toHaveLength(2);
    expect(ranges('TCP')).toHaveLength(1);
  });
});

describe('addresses', () => {
  it('belong to the oldest that has them', () => {
    const scope = pair('TCP', 'TCP', { addresses: '[1.2.3.4]' });
    expect(way(scope, 'raw 80 to 1.2.3.4')).toBe('1.2.3.4_80 → old.com:80');
    expect(lostOn(scope, 80)).toEqual(['new.com all to old.com by age']);
    expect(way(scope, 'raw 80 to 1.2.3.5')).toBe('virtualOutbound → PassthroughCluster');
  });

  it('mean nothing for HTTP, which is routed by name', () => {
    const scope = pair('HTTP', 'HTTP', { addresses: '[1.2.3.4]' });
    expect(way(scope, 'http1 80 to 9.9.9.9')).toBe('0.0.0.0_80 → route 80');
    expect(lostOn(scope, 80)).toEqual([]);
  });

  it('have routes of their own where the first bytes tell the protocol', () => {
    const scope = scopeIn([entry('auto.com', '', { addresses: '[1.2.3.4/32]' }), entry('http.com', 'HTTP')]);
    expect(way(scope, 'http1 80 to 1.2.3.4')).toBe('1.2.3.4_80 → route auto.com:80');
    expect(way(scope, 'raw 80 to 1.2.3.4')).toBe('1.2.3.4_80 → auto.com:80');
    expect(way(scope, 'http1 80 to 1.2.3.5')).toBe('0.0.0.0_80 → route 80');
  });

  it('are all those of an entry', () => {
    const scope = scopeIn([entry('two.com', 'TCP', { addresses: '[1.1.1.1, 2.2.2.2]' })]);
    expect(chainsOn(scope, 80)).toEqual(['1.1.1.1_80 any default → two.com:80', '2.2.2.2_80 any default → two.com:80']);
  });

  it('of IPv6 are the same however they are written', () => {
    const scope = scopeIn([entry('six.com', 'TCP', { addresses: '["2001:DB8:0::1"]' })]);
    expect(way(scope, 'raw 80 to 2001:db8::1')).toBe('2001:db8:0::1_80 → six.com:80');
  });

  it('that istiod allocates are no conflict, and only proxies with DNS capture use them', () => {
    const documents = [entry('a.com', 'TCP', older), entry('b.com', 'TCP', newer)];
    expect(lostOn(scopeIn(documents), 80)).toEqual(['b.com all to a.com by age']);
    const captured = scopeIn(documents, { dnsCapture: true });
    expect(lostOn(captured, 80)).toEqual([]);
    expect(chainsOn(captured, 80)).toEqual(['a.com_80 any default → a.com:80', 'b.com_80 any default → b.com:80']);
    expect(way(captured, 'raw 80 to 9.9.9.9')).toBe('virtualOutbound → PassthroughCluster');
    const dialled = {
      address: undefined,
      addressOf: captured.service('b.com'),
      port: 80,
      payload: 'raw',
      sni: undefined,
    } as const;
    expect(way(captured, dialled)).toBe('b.com_80 → b.com:80');
  });
});

/** pilot/pkg/networking/core/listener_test.go, TestOutboundListenerConflictWithReservedListener. */
describe('ports that the proxy listens on itself', () => {
  it.each([
    [15021, 'HTTP', 0],
    [15090, 'TCP', 1],
    [15001, 'HTTP', 0],
    [15006, 'TCP', 1],
    [8080, 'HTTP', 1],
  ])('%s for %s: %s listeners', (port, protocol, count) => {
    expect(listenersOn(scopeIn([entry('test.com', protocol, { port })]), port)).toHaveLength(count);
  });

  it('cannot be those of a Sidecar', () => {
    const sidecar = document(
      'Sidecar',
      'default/own',
      '{ egress: [{ port: { number: 15021, protocol: GRPC, name: http }, hosts: ["*/*"] }] }',
    );
    expect(listenersOn(scopeIn([sidecar, entry('test.com', 'GRPC', { port: 15021 })]), 15021)).toHaveLength(0);
  });
});

describe('other protocols', () => {
  it('HTTP_PROXY takes the listener over, and everything on it', () => {
    const scope = scopeIn([entry('old.com', 'TCP', older), entry('proxy.com', 'HTTP_PROXY', newer)]);
    expect(chainsOn(scope, 80)).toEqual(['0.0.0.0_80 any default → route 80']);
    expect(lostOn(scope, 80)).toEqual(['old.com all to proxy.com by age']);
  });

  it.each(['UDP', 'SCTP'])('%s has no listener', (protocol) => {
    expect(listenersOn(scopeIn([entry('a.com', protocol)]), 80)).toEqual([]);
  });
});

/** pilot/pkg/networking/core/listener_test.go, TestOutboundListenerForHeadlessServices. */
describe('entries without addresses whose callers dial endpoints themselves', () => {
  const endpoint = (name: string, address: string): string =>
    document('WorkloadEntry', `default/${name}`, `{ address: ${address}, labels: { app: db } }`);
  const selecting = entry('db.com', 'TCP', {
    port: 9999,
    resolution: 'NONE',
    more: 'workloadSelector: { labels: { app: db } }',
  });

  it('take all of a port without a selector', () => {
    expect(chainsOn(scopeIn([entry('db.com', 'TCP', { port: 9999, resolution: 'NONE' })]), 9999)).toEqual([
      '0.0.0.0_9999 any default → db.com:9999',
    ]);
  });

  it('listen at each selected address with one', () => {
    expect(
      chainsOn(
        scopeIn([selecting, endpoint('a', '10.0.0.1'), endpoint('b', '10.0.0.2'), endpoint('c', 'c.com')]),
        9999,
      ),
    ).toEqual(['10.0.0.1_9999 any default → db.com:9999', '10.0.0.2_9999 any default → db.com:9999']);
    expect(chainsOn(scopeIn([selecting]), 9999)).toEqual([]);
  });
});

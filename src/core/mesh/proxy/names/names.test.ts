import { describe, expect, it } from 'vitest';
import { document, entry, kubernetes, scopeIn } from '../../../testing/listener-fixture';
import { answerName } from './names';

const captured = { dnsCapture: true };

function answer(documents: readonly string[], host: string, pod: Parameters<typeof scopeIn>[1] = {}): string {
  const { from, address, addressOf, within } = answerName(scopeIn(documents, pod), host);
  const hidden = addressOf === undefined ? '' : ` of ${addressOf.host}`;
  return `${from} ${address ?? '?'}${hidden}${within.length > 0 ? ` within ${within.join(' ')}` : ''}`;
}

describe('names without DNS capture', () => {
  const db = kubernetes('shop/db', '{ ports: [{ name: tcp, port: 5432 }] }');

  it.each([
    ['10.0.0.1', 'default', 'literal 10.0.0.1'],
    ['2001:db8::1', 'default', 'literal 2001:db8::1'],
    ['api.example.com', 'default', 'outside ?'],
    ['db.shop.svc.cluster.local', 'default', 'cluster ? of db.shop.svc.cluster.local'],
    ['db.shop.svc', 'default', 'cluster ? of db.shop.svc.cluster.local'],
    ['db.shop', 'default', 'cluster ? of db.shop.svc.cluster.local'],
    ['db', 'shop', 'cluster ? of db.shop.svc.cluster.local'],
    ['db', 'default', 'outside ?'],
    ['db.other', 'default', 'outside ?'],
    ['db.other.svc', 'default', 'nobody ?'],
    ['cache.shop.svc.cluster.local', 'default', 'nobody ?'],
    ['billing.internal', 'default', 'outside ?'],
  ])('%s asked in namespace %s: %s', (host, namespace, expected) =>
    expect(answer([db], host, { namespace })).toBe(expected),
  );

  it('of an entry are left to DNS outside, with the ranges that it gives', () => {
    expect(answer([entry('a.com', 'TCP', { addresses: '[10.0.0.1]' })], 'a.com')).toBe('outside ?');
    const ranged = entry('a.com', 'TCP', { addresses: '[10.0.0.0/8, 11.0.0.1]', resolution: 'NONE' });
    expect(answer([ranged], 'a.com')).toBe('outside ? within 10.0.0.0/8');
  });

  it('of an entry in the domain of the cluster have no address', () => {
    const { from, because } = answerName(
      scopeIn([entry('db.shop.svc.cluster.local', 'TCP')]),
      'db.shop.svc.cluster.local',
    );
    expect(from).toBe('nobody');
    expect(because).toContain('DNS capture');
  });

  it('of a Service are answered to callers that may not see it', () => {
    const hidden = kubernetes('shop/db', '{ clusterIP: 10.96.0.1, ports: [{ name: tcp, port: 5432 }] }').replace(
      'metadata: {',
      'metadata: { annotations: { networking.istio.io/exportTo: "." },',
    );
    expect(answer([hidden], 'db.shop')).toBe('cluster 10.96.0.1');
  });

  it('lead from an ExternalName to another name', () => {
    const alias = (name: string, to: string): string => kubernetes(name, `{ type: ExternalName, externalName: ${to} }`);
    expect(answer([alias('shop/pay', 'api.example.com')], 'pay.shop')).toBe('outside ?');
    expect(answer([alias('shop/pay', 'db.shop.svc.cluster.local'), db], 'pay.shop')).toBe(
      'cluster ? of db.shop.svc.cluster.local',
    );
    expect(
      answer([alias('shop/a', 'b.shop.svc.cluster.local'), alias('shop/b', 'a.shop.svc.cluster.local')], 'a.shop'),
    ).toBe('nobody ?');
  });

  it('of a headless Service are those of its pods', () => {
    const headless = kubernetes('shop/db', '{ clusterIP: None, ports: [{ name: tcp, port: 5432 }] }');
    expect(answer([headless], 'db.shop')).toBe('cluster ? of db.shop.svc.cluster.local');
    expect(answer([headless], 'db-0.db.shop.svc.cluster.local')).toBe('cluster ? of db.shop.svc.cluster.local');
  });
});

/** pkg/dns/server/name_table.go, BuildNameTable. */
describe('names with DNS capture', () => {
  it.each([
    ['addresses: [10.0.0.1, 10.0.0.2], resolution: NONE', 'proxy 10.0.0.1'],
    ['addresses: [10.0.0.0/8, 10.0.0.2], resolution: NONE', 'proxy 10.0.0.2'],
    ['addresses: [10.0.0.0/8], resolution: NONE', 'outside ? within 10.0.0.0/8'],
    ['resolution: DNS', 'proxy ? of a.com'],
    ['resolution: NONE', 'outside ?'],
  ])('of an entry with { %s }: %s', (spec, expected) => {
    const service = document(
      'ServiceEntry',
      'default/a',
      `{ hosts: [a.com], ports: [{ number: 80, name: tcp, protocol: TCP }], ${spec} }`,
    );
    expect(answer([service], 'a.com', captured)).toBe(expected);
  });

  it('are found by pattern, the longest first', () => {
    const wide = entry('*.com', 'TCP', { addresses: '[10.0.0.1]', resolution: 'NONE' });
    const narrow = entry('*.a.com', 'TCP', { addresses: '[10.0.0.2]', resolution: 'NONE' });
    expect(answer([wide, narrow], 'x.a.com', captured)).toBe('proxy 10.0.0.2');
    expect(answer([wide, narrow], 'b.com', captured)).toBe('proxy 10.0.0.1');
  });

  it('are those of services that the proxy imports', () => {
    const sidecar = document('Sidecar', 'default/own', '{ egress: [{ hosts: ["*/b.com"] }] }');
    const entries = [
      entry('a.com', 'TCP', { addresses: '[10.0.0.1]' }),
      entry('b.com', 'TCP', { addresses: '[10.0.0.2]' }),
    ];
    expect(answer([sidecar, ...entries], 'a.com', captured)).toBe('outside ?');
    expect(answer([sidecar, ...entries], 'b.com', captured)).toBe('proxy 10.0.0.2');
  });

  it('are those of Services before those of entries with the same host', () => {
    const service = kubernetes('shop/db', '{ clusterIP: 10.96.0.1, ports: [{ name: tcp, port: 80 }] }');
    const same = document(
      'ServiceEntry',
      'shop/db',
      '{ hosts: [db.shop.svc.cluster.local], addresses: [10.0.0.9], resolution: STATIC, ports: [{ number: 80, name: tcp, protocol: TCP }] }',
    );
    expect(answer([same, service], 'db.shop.svc.cluster.local', captured)).toBe('proxy 10.96.0.1');
    expect(answer([same, service], 'db.shop', captured)).toBe('proxy 10.96.0.1');
    expect(
      answer([entry('db', 'TCP', { addresses: '[10.0.0.9]' }), service], 'db', { ...captured, namespace: 'shop' }),
    ).toBe('proxy 10.96.0.1');
  });

  it('are answered with what istiod has allocated, which calls by address find as well', () => {
    const allocated = (host: string, ...values: readonly string[]): string =>
      `${entry(host, 'TCP')}\nstatus: { addresses: [${values.map((value) => `{ host: "${host}", value: "${value}" }`).join(', ')}] }`;
    const entries = [allocated('a.com', '2001:2::f0f0:7', '240.240.0.7'), allocated('*.b.com', '240.240.0.8')];
    expect(answer(entries, 'a.com', captured)).toBe('proxy 240.240.0.7 of a.com');
    const scope = scopeIn(entries, captured);
    expect(answerName(scope, 'a.com')).toMatchObject({
      what: 'The proxy answers 240.240.0.7, which istiod has allocated to a.com.',
      path: ['status', 'addresses'],
    });
    expect(answer(entries, '240.240.0.7', captured)).toBe('literal 240.240.0.7 of a.com');
    // A pod with IPv4 gets no listener at the other family's address.
    expect(answer(entries, '2001:2:0::F0F0:7', captured)).toBe('literal 2001:2:0::F0F0:7');
    expect(answerName(scope, '2001:2:0::f0f0:7').because).toBe(
      'istiod has allocated it to a.com, as the status of ServiceEntry default/a-com says. A sidecar with IPv4 addresses does not use it, it uses 240.240.0.7.',
    );
    expect(answer(entries, '240.240.0.7')).toBe('literal 240.240.0.7');
    // The controller allocates none to these, so that a status of old does not count.
    expect(answer(entries, '240.240.0.8', captured)).toBe('literal 240.240.0.8');
    const written = `${entry('a.com', 'TCP', { addresses: '[10.0.0.1]' })}\nstatus: { addresses: [{ host: a.com, value: 240.240.0.7 }] }`;
    expect(answer([written], 'a.com', captured)).toBe('proxy 10.0.0.1');
  });

  it('are not answered with an allocated address of IPv6, as if there were none', () => {
    const status = 'status: { addresses: [{ host: a.com, value: "2001:2::f0f0:7" }] }';
    const scope = scopeIn([`${entry('a.com', 'TCP')}\n${status}`], captured);
    expect(answerName(scope, 'a.com')).toMatchObject({
      from: 'outside',
      because: 'The proxy answers for hosts with an address, and a.com has none of IPv4.',
    });
    expect(answerName(scope, '2001:2::f0f0:7').because).toBe(
      'istiod has allocated it to a.com, as the status of ServiceEntry default/a-com says. A sidecar with IPv4 addresses does not use it.',
    );
  });

  it('of an entry in the domain of the cluster get its address', () => {
    expect(answer([entry('db.shop.svc.cluster.local', 'TCP')], 'db.shop.svc.cluster.local', captured)).toBe(
      'proxy ? of db.shop.svc.cluster.local',
    );
  });
});

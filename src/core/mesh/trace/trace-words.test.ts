import { describe, expect, it } from 'vitest';
import { mesh } from '../../testing/mesh-fixture';
import { clusterWith, endpointAt, payments, reachedTrace, refusedTrace } from '../../testing/trace-cases';
import type { Trace } from './trace';
import { answerWords, originWords, resourceWords } from './trace-words';
import { tracesOf } from './traces';

const reached = reachedTrace(payments());

function answer(over: Partial<Trace>): string {
  return answerWords({ ...reached, ...over });
}

describe('answerWords', () => {
  it('says who encrypts, whether the name is checked, and what is dialled', () => {
    expect(answer({})).toBe('Reached. TLS by the sidecar, name checked, every address of api.cards.example.com.');
    expect(answer({ tls: 'gateway', via: 'egress-gateway' })).toMatch(
      /^Reached through the egress gateway\. TLS by the egress gateway, name checked/,
    );
    expect(answer({ tls: 'none', policy: undefined })).toMatch(
      /^Reached, but not understood: plain text arrives at a TLS port\. Every address of/,
    );
    expect(answer({ tls: 'double' })).toMatch(/^Reached, but not understood: TLS arrives inside TLS\. Name checked/);
    expect(answer({ via: 'ztunnel', tls: 'passthrough', policy: undefined })).toMatch(
      /^Reached by ztunnel\. TLS by the app/,
    );
  });

  it.each([
    ['EDS', 3, '3 endpoints'],
    ['EDS', 1, '1 endpoint'],
    ['STRICT_DNS', 2, '2 names in DNS'],
    ['LOGICAL_DNS', 1, 'one address of host0 at a time'],
    ['ORIGINAL_DST', 1, 'the dialled address'],
    ['DYNAMIC_FORWARD_PROXY', 0, 'the called name'],
  ] as const)('counts what a cluster of type %s with %i dials', (type, count, says) => {
    const endpoints = Array.from({ length: count }, (_, index) => endpointAt(`host${index}`));
    expect(answer({ cluster: clusterWith(endpoints, type) })).toContain(`, ${says}.`);
  });

  it('says whose servers they are where a port without an address takes the call from its own host', () => {
    const { mesh: model } = mesh`
      ---
      apiVersion: networking.istio.io/v1
      kind: ServiceEntry
      metadata: { name: everywhere, namespace: shop }
      spec:
        hosts: [db.everywhere.example.com]
        ports: [{ number: 5432, name: tcp, protocol: TCP }]
        resolution: STATIC
        endpoints: [{ address: 192.0.2.7 }]
      ---
      apiVersion: fairway.dev/v1alpha1
      kind: EgressDesign
      metadata: { name: design, namespace: shop }
      spec:
        workloads:
          - name: web
            namespace: shop
            calls:
              - url: tcp://db.other.example.com:5432
              - url: tcp://db.everywhere.example.com:5432
    `;
    const [stranger, own] = [...tracesOf(model).values()].map(answerWords);
    expect(stranger).toBe(
      'Reached. These are the servers of db.everywhere.example.com: ServiceEntry shop/everywhere takes every call to port 5432, which has no address. No TLS to the server, 1 endpoint.',
    );
    expect(own).toBe('Reached. No TLS to the server, 1 endpoint.');
  });

  it('says that a call is split', () => {
    const split = [
      { cluster: 'a', weight: 90 },
      { cluster: 'b', weight: 10 },
    ];
    expect(answer({ split })).toContain('split over 2 clusters');
  });

  it('says what the caller gets of a call that is not sent on', () => {
    expect(answerWords(refusedTrace(payments()))).toBe(
      'Refused: the sidecar does not know the destination. The connection is closed (UH in the access log): with TLS by the app no proxy can answer with a status such as 503.',
    );
    const response = { code: 404, flag: 'NR', location: null };
    expect(answer({ outcome: 'error', tls: null, response })).toBe(
      'Not delivered: the sidecar knows the destination and has no way to it. The caller gets 404 (NR in the access log).',
    );
    expect(
      answer({ outcome: 'redirected', tls: null, response: { code: 301, flag: null, location: 'https://a.example' } }),
    ).toBe('Redirected by the sidecar, and not sent on. The caller gets 301 with https://a.example.');
    expect(answer({ outcome: 'blocked', tls: null, response: { code: 503, flag: null, location: null } })).toBe(
      'Blocked by a rule at the sidecar. The caller gets 503.',
    );
    expect(answer({ outcome: 'unresolved', tls: null, response: null })).toBe(
      'Unresolved: the name has no address that the app could learn.',
    );
    expect(answer({ outcome: 'passthrough', tls: 'passthrough' })).toBe(
      'Passed through to the dialled address, without any policy. TLS by the app.',
    );
  });
});

describe('a connection that ends without an answer', () => {
  const ended = (over: Partial<Trace>, isHttp: boolean): string => {
    const legs = reached.legs.map((leg) => ({ ...leg, isHttp }));
    return answer({ outcome: 'error', tls: null, via: 'egress-gateway', legs, ...over });
  };
  const noChain = { code: null, flag: 'NR', location: null };

  it('at a gateway is that of the sidecar where the sidecar routes requests', () => {
    expect(ended({ response: noChain }, true)).toMatch(
      / The egress gateway closes the connection from the sidecar \(NR in its access log\), and the sidecar answers the caller 503\.$/,
    );
    expect(ended({ response: { ...noChain, flag: null }, outcome: 'blocked' }, true)).toMatch(
      /closes the connection from the sidecar, and the sidecar answers the caller 503\.$/,
    );
    expect(ended({ response: { ...noChain, flag: 'UF' }, via: 'sidecar' }, true)).toMatch(
      / The caller gets 503 \(UF in the access log\)\.$/,
    );
  });

  it('is that of the caller where bytes are passed on', () => {
    expect(ended({ response: noChain }, false)).toMatch(/ The connection is closed \(NR in the access log\)\.$/);
  });
});

describe('the names of things', () => {
  it('are the kind and the namespace, and who decided', () => {
    expect(resourceWords({ kind: 'Namespace', namespace: null, name: 'shop' })).toBe('Namespace shop');
    expect(originWords(undefined)).toBe('');
    expect(originWords({ by: 'envoy', resource: undefined, path: [] })).toBe('Envoy’s default');
    expect(originWords({ by: 'mesh', resource: undefined, path: [] })).toBe('the mesh');
  });
});

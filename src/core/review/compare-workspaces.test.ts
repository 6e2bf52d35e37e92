import { describe, expect, it } from 'vitest';
import { dedent, workspaceOf } from '../testing/mesh-fixture';
import { takeSnapshot, type Snapshot } from '../snapshot';
import { compareWorkspaces } from './compare-workspaces';

const base = dedent(`
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: cards, namespace: shop }
  spec:
    hosts: [api.cards.example]
    ports: [{ number: 80, name: http, protocol: HTTP, targetPort: 443 }]
    resolution: DNS
    exportTo: [.]
  ---
  apiVersion: networking.istio.io/v1
  kind: DestinationRule
  metadata: { name: cards, namespace: shop }
  spec:
    host: api.cards.example
    trafficPolicy: { tls: { mode: SIMPLE } }
    exportTo: [.]
  ---
  apiVersion: networking.istio.io/v1
  kind: VirtualService
  metadata: { name: cards, namespace: shop }
  spec:
    hosts: [api.cards.example]
    http:
      - route: [{ destination: { host: api.cards.example, port: { number: 80 } } }]
        timeout: 5s
        retries: { attempts: 2, retryOn: connect-failure }
    exportTo: [.]
  ---
  apiVersion: fairway.dev/v1alpha1
  kind: EgressDesign
  metadata: { name: design }
  spec:
    mesh: { outboundTrafficPolicy: REGISTRY_ONLY }
    workloads:
      - name: cart
        namespace: shop
        calls:
          - { url: 'http://api.cards.example/v1', expect: { outcome: reached, tls: originated } }
      - name: job
        namespace: shop
        calls:
          - url: http://api.cards.example/v1
`);

function snapshotOf(text: string): Snapshot {
  return takeSnapshot(workspaceOf({ 'egress.yaml': text }));
}

/** What a replacement in the design changes: `risk kind sentence`, without findings. */
function changed(from: string | RegExp, to: string): readonly string[] {
  const text = base.replace(from, to);
  if (text === base) throw new Error('Nothing is replaced.');
  return compareWorkspaces(snapshotOf(base), snapshotOf(text))
    .changes.filter(({ kind }) => !kind.startsWith('finding'))
    .map(({ risk, kind, sentence }) => `${risk} ${kind} ${sentence}`);
}

describe('behaviour changes', () => {
  it('say nothing of a workspace against itself', () => {
    expect(compareWorkspaces(snapshotOf(base), snapshotOf(base))).toMatchObject({
      changes: [],
      documents: [],
      unread: [],
    });
  });

  it.each([
    ['reach', /exportTo: \[\.\]/, 'exportTo: [bank]', ['high promise-broken', 'high reach-lost']],
    ['tls', 'mode: SIMPLE', 'mode: DISABLE', ['high promise-broken', 'high tls-weaker']],
    ['names', 'mode: SIMPLE', 'mode: SIMPLE, sni: api.cards.example', ['high tls-weaker']],
    [
      'address',
      'resolution: DNS',
      'resolution: DNS\n  endpoints: [{ address: eu.cards.example }]',
      ['high address-changed'],
    ],
    ['another timeout', 'timeout: 5s', 'timeout: 6s', ['low limits-changed']],
    ['no timeout', 'timeout: 5s', '', ['medium policy-stopped']],
    ['retries', 'retryOn: connect-failure', 'retryOn: 5xx', ['medium retries-of-writes']],
    ['the outbound policy', 'REGISTRY_ONLY', 'ALLOW_ANY', ['high reach-gained']],
  ])('%s', (_name, from, to, kinds) => {
    expect(changed(from, to).map((each) => each.split(' ', 2).join(' '))).toEqual(kinds);
  });
});

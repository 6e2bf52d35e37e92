import { describe, expect, it } from 'vitest';
import { checkExpectation, tracesOf } from '../../core/mesh';
import { applyChange, fileAt } from '../../core/workspace';
import { designFrom } from '../../core/testing/change-cases';
import { takeSnapshot, type Snapshot } from '../../core/snapshot';
import type { TracedRow } from '../traces';
import { remediesFor } from './remedies';

const entry = `
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: api, namespace: shop }
  spec:
    hosts: [api.example.com]
    ports: [{ number: 443, name: https, protocol: HTTPS }]
    resolution: DNS
`;

const rule = `
  apiVersion: networking.istio.io/v1
  kind: DestinationRule
  metadata: { name: api, namespace: shop }
  spec:
    host: api.example.com
    trafficPolicy:
      tls: { mode: SIMPLE }
      connectionPool: { tcp: { maxConnections: 10 } } # agreed
`;

function design(...calls: readonly string[]): string {
  return `
  apiVersion: fairway.dev/v1alpha1
  kind: EgressDesign
  metadata: { name: shop }
  spec:
    mesh: { outboundTrafficPolicy: REGISTRY_ONLY }
    workloads:
      - name: cart
        namespace: shop
        calls:
${calls.map((call) => `          - ${call}`).join('\n')}
`;
}

function rowOf({ mesh }: Snapshot, index = 0): TracedRow {
  const [workload] = mesh.workloads;
  const call = workload?.calls[index];
  if (!workload || !call) throw new Error(`no call ${index}`);
  const trace = tracesOf(mesh).get(call);
  return { workload, call, trace, misread: undefined, check: call.expect && checkExpectation(call.expect, trace) };
}

describe('remediesFor', () => {
  it('takes out the tls block that makes TLS in TLS, and nothing else', () => {
    const call = "{ url: 'https://api.example.com', expect: { outcome: reached, tls: passthrough } }";
    const snapshot = designFrom({ 'egress.yaml': [entry, rule].join('---\n'), 'design.yaml': design(call) });
    const remedies = remediesFor(snapshot, rowOf(snapshot));
    const [first] = remedies;
    expect(first?.title).toBe('Remove spec.trafficPolicy.tls of DestinationRule shop/api');
    const after = first && fileAt(applyChange(snapshot.workspace, first.change), 'egress.yaml')?.text;
    expect(after).toBe(fileAt(snapshot.workspace, 'egress.yaml')?.text.replace('    tls: { mode: SIMPLE }\n', ''));
    expect(first?.breaks).toBe(0);
    // Starting TLS at the sidecar would rewrite the call and what it promises, which is no way to keep a promise.
    expect(remedies.map(({ title }) => title)).not.toContain('Start TLS at the sidecar');
  });

  it('starts TLS where plain HTTP leads to a TLS port, in the rule that is there already', () => {
    const plain = entry.replace(
      'number: 443, name: https, protocol: HTTPS',
      'number: 80, name: http, protocol: HTTP, targetPort: 443',
    );
    const call = "{ url: 'http://api.example.com/v1', expect: { outcome: reached, tls: originated } }";
    const pool = rule.replace('      tls: { mode: SIMPLE }\n', '');
    for (const texts of [[plain], [plain, pool]]) {
      const snapshot = designFrom({ 'egress.yaml': texts.join('---\n'), 'design.yaml': design(call) });
      const [first, ...others] = remediesFor(snapshot, rowOf(snapshot));
      expect([first?.title, first?.breaks, others]).toEqual(['Start TLS at the sidecar', 0, []]);
      const after = first && takeSnapshot(applyChange(snapshot.workspace, first.change));
      expect(after?.mesh.rules).toHaveLength(1);
    }
  });

  it('says how many other promises fail then', () => {
    const snapshot = designFrom({
      'egress.yaml': [entry, rule].join('---\n'),
      'design.yaml': design(
        "{ url: 'https://api.example.com', expect: { tls: passthrough } }",
        "{ url: 'https://api.example.com/other', expect: { tls: double } }",
      ),
    });
    expect(remediesFor(snapshot, rowOf(snapshot)).map(({ breaks }) => breaks)).toEqual([1]);
  });

  it('defines a host that nobody defines', () => {
    const call = "{ url: 'https://new.example.com', expect: { outcome: reached } }";
    const snapshot = designFrom({ 'egress.yaml': entry, 'design.yaml': design(call) });
    expect(remediesFor(snapshot, rowOf(snapshot)).map(({ title }) => title)).toEqual([
      'Add a ServiceEntry for new.example.com port 443',
    ]);
  });

  it('offers nothing that does not keep the promise', () => {
    const call = "{ url: 'https://api.example.com', expect: { via: egress-gateway } }";
    const snapshot = designFrom({ 'egress.yaml': [entry, rule].join('---\n'), 'design.yaml': design(call) });
    expect(remediesFor(snapshot, rowOf(snapshot))).toEqual([]);
  });
});

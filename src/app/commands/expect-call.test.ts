import { describe, expect, it } from 'vitest';
import { isRecord } from '../../core/schema';
import { resourceAt, takeSnapshot, type Snapshot } from '../../core/snapshot';
import { filesOf, templates } from '../../core/templates';
import type { CallRow, WorkloadNode } from '../../core/topology';
import { valueAt } from '../../core/yaml';
import { designFrom, filesAfter, yaml } from '../../core/testing/change-cases';
import { entryText, ports, refusalOf } from '../testing/tool-cases';
import { setCallUrl } from './edit-call';
import { expectBlocked, expectNothing, expectThis, promiseOf } from './expect-call';

const design = `
  apiVersion: fairway.dev/v1alpha1
  kind: EgressDesign
  metadata: { name: shop }
  spec:
    workloads:
      - name: cart
        namespace: shop
        labels: { app: cart }
        calls:
          - url: https://api.example.com # main
            method: POST
          - { url: 'http://api.example.com' } # plain
          - url: https://unknown.example.com
            expect: # agreed
              outcome: blocked # by the mesh
              via: sidecar
          - url: nonsense
    mesh: { outboundTrafficPolicy: ALLOW_ANY }
`;

const rule = `
  apiVersion: networking.istio.io/v1
  kind: DestinationRule
  metadata: { name: api, namespace: shop }
  spec:
    host: api.example.com
    trafficPolicy:
      portLevelSettings: [{ port: { number: 80 }, tls: { mode: SIMPLE } }]
`;

const api = entryText('api', `${ports.https}, { number: 80, name: http, protocol: HTTP, targetPort: 443 }`);
const snapshot = designFrom({ 'egress.yaml': [api, rule].join('---\n'), 'design.yaml': design });
const before = yaml(design);

interface Drawn {
  readonly workload: WorkloadNode;
  readonly call: CallRow;
}

function drawn(of: Snapshot, index: number): Drawn {
  const workload = of.topology.nodes.find((node) => node.type === 'workload');
  const call = workload?.calls[index];
  if (!workload || !call) throw new Error(`no call ${index}`);
  return { workload, call };
}

function placeOf(of: Snapshot, index: number) {
  const { place } = drawn(of, index).call;
  if (!place) throw new Error('not written');
  return place;
}

function promised(index: number, of = snapshot): string {
  const { workload, call } = drawn(of, index);
  return filesAfter(of, expectThis(of, workload, call))['design.yaml'] ?? '';
}

describe('Expect this', () => {
  it('writes what becomes of the call, who encrypts, and the last proxy', () => {
    expect(promised(0)).toBe(
      before.replace(
        'method: POST\n',
        'method: POST\n          expect:\n            outcome: reached\n            tls: passthrough\n            via: sidecar\n',
      ),
    );
    expect(promised(1)).toBe(
      before.replace(
        "{ url: 'http://api.example.com' }",
        "{ url: 'http://api.example.com', expect: { outcome: reached, tls: originated, via: sidecar } }",
      ),
    );
  });

  it('replaces a promise value by value, so that comments stay', () => {
    expect(promised(2)).toBe(
      before
        .replace('outcome: blocked # by', 'outcome: passthrough # by')
        .replace('            via: sidecar\n', '            tls: passthrough\n            via: sidecar\n'),
    );
  });

  it('knows what the mesh refuses, and what passes without TLS', () => {
    const strict = designFrom({ 'egress.yaml': api, 'design.yaml': design.replace('ALLOW_ANY', 'REGISTRY_ONLY') });
    expect(promiseOf(strict, drawn(strict, 2).call)).toEqual({ outcome: 'blocked' });
    const plain = designFrom({ 'design.yaml': design });
    expect(promiseOf(plain, drawn(plain, 1).call)).toEqual({ outcome: 'passthrough', tls: 'none', via: 'sidecar' });
  });

  it.each(templates)('agrees with what the template $id promises', (template) => {
    const files = filesOf(template);
    const of = takeSnapshot({ files });
    const calls = of.topology.nodes.flatMap((node) => (node.type === 'workload' ? node.calls : []));
    expect(calls.length).toBeGreaterThan(0);
    for (const call of calls) {
      const written = call.place && valueAt(resourceAt(of, call.place)?.document.value, [...call.place.path, 'expect']);
      const promise = promiseOf(of, call);
      if (isRecord(written) && promise)
        expect({ url: call.url, ...written, ...promise }).toEqual({ url: call.url, ...promise, ...written });
    }
  });

  it('says when there is nothing to change', () => {
    const text = promised(0);
    const done = designFrom({ 'egress.yaml': [api, rule].join('---\n'), 'design.yaml': text });
    const { workload, call } = drawn(done, 0);
    expect(refusalOf(expectThis(done, workload, call))).toBe('This is expected of https://api.example.com already.');
    expect(refusalOf(expectNothing(snapshot, placeOf(snapshot, 0)))).toBe('Nothing is expected of this call.');
  });

  it('promises nothing that is not judged', () => {
    const { workload, call } = drawn(snapshot, 3);
    expect(refusalOf(expectThis(snapshot, workload, call))).toBe(
      'What becomes of nonsense is not judged, so nothing is promised. Write expect by hand.',
    );
  });
});

describe('other promises', () => {
  it('are that a call is blocked, and none', () => {
    const { workload, call } = drawn(snapshot, 0);
    expect(filesAfter(snapshot, expectBlocked(snapshot, workload, call))['design.yaml']).toBe(
      before.replace('method: POST\n', 'method: POST\n          expect:\n            outcome: blocked\n'),
    );
    expect(filesAfter(snapshot, expectNothing(snapshot, placeOf(snapshot, 2)))['design.yaml']).toBe(
      before.replace(/ +expect: # agreed\n.*\n.*\n/, ''),
    );
  });

  it('take away what the promise before said of a call that gets out', () => {
    const two = drawn(snapshot, 2);
    expect(filesAfter(snapshot, expectBlocked(snapshot, two.workload, two.call))['design.yaml']).toBe(
      before.replace('            via: sidecar\n', ''),
    );
  });
});

describe('a call', () => {
  it('gets another URL', () => {
    const result = setCallUrl(snapshot, placeOf(snapshot, 0), ' tls://api.example.com:8443 ');
    expect(result.ok && result.change.label).toBe('Edit call to tls://api.example.com:8443');
    expect(filesAfter(snapshot, result)['design.yaml']).toBe(
      before.replace('https://api.example.com # main', 'tls://api.example.com:8443 # main'),
    );
    expect(refusalOf(setCallUrl(snapshot, placeOf(snapshot, 0), 'tcp://x'))).toContain('has no port');
  });
});

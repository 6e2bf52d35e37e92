import { topologyOf } from '../../core/topology';
import { describe, expect, it } from 'vitest';
import { checkExpectation, tracesOf, type Call } from '../../core/mesh';
import { takeSnapshot, type Snapshot } from '../../core/snapshot';
import { filesOf, templates } from '../../core/templates';
import type { CallRow, WorkloadNode } from '../../core/topology';
import { designFrom, filesAfter, yaml } from '../../core/testing/change-cases';
import { entryText, ports, refusalOf } from '../testing/tool-cases';
import { setCallUrl } from './edit-call';
import { expectBlocked, expectNothing, type Promised } from './expect-call';
import { promiseCalls, promiseOfTrace } from './promise-calls';

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
  const workload = topologyOf(of).nodes.find((node) => node.type === 'workload');
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
  const promise = promiseToday(of, index);
  if (!promise) throw new Error(`call ${index} has no trace`);
  return filesAfter(of, promiseCalls(of, [{ call: placeOf(of, index), promise }]))['design.yaml'] ?? '';
}

/** What the trace of a call promises, as the design would have it. */
function promiseToday(of: Snapshot, index: number): Promised | undefined {
  const trace = tracesOf(of.mesh).get(callOf(of, index));
  return trace && promiseOfTrace(trace);
}

function callOf(of: Snapshot, index: number): Call {
  const call = of.mesh.workloads[0]?.calls[index];
  if (!call) throw new Error(`no call ${index}`);
  return call;
}

describe('what a call does today', () => {
  it('is written with who encrypts and the last proxy', () => {
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

  it('is blocked where the mesh refuses it, and plain where it passes without TLS', () => {
    const strict = designFrom({ 'egress.yaml': api, 'design.yaml': design.replace('ALLOW_ANY', 'REGISTRY_ONLY') });
    expect(promiseToday(strict, 2)).toEqual({ outcome: 'blocked' });
    const plain = designFrom({ 'design.yaml': design });
    expect(promiseToday(plain, 1)).toEqual({ outcome: 'passthrough', tls: 'none', via: 'sidecar' });
    expect(promiseToday(plain, 3)).toBeUndefined();
  });

  it.each(templates)('keeps what the template $id promises', (template) => {
    const { mesh } = takeSnapshot({ files: filesOf(template) });
    const traces = tracesOf(mesh);
    const calls = mesh.workloads.flatMap((workload) => workload.calls);
    expect(calls.length).toBeGreaterThan(0);
    for (const call of calls)
      if (call.expect)
        expect({ url: call.url, ...checkExpectation(call.expect, traces.get(call)) }).toMatchObject({
          url: call.url,
          verdict: 'holds',
        });
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

  it('say when there is nothing to change', () => {
    const blocked = drawn(snapshot, 0);
    const text = filesAfter(snapshot, expectBlocked(snapshot, blocked.workload, blocked.call))['design.yaml'] ?? '';
    const done = designFrom({ 'egress.yaml': [api, rule].join('---\n'), 'design.yaml': text });
    const { workload, call } = drawn(done, 0);
    expect(refusalOf(expectBlocked(done, workload, call))).toBe('This is expected of https://api.example.com already.');
    expect(refusalOf(expectNothing(snapshot, placeOf(snapshot, 0)))).toBe('Nothing is expected of this call.');
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

import { describe, expect, it } from 'vitest';
import { designFrom, filesAfter, yaml } from '../../core/testing/change-cases';
import { refusalOf } from '../testing/tool-cases';
import { promiseCalls, promiseOfTrace } from './promise-calls';

const design = `
  apiVersion: fairway.dev/v1alpha1
  kind: EgressDesign
  metadata: { name: shop }
  spec:
    workloads:
      - name: cart
        calls:
          - url: https://api.example.com # main
          - { url: 'http://other.example.com' }
          - url: https://old.example.com
            expect:
              outcome: reached # agreed
              via: sidecar
`;

const snapshot = designFrom({ 'design.yaml': design });
const calls = snapshot.mesh.workloads.flatMap((workload) => workload.calls);

function place(index: number) {
  const call = calls[index];
  if (!call) throw new Error(`no call ${index}`);
  return call.place;
}

describe('promiseOfTrace', () => {
  it('promises the outcome, who encrypts and the last proxy of what is sent on', () => {
    expect(promiseOfTrace({ outcome: 'reached', tls: 'gateway', via: 'egress-gateway' })).toEqual({
      outcome: 'reached',
      tls: 'gateway',
      via: 'egress-gateway',
    });
  });

  it('promises of everything else that it does not get out', () => {
    for (const outcome of ['blackhole', 'unresolved', 'blocked', 'redirected', 'error'] as const)
      expect(promiseOfTrace({ outcome, tls: null, via: 'sidecar' })).toEqual({ outcome: 'blocked' });
  });

  it('leaves out a proxy that no promise can name', () => {
    expect(promiseOfTrace({ outcome: 'passthrough', tls: 'none', via: 'ztunnel' })).toEqual({
      outcome: 'passthrough',
      tls: 'none',
    });
  });
});

describe('promiseCalls', () => {
  it('writes several promises as one change, and keeps comments', () => {
    const result = promiseCalls(snapshot, [
      { call: place(0), promise: { outcome: 'reached', tls: 'passthrough', via: 'sidecar' } },
      { call: place(1), promise: { outcome: 'blocked' } },
      { call: place(2), promise: { outcome: 'blocked' } },
    ]);
    expect(result.ok && result.change.label).toBe('Promise what happens today of 3 calls');
    expect(filesAfter(snapshot, result)['design.yaml']).toBe(
      yaml(design)
        .replace(
          '# main\n',
          '# main\n          expect:\n            outcome: reached\n            tls: passthrough\n            via: sidecar\n',
        )
        .replace("'http://other.example.com' }", "'http://other.example.com', expect: { outcome: blocked } }")
        .replace('outcome: reached # agreed\n            via: sidecar\n', 'outcome: blocked # agreed\n'),
    );
  });

  it('says when there is nothing to write', () => {
    expect(refusalOf(promiseCalls(snapshot, []))).toBe('No call is ticked.');
    expect(
      refusalOf(promiseCalls(snapshot, [{ call: place(2), promise: { outcome: 'reached', via: 'sidecar' } }])),
    ).toBe('This is promised already.');
  });
});

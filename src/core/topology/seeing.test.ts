import { describe, expect, it } from 'vitest';
import { mesh } from '../testing/mesh-fixture';
import { workloadsSeeing } from './seeing';

const resource = (kind: string, spec: string, namespace = 'shop'): string => `
  apiVersion: networking.istio.io/v1
  kind: ${kind}
  metadata: { name: x, namespace: ${namespace} }
  spec: ${spec}
  ---`;

const entry = (exportTo = '"*"'): string =>
  resource('ServiceEntry', `{ hosts: [api.example.com], exportTo: [${exportTo}] }`);

const design = (settings = ''): string => `
  apiVersion: fairway.dev/v1alpha1
  kind: EgressDesign
  metadata: { name: design }
  spec:
    mesh: {${settings}}
    workloads: [{ name: a, namespace: shop }, { name: b, namespace: bank, labels: { app: b } }, { name: c, namespace: bank }]
  ---`;

const all = ['Workload/bank/b', 'Workload/bank/c', 'Workload/shop/a'];
const route = resource(
  'VirtualService',
  '{ hosts: [old.example.com], http: [{ route: [{ destination: { host: api.example.com } }] }] }',
  'bank',
);
const only = (hosts: string): string =>
  resource('Sidecar', `{ workloadSelector: { labels: { app: b } }, egress: [{ hosts: ["${hosts}"] }] }`, 'bank');
const byDefault = (hosts: string): string =>
  resource('Sidecar', `{ egress: [{ hosts: ["${hosts}"] }] }`, 'istio-system');
const wide = resource('ServiceEntry', '{ hosts: ["*.example.com"] }');

describe('who sees an entry', () => {
  it.each([
    ['everybody', entry(), all],
    ['its own namespace', entry('"."'), ['Workload/shop/a']],
    ['a named namespace', entry('bank'), ['Workload/bank/b', 'Workload/bank/c']],
    ['nobody', entry('"~"'), []],
    ['who has no Sidecar that leaves it out', entry() + only('./*'), ['Workload/bank/c', 'Workload/shop/a']],
    ['who imports it', entry() + only('shop/api.example.com'), all],
    ['who imports a VirtualService that sends to it', entry() + route + only('./*'), all],
    ['each in its own namespace by the default', entry() + byDefault('./*'), ['Workload/shop/a']],
    ['all beside its own by the default', entry() + byDefault('./*", "shop/*'), all],
    ['who has no part of a wildcard alone', wide + only('*/api.example.com'), ['Workload/bank/c', 'Workload/shop/a']],
    [
      'whom ~ does not take it from',
      entry() + only('*/*", "~shop/api.example.com'),
      ['Workload/bank/c', 'Workload/shop/a'],
    ],
  ])('%s', (_, documents, expected) => {
    const { mesh: made } = mesh`${documents}${design()}`;
    expect(workloadsSeeing(made, 'ServiceEntry/shop/x')).toEqual(expected);
  });

  it('are all workloads in ambient mode', () => {
    const { mesh: made } = mesh`${entry('"."')}${design('dataPlane: ambient')}`;
    expect(workloadsSeeing(made, 'ServiceEntry/shop/x')).toEqual(all);
  });

  it('is nobody who has the host from an entry of its own namespace', () => {
    const { mesh: made } = mesh`${entry()}${entry().replace('namespace: shop', 'namespace: bank')}${design()}`;
    expect(workloadsSeeing(made, 'ServiceEntry/shop/x')).toEqual(['Workload/shop/a']);
    expect(workloadsSeeing(made, 'ServiceEntry/bank/x')).toEqual(['Workload/bank/b', 'Workload/bank/c']);
  });

  it('is nobody for what is no entry', () => {
    const { mesh: made } = mesh`${entry()}${design()}`;
    expect(workloadsSeeing(made, 'Gateway/shop/x')).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { istioResource } from '../../../testing/istio-resource';
import { mesh } from '../../../testing/mesh-fixture';
import type { Mesh } from '../../build';
import { clientsOf, gatewayProxies } from './clients';
import { proxyOf } from './proxies';
import { scopeOf } from '../scope/scopes';

function design(...workloads: string[]): string {
  return `
  apiVersion: fairway.dev/v1alpha1
  kind: EgressDesign
  metadata: { name: design }
  spec: { workloads: [${workloads.join(', ')}] }
  ---`;
}

const gateway = istioResource('Gateway', 'out', 'shop', '{ selector: { istio: egressgateway } }');

function clients(model: Mesh): string[] {
  return clientsOf(model).map(({ kind, namespace, workload }) => `${kind} ${namespace} ${workload?.name ?? '-'}`);
}

describe('clientsOf', () => {
  it('has one of those that no rule tells apart', () => {
    const workloads = design(
      '{ name: a, namespace: web, labels: { app: a } }',
      '{ name: b, namespace: web, labels: { app: b } }',
      '{ name: c, namespace: shop }',
    );
    expect(clients(mesh`${workloads}`.mesh)).toEqual(['sidecar shop c', 'sidecar web a']);
    const rule = istioResource(
      'DestinationRule',
      'r',
      'web',
      '{ host: a.com, workloadSelector: { matchLabels: { app: a } } }',
    );
    expect(clients(mesh`${workloads}${rule}`.mesh)).toEqual(['sidecar shop c', 'sidecar web a', 'sidecar web b']);
  });

  it.each([
    ['Sidecar', '{ workloadSelector: { labels: { app: a } } }'],
    ['VirtualService', '{ hosts: [a.com], http: [{ match: [{ sourceLabels: { app: a } }], route: [] }] }'],
    ['EnvoyFilter', '{ workloadSelector: { labels: { app: a } } }'],
    [
      'DestinationRule',
      '{ host: a.com, trafficPolicy: { loadBalancer: { localityLbSetting: { failoverPriority: ["app=a"] } } } }',
    ],
  ])('tells them apart by what a %s names', (kind, spec) => {
    const { mesh: model } = mesh`
      ${design('{ name: a, namespace: web, labels: { app: a } }', '{ name: b, namespace: web, labels: { app: b } }')}
      ${istioResource(kind, 'rule', 'web', spec)}`;
    expect(clientsOf(model)).toHaveLength(2);
  });

  it('tells them apart by locality, and not by the labels of subsets', () => {
    const { mesh: model } = mesh`
      ${design('{ name: a, locality: eu/x }', '{ name: b, locality: us/y }', '{ name: c, locality: eu/x, labels: { version: v1 } }')}
      ${istioResource('DestinationRule', 'rule', 'web', '{ host: a.com, subsets: [{ name: v1, labels: { version: v1 } }] }')}`;
    expect(clients(model)).toEqual(['sidecar default a', 'sidecar default b']);
  });

  it('has a pod of every namespace that occurs where nobody is drawn', () => {
    const { mesh: model } = mesh`
      ${istioResource('ServiceEntry', 'api', 'shop', '{ hosts: [api.com], exportTo: [., web] }')}
      ${istioResource('DestinationRule', 'api', 'istio-system', '{ host: api.com }')}`;
    expect(clients(model)).toEqual(['sidecar istio-system -', 'sidecar shop -', 'sidecar web -']);
  });

  it('has the pods of gateways, drawn or not', () => {
    expect(clients(mesh`${design('{ name: a }')}${gateway}`.mesh)).toEqual([
      'sidecar default a',
      'egress-gateway shop -',
    ]);
    const pods = design('{ name: a }', '{ name: gw, namespace: out, labels: { istio: egressgateway, app: x } }');
    expect(clients(mesh`${pods}${gateway}`.mesh)).toEqual(['sidecar default a', 'egress-gateway out gw']);
  });
});

describe('gatewayProxies', () => {
  const namespaceOf = (...texts: string[]): string | undefined => {
    const { mesh: model } = mesh`${texts.join('')}`;
    return model.gateways.flatMap((each) => gatewayProxies(model, each))[0]?.namespace;
  };

  it('takes the namespace of the Service that leads to the pods', () => {
    const service = `
      apiVersion: v1
      kind: Service
      metadata: { name: egress, namespace: istio-system }
      spec: { selector: { app: egress, istio: egressgateway } }
      ---`;
    expect(namespaceOf(gateway, service)).toBe('istio-system');
    expect(namespaceOf(gateway, service.replace('istio: egressgateway', 'istio: ingressgateway'))).toBe('shop');
  });

  it('takes the namespace of the name that routes send to', () => {
    const to = (host: string): string => `http: [{ route: [{ destination: { host: ${host} } }] }]`;
    const inward = istioResource(
      'VirtualService',
      'in',
      'shop',
      `{ hosts: [a.com], ${to('egress.gates.svc.cluster.local')} }`,
    );
    const onward = istioResource('VirtualService', 'on', 'shop', `{ hosts: [a.com], gateways: [out], ${to('a.com')} }`);
    expect(namespaceOf(gateway, inward, onward)).toBe('gates');
    expect(namespaceOf(gateway, inward)).toBe('shop');
  });
});

describe('scopeOf', () => {
  it('is one for clients that no rule tells apart', () => {
    const { mesh: model } = mesh`${design('{ name: a, labels: { app: a } }', '{ name: b, labels: { app: b } }')}`;
    const [a, b] = model.workloads.map((workload) => scopeOf(model, proxyOf(model, workload)));
    expect(a).toBe(b);
  });
});

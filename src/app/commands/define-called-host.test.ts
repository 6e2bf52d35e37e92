import { topologyOf } from '../../core/topology';
import { describe, expect, it } from 'vitest';
import { designFrom, filesAfter, yaml } from '../../core/testing/change-cases';
import { entryText, ports, troublesAfter } from '../testing/tool-cases';
import { defineCalledHost } from './define-called-host';
import type { Connection } from './connection';

const design = (url: string): string => `
  apiVersion: fairway.dev/v1alpha1
  kind: EgressDesign
  metadata: { name: shop }
  spec:
    workloads:
      - { name: cart, namespace: shop, labels: { app: cart }, calls: [{ url: '${url}' }] }
`;

function drawn(url: string, entry = '') {
  const files = { ...(entry === '' ? {} : { 'egress.yaml': entry }), 'design.yaml': design(url) };
  const snapshot = designFrom(files);
  const workload = topologyOf(snapshot).nodes.find((node) => node.type === 'workload');
  const call = workload?.calls[0];
  if (!workload || !call) throw new Error('no call');
  return { snapshot, connection: defineCalledHost(snapshot, workload, call) };
}

function made(url: string, text = ''): string {
  const { snapshot, connection } = drawn(url);
  if (!connection.fits) throw new Error(connection.says);
  const { then } = connection;
  const result = then.type === 'change' ? then.change() : then.type === 'ask' ? then.finish(text) : undefined;
  if (!result) throw new Error(then.type);
  const after = filesAfter(snapshot, result);
  expect(after['design.yaml']).toBe(yaml(design(url)));
  const again = designFrom(after);
  const workload = topologyOf(again).nodes.find((node) => node.type === 'workload');
  expect(workload?.calls[0]?.target).not.toBe(null);
  if (!url.startsWith('tcp://db')) expect(troublesAfter(snapshot, result)).toEqual([]);
  return after['egress.yaml'] ?? '';
}

const refusal = (connection: Connection): string => (connection.fits ? `fits: ${connection.says}` : connection.says);

describe('Create ServiceEntry on a call', () => {
  const entry = (host: string, port: number, protocol: string): string =>
    yaml(`
      apiVersion: networking.istio.io/v1
      kind: ServiceEntry
      metadata:
        name: ${host.replaceAll('.', '-')}
        namespace: shop
      spec:
        hosts:
          - ${host}
        location: MESH_EXTERNAL
        ports:
          - number: ${port}
            name: ${protocol.toLowerCase()}
            protocol: ${protocol}
        resolution: DNS
    `);

  it('has nothing to add for a pod that has no proxy to know it', () => {
    const pod = yaml(`
      apiVersion: apps/v1
      kind: Deployment
      metadata: { name: cart, namespace: shop }
      spec: { template: { metadata: { labels: { app: cart, sidecar.istio.io/inject: "false" } } } }
    `);
    expect(refusal(drawn('https://api.example.com', pod).connection)).toBe(
      'The pod has no proxy that would take the call, so it leaves as the app sends it.',
    );
  });

  it('has nothing to add for a call that its sidecar does not see', () =>
    expect(refusal(drawn('http://localhost:9000').connection)).toBe(
      'The call goes round the sidecar. Calls within a pod, to its own loopback address, are never handed to its sidecar.',
    ));

  it.each([
    ['https://api.example.com/v1', 'api.example.com', 443, 'HTTPS'],
    ['http://api.example.com:8080', 'api.example.com', 8080, 'HTTP'],
    ['grpc://api.example.com', 'api.example.com', 80, 'GRPC'],
    ['tls://mq.example.com:5671', 'mq.example.com', 5671, 'TLS'],
    ['tcp://db.example.com:5432', 'db.example.com', 5432, 'TCP'],
  ])('takes host, port and protocol from %s, and the call is answered', (url, host, port, protocol) =>
    expect(made(url)).toBe(entry(host, port, protocol)),
  );

  it('asks what is at an address, by which the call finds it', () => {
    expect(made('tcp://10.0.0.1:5432', 'db.example.com')).toBe(
      entry('db.example.com', 5432, 'TCP').replace(
        'DNS\n',
        'STATIC\n  endpoints:\n    - address: 10.0.0.1\n  addresses:\n    - 10.0.0.1\n',
      ),
    );
  });

  it('offers the port where an entry has the host', () => {
    const { snapshot, connection } = drawn('http://api.example.com:8080', entryText('api', ports.https));
    expect(connection.fits && connection.then.type === 'choose' && connection.then.says).toContain('8080');
    const offer = connection.fits && connection.then.type === 'choose' ? connection.then.offers[0] : undefined;
    expect(offer?.title).toBe('Add port 8080 to api');
    if (!offer) return;
    expect(filesAfter(snapshot, offer.change())['egress.yaml']).toBe(
      yaml(entryText('api', ports.https)).replace(
        'protocol: HTTPS }]',
        'protocol: HTTPS }, { number: 8080, name: http, protocol: HTTP }]',
      ),
    );
  });

  it('offers the import where a Sidecar leaves the host out', () => {
    const sidecar = `
      apiVersion: networking.istio.io/v1
      kind: Sidecar
      metadata: { name: default, namespace: shop }
      spec: { egress: [{ hosts: [istio-system/*] }] }
`;
    const { snapshot, connection } = drawn(
      'https://api.example.com',
      `${entryText('api', ports.https)}---\n${sidecar}`,
    );
    const offer = connection.fits && connection.then.type === 'choose' ? connection.then.offers[0] : undefined;
    expect(offer?.title).toBe('Add shop/api.example.com to what default imports');
    expect(offer && filesAfter(snapshot, offer.change())['egress.yaml']).toContain(
      'hosts: [istio-system/*, shop/api.example.com]',
    );
  });

  it('says why not', () => {
    const hidden = entryText('api', ports.https)
      .replace('namespace: shop', 'namespace: far')
      .replace('DNS', 'DNS\n    exportTo: ["."]');
    expect(refusal(drawn('https://api.example.com', hidden).connection)).toContain('exportTo');
    expect(refusal(drawn('https://api.example.com', entryText('api', ports.https)).connection)).toBe(
      'An entry answers for api.example.com already.',
    );
    expect(refusal(drawn('nonsense').connection)).toBe('This call has no host and port to define. Edit its URL first.');
    expect(refusal(drawn('http://web.shop.svc.cluster.local').connection)).toContain('is a service of the cluster');
  });
});

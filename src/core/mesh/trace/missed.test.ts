import { describe, expect, it } from 'vitest';
import { mesh } from '../../testing/mesh-fixture';
import type { Mesh } from '../build';
import { anyPod, proxyOf } from '../proxy/clients/proxies';
import { scopeOf } from '../proxy/scope/scopes';
import { missedBy } from './missed';

function entry(name: string, namespace: string, spec: string, created = ''): string {
  const stamp = created === '' ? '' : `, creationTimestamp: "${created}"`;
  return `
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: ${name}, namespace: ${namespace}${stamp} }
  spec: ${spec}
  ---`;
}

const https = 'ports: [{ number: 443, name: https, protocol: HTTPS }], resolution: DNS';

/** `namespace/name` of the entry that has the port for clients of a namespace, or what they miss. */
function found(model: Mesh, namespace: string, host: string, port = 443): string {
  const client = anyPod(model, namespace);
  const [service] = scopeOf(model, client).covering(host);
  const owner = service?.ports.find((each) => each.number === port)?.owner;
  if (owner) return `${owner.namespace}/${owner.resource.name}`;
  return missedBy(model, client, { scheme: 'https', host, port, path: '/' }).why;
}

describe('the entry that a call is for', () => {
  it('takes the exact host before the longest wildcard', () => {
    const { mesh: model } = mesh`
      ${entry('any', 'a', `{ hosts: ["*.com"], ${https} }`)}
      ${entry('wide', 'a', `{ hosts: ["*.example.com"], ${https} }`)}
      ${entry('exact', 'a', `{ hosts: [api.example.com], ${https} }`)}`;
    expect(found(model, 'a', 'api.example.com')).toBe('a/exact');
    expect(found(model, 'a', 'web.example.com')).toBe('a/wide');
    expect(found(model, 'a', 'other.com')).toBe('a/any');
    expect(found(model, 'a', 'other.org')).toBe('unknown');
  });

  it('takes its own namespace first, then what is exported by name, then the oldest', () => {
    const { mesh: model } = mesh`
      ${entry('public', 'a', `{ hosts: [api.example.com], ${https} }`, '2020-01-01T00:00:00Z')}
      ${entry('named', 'b', `{ hosts: [api.example.com], ${https}, exportTo: [x, y] }`, '2024-01-01T00:00:00Z')}
      ${entry('own', 'x', `{ hosts: [api.example.com], ${https} }`, '2025-01-01T00:00:00Z')}`;
    expect(found(model, 'x', 'api.example.com')).toBe('x/own');
    expect(found(model, 'y', 'api.example.com')).toBe('b/named');
    expect(found(model, 'z', 'api.example.com')).toBe('a/public');
  });

  it('takes the first namespace of equally old entries, whatever their names', () => {
    const { mesh: model } = mesh`
      ${entry('a-entry', 'zzz', `{ hosts: [api.example.com], ${https} }`)}
      ${entry('b-entry', 'aaa', `{ hosts: [api.example.com], ${https} }`)}`;
    expect(found(model, 'shop', 'api.example.com')).toBe('aaa/b-entry');
  });

  it('knows an address of IPv6 by what it is, not by how it is written', () => {
    const { mesh: model } = mesh`
      ${entry('six', 'a', `{ hosts: [six.example.com], addresses: ["2001:DB8:0::1"], ${https} }`)}`;
    expect(found(model, 'a', '2001:db8::1', 80)).toBe('no-port');
    expect(found(model, 'a', '2001:db8::2', 80)).toBe('unknown');
  });

  it('never mixes namespaces: a port that only a loser has is not there', () => {
    const { mesh: model } = mesh`
      ${entry('own', 'a', `{ hosts: [api.example.com], ${https} }`)}
      ${entry('other', 'b', '{ hosts: [api.example.com], ports: [{ number: 8443, name: tls, protocol: TLS }] }')}`;
    expect(found(model, 'a', 'api.example.com', 8443)).toBe('lost');
    expect(found(model, 'b', 'api.example.com', 8443)).toBe('b/other');
    expect(found(model, 'a', 'api.example.com', 80)).toBe('no-port');
  });

  it('hides what is not exported', () => {
    const { mesh: model } = mesh`
      ${entry('own', 'a', `{ hosts: [api.example.com], ${https}, exportTo: ["."] }`)}
      ${entry('nobody', 'a', `{ hosts: [no.example.com], ${https}, exportTo: ["~"] }`)}
      ${entry('named', 'a', `{ hosts: [b.example.com], ${https}, exportTo: [b] }`)}`;
    expect(found(model, 'a', 'api.example.com')).toBe('a/own');
    expect(found(model, 'b', 'api.example.com')).toBe('hidden');
    expect(found(model, 'a', 'no.example.com')).toBe('hidden');
    expect(found(model, 'a', 'b.example.com')).toBe('hidden');
    expect(found(model, 'b', 'b.example.com')).toBe('a/named');
  });

  it('takes a missing namespace for default', () => {
    const { mesh: model } =
      mesh`${entry('e', 'NONE', `{ hosts: [api.example.com], ${https}, exportTo: ["."] }`).replace(', namespace: NONE', '')}`;
    expect(found(model, 'default', 'api.example.com')).toBe('default/e');
    expect(found(model, 'a', 'api.example.com')).toBe('hidden');
  });

  it('is told from what the port or a VirtualService does not take', () => {
    const missed = (documents: string, scheme: 'http' | 'https' | 'tcp', host = 'api.example.com'): string => {
      const { mesh: model } = mesh`${documents}`;
      return missedBy(model, anyPod(model, 'a'), { scheme, host, port: 443, path: '/' }).why;
    };
    const api = entry('api', 'a', `{ hosts: ["*.example.com"], addresses: [10.0.0.7, 10.1.0.0/16], ${https} }`);
    const names = entry(
      'vs',
      'a',
      '{ hosts: ["*.example.com"], tls: [{ match: [{ sniHosts: [www.example.com] }], route: [{ destination: { host: x } }] }] }',
    ).replace('ServiceEntry', 'VirtualService');
    expect(missed(api, 'http')).toBe('wrong-protocol');
    expect(missed(api, 'https', '10.0.0.7')).toBe('wrong-protocol');
    expect(missed(api, 'https', '10.1.0.7')).toBe('wrong-protocol');
    expect(missed(api, 'https', '10.2.0.7')).toBe('unknown');
    expect(missed(api + names, 'https')).toBe('other-server-name');
  });

  it('is told from what a Sidecar does not import', () => {
    const sidecar = entry('only', 'b', '{ egress: [{ hosts: ["./*"] }] }').replace('ServiceEntry', 'Sidecar');
    const { mesh: model } = mesh`${entry('api', 'a', `{ hosts: [api.example.com], ${https} }`)}${sidecar}`;
    expect(found(model, 'b', 'api.example.com')).toBe('not-imported');
    expect(found(model, 'a', 'api.example.com')).toBe('a/api');
  });

  it('is known to nobody where the pod has no proxy', () => {
    const bare = `
      apiVersion: v1
      kind: Pod
      metadata: { name: web, namespace: a }
      spec: { containers: [{ name: app }] }
      status: { phase: Running }
      ---`;
    const { mesh: model } = mesh`${bare}${entry('own', 'a', `{ hosts: [api.example.com], ${https} }`)}`;
    const [pod] = model.workloads;
    const missed = (host: string): string =>
      pod ? missedBy(model, proxyOf(model, pod), { scheme: 'https', host, port: 443, path: '/' }).why : '';
    expect([missed('api.example.com'), missed('other.com')]).toEqual(['no-proxy', 'no-proxy']);
  });
});

it('is known to ztunnel by an address alone, whatever is sent', () => {
  const ambient = `
  apiVersion: fairway.dev/v1alpha1
  kind: EgressDesign
  metadata: { name: design }
  spec: { mesh: { dataPlane: ambient } }
  ---`;
  const missedIn = (spec: string): unknown => {
    const { mesh: model } =
      mesh`${ambient}${entry('db', 'a', `{ hosts: [db.corp], ports: [{ number: 443, name: tls, protocol: TLS }], ${spec} }`)}`;
    return missedBy(model, anyPod(model, 'a'), { scheme: 'tcp', host: 'db.corp', port: 443, path: '/' });
  };
  const says = 'ztunnel knows no address of it';
  expect(missedIn('resolution: NONE, addresses: [10.0.0.0/24]')).toMatchObject({
    why: 'no-listener',
    says,
    because: expect.stringContaining('10.0.0.0/24 is a range') as string,
  });
  expect(missedIn('resolution: NONE')).toMatchObject({
    why: 'no-listener',
    says,
    because: expect.stringContaining('resolution NONE gets none') as string,
  });
});

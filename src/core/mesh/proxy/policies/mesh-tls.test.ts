import { describe, expect, it } from 'vitest';
import { mesh } from '../../../testing/mesh-fixture';
import {
  tlsAt,
  tlsEntry as entryOf,
  tlsHost as host,
  tlsOf as written,
  tlsRule as ruleOf,
  type TlsAt as At,
} from '../../../testing/tls-fixture';
import type { UpstreamTls } from '../clusters/cluster';

const internal = 'location: MESH_INTERNAL';

describe('the names of a service', () => {
  const own = 'resolution: STATIC, subjectAltNames: [se-top], endpoints: [{ address: 1.1.1.1, serviceAccount: web }]';
  const names = ['se-top', 'spiffe://cluster.local/ns/shop/sa/web'];

  it('are checked besides the name of the request where the rule has none', () => {
    expect(written('{ mode: SIMPLE }', {}, own)).toMatchObject({
      nameCheck: 'host-and-names',
      subjectAltNames: names,
      namesFrom: 'service',
    });
    expect(written('{ mode: SIMPLE, sni: a.com }', {}, own)).toMatchObject({
      nameCheck: 'names',
      subjectAltNames: names,
    });
    expect(written('{ mode: SIMPLE, subjectAltNames: [a.com] }', {}, own).subjectAltNames).toEqual(['a.com']);
    expect(written('{ mode: ISTIO_MUTUAL }', {}, own)).toMatchObject({ nameCheck: 'names', subjectAltNames: names });
  });

  it('mean nothing to waypoints', () => {
    expect(written('{ mode: SIMPLE }', { kind: 'waypoint' }, own)).toMatchObject({
      nameCheck: 'host',
      subjectAltNames: [],
    });
  });

  it('have those of the trust domain, with its aliases', () => {
    const settings = `
      apiVersion: v1
      kind: ConfigMap
      metadata: { name: istio, namespace: istio-system }
      data: { mesh: "{ trustDomain: corp, trustDomainAliases: [old] }" }
      ---`;
    const { mesh: model } = mesh`${settings}${entryOf(own)}${ruleOf('{ mode: SIMPLE }')}`;
    expect(tlsAt(model).subjectAltNames).toEqual([
      'se-top',
      'spiffe://corp/ns/shop/sa/web',
      'spiffe://old/ns/shop/sa/web',
    ]);
  });

  it('of a Service are its pods, for mesh TLS alone', () => {
    const service = `
      apiVersion: v1
      kind: Service
      metadata: { name: example, namespace: shop }
      spec: { clusterIP: 9.9.9.9, selector: { app: test }, ports: [{ name: http, port: 80 }] }
      ---
      apiVersion: v1
      kind: Pod
      metadata: { name: pod, namespace: shop, labels: { app: test } }
      spec: { serviceAccountName: pod }
      ---`;
    const name = 'example.shop.svc.cluster.local';
    const at = (tls: string): UpstreamTls =>
      tlsAt(mesh`${service}${ruleOf(tls).replace(host, name)}`.mesh, { host: name });
    const files = 'clientCertificate: fake, privateKey: fake, caCertificates: fake';
    expect(at(`{ mode: MUTUAL, ${files} }`).subjectAltNames).toEqual([]);
    expect(at('{ mode: ISTIO_MUTUAL }').subjectAltNames).toEqual(['spiffe://cluster.local/ns/shop/sa/pod']);
  });
});

describe('without a tls block', () => {
  const ready = 'endpoints: [{ address: 1.1.1.1, serviceAccount: web }]';
  const auto = (entry: string, more = '', at: At = {}): UpstreamTls => tlsAt(mesh`${entryOf(entry)}${more}`.mesh, at);
  const peers = (mode: string, namespace: string): string => `
    apiVersion: security.istio.io/v1
    kind: PeerAuthentication
    metadata: { name: default, namespace: ${namespace} }
    spec: { mtls: { mode: ${mode} } }
    ---`;

  it('nothing is added to services outside of the mesh', () => {
    expect(auto(`resolution: STATIC, ${ready}`)).toMatchObject({ added: 'none', dropped: undefined });
  });

  it('mesh mTLS is tried within the mesh, with a gateway as client too', () => {
    expect(auto(`resolution: STATIC, ${internal}, ${ready}`)).toMatchObject({
      added: 'auto',
      sni: { from: 'mesh', name: 'outbound_.80_._.api.example.com' },
      subjectAltNames: ['spiffe://cluster.local/ns/shop/sa/web'],
    });
    expect(auto(`resolution: STATIC, ${internal}, ${ready}`, '', { kind: 'egress-gateway' }).added).toBe('auto');
    expect(auto(`resolution: STATIC, ${internal}, ${ready}`, '', { kind: 'waypoint' }).added).toBe('none');
  });

  it('PeerAuthentication of the namespace decides before that of the mesh', () => {
    const entry = `resolution: STATIC, ${internal}, ${ready}`;
    expect(auto(entry, peers('DISABLE', 'shop'))).toMatchObject({
      added: 'none',
      dropped: 'PeerAuthentication switches mTLS off in namespace shop.',
    });
    expect(auto(entry, peers('DISABLE', 'istio-system')).added).toBe('none');
    expect(auto(entry, `${peers('DISABLE', 'istio-system')}${peers('STRICT', 'shop')}`).added).toBe('auto');
    expect(auto(entry, `${peers('DISABLE', 'istio-system')}${peers('UNSET', 'shop')}`).added).toBe('none');
  });

  it('MeshConfig can switch it off', () => {
    const off = `
      apiVersion: v1
      kind: ConfigMap
      metadata: { name: istio, namespace: istio-system }
      data: { mesh: "enableAutoMtls: false" }
      ---`;
    expect(auto(`resolution: STATIC, ${internal}, ${ready}`, off)).toMatchObject({
      added: 'none',
      dropped: 'MeshConfig switches auto mTLS off.',
    });
  });

  it('all endpoints decide together where Envoy connects to the dialled address', () => {
    expect(auto(`resolution: NONE, ${internal}`).added).toBe('none');
    expect(auto(`resolution: NONE, ${internal}, ${ready}`).added).toBe('ISTIO_MUTUAL');
    expect(auto(`resolution: NONE, ${internal}, endpoints: [{ address: 1.1.1.1 }]`).added).toBe('none');
  });
});

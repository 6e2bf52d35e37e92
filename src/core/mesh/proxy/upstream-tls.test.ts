import { describe, expect, it } from 'vitest';
import { mesh } from '../../testing/mesh-fixture';
import type { Mesh } from '../build';
import type { UpstreamTls } from './cluster';
import { policyOf } from './policy';
import { anyPod } from './proxies';
import type { Proxy } from './proxy';
import { scopeOf } from './scopes';
import { tlsForCall } from './tls-for-call';
import { upstreamTls } from './upstream-tls';

const istio = 'apiVersion: networking.istio.io/v1';
const host = 'api.example.com';
const ports =
  '[{ number: 443, name: tls, protocol: TLS }, { number: 80, name: http, protocol: HTTP }, { number: 81, name: grpc, protocol: GRPC }]';

function entryOf(more: string): string {
  return `
  ${istio}
  kind: ServiceEntry
  metadata: { name: api, namespace: shop }
  spec: { hosts: ["${host}"], ports: ${ports}, ${more} }
  ---`;
}

function ruleOf(tls: string, more = ''): string {
  return `
  ${istio}
  kind: DestinationRule
  metadata: { name: api, namespace: shop }
  spec: { host: "${host}", trafficPolicy: { tls: ${tls} }${more} }
  ---`;
}

interface At {
  readonly port?: number;
  readonly subset?: string;
  readonly kind?: Proxy['kind'];
  readonly host?: string;
}

function tlsAt(model: Mesh, at: At = {}): UpstreamTls {
  const scope = scopeOf(model, { ...anyPod(model, 'shop'), kind: at.kind ?? 'sidecar' });
  const service = scope.service(at.host ?? host);
  const port = service?.ports.find((each) => each.number === (at.port ?? 80));
  if (!service || !port) throw new Error('The fixture has no such port.');
  return upstreamTls(scope, service, port, at.subset, policyOf(scope, service, port, at.subset));
}

const dns = 'resolution: DNS';
const internal = 'location: MESH_INTERNAL';

function written(tls: string, at: At = {}, entry = dns): UpstreamTls {
  return tlsAt(mesh`${entryOf(entry)}${ruleOf(tls, ', subsets: [{ name: v1 }]')}`.mesh, at);
}

describe('a written tls block', () => {
  it('of DISABLE adds nothing', () => {
    expect(written('{ mode: DISABLE }')).toMatchObject({ added: 'none', dropped: undefined, sni: null, ca: null });
    expect(written('{}')).toMatchObject({ added: 'none', dropped: undefined });
  });

  it('of SIMPLE checks by the CAs of the system and the name of the request', () => {
    expect(written('{ mode: SIMPLE }')).toMatchObject({
      added: 'SIMPLE',
      sni: { from: 'host' },
      nameCheck: 'host',
      subjectAltNames: [],
      ca: 'system',
      certificate: null,
      alpn: [],
    });
    expect(written('{ mode: SIMPLE, caCertificates: system }').ca).toBe('system');
    expect(written('{ mode: SIMPLE, caCertificates: /etc/ca.pem }').ca).toBe('/etc/ca.pem');
  });

  it('with a server name and no names checks none', () => {
    expect(written('{ mode: SIMPLE, sni: a.com }')).toMatchObject({
      sni: { from: 'written', name: 'a.com' },
      nameCheck: 'none',
      ca: 'system',
    });
  });

  it('with names checks those instead of the host', () => {
    expect(written('{ mode: SIMPLE, subjectAltNames: [a.com] }')).toMatchObject({
      sni: { from: 'host' },
      nameCheck: 'names',
      subjectAltNames: ['a.com'],
      namesFrom: 'rule',
    });
  });

  it('that skips verification checks nothing, with files and with a secret', () => {
    const nothing = { added: 'SIMPLE', nameCheck: 'none', subjectAltNames: [], ca: null };
    expect(written('{ mode: SIMPLE, insecureSkipVerify: true }')).toMatchObject(nothing);
    expect(
      written('{ mode: SIMPLE, insecureSkipVerify: true, credentialName: a }', { kind: 'egress-gateway' }),
    ).toMatchObject(nothing);
    expect(written('{ mode: SIMPLE, insecureSkipVerify: true, subjectAltNames: [a.com] }')).toMatchObject(nothing);
  });

  it('of MUTUAL needs a certificate and a key, or a secret', () => {
    const files = '{ mode: MUTUAL, clientCertificate: /c.pem, privateKey: /k.pem, caCertificates: /ca.pem }';
    expect(written(files)).toMatchObject({ added: 'MUTUAL', ca: '/ca.pem', certificate: '/c.pem' });
    for (const lacking of ['privateKey: /k.pem', 'clientCertificate: /c.pem'])
      expect(written(`{ mode: MUTUAL, ${lacking} }`)).toMatchObject({
        added: 'none',
        dropped: 'MUTUAL without clientCertificate, privateKey and credentialName adds no TLS: istiod cannot build it.',
      });
  });

  it.each(['SIMPLE', 'MUTUAL'])(
    'of %s with a secret is left out by sidecars, and applied by gateways and waypoints',
    (mode) => {
      const tls = `{ mode: ${mode}, credentialName: api-cert }`;
      expect(written(tls)).toMatchObject({
        added: 'none',
        dropped:
          'Sidecars leave out a tls block with credentialName api-cert in a rule without workloadSelector. What they send stays as it is.',
      });
      const applied = {
        added: mode,
        dropped: undefined,
        ca: 'api-cert',
        certificate: mode === 'MUTUAL' ? 'api-cert' : null,
      };
      expect(written(tls, { kind: 'egress-gateway' })).toMatchObject(applied);
      expect(written(tls, { kind: 'waypoint' })).toMatchObject(applied);
      const selecting = ruleOf(tls, ', workloadSelector: { matchLabels: {} }');
      expect(tlsAt(mesh`${entryOf(dns)}${selecting}`.mesh)).toMatchObject(applied);
    },
  );

  it('with a ConfigMap is applied by sidecars', () => {
    expect(written('{ mode: SIMPLE, credentialName: "configmap://roots" }')).toMatchObject({
      added: 'SIMPLE',
      ca: 'configmap://roots',
    });
  });

  it('offers h2 where the cluster speaks nothing else', () => {
    expect(written('{ mode: SIMPLE }', { port: 81 }).alpn).toEqual(['h2']);
    expect(written('{ mode: ISTIO_MUTUAL }', { port: 81 }).alpn).toEqual(['istio-peer-exchange', 'istio', 'h2']);
    expect(written('{ mode: ISTIO_MUTUAL }').alpn).toEqual(['istio-peer-exchange', 'istio']);
  });

  it('of ISTIO_MUTUAL names the cluster, and is not for waypoints', () => {
    expect(written('{ mode: ISTIO_MUTUAL }', { port: 443, subset: 'v1' })).toMatchObject({
      added: 'ISTIO_MUTUAL',
      sni: { from: 'mesh', name: 'outbound_.443_.v1_.api.example.com' },
      ca: 'mesh',
      certificate: 'mesh',
    });
    expect(written('{ mode: ISTIO_MUTUAL }', { port: 443 }).sni).toMatchObject({
      name: 'outbound_.443_._.api.example.com',
    });
    expect(written('{ mode: ISTIO_MUTUAL, sni: a.com }').sni).toEqual({ from: 'written', name: 'a.com' });
    expect(written('{ mode: ISTIO_MUTUAL }', { kind: 'waypoint' })).toMatchObject({
      added: 'none',
      dropped: 'Waypoints do not apply the mode ISTIO_MUTUAL.',
    });
  });

  it('of a forward proxy keeps the name of the request, whatever else is written', () => {
    const wildcard = entryOf('resolution: DYNAMIC_DNS').replace(host, '*.example.com');
    const rule = (tls: string): string => ruleOf(tls).replace(host, '*.example.com');
    const at = { host: '*.example.com' };
    expect(tlsAt(mesh`${wildcard}${rule('{ mode: SIMPLE, sni: a.com }')}`.mesh, at).nameCheck).toBe('host');
    expect(tlsAt(mesh`${wildcard}${rule('{ mode: SIMPLE, subjectAltNames: [a.com] }')}`.mesh, at).nameCheck).toBe(
      'host-and-names',
    );
    expect(tlsAt(mesh`${wildcard}${rule('{ mode: SIMPLE, insecureSkipVerify: true }')}`.mesh, at).nameCheck).toBe(
      'none',
    );
  });
});

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

describe('tlsForCall', () => {
  const http = { isHttp: true, host };
  const tcp = { isHttp: false, host: undefined };

  it('follows the name of the request for HTTP alone', () => {
    const tls = written('{ mode: SIMPLE }');
    expect(tlsForCall(tls, http)).toEqual({
      mode: 'SIMPLE',
      sni: host,
      sanCheck: true,
      subjectAltNames: [host],
      ca: 'system',
    });
    expect(tlsForCall(tls, tcp)).toEqual({
      mode: 'SIMPLE',
      sni: null,
      sanCheck: false,
      subjectAltNames: [],
      ca: 'system',
    });
  });

  it('sends no server name for an address', () => {
    expect(tlsForCall(written('{ mode: SIMPLE }'), { isHttp: true, host: '10.0.0.1' })).toMatchObject({
      sni: null,
      subjectAltNames: ['10.0.0.1'],
    });
  });

  it('uses written names for both', () => {
    const tls = written('{ mode: SIMPLE, sni: a.com, subjectAltNames: [b.com] }');
    expect(tlsForCall(tls, tcp)).toEqual(tlsForCall(tls, http));
    expect(tlsForCall(tls, tcp)).toMatchObject({ sni: 'a.com', sanCheck: true, subjectAltNames: ['b.com'] });
  });

  it('checks nothing where verification is skipped', () => {
    expect(tlsForCall(written('{ mode: SIMPLE, insecureSkipVerify: true }'), http)).toMatchObject({
      sni: host,
      sanCheck: false,
      ca: null,
    });
  });

  it('adds mesh mTLS to endpoints that take it', () => {
    const tls = tlsAt(mesh`${entryOf(`resolution: STATIC, ${internal}, endpoints: [{ address: 1.1.1.1 }]`)}`.mesh);
    expect(tlsForCall(tls, { ...http, mtlsReady: false })).toBeNull();
    expect(tlsForCall(tls, { ...http, mtlsReady: true })).toMatchObject({ mode: 'ISTIO_MUTUAL', ca: 'mesh' });
  });
});

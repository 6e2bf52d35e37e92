import { describe, expect, it } from 'vitest';
import { mesh } from '../../../testing/mesh-fixture';
import { traceCall } from '../../trace/trace-call';
import type { Trace } from '../../trace/trace';
import { answerWords } from '../../trace/trace-words';
import { anyPod } from '../clients/proxies';

const resource = (kind: string, name: string, spec: string, labels = '', namespace = 'shop'): string => `
  apiVersion: networking.istio.io/v1
  kind: ${kind}
  metadata: { name: ${name}, namespace: ${namespace}, labels: { ${labels} } }
  spec: { ${spec} }
  ---`;

const design = `
  apiVersion: fairway.dev/v1alpha1
  kind: EgressDesign
  metadata: { name: design }
  spec: { mesh: { dataPlane: ambient } }
  ---`;
const waypoint = `
  apiVersion: gateway.networking.k8s.io/v1
  kind: Gateway
  metadata: { name: wp, namespace: shop }
  spec: { gatewayClassName: istio-waypoint, listeners: [{ name: mesh, port: 15008, protocol: HBONE }] }
  ---`;
const use = 'istio.io/use-waypoint: wp';
const entry = (labels: string): string =>
  resource(
    'ServiceEntry',
    'api',
    'hosts: [api.example.com], ports: [{ number: 80, name: http, protocol: HTTP, targetPort: 443 }, { number: 443, name: tls, protocol: TLS }], resolution: DNS',
    labels,
  );
const simple = resource(
  'DestinationRule',
  'api',
  'host: api.example.com, trafficPolicy: { portLevelSettings: [{ port: { number: 80 }, tls: { mode: SIMPLE } }] }',
);

function trace(documents: string, url = 'http://api.example.com/'): Trace {
  const built = mesh`${design}${documents}`.mesh;
  const found = traceCall(built, { client: anyPod(built, 'shop'), url, method: 'GET', headers: {} });
  if (!found) throw new Error('no call');
  return found;
}

const short = ({ outcome, via, tls, cluster }: Trace): unknown => [outcome, via, tls, cluster?.name];

describe('a call in ambient mode', () => {
  it('starts TLS at the waypoint, and not without one', () => {
    const vip = 'inbound-vip|80|http|api.example.com';
    expect(short(trace(entry(use) + waypoint + simple))).toEqual(['reached', 'waypoint', 'originated', vip]);
    const [outcome, via, tls] = short(trace(entry('') + waypoint + simple)) as unknown[];
    expect([outcome, via, tls]).toEqual(['reached', 'ztunnel', 'none']);
  });

  // cni/pkg/iptables/iptables.go, AppendInpodRules: what leaves by the loopback interface is left out.
  it.each([
    ['http://localhost:9000', true],
    ['http://127.0.0.1:9000', true],
    ['http://[::1]:9000', true],
    ['http://127.0.0.2:9000', true],
    ['http://203.0.113.5:9000', false],
  ])('to %s stays within the pod: %s', (url, isWithin) => {
    const found = trace('', url);
    expect([found.outcome, found.via]).toEqual(['passthrough', 'ztunnel']);
    expect(found.hops.map(({ proxy }) => proxy)).not.toContain('sidecar');
    expect(found.hops.some(({ because }) => because.startsWith('Calls within a pod'))).toBe(isWithin);
    expect(answerWords(found).startsWith('The call goes round ztunnel, as the app sends it')).toBe(isWithin);
  });

  it('gets no mesh certificate at the waypoint', () => {
    const mutual = simple.replace('SIMPLE', 'ISTIO_MUTUAL');
    expect(trace(entry(use) + waypoint + mutual).tls).toBe('none');
  });

  it('of TLS passes through', () => {
    expect(short(trace(entry(use) + waypoint, 'https://api.example.com/'))).toEqual([
      'reached',
      'waypoint',
      'passthrough',
      'inbound-vip|443|tcp|api.example.com',
    ]);
  });

  it.each([
    ['HTTP', 'reached'],
    ['HTTP2', 'error'],
    ['TLS', 'error'],
  ])('to a name below a pattern, on a port of %s: %s', (protocol, outcome) => {
    const wild = resource(
      'ServiceEntry',
      'wild',
      `hosts: ["*.example.com"], ports: [{ number: 80, name: web, protocol: ${protocol} }], resolution: DYNAMIC_DNS`,
      use,
    );
    const scheme = protocol === 'TLS' ? 'https' : 'http';
    expect(trace(wild + waypoint, `${scheme}://a.example.com:80/`).outcome).toBe(outcome);
  });

  it('to what nobody knows passes through', () => {
    const [outcome, via] = short(trace(entry(use) + waypoint, 'https://other.example.com/')) as unknown[];
    expect([outcome, via]).toEqual(['passthrough', 'ztunnel']);
  });

  it('goes to the clusters of subsets that the waypoint has', () => {
    const subsets = resource(
      'DestinationRule',
      'api',
      'host: api.example.com, subsets: [{ name: v2, trafficPolicy: { tls: { mode: SIMPLE } } }]',
    );
    const rule = resource(
      'VirtualService',
      'api',
      'hosts: [api.example.com], http: [{ route: [{ destination: { host: api.example.com, subset: v2, port: { number: 80 } } }] }]',
    );
    expect(short(trace(entry(use) + waypoint + subsets + rule))).toEqual([
      'reached',
      'waypoint',
      'originated',
      'inbound-vip|80|http/v2|api.example.com',
    ]);
  });

  it('is blocked by a policy of the waypoint', () => {
    const policy = `
  apiVersion: security.istio.io/v1
  kind: AuthorizationPolicy
  metadata: { name: no, namespace: shop }
  spec: { targetRefs: [{ group: networking.istio.io, kind: ServiceEntry, name: api }], action: DENY, rules: [{ to: [{ operation: { methods: [GET] } }] }] }
  ---`;
    expect(short(trace(entry(use) + waypoint + policy))).toEqual(['blocked', 'waypoint', null, undefined]);
  });

  it('goes on from the waypoint to an egress gateway', () => {
    const out = 'out.edge.svc.cluster.local';
    const rule = resource(
      'VirtualService',
      'api',
      `hosts: [api.example.com], gateways: [mesh, gw], http: [{ match: [{ gateways: [mesh] }], route: [{ destination: { host: ${out}, port: { number: 80 } } }] }, { match: [{ gateways: [gw] }], route: [{ destination: { host: api.example.com, port: { number: 80 } } }] }]`,
    );
    const gateway = resource(
      'Gateway',
      'gw',
      'selector: { app: out }, servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: ["*"] }]',
    );
    expect(short(trace(entry(use) + waypoint + rule + gateway))).toEqual([
      'reached',
      'egress-gateway',
      'none',
      'outbound|80||api.example.com',
    ]);
  });
});

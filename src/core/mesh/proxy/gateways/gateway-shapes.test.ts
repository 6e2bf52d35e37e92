import { describe, expect, it } from 'vitest';
import { mesh } from '../../../testing/mesh-fixture';
import { traceCall } from '../../trace/trace-call';
import type { Trace } from '../../trace/trace';
import { answerWords } from '../../trace/trace-words';
import { anyPod } from '../clients/proxies';

const resource = (kind: string, name: string, namespace: string, spec: string): string => `
  apiVersion: networking.istio.io/v1
  kind: ${kind}
  metadata: { name: ${name}, namespace: ${namespace} }
  spec: { ${spec} }
  ---`;

const out = 'istio-egressgateway.istio-system.svc.cluster.local';
const kube = `
  apiVersion: v1
  kind: Service
  metadata: { name: istio-egressgateway, namespace: istio-system }
  spec: { selector: { istio: egressgateway }, ports: [{ port: 80, targetPort: 8080, name: http2 }, { port: 443, targetPort: 8443, name: https }] }
  ---`;
const ports = '[{ number: 80, name: http-port, protocol: HTTP }, { number: 443, name: https-port, protocol: HTTPS }]';
const entry = resource('ServiceEntry', 'cnn', 'shop', `hosts: [edition.cnn.com], ports: ${ports}, resolution: DNS`);
const gateway = (server: string): string =>
  resource(
    'Gateway',
    'gw',
    'shop',
    `selector: { istio: egressgateway }, servers: [{ hosts: [edition.cnn.com], ${server} }]`,
  );
const routes = (rules: string): string =>
  resource('VirtualService', 'direct', 'shop', `hosts: [edition.cnn.com], gateways: [gw, mesh], ${rules}`);
const to = (host: string, port: number, subset = ''): string =>
  `route: [{ destination: { host: ${host}, ${subset}port: { number: ${port} } } }]`;
const rule = (name: string, namespace: string, spec: string): string =>
  resource('DestinationRule', name, namespace, spec);

function trace(documents: string, url: string): Trace {
  const built = mesh`${documents}`.mesh;
  const found = traceCall(built, { client: anyPod(built, 'shop'), url, method: 'GET', headers: {} });
  if (!found) throw new Error('no call');
  return found;
}

const short = ({ outcome, via, tls, cluster, response }: Trace): unknown => ({
  outcome,
  via,
  tls,
  cluster: cluster?.name,
  ...(response ? { flag: response.flag, code: response.code } : {}),
});

describe('HTTP through an egress gateway', () => {
  const bundle = (mesh443: boolean): string =>
    entry +
    gateway(
      mesh443
        ? 'port: { number: 443, name: https, protocol: HTTPS }, tls: { mode: ISTIO_MUTUAL }'
        : 'port: { number: 80, name: http, protocol: HTTP }',
    ) +
    routes(
      `http: [{ match: [{ gateways: [mesh], port: 80 }], ${to(out, mesh443 ? 443 : 80, 'subset: cnn, ')} }, { match: [{ gateways: [gw], port: ${mesh443 ? 443 : 80} }], ${to('edition.cnn.com', 80)} }]`,
    ) +
    rule(
      'out',
      'shop',
      `host: ${out}, subsets: [{ name: cnn${mesh443 ? ', trafficPolicy: { tls: { mode: ISTIO_MUTUAL, sni: edition.cnn.com } }' : ''} }]`,
    );
  const reached = { outcome: 'reached', via: 'egress-gateway', tls: 'none', cluster: 'outbound|80||edition.cnn.com' };

  it.each([
    ['in plain text', kube + bundle(false)],
    ['in mutual TLS', kube + bundle(true)],
    ['without the Service among the files', bundle(false)],
    ['in mutual TLS without the Service', bundle(true)],
  ])('%s', (_, documents) => {
    expect(short(trace(documents, 'http://edition.cnn.com/politics'))).toEqual(reached);
  });

  it('fails without the rule for the gateway', () => {
    const half = kube + bundle(false).replace(/, \{ match: \[\{ gateways: \[gw\][^]*?\} \} \}\] \}/, '');
    expect(short(trace(half, 'http://edition.cnn.com/'))).toMatchObject({
      outcome: 'error',
      via: 'egress-gateway',
      code: 404,
      flag: 'NR',
    });
  });

  it('fails where the DestinationRule gives no sni', () => {
    const without = kube + bundle(true).replace(', sni: edition.cnn.com', '');
    expect(short(trace(without, 'http://edition.cnn.com/'))).toMatchObject({
      outcome: 'error',
      via: 'egress-gateway',
      flag: 'NR',
    });
  });

  it('starts TLS at the gateway', () => {
    const originating =
      kube +
      bundle(true).replace(to('edition.cnn.com', 80), to('edition.cnn.com', 443)) +
      rule(
        'cnn',
        'istio-system',
        'host: edition.cnn.com, exportTo: [.], trafficPolicy: { portLevelSettings: [{ port: { number: 443 }, tls: { mode: SIMPLE, sni: edition.cnn.com } }] }',
      );
    expect(short(trace(originating, 'http://edition.cnn.com/'))).toEqual({
      ...reached,
      tls: 'gateway',
      cluster: 'outbound|443||edition.cnn.com',
    });
  });

  it('has no endpoint for resolution NONE at the gateway', () => {
    const none = kube + bundle(false).replace(', resolution: DNS', '');
    expect(short(trace(none, 'http://edition.cnn.com/'))).toMatchObject({
      outcome: 'error',
      via: 'egress-gateway',
      code: 503,
      flag: 'UH',
    });
  });

  it('loops where a rule is for the sidecar and for the gateway', () => {
    const loop =
      kube + entry + gateway('port: { number: 80, name: http, protocol: HTTP }') + routes(`http: [{ ${to(out, 80)} }]`);
    const { outcome } = trace(loop, 'http://edition.cnn.com/');
    expect(outcome).toBe('error');
  });
});

describe('TLS passed through an egress gateway', () => {
  const bundle =
    kube +
    entry +
    gateway('port: { number: 443, name: tls, protocol: TLS }, tls: { mode: PASSTHROUGH }') +
    routes(
      `tls: [{ match: [{ gateways: [mesh], port: 443, sniHosts: [edition.cnn.com] }], ${to(out, 443)} }, { match: [{ gateways: [gw], port: 443, sniHosts: [edition.cnn.com] }], ${to('edition.cnn.com', 443)} }]`,
    );

  it('reaches the server by its name', () => {
    expect(short(trace(bundle, 'https://edition.cnn.com/'))).toEqual({
      outcome: 'reached',
      via: 'egress-gateway',
      tls: 'passthrough',
      cluster: 'outbound|443||edition.cnn.com',
    });
  });

  it('is wrapped in more TLS by a DestinationRule that the gateway sees', () => {
    const twice = bundle + rule('cnn', 'shop', 'host: edition.cnn.com, trafficPolicy: { tls: { mode: SIMPLE } }');
    expect(trace(twice, 'https://edition.cnn.com/').tls).toBe('double');
  });

  it('ends where the gateway has only an http route', () => {
    const wrong = bundle.replace(
      /\}, \{ match: \[\{ gateways: \[gw\].*$/m,
      `}], http: [{ match: [{ gateways: [gw] }], ${to('edition.cnn.com', 443)} }] }`,
    );
    const ended = trace(wrong, 'https://edition.cnn.com/');
    expect(short(ended)).toMatchObject({ outcome: 'error', via: 'sidecar', flag: 'UF' });
    expect(ended.hops.at(-1)).toMatchObject({
      proxy: 'egress-gateway',
      name: 'none',
      what: 'Nothing listens on port 8443 of the gateway.',
    });
    expect(answerWords(ended)).toBe(
      'Not delivered: the sidecar sends the call to the egress gateway, where nothing listens for it. The connection is closed (UF in the access log): with TLS by the app no proxy can answer with a status such as 503.',
    );
  });
});

describe('TLS of the app that ends at the gateway', () => {
  const ends = (rest: string, protocol = 'HTTPS'): string =>
    kube +
    entry +
    gateway(`port: { number: 443, name: tls, protocol: ${protocol} }, tls: { mode: SIMPLE, credentialName: cnn }`) +
    routes(
      `tls: [{ match: [{ gateways: [mesh], port: 443, sniHosts: [edition.cnn.com] }], ${to(out, 443)} }], ${rest}`,
    );
  const only = (match: string): string =>
    ends(`http: [{ match: [{ gateways: [gw], ${match} }], ${to('edition.cnn.com', 80)} }]`);

  it.each(['uri: { prefix: /politics }', 'authority: { exact: edition.cnn.com }', 'scheme: { exact: https }'])(
    'shows the request to rules with %s',
    (match) => {
      expect(short(trace(only(match), 'https://edition.cnn.com/politics/today'))).toMatchObject({ tls: 'none' });
    },
  );

  it('shows the path that is called, and no other', () => {
    expect(trace(only('uri: { prefix: /sport }'), 'https://edition.cnn.com/politics').response?.code).toBe(404);
    expect(trace(only('method: { exact: POST }'), 'https://edition.cnn.com/').response?.code).toBe(404);
  });

  it('leaves bytes without TLS to tcp routes', () => {
    const bytes = ends(`tcp: [{ match: [{ gateways: [gw] }], ${to('edition.cnn.com', 80)} }]`, 'TLS');
    expect(trace(bytes, 'https://edition.cnn.com/').tls).toBe('none');
  });
});

describe('an AuthorizationPolicy at the gateway', () => {
  const bundle =
    kube +
    entry +
    gateway('port: { number: 443, name: https, protocol: HTTPS }, tls: { mode: ISTIO_MUTUAL }') +
    routes(
      `http: [{ match: [{ gateways: [mesh], port: 80 }], ${to(out, 443)} }, { match: [{ gateways: [gw] }], ${to('edition.cnn.com', 80)} }]`,
    ) +
    rule('out', 'shop', `host: ${out}, trafficPolicy: { tls: { mode: ISTIO_MUTUAL, sni: edition.cnn.com } }`);
  const policy = (spec: string): string => `
  apiVersion: security.istio.io/v1
  kind: AuthorizationPolicy
  metadata: { name: only, namespace: istio-system }
  spec: { selector: { matchLabels: { istio: egressgateway } }, ${spec} }
  ---`;

  it('blocks what it does not allow', () => {
    const spec = 'rules: [{ from: [{ source: { namespaces: [other] } }] }]';
    expect(short(trace(bundle + policy(spec), 'http://edition.cnn.com/'))).toMatchObject({
      outcome: 'blocked',
      via: 'egress-gateway',
      code: 403,
    });
    expect(trace(bundle + policy(spec.replace('other', 'shop')), 'http://edition.cnn.com/').outcome).toBe('reached');
  });
});

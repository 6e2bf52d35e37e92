import { describe, expect, it } from 'vitest';
import { mesh } from '../../testing/mesh-fixture';
import { postureOf } from '../posture/posture';
import { proxyOf } from '../proxy/clients/proxies';
import { traceCall } from './trace-call';
import type { Trace } from './trace';
import { answerWords } from './trace-words';

const design = (settings = 'outboundTrafficPolicy: REGISTRY_ONLY'): string => `
  apiVersion: fairway.dev/v1alpha1
  kind: EgressDesign
  metadata: { name: design }
  spec: { mesh: { ${settings} } }
  ---`;

const pod = (annotations: string, name = 'desk'): string => `
  apiVersion: apps/v1
  kind: Deployment
  metadata: { name: ${name}, namespace: shop }
  spec: { template: { metadata: { labels: { app: desk }, annotations: { ${annotations} } } } }
  ---`;

const ranges = (kind: 'include' | 'exclude', value: string): string =>
  `traffic.sidecar.istio.io/${kind}OutboundIPRanges: "${value}"`;

const api = `
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: api, namespace: shop }
  spec: { hosts: [api.example.com], ports: [{ number: 443, name: tls, protocol: TLS }], resolution: DNS }
  ---`;

const bound = `
  apiVersion: networking.istio.io/v1
  kind: Sidecar
  metadata: { name: default, namespace: shop }
  spec:
    egress:
      - { port: { number: 443, protocol: TLS, name: tls }, bind: 127.0.0.1, captureMode: NONE, hosts: [./api.example.com] }
  ---`;

function tracing(text: string, url: string): Trace {
  const { mesh: from } = mesh`${text}`;
  const [workload] = from.workloads;
  const trace = workload && traceCall(from, { client: proxyOf(from, workload), url, method: 'GET', headers: {} });
  if (trace === undefined) throw new Error('The call was not followed');
  return trace;
}

// tools/istio-iptables/pkg/capture/run.go, Run: what is written first decides.
describe('which calls a pod hands to its sidecar', () => {
  it.each([
    [ranges('exclude', '203.0.113.0/24'), 'https://203.0.113.5', 'passthrough'],
    [ranges('exclude', '203.0.113.0/24'), 'https://198.51.100.5', 'blackhole'],
    [ranges('include', '10.0.0.0/8,172.16.0.0/12'), 'https://203.0.113.5', 'passthrough'],
    [ranges('include', '10.0.0.0/8,172.16.0.0/12'), 'https://172.17.0.1', 'blackhole'],
    [ranges('include', '*'), 'https://203.0.113.5', 'blackhole'],
    [ranges('include', ''), 'https://203.0.113.5', 'passthrough'],
    [
      `${ranges('include', '')}, traffic.sidecar.istio.io/includeOutboundPorts: "443"`,
      'https://203.0.113.5',
      'blackhole',
    ],
    [
      `${ranges('exclude', '203.0.113.0/24')}, traffic.sidecar.istio.io/includeOutboundPorts: "443"`,
      'https://203.0.113.5',
      'passthrough',
    ],
  ])('with %s it is %s: %s', (annotations, url, outcome) =>
    expect(tracing(design() + pod(annotations), url).outcome).toBe(outcome),
  );

  it.each([
    ['the argument -o of the pod’s istio-init', '', '443', 'passthrough'],
    ['the pod’s annotation traffic.sidecar.istio.io/excludeOutboundPorts', '443', '443', 'passthrough'],
    ['nobody', '443', '8443', 'blackhole'],
  ])('asks a running pod what it was set up with, and names %s', (who, annotated, ran, outcome) => {
    const annotation = annotated === '' ? '' : `traffic.sidecar.istio.io/excludeOutboundPorts: "${annotated}"`;
    const running = `
  apiVersion: v1
  kind: Pod
  metadata: { name: desk-1, namespace: shop, annotations: { ${annotation} } }
  spec:
    containers: [{ name: istio-proxy, args: [proxy, sidecar] }]
    initContainers: [{ name: istio-init, args: [istio-iptables, -o, "${ran}"] }]
  status: { phase: Running }
  ---`;
    const trace = tracing(design() + running, 'https://203.0.113.5');
    expect(trace.outcome).toBe(outcome);
    const hop = trace.hops.find(({ name }) => name === 'none');
    expect(hop?.because.toLowerCase() ?? 'nobody').toContain(who.toLowerCase());
    expect(hop?.path).toEqual(
      who.includes('-o') ? ['spec', 'initContainers'] : hop && ['metadata', 'annotations', expect.any(String)],
    );
  });

  it.each([
    ['securityContext: { runAsUser: 1337 }, containers: [{ name: app }]', 'passthrough', false],
    ['containers: [{ name: app, securityContext: { runAsGroup: 1337 } }, { name: istio-proxy }]', 'passthrough', false],
    [
      'securityContext: { runAsUser: 1337 }, containers: [{ name: app, securityContext: { runAsUser: 7 } }]',
      'blackhole',
      false,
    ],
    ['containers: [{ name: app }, { name: other, securityContext: { runAsUser: 1337 } }]', 'blackhole', true],
  ])('leaves out what runs as the user of the proxy: %s', (spec, outcome, isOpen) => {
    const trace = tracing(design() + pod('').replace('} } }\n', `}, spec: { ${spec} } } }\n`), 'https://203.0.113.5');
    expect([trace.outcome, trace.undecided !== undefined]).toEqual([outcome, isOpen]);
    if (outcome === 'passthrough') expect(trace.hops.at(-1)?.path).toEqual(['spec', 'template', 'spec']);
  });

  it('leaves open what leaves by an interface that is taken out', () => {
    const trace = tracing(design() + pod('traffic.sidecar.istio.io/excludeInterfaces: eth1'), 'https://203.0.113.5');
    expect(trace.undecided).toMatch(/^This holds where the call does not leave by eth1: /);
  });

  it.each([
    ['eth1', '-c, eth2', 'eth2: by the argument -c of the pod’s istio-init such'],
    ['eth1', '-c, eth1', 'eth1: by the pod’s annotation traffic.sidecar.istio.io/excludeInterfaces such'],
    ['eth1', '-o, "1"', undefined],
  ])('goes by the interfaces that a running pod was set up with: %s and %s', (annotated, args, says) => {
    const running = `
  apiVersion: v1
  kind: Pod
  metadata: { name: desk-1, namespace: shop, annotations: { traffic.sidecar.istio.io/excludeInterfaces: ${annotated} } }
  spec:
    containers: [{ name: istio-proxy, args: [proxy, sidecar] }]
    initContainers: [{ name: istio-init, args: [istio-iptables, ${args}] }]
  status: { phase: Running }
  ---`;
    const { undecided } = tracing(design() + running, 'https://203.0.113.5');
    expect(undecided?.replace('This holds where the call does not leave by ', '').slice(0, says?.length)).toBe(says);
  });

  it('hands nothing over where nothing intercepts, but what the app sends to a bound listener', () => {
    const none = design() + pod('sidecar.istio.io/interceptionMode: NONE') + api;
    expect(tracing(none, 'https://api.example.com').outcome).toBe('passthrough');
    expect(tracing(none, 'https://api.example.com').hops.at(-1)?.because).toBe(
      'The pod’s annotation sidecar.istio.io/interceptionMode is NONE: no iptables hand calls to the sidecar.',
    );
    const listening = none + bound.replace(', captureMode: NONE', '');
    expect(tracing(listening, 'https://127.0.0.1').cluster?.name).toBe('outbound|443||api.example.com');
  });

  it('answers no names where nothing intercepts', () => {
    const text = design('dnsCapture: true') + pod('sidecar.istio.io/interceptionMode: NONE') + api;
    expect(tracing(text, 'https://api.example.com').outcome).toBe('passthrough');
  });

  it('says which annotation decides, and where', () => {
    const trace = tracing(design() + pod(ranges('include', '10.0.0.0/8')), 'https://203.0.113.5');
    expect(answerWords(trace)).toBe(
      'The call goes round the sidecar, as the app sends it, and no rule applies. TLS by the app.',
    );
    const last = trace.hops.at(-1);
    expect(last?.because).toBe(
      'The pod’s annotation traffic.sidecar.istio.io/includeOutboundIPRanges hands the sidecar 10.0.0.0/8 alone.',
    );
    expect(last?.path.at(-1)).toBe('traffic.sidecar.istio.io/includeOutboundIPRanges');
  });

  it('says on which answer of DNS it depends', () => {
    const include = tracing(design() + pod(ranges('include', '10.0.0.0/8')) + api, 'https://api.example.com');
    expect(include.outcome).toBe('reached');
    expect(include.undecided).toContain('This holds where DNS answers api.example.com');
    expect(include.caveats).toContain(
      'This holds where DNS answers api.example.com with an address that is in 10.0.0.0/8: by the pod’s annotation traffic.sidecar.istio.io/includeOutboundIPRanges other calls go round the sidecar, as the app sends them.',
    );
    const exclude = tracing(design() + pod(ranges('exclude', '203.0.113.0/24')) + api, 'https://api.example.com');
    expect(exclude.caveats).toContain(
      'This holds where DNS answers api.example.com with an address that is not in 203.0.113.0/24: by the pod’s annotation traffic.sidecar.istio.io/excludeOutboundIPRanges other calls go round the sidecar, as the app sends them.',
    );
    const both = `${ranges('include', '10.0.0.0/8')}, ${ranges('exclude', '10.1.0.0/16')}`;
    expect(tracing(design() + pod(both) + api, 'https://api.example.com').caveats).toHaveLength(2);
  });

  it('takes addresses that istiod makes up for outside of other ranges', () => {
    const text = design('dnsCapture: true') + pod(ranges('include', '10.0.0.0/8')) + api;
    expect(tracing(text, 'https://api.example.com').outcome).toBe('error');
    const wider = design('dnsCapture: true') + pod(ranges('include', '10.0.0.0/8,240.240.0.0/16')) + api;
    expect(tracing(wider, 'https://api.example.com').outcome).toBe('reached');
  });

  it.each(['http://127.0.0.1:9000', 'http://localhost:9000', 'http://[::1]:9000'])('leaves %s within the pod', (url) =>
    expect(tracing(design() + pod(''), url)).toMatchObject({ outcome: 'passthrough', undecided: undefined }),
  );

  it.each(['tls://127.0.0.1:443', 'https://localhost'])(
    'reaches what a Sidecar binds to the loopback address: %s',
    (url) => expect(tracing(design() + pod('') + api + bound, url).cluster?.name).toBe('outbound|443||api.example.com'),
  );

  it('reaches what is bound to all addresses, and to another one than the first', () => {
    const listening = (bind: string): string => bound.replace('bind: 127.0.0.1', `bind: ${bind}`);
    const own = (bind: string): string => design() + pod('') + `${api}${listening(bind)}`.replaceAll('TLS', 'TCP');
    const name = 'outbound|443||api.example.com';
    expect(tracing(own('0.0.0.0'), 'tcp://127.0.0.1:443').cluster?.name).toBe(name);
    expect(tracing(own('127.0.0.2'), 'tcp://127.0.0.2:443').cluster?.name).toBe(name);
    expect(tracing(own('127.0.0.2'), 'tcp://localhost:443').outcome).toBe('passthrough');
  });

  it('reaches a bound listener on a port that is taken out of what the sidecar sees', () => {
    const excluded = design() + pod('traffic.sidecar.istio.io/excludeOutboundPorts: "443"') + api;
    expect(tracing(excluded + bound, 'https://localhost').cluster?.name).toBe('outbound|443||api.example.com');
    expect(tracing(excluded + bound, 'https://api.example.com').outcome).toBe('passthrough');
  });

  // pilot/pkg/networking/core/listener.go, buildSidecarOutboundListeners: proxyNoneMode binds all listeners to the loopback address.
  it('reaches without a Sidecar what the proxy binds where nothing intercepts', () => {
    const none = design() + pod('sidecar.istio.io/interceptionMode: NONE') + api;
    expect(tracing(none, 'https://localhost').cluster?.name).toBe('outbound|443||api.example.com');
    expect(tracing(none, 'https://127.0.0.2').outcome).toBe('passthrough');
    expect(tracing(none, 'https://localhost:8443').outcome).toBe('passthrough');
    expect(tracing(design() + pod('') + api, 'https://localhost').outcome).toBe('passthrough');
  });

  // envoyproxy/envoy source/extensions/clusters/original_dst/original_dst_cluster.cc, chooseHost: nothing was redirected, so no address is restored.
  it.each([
    [api.replace('DNS', 'NONE'), 'https://localhost'],
    [api.replace('443, name: tls, protocol: TLS', '8080, name: http, protocol: HTTP'), 'http://localhost:8080'],
  ])('has nobody to pass a call on to that was sent to the proxy itself: %s %s', (entries, url) => {
    const none = pod('sidecar.istio.io/interceptionMode: NONE') + entries;
    expect(tracing(design('outboundTrafficPolicy: ALLOW_ANY') + none, url)).toMatchObject({
      outcome: 'error',
      response: { flag: 'UH' },
    });
  });

  it('says below 1024 that the proxy has to be allowed to listen there', () => {
    const said = (port: number): readonly string[] => {
      const ports = api.replace('443', String(port));
      return tracing(
        design() + pod('sidecar.istio.io/interceptionMode: NONE') + ports,
        `https://localhost:${port}`,
      ).caveats.filter((each) => each.includes('capNetBindService'));
    };
    expect([said(443).length, said(8443).length]).toEqual([1, 0]);
  });

  // pilot/pkg/model/sidecar.go, needsPortMatch: without a service of that port istiod makes no listener there.
  it('leaves calls within the pod where the Sidecar imports nothing with the port', () => {
    const listening = design() + pod('') + api + bound.replace('number: 443', 'number: 9443');
    expect(tracing(listening, 'https://127.0.0.1:9443').outcome).toBe('passthrough');
  });

  it('tells rows of the matrix apart', () => {
    const { mesh: from } = mesh`${design() + pod('') + pod(ranges('include', ''), 'free') + api}`;
    const { rows, columns, cell } = postureOf(from);
    expect(rows.map((row) => columns.map((column) => cell(row, column).way))).toEqual([
      ['direct', 'none'],
      ['past', 'past'],
    ]);
  });
});

// manifests/charts/istio-control/istio-discovery/files/injection-template.yaml: the annotation counts, else the value of the mesh.
describe('what the mesh says of pods without annotations', () => {
  const operator = (proxy: string): string => `
  apiVersion: install.istio.io/v1alpha1
  kind: IstioOperator
  metadata: { name: installed, namespace: istio-system }
  spec: { values: { global: { proxy: { ${proxy} } } } }
  ---`;
  const injector = (proxy: string, name = 'istio-sidecar-injector'): string => `
  apiVersion: v1
  kind: ConfigMap
  metadata: { name: ${name}, namespace: istio-system, labels: { istio.io/rev: canary } }
  data: { values: '{"global": {"proxy": {${proxy}}}}' }
  ---`;
  const ip = 'https://203.0.113.5';
  const because = (text: string): string | undefined => tracing(design() + text, ip).hops.at(-1)?.because;

  it.each([
    ['includeIPRanges: "10.0.0.0/8"', 'includeIPRanges hands the sidecar 10.0.0.0/8 alone.'],
    ['excludeIPRanges: "203.0.113.0/24"', 'excludeIPRanges takes 203.0.113.0/24 out of what the sidecar sees.'],
    ['excludeOutboundPorts: 443', 'excludeOutboundPorts takes port 443 out of what the sidecar sees.'],
  ])('counts, as with %s', (proxy, words) => {
    expect(because(pod('') + operator(proxy))).toBe(`The mesh’s global.proxy.${words}`);
  });

  it('gives way to the annotation, empty ones as well', () => {
    const text = pod('traffic.sidecar.istio.io/excludeOutboundPorts: ""') + operator('excludeOutboundPorts: "443"');
    expect(tracing(design() + text, ip).outcome).toBe('blackhole');
  });

  it('is what the injector reads, whatever Istio was installed from', () => {
    const text = pod('') + operator('excludeOutboundPorts: "443"') + injector('"includeIPRanges": "*"');
    expect(tracing(design() + text, ip).outcome).toBe('blackhole');
    expect(because(pod('') + injector('"includeIPRanges": ""', 'istio-sidecar-injector-canary'))).toBe(
      'The mesh’s global.proxy.includeIPRanges is empty and hands the sidecar nothing.',
    );
  });

  it('is left open where two revisions have an injector each', () => {
    const two = (ranges: string): string =>
      pod('') + injector('"includeIPRanges": "*"') + injector(ranges, 'istio-sidecar-injector-canary');
    const said = (text: string): readonly string[] =>
      tracing(design() + text, ip).caveats.filter((each) => each.includes('global.proxy'));
    expect(said(two('"includeIPRanges": ""'))).toEqual([
      'This holds where global.proxy of whatever injects the pod keeps no calls from its sidecar: the files have several that could, and one of them does.',
    ]);
    expect(said(two('"includeIPRanges": "*"'))).toEqual([]);
  });

  const namespace = (labels: string): string =>
    `\n  apiVersion: v1\n  kind: Namespace\n  metadata: { name: shop, labels: { ${labels} } }\n  ---`;
  const tag = (name: string, revision: string): string =>
    `\n  apiVersion: admissionregistration.k8s.io/v1\n  kind: MutatingWebhookConfiguration\n  metadata: { name: istio-revision-tag-${name}, labels: { istio.io/tag: ${name}, istio.io/rev: ${revision} } }\n  ---`;
  const both =
    injector('"excludeOutboundPorts": "443"') + injector('"includeIPRanges": ""', 'istio-sidecar-injector-canary');
  const ofCanary = 'The global.proxy.includeIPRanges of revision canary is empty and hands the sidecar nothing.';
  const ofDefault =
    'The global.proxy.excludeOutboundPorts of revision default takes port 443 out of what the sidecar sees.';

  it.each([
    ['istio.io/rev: canary', '', ofCanary],
    ['istio-injection: enabled', '', ofDefault],
    ['istio-injection: enabled, istio.io/rev: canary', '', ofDefault],
    ['istio-injection: enabled', tag('default', 'canary'), ofCanary],
    ['istio.io/rev: stable', tag('stable', 'default'), ofDefault],
  ])('is that of the revision which injects the namespace: %s', (labels, more, expected) => {
    expect(because(pod('') + namespace(labels) + both + more)).toBe(expected);
  });

  it('is that of the revision which the pod names, and open where nobody names one of them', () => {
    const own = pod('').replace('app: desk', 'app: desk, istio.io/rev: canary');
    expect(because(own + both)).toBe(ofCanary);
    const { hops } = tracing(design() + own + both, ip);
    expect(hops.at(-1)?.resource?.name).toBe('istio-sidecar-injector-canary');
    const caveats = tracing(design() + pod('') + namespace('istio.io/rev: other') + both, ip).caveats;
    expect(caveats.filter((each) => each.includes('global.proxy'))).toHaveLength(1);
  });

  it('is that of the operator with the revision', () => {
    const two =
      operator('excludeOutboundPorts: "443"') +
      operator('includeIPRanges: ""').replace('installed', 'second').replace('spec: {', 'spec: { revision: canary,');
    expect(because(pod('') + namespace('istio.io/rev: canary') + two)).toBe(ofCanary);
  });

  it('is not that of an operator that installs gateways alone', () => {
    const gateways = operator('').replace('values:', 'profile: empty, values:');
    expect(because(pod('') + operator('excludeOutboundPorts: "443"') + gateways)).toContain('takes port 443 out');
  });

  it('is where the reason leads', () => {
    const last = tracing(design() + pod('') + operator('includeIPRanges: ""'), ip).hops.at(-1);
    expect([last?.resource?.kind, last?.path]).toEqual(['IstioOperator', ['spec', 'values', 'global', 'proxy']]);
  });

  it('leads to the place of an operator which states the mode', () => {
    const two = operator('').replace(
      'values: {',
      'meshConfig: { defaultConfig: { interceptionMode: NONE } }, values: { meshConfig: { rootNamespace: istio-config },',
    );
    expect(tracing(design() + pod('') + two, ip).hops.at(-1)?.path).toEqual(['spec', 'meshConfig']);
  });

  // cni/pkg/plugin/sidecar_redirect.go: an annotation that is empty is not written, and all addresses are its default.
  it('is nothing with CNI where it is empty', () => {
    const cni = operator('includeIPRanges: ""').replace('values: {', 'values: { pilot: { cni: { enabled: true } },');
    expect(tracing(design() + pod('') + cni, ip).outcome).toBe('blackhole');
  });

  it.each([
    [
      operator('').replace('values:', 'meshConfig: { defaultConfig: { interceptionMode: NONE } }, values:') + pod(''),
      'The mesh’s defaultConfig.interceptionMode is NONE',
    ],
    [
      operator('').replace('global:', 'meshConfig: { defaultConfig: { interceptionMode: 2 } }, global:') + pod(''),
      'The mesh’s defaultConfig.interceptionMode is NONE',
    ],
    [
      pod(`proxy.istio.io/config: '{ "interceptionMode": "NONE" }'`),
      'interceptionMode in the pod’s annotation proxy.istio.io/config is NONE',
    ],
  ])('hands nothing over where it is NONE: %s', (text, words) => {
    expect(because(text)).toBe(`${words}: no iptables hand calls to the sidecar.`);
  });
});

import { describe, expect, it } from 'vitest';
import { mesh } from '../testing/mesh-fixture';
import { hintsIn } from './index';

/** The lines of all documents that have a hint, with it: "resolution: DNS ‹every address›". */
function hinted(snapshot: ReturnType<typeof mesh>): string[] {
  const { documents } = snapshot.files[0]?.stream ?? { documents: [] };
  return documents.flatMap((document) =>
    hintsIn(snapshot, document, { from: 0, to: document.text.length }).map(({ offset, text }) => {
      const line = document.text.slice(document.text.lastIndexOf('\n', offset - 1) + 1, offset);
      return `${line.trim()} ‹${text}›`;
    }),
  );
}

const entry = (spec: string): string => `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: api, namespace: shop }
spec:
  hosts: [api.example.com]
${spec}`;

const rule = (spec: string): string => `---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: api, namespace: shop }
spec:
  host: api.example.com
${spec}`;

const design = `---
apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata: { name: design }
spec:
  workloads:
  - name: web
    namespace: shop
    calls:
    - url: http://api.example.com
    - url: http://other.example.com
    - url: http://api.example.com:81
  - { name: other, namespace: far }
`;

describe('hintsIn', () => {
  it.each([
    ['  resolution: DNS', 'resolution: DNS ‹every address›'],
    ['  resolution: DNS\n  endpoints: [{ address: 1.1.1.1 }]', 'resolution: DNS ‹1 endpoint›'],
    ['  resolution: DNS\n  endpoints: [{ address: a.b }, { address: 1.1.1.1 }]', 'resolution: DNS ‹every address›'],
    ['  resolution: NONE', 'resolution: NONE ‹the dialled address›'],
    ['  resolution: DNS_ROUND_ROBIN # once', 'resolution: DNS_ROUND_ROBIN ‹one address at a time›'],
    ['  resolution: STATIC', 'resolution: STATIC ‹no endpoint: 503›'],
    [
      '  resolution: STATIC\n  endpoints: [{ address: 1.1.1.1 }, { address: 1.1.1.2 }]',
      'resolution: STATIC ‹2 endpoints›',
    ],
  ])('says where calls go: %j', (spec, line) => {
    expect(hinted(mesh`${entry(`${spec}\n`)}`)).toEqual([line]);
  });

  it('says nothing of what Istio refuses, or of what was not read', () => {
    expect(hinted(mesh`${entry('  resolution: NONE\n  endpoints: [{ address: 1.1.1.1 }]\n')}`)).toEqual([]);
    expect(hinted(mesh`${entry('  resolution: DNS\n  broken: [\n')}`)).toEqual([]);
    expect(hinted(mesh`${entry('  resolution: {}\n  exportTo: 3\n')}`)).toEqual([]);
  });

  it('counts who sees it', () => {
    expect(hinted(mesh`${entry('  exportTo:\n  - "."\n')}${design}`)).toContain('exportTo: ‹1 of 2 pods›');
    expect(hinted(mesh`${entry('  exportTo: ["."]\n')}${rule('  exportTo: ["*"]\n')}${design}`)).toEqual(
      expect.arrayContaining(['exportTo: ["."] ‹1 of 2 pods›', 'exportTo: ["*"] ‹1 of 2 pods›']),
    );
  });

  const three = entry(`  resolution: STATIC
  ports: [{ number: 80, name: http, protocol: HTTP }, { number: 443, name: tls, protocol: TLS }]
  endpoints: [{ address: 1.1.1.1 }, { address: 1.1.1.2 }, { address: 1.1.1.3 }]
`);
  const ruleLines = (policy: string): string[] => hinted(mesh`${three}${rule(`  trafficPolicy:\n${policy}`)}`).slice(1);

  it('counts what can be ejected', () => {
    expect(ruleLines('    outlierDetection:\n      maxEjectionPercent: 50\n')).toEqual([
      'maxEjectionPercent: 50 ‹1 of 3›',
    ]);
    expect(ruleLines('    outlierDetection:\n      interval: 10s\n')).toEqual([
      'outlierDetection: ‹default 10 %: ejects 0 of 3›',
    ]);
    expect(ruleLines('    outlierDetection: {}\n')).toEqual(['outlierDetection: {} ‹default 10 %: ejects 0 of 3›']);
    expect(hinted(mesh`${rule('  trafficPolicy: { outlierDetection: {} }\n')}`)).toEqual([
      'trafficPolicy: { outlierDetection: {} ‹default 10 %›',
    ]);
  });

  it('says what the server’s name is checked against', () => {
    const onPort = (port: number, tls: string): string[] =>
      ruleLines(`    portLevelSettings:\n    - port: { number: ${port} }\n      tls:\n        mode: SIMPLE\n${tls}`);
    expect(onPort(80, '')).toEqual(['mode: SIMPLE ‹SNI, name check: Host header›']);
    expect(onPort(443, '')).toEqual(['mode: SIMPLE ‹no SNI, no name check›']);
    expect(onPort(80, '        sni: a.example.com\n')).toEqual(['sni: a.example.com ‹name check off›']);
    expect(onPort(80, '        sni: a.example.com\n        subjectAltNames: [a.example.com]\n')).toEqual([]);
    expect(onPort(80, '        credentialName: cert\n')).toEqual(['credentialName: cert ‹dropped by sidecars›']);
    expect(ruleLines('    tls:\n      mode: SIMPLE\n')).toEqual([]);
  });

  it('says what routes lead to', () => {
    const routes = mesh`apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: api }
spec:
  hosts: [a]
  http:
  - retries:
      attempts: 3
    route:
    - destination: { host: a }
      weight: 1
    - destination: { host: b }
      weight: 2
  - timeout: 3s
    retries: { attempts: 0 }
    route:
    - destination: { host: a }
  - redirect: { uri: / }
`;
    expect(hinted(routes)).toEqual([
      'attempts: 3 ‹4 tries›',
      'route: ‹no limit›',
      'weight: 1 ‹33.3 %›',
      'weight: 2 ‹66.7 %›',
      'retries: { attempts: 0 ‹no retries›',
    ]);
  });

  it('says who answers for a call', () => {
    const ports = '  ports: [{ number: 80, name: http, protocol: HTTP }]\n';
    expect(hinted(mesh`${entry(ports)}${design}`)).toEqual([
      '- url: http://api.example.com ‹shop/api›',
      '- url: http://other.example.com ‹no entry›',
      '- url: http://api.example.com:81 ‹no port 81›',
    ]);
  });

  it.each([
    ['  exportTo: [far]\n', 'not visible here'],
    ['  ports: [{ number: 80, name: tcp, protocol: TCP }]\n  resolution: DNS\n', 'shop/api'],
    ['  ports: [{ number: 80, name: tls, protocol: TLS }]\n', 'not TLS'],
  ])('says what stands in the way of a call: %j', (spec, words) => {
    expect(hinted(mesh`${entry(spec)}${design}`)).toContain(`- url: http://api.example.com ‹${words}›`);
  });

  it('says of a call that goes round the sidecar no more of what an entry takes', () => {
    const pod = `---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec: { template: { metadata: { annotations: { traffic.sidecar.istio.io/excludeOutboundPorts: "80" } } } }
`;
    const ports = '  ports: [{ number: 80, name: tls, protocol: TLS }]\n';
    expect(hinted(mesh`${entry(ports)}${pod}${design}`)).toEqual([
      '- url: http://api.example.com ‹goes round the sidecar›',
      '- url: http://other.example.com ‹goes round the sidecar›',
      '- url: http://api.example.com:81 ‹no port 81›',
    ]);
  });

  it('says that nobody takes the calls of a pod without a proxy', () => {
    const pod = `---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec: { template: { metadata: { labels: { sidecar.istio.io/inject: "false" } } } }
`;
    const ports = '  ports: [{ number: 80, name: http, protocol: HTTP }]\n';
    expect(hinted(mesh`${entry(ports)}${pod}${design}`)).toEqual([
      '- url: http://api.example.com ‹no proxy›',
      '- url: http://other.example.com ‹no proxy›',
      '- url: http://api.example.com:81 ‹no proxy›',
    ]);
  });

  it('says that a port for raw bytes without an address takes calls to other hosts', () => {
    const ports = '  ports: [{ number: 80, name: tcp, protocol: TCP }]\n  resolution: STATIC\n  endpoints: []\n';
    expect(hinted(mesh`${entry(ports)}${design}`)).toContain('- url: http://other.example.com ‹shop/api›');
  });

  it('says where a VirtualService sends a host that no entry has', () => {
    const routed = `---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: other, namespace: shop }
spec:
  hosts: [other.example.com]
  http: [{ timeout: 1s, route: [{ destination: { host: api.example.com, port: { number: 80 } } }] }]
`;
    const ports = '  ports: [{ number: 80, name: http, protocol: HTTP }]\n';
    expect(hinted(mesh`${entry(ports)}${routed}${design}`)).toContain(
      '- url: http://other.example.com ‹api.example.com›',
    );
  });
});

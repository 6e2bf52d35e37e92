import { expect, it } from 'vitest';
import { formatPath } from '../../text';
import { mesh } from '../../testing/mesh-fixture';
import { apiEntry, apiPortTls, apiRule } from '../../testing/tls-rule-cases';
import { anyPod } from '../proxy/clients/proxies';
import { traceCall } from './trace-call';
import type { Trace } from './trace';

const entry = apiEntry(`    ports:
      - { number: 80, name: http, protocol: HTTP, targetPort: 443 }
      - { number: 443, name: https, protocol: HTTPS }
    resolution: DNS
`);

function trace(text: string, url: string): Trace {
  const { mesh: made } = mesh`${text}`;
  const found = traceCall(made, { client: anyPod(made, 'shop'), url, method: 'GET', headers: {} });
  if (!found) throw new Error(`${url} is no call.`);
  return found;
}

/** What is without effect for a call, each part with the reason. */
function idle(text: string, url: string): readonly string[] {
  return trace(text, url).ineffective.map(({ path, because }) => `${formatPath(path)}: ${because}`);
}

it('tells the settings of another port, for which nothing stands in at the port of the call', () => {
  const wrong = entry + apiPortTls(443, 'mode: SIMPLE');
  expect(idle(wrong, 'http://api.example.com')).toEqual([
    'spec.trafficPolicy.portLevelSettings[0]: It is for port 443, and the call goes to port 80, where no tls block is in force.',
  ]);
  expect(trace(wrong, 'http://api.example.com').hops.find(({ at }) => at === 'destination-rule')?.what).toBe(
    'DestinationRule shop/api applies, and sets nothing for port 80: all defaults are in force.',
  );
  expect(idle(wrong, 'https://api.example.com')).toEqual([]);
  // Nobody takes the sidecar's TLS to be for what the app encrypts.
  expect(idle(entry + apiPortTls(80, 'mode: SIMPLE'), 'https://api.example.com')).toEqual([]);
  const limited = '      portLevelSettings: [{ port: { number: 80 }, connectionPool: {}, outlierDetection: {} }]\n';
  expect(idle(entry + apiRule(limited), 'https://api.example.com')).toEqual([
    'spec.trafficPolicy.portLevelSettings[0]: It is for port 80, and the call goes to port 443, where no connectionPool or outlierDetection block is in force.',
  ]);
});

const routes = (gateways: string, matched: string): string => `
  ---
  apiVersion: networking.istio.io/v1
  kind: VirtualService
  metadata: { name: routes, namespace: shop }
  spec:
    hosts: [api.example.com]
    gateways: [${gateways}]
    http:
      - match: [{ gateways: [${matched}] }]
        route: [{ destination: { host: api.example.com, port: { number: 80 } } }]
`;

it('tells routes that are for gateways alone, and rules that name what the VirtualService is not bound to', () => {
  expect(idle(entry + routes('infra/out', 'mesh'), 'http://api.example.com')).toEqual([
    'spec: It is not for sidecars: mesh is not in its spec.gateways, so that only Gateway infra/out may use it.',
  ]);
  const more = '      - route: [{ destination: { host: api.example.com, port: { number: 80 } } }]\n';
  expect(idle(entry + routes('mesh', 'infra/out') + more, 'http://api.example.com')).toEqual([
    'spec.http[0]: Its matches name infra/out, which spec.gateways lacks, so that it never takes anything.',
  ]);
  expect(idle(entry + routes('mesh, infra/out', 'mesh'), 'http://api.example.com')).toEqual([]);
});

it('says of a call that does not match whether it leaves or is refused', () => {
  const rule = apiRule('      connectionPool: { tcp: { maxConnections: 5 } }\n');
  expect(idle(entry + rule, 'http://api.example.com:443')).toEqual(
    Array(2).fill('spec: The call does not match what the sidecar listens for here, so it leaves without any policy.'),
  );
  const strict = `
  ---
  apiVersion: networking.istio.io/v1
  kind: Sidecar
  metadata: { name: default, namespace: shop }
  spec: { outboundTrafficPolicy: { mode: REGISTRY_ONLY } }
`;
  expect(idle(entry + rule + strict, 'http://api.example.com:443')).toEqual(
    Array(2).fill(
      'spec: The call does not match what the sidecar listens for here, so it is refused before any rule is asked.',
    ),
  );
});

const routesOf = (namespace: string, exportTo: string): string => `
  ---
  apiVersion: networking.istio.io/v1
  kind: VirtualService
  metadata: { name: slow, namespace: ${namespace} }
  spec: { hosts: [api.example.com], ${exportTo} http: [{ timeout: 3s, route: [{ destination: { host: api.example.com } }] }] }
`;
const homeOnly = `
  ---
  apiVersion: networking.istio.io/v1
  kind: Sidecar
  metadata: { name: default, namespace: shop }
  spec: { egress: [{ hosts: [./*] }] }
`;
const byPort = homeOnly.replace(
  '[./*] }',
  '[./*] }, { port: { number: 9080, protocol: HTTP, name: http }, hosts: [common/*] }',
);

it.each<[string, string, readonly string[]]>([
  [
    'leaves its own namespace out',
    routesOf('shop', 'exportTo: [infra],'),
    ['spec: Its exportTo leaves its own namespace shop out.'],
  ],
  ['is private to a namespace that has nothing to do with the call', routesOf('team', 'exportTo: [.],'), []],
  [
    'is for everybody and left out by a Sidecar',
    routesOf('common', '') + homeOnly,
    ['spec: The egress hosts of Sidecar shop/default do not import it from namespace common.'],
  ],
  ['is imported by a listener with a port of its own', routesOf('common', '') + byPort, []],
  ['is used', routesOf('common', ''), []],
])('tells a VirtualService that the sidecar does not get: one that %s', (_, text, found) => {
  expect(idle(entry + text, 'http://api.example.com')).toEqual(found);
});

it('tells a VirtualService that the namespace of the service keeps to itself', () => {
  const elsewhere = entry.replace('namespace: shop', 'namespace: infra');
  expect(idle(elsewhere + routesOf('infra', 'exportTo: [.],'), 'http://api.example.com')).toEqual([
    'spec: Its exportTo does not list namespace shop, where the client is.',
  ]);
});

it('says of a wildcard that it routes services alone, where some lie below it', () => {
  const wide = routesOf('shop', '').replace('[api.example.com]', "['*.example.com']");
  expect(idle(entry + wide, 'http://api.example.com')).toEqual([]);
  expect(idle(entry + wide, 'http://other.example.com')).toContain(
    'spec: Of the names below *.example.com its http routes are for those of services alone, here api.example.com.',
  );
});

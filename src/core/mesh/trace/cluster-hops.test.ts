import { expect, it } from 'vitest';
import { mesh } from '../../testing/mesh-fixture';
import { anyPod } from '../proxy/clients/proxies';
import { traceCall } from './trace-call';

function caveatsFor(spec: string, beside = ''): readonly string[] {
  const { mesh: model } = mesh`
    apiVersion: v1
    kind: Service
    metadata: { name: db, namespace: shop }
    spec: { ports: [{ name: http, port: 80 }]${spec} }
    ---
    ${beside}`;
  const client = anyPod(model, 'shop');
  return traceCall(model, { client, url: 'http://db.shop', method: 'GET', headers: {} })?.caveats ?? [];
}

const slice = `
    apiVersion: discovery.k8s.io/v1
    kind: EndpointSlice
    metadata: { name: db-1, namespace: shop, labels: { kubernetes.io/service-name: db } }
    addressType: IPv4
    ports: [{ name: http, port: 8080 }]
    endpoints: [{ addresses: [203.0.113.7] }]`;

it('says what a call to a Service without a selector rests on where no file names its endpoints', () => {
  expect(caveatsFor('')).toEqual([
    'Service shop/db has no selector, and these files name no endpoints of it. This holds where the cluster has some; without them the call is answered with 503 (UH), or the connection is closed.',
  ]);
});

it.each([
  ['a selector takes its pods', ', selector: { app: db }', ''],
  ['a file names its endpoints', '', slice],
])('says nothing of that where %s', (_, spec, beside) => expect(caveatsFor(spec, beside)).toEqual([]));

it('tells rules for the host that do not count apart from there being none', () => {
  const because = (rule: string): string | undefined => {
    const { mesh: model } = mesh`
      apiVersion: networking.istio.io/v1
      kind: ServiceEntry
      metadata: { name: api, namespace: shop }
      spec: { hosts: [api.example.com], ports: [{ number: 80, name: http, protocol: HTTP }], resolution: DNS }
      ---
      ${rule}`;
    const asked = { client: anyPod(model, 'shop'), url: 'http://api.example.com', method: 'GET', headers: {} };
    return traceCall(model, asked)?.hops.find(({ at }) => at === 'destination-rule')?.because;
  };
  const selecting = (app: string): string => `
      apiVersion: networking.istio.io/v1
      kind: DestinationRule
      metadata: { name: api, namespace: shop }
      spec: { host: api.example.com, workloadSelector: { matchLabels: { app: ${app} } } }`;
  expect(because('')).toBe('None that the proxy sees has a host that covers api.example.com.');
  expect(because(selecting('other'))).toBe('None of those for api.example.com counts for this proxy.');
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mesh as meshOf } from '../../testing/mesh-fixture';
import type { Mesh } from '../build';
import { clientsOf } from './clients/clients';
import { hasDelegate } from './routes/delegates';
import { whyNowhere } from './routes/route-unused';
import { keyOf, type Places } from './routes/route-use-key';
import { addSidecarPlaces } from './routes/route-use-sidecars';
import { routeUsesOf } from './routes/route-uses';
import type { RouteUse } from './uses';

const istio = 'apiVersion: networking.istio.io/v1\n';
const namespaces = ['a', 'b', 'c', 'istio-system'];
const hosts = ['one.net', 'two.net', '*.net', 'deep.two.net', '*.two.net'];

const namespace = fc.constantFrom(...namespaces);
const exported = fc.constantFrom(
  '',
  ", exportTo: ['.']",
  ", exportTo: ['*']",
  ", exportTo: ['b', 'd']",
  ", exportTo: ['~']",
);
const match = fc.constantFrom(
  '',
  'match: [{ uri: { prefix: /a } }], ',
  'match: [{ port: 8080 }], ',
  'match: [{ sourceNamespace: b }], ',
  'match: [{ sourceLabels: { app: x } }], ',
);

const entry = fc
  .record({
    namespace,
    exported,
    host: fc.constantFrom(...hosts),
    port: fc.constantFrom('80', '8080, protocol: HTTP', '443, protocol: TLS'),
  })
  .map(
    (each) => (name: number) => `${istio}kind: ServiceEntry
metadata: { name: e${name}, namespace: ${each.namespace} }
spec: { hosts: ['${each.host}'], ports: [{ number: ${each.port}, name: ${each.port.includes('TLS') ? 'tls' : 'http'} }]${each.exported} }
`,
  );

const virtualService = fc
  .record({
    namespace,
    exported,
    hosts: fc.uniqueArray(fc.constantFrom(...hosts), { minLength: 1, maxLength: 2 }),
    matches: fc.array(match, { minLength: 1, maxLength: 3 }),
  })
  .map(
    (each) => (name: number) => `${istio}kind: VirtualService
metadata: { name: v${name}, namespace: ${each.namespace} }
spec: { hosts: [${each.hosts.map((host) => `'${host}'`).join()}], http: [${each.matches.map((text) => `{ ${text}route: [{ destination: { host: one.net } }] }`).join()}]${each.exported} }
`,
  );

const sidecar = fc.record({ namespace, imported: fc.constantFrom('*/*', './*', 'a/*', '*/two.net') }).map(
  (each) => (name: number) => `${istio}kind: Sidecar
metadata: { name: s${name}, namespace: ${each.namespace} }
spec: { egress: [{ hosts: ['${each.imported}'] }] }
`,
);

const workload = fc.record({ namespace, labels: fc.constantFrom('{}', '{ app: x }') }).map(
  (each) => (name: number) => `apiVersion: fairway.dev/v1
kind: EgressDesign
metadata: { name: d${name}, namespace: ${each.namespace} }
spec: { workloads: [{ name: w${name}, namespace: ${each.namespace}, labels: ${each.labels}, calls: [{ url: 'http://one.net' }] }] }
`,
);

const documents = fc
  .tuple(
    fc.array(entry, { maxLength: 5 }),
    fc.array(virtualService, { minLength: 1, maxLength: 5 }),
    fc.array(sidecar, { maxLength: 1 }),
    fc.array(workload, { maxLength: 3 }),
  )
  .map((lists) => lists.flat().map((make, index) => make(index)));

/** Each client asked by itself. */
function expected(mesh: Mesh, { virtualService, route, path }: RouteUse): readonly unknown[] {
  const places: Places = new Map();
  const clients = clientsOf(mesh);
  for (const client of clients) if (client.kind === 'sidecar') addSidecarPlaces(places, mesh, virtualService, client);
  const at = places.get(keyOf({ virtualService, path, rule: route.rule })) ?? [];
  return [at, at.length > 0 ? undefined : whyNowhere(mesh, clients, virtualService, route)];
}

describe('where the rules of VirtualServices count', () => {
  it('is the same as where each client by itself uses them', () => {
    fc.assert(
      fc.property(documents, (texts) => {
        const { mesh } = meshOf`${texts.join('---\n')}`;
        for (const use of routeUsesOf(mesh).filter((each) => !hasDelegate(each.virtualService))) {
          expect([use.at, use.unused]).toEqual(expected(mesh, use));
          const single = use.shared.flatMap(({ clients, ...place }) => clients.map((client) => ({ ...place, client })));
          expect(new Set(single.map(text))).toEqual(new Set(use.at.map(text)));
          expect(single).toHaveLength(use.at.length);
        }
      }),
      { numRuns: 60 },
    );
  });
});

function text({ host, port, client }: RouteUse['at'][number]): string {
  return `${host} ${port} ${client.namespace} ${JSON.stringify(client.labels)}`;
}

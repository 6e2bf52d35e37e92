import { topologyOf } from './topology-of';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { takeSnapshot } from '../snapshot';
import { describeTopology } from '../testing/describe-topology';
import type { Topology } from './topology';

const host = fc.constantFrom('api.example.com', 'db.example.com', '*.example.com', '*');
const namespace = fc.constantFrom('a', 'b', 'istio-system');
const exportTo = fc.constantFrom('', ', exportTo: ["."]', ', exportTo: [a, b]', ', exportTo: ["~"]');

function resource(kind: string, spec: string, space: string): string {
  const version = kind === 'EgressDesign' ? 'fairway.dev/v1alpha1' : 'networking.istio.io/v1';
  return `apiVersion: ${version}\nkind: ${kind}\nmetadata: { name: x, namespace: ${space} }\nspec: ${spec}\n`;
}

const entry = fc
  .tuple(
    host,
    namespace,
    exportTo,
    fc.constantFrom('HTTP', 'TLS', 'TCP', '""'),
    fc.constantFrom('', ', addresses: [10.0.0.1]'),
  )
  .map(([name, space, to, protocol, addresses]) =>
    resource(
      'ServiceEntry',
      `{ hosts: ["${name}"], ports: [{ number: 80, name: p, protocol: ${protocol} }], resolution: DNS${addresses}${to} }`,
      space,
    ),
  );
const selecting = fc
  .tuple(namespace, fc.constantFrom('STATIC', 'DNS', 'NONE'))
  .map(([space, resolution]) =>
    resource(
      'ServiceEntry',
      `{ hosts: [api.example.com], ports: [{ number: 80, name: p, protocol: HTTP }], resolution: ${resolution}, workloadSelector: { labels: { app: w } } }`,
      space,
    ),
  );
const machine = fc
  .tuple(namespace, fc.constantFrom('w', 'v'), fc.constantFrom('r1/z1', 'r2'))
  .map(([space, app, locality]) =>
    resource('WorkloadEntry', `{ address: 10.0.0.7, labels: { app: ${app} }, locality: ${locality} }`, space),
  );
const rule = fc
  .tuple(host, namespace, exportTo, fc.constantFrom('SIMPLE', 'DISABLE'))
  .map(([name, space, to, mode]) =>
    resource(
      'DestinationRule',
      `{ host: "${name}", trafficPolicy: { tls: { mode: ${mode} }, outlierDetection: {} }${to} }`,
      space,
    ),
  );
const route = fc
  .tuple(
    host,
    host,
    namespace,
    fc.constantFrom('http: [{ ', 'tcp: [{ ', 'tls: [{ match: [{ sniHosts: [api.example.com] }], '),
    fc.constantFrom('mesh, gw', 'gw', 'mesh'),
  )
  .map(([name, to, space, rules, gateways]) =>
    resource(
      'VirtualService',
      `{ hosts: ["${name}"], gateways: [${gateways}], ${rules}route: [{ destination: { host: "${to}", port: { number: 80 } } }] }] }`,
      space,
    ),
  );
const selector = fc.constantFrom('{}', '{ istio: ingressgateway }', '{ istio: egressgateway }');
const gateway = fc
  .tuple(namespace, selector)
  .map(([space, labels]) =>
    resource(
      'Gateway',
      `{ selector: ${labels}, servers: [{ port: { number: 80, protocol: HTTP }, hosts: ["*"] }] }`,
      space,
    ).replace('name: x', 'name: gw'),
  );
const sidecar = fc
  .tuple(namespace, fc.constantFrom('', 'workloadSelector: { labels: { app: w } }, ', 'workloadSelector: {}, '))
  .map(([space, selects]) => resource('Sidecar', `{ ${selects}egress: [{ hosts: ["./*"] }] }`, space));
const note = fc.constantFrom(
  'ServiceEntry/a/x',
  'DestinationRule/b/x',
  'Namespace/b',
  'Workload/a/w',
  'Sidecar/a/x',
  '',
);
const url = fc.constantFrom(
  'http://api.example.com',
  'https://api.example.com:80',
  'tcp://db.example.com:80',
  'tcp://10.0.0.1:80',
  'https://10.0.0.1:80',
  'tls://db.example.com:80',
  'http://else.example.com',
);
const design = fc
  .tuple(
    namespace,
    fc.array(url, { maxLength: 3 }),
    fc.constantFrom('REGISTRY_ONLY', 'ALLOW_ANY', 'ALLOW_ANY, dataPlane: ambient'),
    fc.constantFrom('', 'labels: { app: w }, ', 'labels: { app: w }, locality: r1/z1, '),
    fc.array(note, { maxLength: 2 }),
  )
  .map(([space, urls, policy, labels, notes]) =>
    resource(
      'EgressDesign',
      `{ mesh: { outboundTrafficPolicy: ${policy} }, notes: [${notes.map((on) => `{ on: "${on}", text: t }`).join(', ')}], workloads: [{ name: w, namespace: ${space}, ${labels}calls: [${urls.map((each) => `{ url: "${each}" }`).join(', ')}] }] }`,
      space,
    ),
  );
const configMap = fc
  .constantFrom('defaultServiceExportTo: ["."]', 'defaultDestinationRuleExportTo: ["."]', 'rootNamespace: b')
  .map((mesh) => `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: istio }\ndata: { mesh: '${mesh}' }\n`);
const document = fc.oneof(
  { weight: 4, arbitrary: entry },
  { weight: 3, arbitrary: rule },
  { weight: 3, arbitrary: route },
  gateway,
  sidecar,
  selecting,
  machine,
  configMap,
  { weight: 2, arbitrary: design },
  fc.oneof(entry, rule, route).map((text) => `${text}  broken: "\n`),
  fc.constant(''),
);

/** Places name documents by ids that depend on what was there before. */
function withoutPlaces(topology: Topology): unknown {
  const plain = { ...topology, sidecars: [...(topology.sidecars ?? [])], notes: [...(topology.bandNotes ?? [])] };
  return JSON.parse(JSON.stringify(plain, (key, value: unknown) => (key === 'place' ? undefined : value)));
}

describe('a topology made from the one before', () => {
  it('is the one that would be made without it', () => {
    fc.assert(
      fc.property(
        fc.array(document, { minLength: 3, maxLength: 10 }),
        fc.array(fc.tuple(fc.nat(9), document), { minLength: 1, maxLength: 5 }),
        (texts, changes) => {
          let files = texts.map((text, index) => ({ path: `${index}.yaml`, text }));
          let snapshot = takeSnapshot({ files });
          void topologyOf(snapshot);
          for (const [at, text] of changes) {
            const changed = at % files.length;
            files = files.map((file, index) => (index === changed ? { ...file, text } : file));
            snapshot = takeSnapshot({ files }, snapshot);
            const fresh = topologyOf(takeSnapshot({ files: files.map((file) => ({ ...file })) }));
            expect(describeTopology(topologyOf(snapshot))).toBe(describeTopology(fresh));
            expect(withoutPlaces(topologyOf(snapshot))).toEqual(withoutPlaces(fresh));
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});

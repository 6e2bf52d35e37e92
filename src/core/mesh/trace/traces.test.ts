import fc from 'fast-check';
import { expect, it } from 'vitest';
import { takeSnapshot, type Snapshot } from '../../snapshot';
import { addressed, addressWords } from '../../testing/addressed-files';
import { workspaceOf } from '../../testing/mesh-fixture';
import { applyChange, type Change } from '../../workspace';
import type { Mesh } from '../build';
import type { Steps } from '../../steps';
import { proxyOf } from '../proxy/clients/proxies';
import { traceCall } from './trace-call';
import { isSoonTraced, tracesOf, traceSteps } from './traces';
import type { Trace } from './trace';

/** Calls by all that can decide: entries, a whole port, routes, a gateway, a Sidecar, policies, Services. */
const files: Readonly<Record<string, string>> = {
  'hosts.yaml': `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: api, namespace: shop }
spec:
  hosts: [api.example.com]
  ports: [{ number: 80, name: http, protocol: HTTP, targetPort: 443 }, { number: 443, name: tls, protocol: TLS }]
  resolution: DNS
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: wild, namespace: infra }
spec:
  hosts: ['*.example.com']
  ports: [{ number: 80, name: http, protocol: HTTP }, { number: 443, name: tls, protocol: TLS }]
  resolution: NONE
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: db, namespace: infra }
spec:
  hosts: [db.corp]
  addresses: [10.0.0.9]
  ports: [{ number: 5432, name: pg, protocol: TCP }]
  resolution: STATIC
  endpoints: [{ address: 10.0.0.1, locality: a/b }, { address: 10.0.0.2, locality: c/d }]
---
apiVersion: networking.istio.io/v1
kind: WorkloadEntry
metadata: { name: one, namespace: shop }
spec: { address: 10.1.0.1, labels: { app: api } }
---
apiVersion: v1
kind: Service
metadata: { name: out, namespace: infra }
spec: { selector: { app: out }, ports: [{ port: 80, name: http, targetPort: 8080 }] }
`,
  'rules.yaml': `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: api, namespace: shop }
spec:
  host: api.example.com
  trafficPolicy:
    portLevelSettings: [{ port: { number: 80 }, tls: { mode: SIMPLE } }]
  subsets: [{ name: v1, labels: { app: api } }]
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: wild, namespace: infra }
spec: { host: '*.corp', trafficPolicy: { outlierDetection: { consecutive5xxErrors: 3 } } }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: way, namespace: shop }
spec:
  hosts: [a.example.com]
  gateways: [mesh, infra/out]
  http:
    - match: [{ gateways: [mesh], port: 80 }]
      route: [{ destination: { host: out.infra.svc.cluster.local, port: { number: 80 } } }]
    - route: [{ destination: { host: api.example.com, port: { number: 80 } } }]
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: out, namespace: infra }
spec:
  selector: { app: out }
  servers: [{ port: { number: 8080, name: http, protocol: HTTP }, hosts: ['*'] }]
---
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: api, namespace: shop }
spec: { workloadSelector: { labels: { app: web } }, egress: [{ hosts: ['./*', 'infra/*'] }] }
`,
  'design.yaml': `apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata: { name: design }
spec:
  mesh: { outboundTrafficPolicy: ALLOW_ANY }
  workloads:
    - name: web
      namespace: shop
      labels: { app: web }
      locality: a/b
      calls: [{ url: 'http://api.example.com' }, { url: 'https://api.example.com' }, { url: 'http://a.example.com' }]
    - name: job
      namespace: infra
      labels: { app: job }
      calls: [{ url: 'tcp://db.corp:5432' }, { url: 'tcp://10.0.0.9:5432' }, { url: 'http://b.example.com' }]
`,
};

/** What edits exchange, both ways. */
const words: readonly (readonly [string, string])[] = [
  ['shop', 'infra'],
  ['api', 'app'],
  ['web', 'job'],
  ['443', '80'],
  ['TLS', 'TCP'],
  ['HTTP', 'TCP'],
  ['DNS', 'NONE'],
  ['ALLOW_ANY', 'REGISTRY_ONLY'],
  ['10.0.0.9', '10.0.0.8'],
  ['addresses: [10.0.0.9]', 'exportTo: [.]'],
  ['a.example.com', 'b.example.com'],
  ["'*.example.com'", "'*.corp'"],
  ['db.corp', 'api.example.com'],
  ['gateways: [mesh]', 'gateways: [infra/out]'],
  ['kind: Sidecar', 'kind: Other'],
  ['metadata: {', 'metadata: {{'],
  ['---\n', '---\n# none\n---\n'],
];

const edit = fc.record({
  path: fc.constantFrom(...Object.keys(files)),
  word: fc.constantFrom(...words),
  isBack: fc.boolean(),
  /** Which of the places where the word stands. */
  place: fc.nat(30),
});

type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

function changeOf({ workspace }: Snapshot, { path, word, isBack, place }: Edit): Change | undefined {
  const text = workspace.files.find((file) => file.path === path)?.text ?? '';
  const [from, to] = isBack ? [word[1], word[0]] : word;
  const starts: number[] = [];
  for (let at = text.indexOf(from); at >= 0; at = text.indexOf(from, at + 1)) starts.push(at);
  const start = starts[place % Math.max(starts.length, 1)];
  if (start === undefined) return undefined;
  const edits = [{ from: start, to: start + from.length, insert: to }];
  return { label: 'Typing', origin: 'editor', files: [{ type: 'edit', path, edits }] };
}

/** A trace without what tells apart two readings of one text. */
function comparable(trace: Trace | undefined): unknown {
  return (
    trace && [
      ...[trace.call.url, trace.outcome, trace.tls, trace.via, trace.response, trace.split, trace.cluster?.name],
      trace.cluster?.endpoints.map(({ address, port, priority }) => [address, port, priority]),
      [trace.policy?.tls, trace.policy?.timeout, trace.policy?.outlierDetection],
      trace.hops.map(({ at, name, because, resource, path }) => [at, name, because, resource?.key, path]),
      trace.ineffective.map(({ resource, path, because }) => [resource.key, path, because]),
      trace.caveats,
    ]
  );
}

function tracedAfresh(mesh: Mesh): readonly unknown[] {
  return mesh.workloads.flatMap((workload) =>
    workload.calls.flatMap(({ url, method, headers }) => {
      const trace = traceCall(mesh, { client: proxyOf(mesh, workload), url, method, headers });
      return trace ? [comparable(trace)] : [];
    }),
  );
}

it('traces after any edits as in the texts read afresh', () => {
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 8 }), (edits) => {
      let snapshot = takeSnapshot(workspaceOf(files));
      const found = [[...tracesOf(snapshot.mesh).values()].map(comparable)];
      const snapshots = [snapshot];
      for (const each of edits) {
        const change = changeOf(snapshot, each);
        if (change === undefined) continue;
        snapshot = takeSnapshot(applyChange(snapshot.workspace, change), snapshot, change);
        snapshots.push(snapshot);
        found.push([...tracesOf(snapshot.mesh).values()].map(comparable));
      }
      expect(found).toEqual(snapshots.map(({ workspace }) => tracedAfresh(takeSnapshot(workspace).mesh)));
    }),
    { numRuns: 60 },
  );
}, 60_000);

it('finds the same after walks that were given up', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(edit, fc.nat(4)), { minLength: 2, maxLength: 6 }), (edits) => {
      let snapshot = takeSnapshot(workspaceOf(files));
      for (const [each, most] of edits) {
        const change = changeOf(snapshot, each);
        if (change === undefined) continue;
        snapshot = takeSnapshot(applyChange(snapshot.workspace, change), snapshot, change);
        const steps = traceSteps(snapshot.mesh);
        for (let step = 0; step < most; step++) steps.next();
      }
      const found = [...tracesOf(snapshot.mesh).values()].map(comparable);
      expect(found).toEqual(tracedAfresh(takeSnapshot(snapshot.workspace).mesh));
    }),
    { numRuns: 40 },
  );
}, 60_000);

const addressEdit = fc.record({
  path: fc.constantFrom('hosts.yaml', 'hosts.yaml', 'hosts.yaml', 'hosts.yaml', 'design.yaml'),
  word: fc.constantFrom(...addressWords),
  isBack: fc.boolean(),
  place: fc.nat(30),
});

it('traces after edits of entries with addresses as in the texts read afresh', () => {
  fc.assert(
    fc.property(fc.array(addressEdit, { minLength: 1, maxLength: 8 }), (edits) => {
      let snapshot = takeSnapshot(workspaceOf(addressed));
      tracesOf(snapshot.mesh);
      for (const each of edits) {
        const change = changeOf(snapshot, each);
        if (change === undefined) continue;
        snapshot = takeSnapshot(applyChange(snapshot.workspace, change), snapshot, change);
        const found = [...tracesOf(snapshot.mesh).values()].map(comparable);
        expect(found).toEqual(tracedAfresh(takeSnapshot(snapshot.workspace).mesh));
      }
    }),
    { numRuns: 80 },
  );
}, 60_000);

it.each([
  [
    'allocated',
    '{ name: told,',
    '{ name: told, labels: { app: told },',
    ['240.240.0.1', '240.240.0.2', 'also.com', 'told.com'],
  ],
  ['written', '10.0.0.9', '10.0.0.6', ['10.0.0.9', 'one.corp']],
])('follows again only calls that an edit of an entry with %s addresses concerns', (_, word, to, concerned) => {
  const documents = (addressed['hosts.yaml'] ?? '').split('---\n');
  const text = documents.filter((each) => !/ExternalName|name: range/.test(each)).join('---\n');
  const before = takeSnapshot(workspaceOf({ ...addressed, 'hosts.yaml': text }));
  const traces = [...tracesOf(before.mesh).values()];
  const from = text.indexOf(word);
  const edits = [{ from, to: from + word.length, insert: to }];
  const change: Change = { label: 'Typing', origin: 'editor', files: [{ type: 'edit', path: 'hosts.yaml', edits }] };
  const after = takeSnapshot(applyChange(before.workspace, change), before, change);
  const again = [...tracesOf(after.mesh).values()].filter((trace, index) => trace !== traces[index]);
  expect([...new Set(again.map(({ call }) => new URL(call.url).hostname))].sort()).toEqual(concerned);
});

it('follows a call to an address of IPv6 anew that an entry gets in another writing', () => {
  const text = (address: string): Record<string, string> => ({
    'egress.yaml': `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: db, namespace: shop }
spec: { hosts: [db.corp], addresses: ['${address}'], ports: [{ number: 5432, name: pg, protocol: TCP }], resolution: STATIC, endpoints: [{ address: 10.0.0.1 }] }
---
apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata: { name: design }
spec:
  mesh: { outboundTrafficPolicy: REGISTRY_ONLY }
  workloads: [{ name: app, namespace: shop, calls: [{ url: 'tcp://[2001:db8:0::1]:5432' }] }]
`,
  });
  const outcomes = (snapshot: Snapshot): readonly string[] =>
    [...tracesOf(snapshot.mesh).values()].map(({ outcome }) => outcome);
  const before = takeSnapshot(workspaceOf(text('2001:db8::2')));
  expect(outcomes(before)).toEqual(['blackhole']);
  expect(outcomes(takeSnapshot(workspaceOf(text('2001:DB8::1')), before))).toEqual(['reached']);
});

it('is one walk for all who take steps of it', () => {
  const { mesh } = takeSnapshot(workspaceOf(files));
  const pulls = (all: readonly Steps<unknown>[]): number => {
    let count = 0;
    for (let open = all; open.length > 0; count += open.length) open = open.filter((each) => each.next().done !== true);
    return count;
  };
  const alone = pulls([traceSteps(takeSnapshot(workspaceOf(files)).mesh)]);
  expect(pulls([traceSteps(mesh), traceSteps(mesh)])).toBeLessThanOrEqual(alone + 1);
});

it('follows again only calls that an edit concerns', () => {
  const before = takeSnapshot(workspaceOf(files));
  const traces = [...tracesOf(before.mesh).values()];
  const at = files['rules.yaml']?.indexOf('consecutive5xxErrors: 3') ?? 0;
  const change: Change = {
    label: 'Typing',
    origin: 'editor',
    files: [{ type: 'edit', path: 'rules.yaml', edits: [{ from: at + 22, to: at + 23, insert: '4' }] }],
  };
  const after = takeSnapshot(applyChange(before.workspace, change), before, change);
  const again = [...tracesOf(after.mesh).values()];
  expect(again.filter((trace, index) => trace !== traces[index]).map(({ call }) => call.url)).toEqual([
    'tcp://db.corp:5432',
    'tcp://10.0.0.9:5432',
  ]);
  expect(again).toHaveLength(6);
});

const entryOf = (name: string, host: string): string => `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: ${name}, namespace: shop }
spec: { hosts: ['${host}'], ports: [{ number: 443, name: tls, protocol: TLS }], resolution: DNS }
---
`;
const routeOf = (name: string): string => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: a, namespace: shop }
spec: { hosts: [a.com], tls: [{ match: [{ sniHosts: ['${name}'] }], route: [{ destination: { host: a.com } }] }] }
---
`;

it.each([
  ['of an entry, which it does not know', entryOf('a', 'a.com'), entryOf('a', './*')],
  ['of an entry, which it knows', entryOf('a', './*'), entryOf('a', 'a.com')],
  [
    'in capitals beside itself',
    entryOf('a', 'a.com') + entryOf('b', 'b.com'),
    entryOf('a', 'B.com') + entryOf('b', 'b.com'),
  ],
  [
    'beside itself in capitals',
    entryOf('a', 'B.com') + entryOf('b', 'a.com'),
    entryOf('a', 'B.com') + entryOf('b', 'b.com'),
  ],
  [
    'of a route, which it does not know',
    entryOf('a', 'a.com') + routeOf('a.com'),
    entryOf('a', 'a.com') + routeOf('*.a*.com'),
  ],
  [
    'of a route in capitals',
    entryOf('a', 'a.com') + entryOf('b', 'b.com') + routeOf('a.com'),
    entryOf('a', 'a.com') + entryOf('b', 'b.com') + routeOf('B.com'),
  ],
])(
  'follows calls to other hosts anew where Envoy refuses, or takes again, a listener by a server name %s',
  (_, one, other) => {
    const rest = `${entryOf('c', 'c.com')}apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata: { name: design }
spec: { workloads: [{ name: app, namespace: shop, calls: [{ url: 'https://c.com' }, { url: 'https://d.com' }] }] }
`;
    const said = (snapshot: Snapshot): unknown =>
      [...tracesOf(snapshot.mesh).values()].map(({ hops }) => hops.map(({ name, because }) => [name, because]));
    const before = takeSnapshot(workspaceOf({ 'a.yaml': one + rest }));
    const first = said(before);
    const edits = [{ from: 0, to: one.length, insert: other }];
    const change: Change = { label: 'Edit', origin: 'editor', files: [{ type: 'edit', path: 'a.yaml', edits }] };
    const after = takeSnapshot(applyChange(before.workspace, change), before, change);
    const anew = takeSnapshot(workspaceOf({ 'a.yaml': other + rest }));
    const stale = said(after);
    expect(stale).toEqual(said(anew));
    expect(stale).not.toEqual(first);
  },
);

it('names the port of an entry that lost by where it stands now', () => {
  const rest = `apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata: { name: design }
spec: { workloads: [{ name: app, namespace: shop, calls: [{ url: 'tcp://a.com:5432' }] }] }
`;
  const tcp = (name: string): string =>
    entryOf(name, `${name}.com`).replace(
      'number: 443, name: tls, protocol: TLS',
      'number: 5432, name: pg, protocol: TCP',
    );
  const text = tcp('a') + tcp('b') + rest;
  const lost = (snapshot: Snapshot): unknown =>
    [...tracesOf(snapshot.mesh).values()].flatMap(({ hops }) =>
      hops.flatMap(({ losers }) => losers.map(({ path }) => path)),
    );
  const before = takeSnapshot(workspaceOf({ 'a.yaml': text }));
  expect(lost(before)).toEqual([['spec', 'ports', 0]]);
  const at = text.lastIndexOf('{ number: 5432');
  const edits = [{ from: at, to: at, insert: '{ number: 80, name: web, protocol: HTTP }, ' }];
  const change: Change = { label: 'Edit', origin: 'editor', files: [{ type: 'edit', path: 'a.yaml', edits }] };
  expect(lost(takeSnapshot(applyChange(before.workspace, change), before, change))).toEqual([['spec', 'ports', 1]]);
});

it('follows a call anew whose Host header names what has changed', () => {
  const design = (hosts: string): Record<string, string> => ({
    'egress.yaml': `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: api, namespace: shop }
spec: { hosts: [${hosts}], ports: [{ number: 80, name: http, protocol: HTTP }], resolution: DNS }
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: other, namespace: shop }
spec: { hosts: [other.example.com], ports: [{ number: 80, name: http, protocol: HTTP }], resolution: DNS }
`,
    'design.yaml': `apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata: { name: design }
spec: { workloads: [{ name: cart, namespace: shop, calls: [{ url: 'http://203.0.113.5/', headers: { Host: api.example.com } }] }] }
`,
  });
  const outcomes = (snapshot: Snapshot): readonly string[] =>
    [...tracesOf(snapshot.mesh).values()].map(({ outcome }) => outcome);
  const before = takeSnapshot(workspaceOf(design('else.example.com')));
  expect(outcomes(before)).toEqual(['passthrough']);
  expect(outcomes(takeSnapshot(workspaceOf(design('api.example.com')), before))).toEqual(['reached']);
});

it('takes long where calls of a large mesh may go otherwise, and not after an edit that decides nothing', () => {
  const entry = (at: number): string => `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: n${at}, namespace: shop }
spec: { hosts: [h${at}.example.net], ports: [{ number: 443, name: tls, protocol: TLS }], resolution: DNS } # a note
`;
  const many = Array.from({ length: 250 }, (_, at) => entry(at)).join('---\n');
  const first = takeSnapshot(workspaceOf({ ...files, 'many.yaml': many }));
  expect(isSoonTraced(takeSnapshot(workspaceOf(files)).mesh)).toBe(true);
  expect(isSoonTraced(first.mesh)).toBe(false);
  const other = takeSnapshot(workspaceOf({ ...files, 'many.yaml': many.replace('# a note', '# another') }), first);
  traceSteps(first.mesh).next();
  expect(isSoonTraced(other.mesh)).toBe(false);
  tracesOf(first.mesh);
  expect(isSoonTraced(first.mesh)).toBe(true);
  const typed = (after: string, insert: string): Snapshot => {
    const at = many.indexOf(after) + after.length;
    const files: Change['files'] = [{ type: 'edit', path: 'many.yaml', edits: [{ from: at, to: at, insert }] }];
    const change: Change = { label: 'Typing', origin: 'editor', files };
    return takeSnapshot(applyChange(first.workspace, change), first, change);
  };
  expect(isSoonTraced(typed('# a note', ' more').mesh)).toBe(true);
  expect(isSoonTraced(typed('h7.example', '.more').mesh)).toBe(false);
});

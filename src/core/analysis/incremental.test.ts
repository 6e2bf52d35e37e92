import fc from 'fast-check';
import { expect, it } from 'vitest';
import { locate, takeSnapshot, type Located, type Snapshot } from '../snapshot';
import { addressed, addressWords } from '../testing/addressed-files';
import { workspaceOf } from '../testing/mesh-fixture';
import { applyChange, type Change, type SourceFile } from '../workspace';
import { findingsOf } from '.';

/** Documents that depend on each other in many ways. */
const files: Readonly<Record<string, string>> = {
  'routes.yaml': `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: api, namespace: shop }
spec:
  hosts: [api.example.com]
  gateways: [mesh, shop/egress]
  http:
    - route:
        - destination: { host: api.example.com, subset: v1, port: { number: 443 } }
        - destination: { host: db.shop.svc.cluster.local }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: api, namespace: shop }
spec:
  host: api.example.com
  subsets: [{ name: v1, labels: { app: api } }]
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: egress, namespace: shop }
spec:
  selector: { app: api }
  servers:
    - port: { number: 443, name: https, protocol: HTTPS }
      hosts: ['api.example.com']
      tls: { mode: SIMPLE, credentialName: cert }
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: other, namespace: shop }
spec:
  selector: { app: api }
  servers:
    - port: { number: 443, name: https, protocol: HTTPS }
      hosts: ['api.example.com']
      tls: { mode: SIMPLE, credentialName: cert }
`,
  'hosts.yaml': `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: api, namespace: shop }
spec:
  hosts: [api.example.com]
  ports: [{ number: 443, name: tls, protocol: TLS }]
  resolution: DNS
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: again, namespace: shop }
spec:
  hosts: [api.example.com]
  ports: [{ number: 443, name: tcp, protocol: TCP }]
  resolution: DNS
---
apiVersion: v1
kind: Service
metadata: { name: db, namespace: shop, annotations: { networking.istio.io/exportTo: '*' } }
spec: { selector: { app: api }, ports: [{ port: 443, name: tls }, { port: 80, name: web }] }
---
apiVersion: v1
kind: Secret
metadata: { name: cert, namespace: shop }
`,
  'pods.yaml': `apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio-injection: enabled } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: api, namespace: shop, annotations: { sidecar.istio.io/inject: 'true' } }
spec:
  template:
    metadata: { labels: { app: api } }
    spec: { containers: [{ name: app, image: app }] }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: api, namespace: shop }
spec: { selector: { matchLabels: { app: api } }, rules: [{ from: [{ source: { namespaces: [shop] } }] }] }
---
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: api, namespace: shop }
spec: { workloadSelector: { labels: { app: api } }, egress: [{ hosts: ['./*'] }] }
---
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: api, namespace: shop }
spec: { selector: { matchLabels: { app: api } }, accessLogging: [{}] }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: istio, namespace: istio-system }
data:
  mesh: |
    rootNamespace: istio-system
`,
  'design.yaml': `apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata: { name: design }
spec:
  mesh: { istioVersion: '1.31' }
  workloads:
    - { name: api, namespace: shop, labels: { app: api } }
  notes:
    - { "on": ServiceEntry/shop/api, path: spec.resolution, text: agreed }
  accepted:
    - { rule: resolution-conflict, resource: ServiceEntry/shop/again, reason: ours }
    - { rule: gateway-conflict, resource: Gateway/shop/other, path: spec, reason: ours }
`,
};

/** What stands beside them in a List: long enough that only the items that were edited are read again. */
const others = Array.from(
  { length: 100 },
  (_, at) => `apiVersion: v1
kind: ConfigMap
metadata: { name: other-${at}, namespace: shop }
data:
  # says nothing of the mesh
  text: |
    ${'more '.repeat(10)}
`,
);

/** The same in one `kind: List`, and the design. */
const inList: Readonly<Record<string, string>> = {
  'list.yaml': `apiVersion: v1\nkind: List\nitems:\n${Object.keys(files)
    .filter((path) => path !== 'design.yaml')
    .flatMap((path) => [...(files[path] ?? '').split('---\n'), ...others.slice(0, 30)])
    .map((text) => `- ${text.trim().replaceAll('\n', '\n  ')}\n`)
    .join('')}`,
  'design.yaml': files['design.yaml'] ?? '',
};

/** What edits exchange, both ways. */
const words: readonly (readonly [string, string])[] = [
  ['shop', 'infra'],
  ['api', 'app'],
  ['db', 'cert'],
  ['443', '80'],
  ['v1', 'v2'],
  ['TLS', 'TCP'],
  ["'1.31'", "'1.29'"],
  ['kind: Sidecar', 'kind: Telemetry'],
  ['istio-system', 'shop'],
  ['enabled', 'disabled'],
  ['metadata: {', 'metadata: {{'],
  ['---\n', '---\n# none\n---\n'],
  ['- apiVersion', '# said of it\n- apiVersion'],
  ['- apiVersion', '- kind: Thing\n- apiVersion'],
];

const editOf = (exchanged: typeof words) =>
  fc.record({
    /** Which of the files. */
    file: fc.nat(30),
    word: fc.constantFrom(...exchanged),
    isBack: fc.boolean(),
    /** Which of the places where the word stands. */
    place: fc.nat(30),
  });

type Edit = ReturnType<typeof editOf> extends fc.Arbitrary<infer T> ? T : never;

function changeOf({ workspace }: Snapshot, { file, word, isBack, place }: Edit): Change | undefined {
  const { path, text } = workspace.files[file % workspace.files.length] as SourceFile;
  const [from = '', to = ''] = isBack ? [...word].reverse() : word;
  const starts = [...text.matchAll(new RegExp(from.replace(/[{}[\]]/g, '\\$&'), 'g'))].map(({ index }) => index);
  const start = starts[place % Math.max(starts.length, 1)];
  if (start === undefined) return undefined;
  const edits = [{ from: start, to: start + from.length, insert: to }];
  return { label: 'Typing', origin: 'editor', files: [{ type: 'edit', path, edits }] };
}

/** A finding without what tells apart two readings of one text. */
const comparable = (snapshot: Snapshot): readonly unknown[] =>
  findingsOf(snapshot).map(
    ({ rule, code, ref, severity, message, file, document, range, path, resource, accepted, fixes = [] }) => {
      const { index, start } = locate(snapshot, { file, document }) as Located;
      return [
        ...[rule, code, ref, severity, message, file, index, start, range, path, resource?.key, accepted?.reason],
        fixes,
      ];
    },
  );

it.each([
  ['documents', files, words],
  ['a List', inList, words],
  ['entries with addresses', addressed, addressWords],
])(
  'finds after any edits of %s what it finds in the texts read afresh',
  (_, texts, exchanged) => {
    fc.assert(
      fc.property(fc.array(editOf(exchanged), { minLength: 1, maxLength: 8 }), (edits) => {
        let snapshot = takeSnapshot(workspaceOf(texts));
        const snapshots = [snapshot];
        for (const each of edits) {
          const change = changeOf(snapshot, each);
          if (change)
            snapshots.push((snapshot = takeSnapshot(applyChange(snapshot.workspace, change), snapshot, change)));
        }
        // All of one history first, so that nothing is forgotten in between.
        const found = snapshots.map(comparable);
        expect(found).toEqual(snapshots.map(({ workspace }) => comparable(takeSnapshot(workspace))));
      }),
      { numRuns: 40 },
    );
  },
  60_000,
);

it('looks again only at what an edit concerns', () => {
  const before = takeSnapshot(workspaceOf(files));
  const found = findingsOf(before).filter(({ file }) => file !== 'pods.yaml');
  const change: Change = {
    label: 'Typing',
    origin: 'editor',
    files: [{ type: 'edit', path: 'pods.yaml', edits: [{ from: 0, to: 0, insert: '# the shop\n' }] }],
  };
  const after = takeSnapshot(applyChange(before.workspace, change), before, change);
  const again = findingsOf(after).filter(({ file }) => file !== 'pods.yaml');
  expect(found.length).toBeGreaterThan(3);
  expect(again.map((finding, index) => finding === found[index])).toEqual(found.map(() => true));
});

it('names the pods of clusters and of routes as they are now', () => {
  const led = `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: maps, namespace: shop }
spec:
  hosts: [maps.example.com]
  ports: [{ number: 80, name: http, protocol: HTTP }, { number: 443, name: tls, protocol: TLS }]
  resolution: DNS
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: maps, namespace: shop }
spec:
  hosts: [maps.example.com]
  http: [{ match: [{ port: 80 }], route: [{ destination: { host: maps.example.com, port: { number: 443 } } }] }]
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: maps, namespace: shop }
spec:
  host: maps.example.com
  trafficPolicy: { portLevelSettings: [{ port: { number: 443 }, tls: { mode: SIMPLE } }] }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: cart, namespace: shop }
spec:
  template:
    metadata: { labels: { app: cart, version: v1 } }
    spec: { containers: [{ name: app, image: app }] }
`;
  const before = takeSnapshot(workspaceOf({ 'maps.yaml': led }));
  findingsOf(before);
  const from = led.indexOf('cart, version');
  const change: Change = {
    label: 'Typing',
    origin: 'editor',
    files: [{ type: 'edit', path: 'maps.yaml', edits: [{ from, to: from + 4, insert: 'till' }] }],
  };
  const after = takeSnapshot(applyChange(before.workspace, change), before, change);
  const found = comparable(after);
  expect(found).toEqual(comparable(takeSnapshot(after.workspace)));
});

it('calls a resource by the key that it has now', () => {
  const head = 'apiVersion: networking.istio.io/v1\nkind: DestinationRule\nmetadata: { name: api, namespace: shop }\n';
  const before = takeSnapshot(workspaceOf({ 'a.yaml': head, 'b.yaml': `${head}spec:\n  host\n- unreadable\n` }));
  expect(findingsOf(before).map(({ resource }) => resource?.key)).toContain('DestinationRule/shop/api#2');
  const edits = [{ from: 41, to: 56, insert: 'Telemetry' }];
  const change: Change = { label: 'Typing', origin: 'editor', files: [{ type: 'edit', path: 'a.yaml', edits }] };
  const after = takeSnapshot(applyChange(before.workspace, change), before, change);
  expect(comparable(after)).toEqual(comparable(takeSnapshot(after.workspace)));
});

import { topologyOf } from '../../core/topology';
import { describe, expect, it } from 'vitest';
import { takeSnapshot, type Snapshot } from '../../core/snapshot';
import { workspaceOf } from '../../core/testing/mesh-fixture';
import { applyChange } from '../../core/workspace';
import { anatomyOf, placeOfAddress } from '../../core/picture';
import { setFold, unhide } from './folds';
import { graphDrawer, plainly, type Graph } from './graph';
import { isNodeCard, type BundleWire } from './picture';
import { cpuSeconds } from '../../core/testing/cpu-time';

function entry(name: string, namespace: string, spec: string): string {
  return `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: ${name}, namespace: ${namespace} }
spec: { hosts: [${name}.example.com], resolution: DNS, ports: [{ number: 443, name: https, protocol: HTTPS }], ${spec} }
`;
}

function range<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

function open(...documents: readonly string[]): Snapshot {
  return takeSnapshot(workspaceOf({ 'egress.yaml': documents.join('---\n') }));
}

function design(workloads: readonly string[]): string {
  return `apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata: { name: design }
spec:
  workloads:
${workloads.map((each) => `    - ${each}\n`).join('')}`;
}

/** Pairs of cards that lie on each other. */
function overlaps({ picture }: Graph): string[] {
  const cards = picture.cards
    .filter((card) => card.type !== 'band')
    .map(({ id, position, width = 0, height = 0 }) => ({ id, ...position, width, height }));
  const byTop = [...cards].sort((a, b) => a.y - b.y);
  return byTop.flatMap((a, index) => {
    const found: string[] = [];
    for (const b of byTop.slice(index + 1)) {
      if (b.y >= a.y + a.height) break;
      if (a.x < b.x + b.width && b.x < a.x + a.width) found.push(`${a.id} on ${b.id}`);
    }
    return found;
  });
}

function bundlesOf(graph: Graph): string[] {
  return graph.picture.wires
    .filter((wire): wire is BundleWire => wire.type === 'bundle')
    .map(({ data }) => `${data?.bundle.from} > ${data?.bundle.to}: ${data?.bundle.says}`);
}

/** Three namespaces with 30 entries each, and a pod in the first that calls one of each. */
const large = open(
  ...range(90, (index) => entry(`e${index}`, `n${index % 3}`, '')),
  design([
    `{ name: pod, namespace: n0, calls: [${range(3, (at) => `{ url: 'https://e${at}.example.com' }`).join(', ')}] }`,
  ]),
);

describe('a large design', () => {
  const graph = graphDrawer()(large);

  it('shows its bands folded, with the endpoints in groups and the wires bundled', () => {
    expect(graph.picture.cards.map(({ id }) => id)).toEqual([
      'Group//example.com',
      'Ends/Namespace/n0',
      'Ends/Namespace/n1',
      'Ends/Namespace/n2',
    ]);
    expect(bundlesOf(graph)).toEqual([
      'Namespace/n0 > Namespace/n1: 1 call',
      'Namespace/n0 > Namespace/n2: 1 call',
      'Namespace/n0 > Group//example.com: 30 endpoints',
      'Namespace/n1 > Group//example.com: 30 endpoints',
      'Namespace/n2 > Group//example.com: 30 endpoints',
    ]);
    expect(overlaps(graph)).toEqual([]);
  });

  it('draws the cards of an unfolded band, and what leads out of it in bundles', () => {
    const folds = setFold(plainly.folds, ['n0'], false);
    const opened = graphDrawer()(large, { ...plainly, folds });
    expect(bundlesOf(opened)).toContain('Workload/n0/pod > Namespace/n1: 1 call');
    expect(opened.picture.cardById.has('ServiceEntry/n0/e0')).toBe(true);
    expect(overlaps(opened)).toEqual([]);
  });

  it('knows what to unfold for a card', () => {
    const state = { folds: plainly.folds, expanded: new Set<string>() };
    const own = unhide(graph, 'ServiceEntry/n1/e1', state);
    expect([...(own?.folds?.open ?? [])]).toEqual(['n1']);
    const endpoint = topologyOf(large).nodes.find(
      (node) => node.type === 'endpoint' && node.entry === 'ServiceEntry/n2/e2',
    );
    expect([...(unhide(graph, endpoint?.id ?? '', state)?.folds?.open ?? [])]).toEqual(['n2']);
    expect(unhide(graph, 'ServiceEntry/n1/none', state)).toBeUndefined();
  });

  it('is a plate for each band and its endpoints from far away', () => {
    const folds = setFold(plainly.folds, ['n0', 'n1', 'n2'], false);
    const far = graphDrawer()(large, { ...plainly, folds }).far();
    expect(far.cards.map(({ id }) => id).sort()).toEqual([
      'Ends/Namespace/n0',
      'Ends/Namespace/n1',
      'Ends/Namespace/n2',
      'Group/Namespace/n0/',
      'Group/Namespace/n1/',
      'Group/Namespace/n2/',
    ]);
    expect(far.wires.every((wire) => wire.type === 'bundle')).toBe(true);
  });

  it('changes the card of what was edited, and no other', () => {
    const draw = graphDrawer();
    const showing = { ...plainly, folds: setFold(plainly.folds, ['n0', 'n1', 'n2'], false) };
    const before = draw(large, showing);
    const text = large.workspace.files[0]?.text ?? '';
    const at = text.indexOf('HTTPS', text.indexOf('name: e40,'));
    const change = {
      label: 'Typing',
      origin: 'editor' as const,
      files: [{ type: 'edit' as const, path: 'egress.yaml', edits: [{ from: at, to: at + 5, insert: 'TLS' }] }],
    };
    const after = draw(takeSnapshot(applyChange(large.workspace, change), large, change), showing);
    const changed = after.picture.cards.filter((card) => before.picture.cardById.get(card.id) !== card);
    expect(changed.map(({ id }) => id)).toEqual(['ServiceEntry/n1/e40']);
  });
});

describe('an entry', () => {
  it('with 200 ports shows ten and how many more, and all of them when it is asked to', () => {
    const ports = range(200, (index) => `{ number: ${1000 + index}, name: p${index}, protocol: TCP }`).join(', ');
    const snapshot = takeSnapshot(
      workspaceOf({
        'egress.yaml': `${entry('many', 'n', '').replace(/ports: \[.*?\]/, `ports: [${ports}]`)}---\n${design([
          '{ name: pod, namespace: n, calls: [{ url: tcp://many.example.com:1150 }] }',
        ])}`,
      }),
    );
    const node = topologyOf(snapshot).nodes.find((each) => each.type === 'service-entry');
    if (!node) throw new Error('no entry');
    expect(anatomyOf(node)).toMatchObject({ more: { count: 190 } });
    expect(anatomyOf(node).rows).toHaveLength(10);
    const draw = graphDrawer();
    const call = draw(snapshot).picture.wires.find((wire) => wire.target === node.id);
    expect(call?.targetHandle).toBe('more');
    const expanded = draw(snapshot, { ...plainly, expanded: new Set([node.id]) });
    expect(expanded.picture.wires.find((wire) => wire.target === node.id)?.targetHandle).toBe('row:1150');
    expect(expanded.picture.cardById.get(node.id)?.height).toBeGreaterThan(200 * 28);
    expect(overlaps(expanded)).toEqual([]);
  });

  it('with 500 endpoints shows them in groups, which open', () => {
    const endpoints = range(500, (index) => `{ address: 10.0.${index >> 6}.${index & 63} }`).join(', ');
    const snapshot = open(entry('many', 'n', `endpoints: [${endpoints}]`).replace('DNS', 'STATIC'));
    const draw = graphDrawer();
    const graph = draw(snapshot);
    expect(graph.shown.groups.map(({ name, count }) => `${name} ${count}`).slice(0, 2)).toEqual([
      '10.0.0.0/24 64',
      '10.0.1.0/24 64',
    ]);
    expect(bundlesOf(graph)).toHaveLength(8);
    const [group] = graph.shown.groups;
    const opened = draw(snapshot, { ...plainly, expanded: new Set([group?.id ?? '']) });
    expect(opened.picture.cards.filter((card) => isNodeCard(card) && card.data.node.type === 'endpoint')).toHaveLength(
      64,
    );
    expect(overlaps(opened)).toEqual([]);
  });
});

describe('what nobody should write', () => {
  it('has a place for each of two resources with one key, and for rules that send in a circle', () => {
    const route = (name: string, to: string): string => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: ${name}, namespace: n }
spec: { hosts: [${name}.example.com], tls: [{ match: [{ port: 443, sniHosts: [${name}.example.com] }], route: [{ destination: { host: ${to}.example.com, port: { number: 443 } } }] }] }
`;
    const snapshot = open(
      entry('a', 'n', ''),
      entry('a', 'n', ''),
      entry('b', 'n', ''),
      route('a', 'b'),
      route('b', 'a'),
    );
    const graph = graphDrawer()(snapshot);
    expect(graph.picture.cards).toHaveLength(topologyOf(snapshot).nodes.length);
    expect(overlaps(graph)).toEqual([]);
  });

  it('draws 2,000 namespaces without a square of their number', () => {
    const snapshot = open(...range(2000, (index) => entry(`e${index}`, `n${index}`, '')));
    void topologyOf(snapshot);
    const draw = graphDrawer();
    expect(cpuSeconds(() => draw(snapshot))).toBeLessThan(4);
    expect(draw(snapshot).layout.bands).toHaveLength(2000);
    const opened = graphDrawer()(snapshot, {
      ...plainly,
      folds: setFold(plainly.folds, topologyOf(snapshot).bands, false),
    });
    expect(overlaps(opened)).toEqual([]);
  });

  it('is drawn alike whatever the order of its documents', () => {
    const documents = [
      ...range(12, (index) => entry(`e${index}`, `n${index % 2}`, '')),
      design(['{ name: pod, namespace: n0, calls: [{ url: https://e3.example.com }] }']),
    ];
    const one = graphDrawer()(open(...documents));
    const other = graphDrawer()(open(...[...documents].reverse()));
    expect([...other.layout.positions].sort()).toEqual([...one.layout.positions].sort());
  });
});

it.each([
  ['api.example.com', 'example.com'],
  ['a.b.example.co.uk', 'example.co.uk'],
  ['example.com', 'example.com'],
  ['localhost', 'localhost'],
  ['*.example.com', 'example.com'],
  ['10.1.2.3', '10.1.2.0/24'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['unix:///var/run/x.sock', 'unix sockets'],
])('groups %s under %s', (address, place) => expect(placeOfAddress(address)).toBe(place));

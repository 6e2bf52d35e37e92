import { topologyOf } from './topology';
import { describe, expect, it } from 'vitest';
import { findingsOf } from './analysis';
import { editAt } from './edit-at';
import { locate, readAheadInSteps, resourceAt, takeSnapshot } from './snapshot';
import { applyEdits } from './text';
import { applyChange, type Change, type FileChange, type Workspace } from './workspace';
import { knownStream } from './yaml';

const egress = `# the provider's API
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: api
  namespace: production
spec:
  hosts:
  - api.example.com # agreed
  ports:
  - number: 443
    name: https
    protocol: HTTPS
  resolution: DNS
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: api
  namespace: production
spec:
  host: api.example.com
`;
const workspace: Workspace = {
  files: [
    { path: 'egress.yaml', text: egress },
    { path: 'other.yaml', text: 'kind: Thing\n' },
  ],
};

function typing(text: string, before: string, insert: string): Change {
  const at = text.indexOf(before) + before.length;
  return {
    label: 'Typing',
    origin: 'editor',
    files: [{ type: 'edit', path: 'egress.yaml', edits: [{ from: at, to: at, insert }] }],
  };
}

/** Every object that can be reached from one through its fields, maps and sets. */
function reachableFrom(root: object): Set<object> {
  const seen = new Set<object>([root]);
  for (const each of seen) {
    const inside = each instanceof Map ? [...each].flat() : each instanceof Set ? [...each] : Object.values(each);
    for (const value of inside) if (typeof value === 'object' && value !== null) seen.add(value);
  }
  return seen;
}

describe('takeSnapshot', () => {
  it('shares what a keystroke did not touch by identity', () => {
    const before = takeSnapshot(workspace);
    const change = typing(egress, 'host: api.example.com', '.');
    const after = takeSnapshot(applyChange(workspace, change), before, change);
    expect(after.files[1]).toBe(before.files[1]);
    expect(after.files[0]?.stream.documents[0]).toBe(before.files[0]?.stream.documents[0]);
    expect(after.files[0]?.stream.documents[1]).not.toBe(before.files[0]?.stream.documents[1]);
    expect(after.resources[0]).toBe(before.resources[0]);
    expect(after.resources[1]).not.toBe(before.resources[1]);
    expect(after.resources[1]?.place.document).toBe(before.resources[1]?.place.document);
  });

  it('keeps resources, mesh and flow graph where only a comment differs, and says where they stand now', () => {
    const spoiled = egress.replace('resolution: DNS', 'resolution: dns');
    const items = spoiled
      .split('---\n')
      .map((text) => text.trimEnd().replace(/^/gm, '  ').replace(/^ {2}/, '- '))
      .join('\n');
    for (const text of [spoiled, `kind: List\nitems:\n${items}\n`]) {
      const files = { files: [{ path: 'egress.yaml', text }] };
      const before = takeSnapshot(files);
      const graph = topologyOf(before);
      const change = typing(text, '# agreed', ', in writing');
      const after = takeSnapshot(applyChange(files, change), before, change);
      expect(after.resources).toBe(before.resources);
      expect(after.mesh).toBe(before.mesh);
      expect(topologyOf(after)).toBe(graph);
      const fresh = findingsOf(takeSnapshot(after.workspace));
      expect(fresh.length).toBeGreaterThan(0);
      expect(findingsOf(after)).toEqual(fresh);
      // The snapshot of before still says what it said.
      expect(findingsOf(before)).toEqual(findingsOf(takeSnapshot(files)));
    }
  });

  it('makes other resources of the same values in another order, and of text that is incomplete', () => {
    const before = takeSnapshot(workspace);
    const turned = egress.replace('  - number: 443\n    name: https\n', '  - name: https\n    number: 443\n');
    const broken = `${egress}  trafficPolicy: {\n`;
    for (const [text, index] of [
      [turned, 0],
      [broken, 1],
    ] as const) {
      const after = takeSnapshot({ files: [{ path: 'egress.yaml', text }] }, before);
      expect(after.resources.map((resource, at) => resource === before.resources[at])).toEqual(
        [0, 1].map((at) => at !== index),
      );
    }
  });

  it('keeps what is the same of a resource that says something else', () => {
    const text = `apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata: { name: shop }
spec:
  workloads:
    - name: cart
      calls: [{ url: https://api.example.com }]
    - name: mail
      calls: [{ url: https://smtp.example.com }]
`;
    const files = { files: [{ path: 'egress.yaml', text }] };
    const before = takeSnapshot(files);
    const { workloads } = before.mesh;
    const change = typing(text, 'smtp', '2');
    const after = takeSnapshot(applyChange(files, change), before, change);
    const isSame = after.mesh.workloads.map((workload, index) => workload === workloads[index]);
    expect(after.mesh.workloads.map(({ name }) => name)).toEqual(['cart', 'mail']);
    expect(isSame).toEqual([true, false]);
    expect(after.resources[0]?.value).toEqual(takeSnapshot(after.workspace).resources[0]?.value);
  });

  it('is what a fresh snapshot of the same text would be', () => {
    const before = takeSnapshot(workspace);
    void topologyOf(before);
    const change = typing(egress, 'number: 443', '0');
    const text = applyChange(workspace, change);
    const after = takeSnapshot(text, before, change);
    expect(topologyOf(after)).toEqual(topologyOf(takeSnapshot(text)));
    expect(findingsOf(after)).toEqual(findingsOf(takeSnapshot(text)));
    expect(after.resources.map(({ key, value }) => ({ key, value }))).toEqual(
      takeSnapshot(text).resources.map(({ key, value }) => ({ key, value })),
    );
  });

  it('numbers duplicates and flattens lists', () => {
    const list =
      'kind: List\napiVersion: v1\nitems:\n- kind: Service\n  apiVersion: v1\n  metadata: {name: a}\n- kind: Service\n  apiVersion: v1\n  metadata: {name: a}\n';
    const { resources } = takeSnapshot({ files: [{ path: 'list.yaml', text: list }] });
    expect(resources.map((resource) => [resource.key, resource.place.path])).toEqual([
      ['Service/a', ['items', 0]],
      ['Service/a#2', ['items', 1]],
    ]);
  });

  it('lists duplicates in their order after they changed places', () => {
    const named = (name: string, value: string): string =>
      `---\nkind: Thing\nmetadata: { name: ${name} }\nspec: { value: ${value} }\n`;
    const text = (first: string, second: string): string =>
      named('same', first) + named('between', '0') + named('same', second);
    const before = takeSnapshot({ files: [{ path: 'a.yaml', text: text('1', '2') }] });
    const edits = [{ from: 0, to: text('1', '2').length, insert: text('2', '1') }];
    const change: Change = { label: 'Undo', origin: 'editor', files: [{ type: 'edit', path: 'a.yaml', edits }] };
    const after = takeSnapshot(applyChange(before.workspace, change), before, change);
    expect(after.resources.map(({ key, value }) => [key, value['spec']])).toEqual([
      ['Thing/same', { value: 2 }],
      ['Thing/between', { value: 0 }],
      ['Thing/same#2', { value: 1 }],
    ]);
    expect(after.resources.map((resource) => locate(after, resource.place)?.index)).toEqual([0, 1, 2]);
  });

  it('gives resources without a namespace the default one', () => {
    const text =
      'apiVersion: v1\nkind: Namespace\nmetadata: {name: n}\n---\napiVersion: v1\nkind: Service\nmetadata: {name: s}\n';
    const { resources } = takeSnapshot({ files: [{ path: 'a.yaml', text }] }, undefined, undefined, {
      defaultNamespace: 'shop',
    });
    expect(resources.map((resource) => resource.key)).toEqual(['Namespace/n', 'Service/shop/s']);
  });

  it('replaces a resource in its own place though another default namespace was asked about meanwhile', () => {
    const named = (name: string): string => `apiVersion: v1\nkind: Service\nmetadata: {name: ${name}}\n`;
    const text = ['one', 'two', 'three'].map(named).join('---\n');
    const files = { files: [{ path: 'egress.yaml', text }] };
    const before = takeSnapshot(files, undefined, undefined, { defaultNamespace: 'x' });
    takeSnapshot(files, before, undefined, { defaultNamespace: 'y' });
    const change = typing(text, 'name: three', ', labels: {}');
    const after = takeSnapshot(applyChange(files, change), before, change);
    expect(after.resources.map(({ name, place }) => [name, place.document])).toEqual([
      ['one', 'd0'],
      ['two', 'd1'],
      ['three', 'd2'],
    ]);
  });

  it('does not hold on to the snapshots before, nor grow with every keystroke', () => {
    const first = takeSnapshot(workspace);
    let snapshot = first;
    const sizes: number[] = [];
    for (let i = 0; i < 12; i++) {
      void topologyOf(snapshot);
      const text = snapshot.workspace.files[0]?.text as string;
      const change = typing(text, 'host: api.example.com', i % 2 === 0 ? 'x' : '.');
      snapshot = takeSnapshot(applyChange(snapshot.workspace, change), snapshot, change);
      const reached = reachableFrom(snapshot);
      expect(reached.has(first)).toBe(false);
      sizes.push(reached.size);
    }
    expect(sizes.at(-1)).toBeLessThanOrEqual((sizes[3] as number) + 5);
  });
});

describe('locate and resourceAt', () => {
  it('find the document and the resource of a place', () => {
    const snapshot = takeSnapshot(workspace);
    const rule = snapshot.resources[1];
    const place = { ...(rule as NonNullable<typeof rule>).place, path: ['spec', 'host'] };
    expect(locate(snapshot, place)).toMatchObject({ index: 1, start: egress.indexOf('---') });
    expect(resourceAt(snapshot, place)).toBe(rule);
    expect(locate(snapshot, { ...place, file: 'none.yaml' })).toBeUndefined();
  });
});

describe('editAt', () => {
  it('gives a change in offsets of the file, with a new key in the place of its kind', () => {
    const snapshot = takeSnapshot(workspace);
    const entry = snapshot.resources[0] as NonNullable<(typeof snapshot.resources)[0]>;
    const result = editAt(
      snapshot,
      entry.place,
      [{ type: 'set', path: ['spec', 'location'], value: 'MESH_EXTERNAL' }],
      { label: 'Set location', origin: 'form' },
    );
    if (!result.ok) throw new Error(result.detail);
    const [file] = result.change.files;
    if (file?.type !== 'edit') throw new Error('An edit was expected');
    expect(applyEdits(egress, file.edits)).toBe(egress.replace('  ports:\n', '  location: MESH_EXTERNAL\n  ports:\n'));
  });

  it('edits the second document where it stands', () => {
    const snapshot = takeSnapshot(workspace);
    const rule = snapshot.resources[1] as NonNullable<(typeof snapshot.resources)[1]>;
    const result = editAt(snapshot, rule.place, [{ type: 'set', path: ['spec', 'host'], value: 'b.example.com' }], {
      label: 'Set host',
      origin: 'form',
    });
    if (!result.ok) throw new Error(result.detail);
    expect(applyChange(workspace, result.change).files[0]?.text).toBe(
      egress.replace('host: api.example.com', 'host: b.example.com'),
    );
  });

  it('says in a sentence that a document is gone', () => {
    const result = editAt(takeSnapshot(workspace), { file: 'egress.yaml', document: 'none', path: [] }, [], {
      label: '',
      origin: 'form',
    });
    expect(result).toMatchObject({ ok: false, detail: 'The document is no longer in egress.yaml.' });
  });
});

describe('files that were read ahead', () => {
  const create = { type: 'create', path: 'new.yaml', text: egress } as const;
  const steps = readAheadInSteps(create, {});
  while (steps.next().done !== true);
  const stream = knownStream(create);

  function streamAfter(...files: readonly FileChange[]) {
    const change: Change = { label: 'test', origin: 'import', files };
    const before = takeSnapshot(workspace);
    return takeSnapshot(applyChange(workspace, change), before, change).files.at(-1)?.stream;
  }

  it('are not read again', () => {
    expect(stream?.documents).toHaveLength(2);
    expect(streamAfter(create)).toBe(stream);
  });

  it('are read again where something else becomes of them', () => {
    const edit: FileChange = { type: 'edit', path: 'new.yaml', edits: [{ from: 0, to: 0, insert: '---\n---\n' }] };
    expect(streamAfter(create, edit)?.documents).toHaveLength(3);
    const other: FileChange = { type: 'create', path: 'new.yaml', text: 'kind: Thing\n' };
    expect(streamAfter(create, { type: 'remove', path: 'new.yaml' }, other)?.documents).toHaveLength(1);
  });
});

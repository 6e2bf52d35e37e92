import { topologyOf } from '../../core/topology';
import { describe, expect, it } from 'vitest';
import type { ChangeResult } from '../../core/edit-at';
import type { Resource } from '../../core/schema';
import { takeSnapshot, type Snapshot } from '../../core/snapshot';
import { dedent, workspaceOf } from '../../core/testing/mesh-fixture';
import { applyChange, invertChange } from '../../core/workspace';
import { valueAt } from '../../core/yaml';
import { addCall, readCallUrl, urlOfEntry } from './add-call';
import { addRule } from './add-destination-rule';
import { addEndpoint } from './add-endpoint';
import { addPort } from './add-port';
import { addServiceEntry } from './add-service-entry';
import { addWorkload } from './add-workload';
import { duplicateResource } from './duplicate-resource';
import { pinNodes, unpinNodes } from './pin-node';
import { renameResource, renameWorkload } from './rename-resource';

const entry = dedent(`
  # agreed with the partner
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata:
    name: api
    namespace: shop
  spec:
    hosts:
      - api.example.com # the host
    ports:
      - number: 443
        name: https
        protocol: HTTPS
    resolution: DNS
`);

const rule = dedent(`
  apiVersion: networking.istio.io/v1
  kind: DestinationRule
  metadata:
    name: api
    namespace: shop
  spec:
    host: api.example.com
`);

const designText = dedent(`
  apiVersion: fairway.dev/v1alpha1
  kind: EgressDesign
  metadata:
    name: shop
  spec:
    workloads:
      - name: cart # the busy one
        namespace: shop
        calls:
          - url: https://api.example.com
    notes:
      - on: ServiceEntry/shop/api
        text: Until 2027
    layout:
      pins:
        ServiceEntry/shop/api: [280, 120]
`);

function snapshotOf(files: Readonly<Record<string, string>>): Snapshot {
  return takeSnapshot(workspaceOf(files));
}

/** The files after a change, which must also be undone byte for byte. */
function after(snapshot: Snapshot, result: ChangeResult): Record<string, string> {
  if (!result.ok) throw new Error(result.detail);
  const made = applyChange(snapshot.workspace, result.change);
  const undone = applyChange(made, invertChange(snapshot.workspace, result.change));
  expect(undone.files).toEqual(snapshot.workspace.files);
  return Object.fromEntries(made.files.map((file) => [file.path, file.text]));
}

function pinsOf(snapshot: Snapshot): unknown {
  return valueAt(find(snapshot, 'EgressDesign/shop').value, ['spec', 'layout', 'pins']);
}

function refusal(result: ChangeResult): string {
  return result.ok ? '' : result.detail;
}

function find(snapshot: Snapshot, key: string): Resource {
  const resource = snapshot.resources.find((each) => each.key === key);
  if (!resource) throw new Error(`no ${key}`);
  return resource;
}

describe('drawing a pod', () => {
  it('makes design.yaml when there is none', () => {
    const snapshot = snapshotOf({ 'egress.yaml': entry });
    const files = after(snapshot, addWorkload(snapshot, { name: 'cart', namespace: 'shop' }));
    expect(files['egress.yaml']).toBe(entry);
    expect(files['design.yaml']).toBe(
      dedent(`
        apiVersion: fairway.dev/v1alpha1
        kind: EgressDesign
        metadata:
          name: design
        spec:
          workloads:
            - name: cart
              namespace: shop
              labels:
                app: cart
      `),
    );
  });

  it('adds an item to the design and keeps the rest', () => {
    const snapshot = snapshotOf({ 'design.yaml': designText });
    const text = after(snapshot, addWorkload(snapshot, { name: 'orders', namespace: 'shop' }))['design.yaml'] ?? '';
    const added = '    - name: orders\n      namespace: shop\n      labels:\n        app: orders\n';
    expect(text).toBe(designText.replace('  notes:', `${added}  notes:`));
  });

  it('refuses a name that Kubernetes would not take, and one that is there', () => {
    const snapshot = snapshotOf({ 'design.yaml': designText });
    expect(refusal(addWorkload(snapshot, { name: 'My Pod', namespace: 'shop' }))).toContain(
      'My Pod is not a Kubernetes name',
    );
    expect(refusal(addWorkload(snapshot, { name: 'cart', namespace: 'shop' }))).toBe(
      'There is a pod shop/cart already.',
    );
  });
});

describe('connecting', () => {
  it('adds one call and changes nothing else', () => {
    const snapshot = snapshotOf({ 'egress.yaml': entry, 'design.yaml': designText });
    const files = after(snapshot, addCall(snapshot, { namespace: 'shop', name: 'cart' }, 'tcp://db.example.com:5432'));
    expect(files['design.yaml']).toBe(
      designText.replace('  notes:', '        - url: tcp://db.example.com:5432\n  notes:'),
    );
  });

  it('gives a workload from a Deployment an entry in the design', () => {
    const snapshot = snapshotOf({});
    const files = after(snapshot, addCall(snapshot, { namespace: 'shop', name: 'web' }, 'api.example.com'));
    expect(files['design.yaml']).toContain(
      '- name: web\n      namespace: shop\n      calls:\n        - url: https://api.example.com\n',
    );
  });

  it('takes the scheme from the protocol and leaves out what it implies', () => {
    const snapshot = snapshotOf({
      'egress.yaml': entry.replace(
        '  resolution',
        '    - { number: 80, name: http, protocol: HTTP }\n    - { number: 5432, name: db, protocol: TCP }\n  resolution',
      ),
    });
    const node = topologyOf(snapshot).nodes.find((each) => each.type === 'service-entry');
    if (node?.type !== 'service-entry') throw new Error('no entry');
    expect(urlOfEntry(node)).toEqual({ url: 'https://api.example.com', exact: true });
    expect(urlOfEntry(node, 80).url).toBe('http://api.example.com');
    expect(urlOfEntry(node, 5432).url).toBe('tcp://api.example.com:5432');
  });

  it.each([
    ['api.example.com', 'https://api.example.com'],
    ['api.example.com:80', 'http://api.example.com'],
    ['db.example.com:5432', 'tcp://db.example.com:5432'],
    ['grpc://x.example.com:9000/a', 'grpc://x.example.com:9000/a'],
    ['tcp://db.example.com', null],
    ['ftp://x', null],
    ['two words', null],
    ['https://x:99999', null],
    ['https://user@api.com', 'https://api.com'],
    ['https://a[b', null],
    ['api.example.com/two words', null],
    ['tcp://[2001:db8::1]:5432', 'tcp://[2001:db8::1]:5432'],
    [' postgres://app:s3cret@db.example.com/orders ', 'tcp://db.example.com:5432'],
    ['amqps://mq.example.com', 'tls://mq.example.com:5671'],
    ['postgres://db:5432', 'tcp://db:5432'],
    // A password may be still to come behind its user.
    ['postgres://app:12345', null],
    ['app:s3c', null],
    ['reviews:8080', 'tcp://reviews:8080'],
    ['https://app:s3cret@api.example.com/v1', 'https://api.example.com/v1'],
    ['mongodb://a.example.com,b.example.com', null],
    ['mongodb+srv://cluster0.example.net', null],
  ])('reads %s as %s', (text, url) => expect(readCallUrl(text)).toBe(url));
});

describe('adding resources', () => {
  it('appends an entry to the Istio file, never to the design', () => {
    const snapshot = snapshotOf({ 'design.yaml': designText, 'egress.yaml': entry });
    const made = addServiceEntry(snapshot, {
      name: 'git',
      namespace: 'shop',
      host: 'git.example.com',
      file: 'design.yaml',
    });
    const files = after(snapshot, made);
    expect(files['design.yaml']).toBe(designText);
    expect(files['egress.yaml']?.startsWith(`${entry}---\n`)).toBe(true);
    expect(files['egress.yaml']).toContain('    - git.example.com\n');
  });

  it('names the port after its protocol and the entry as it was asked to', () => {
    const files = after(
      snapshotOf({}),
      addServiceEntry(snapshotOf({}), {
        name: 'https-api',
        namespace: null,
        host: 'api.example.com',
        port: { number: 5432, protocol: 'TCP' },
      }),
    );
    expect(files['egress.yaml']).toContain('  name: https-api\n');
    expect(files['egress.yaml']).toContain('    - number: 5432\n      name: tcp\n      protocol: TCP\n');
  });

  it('makes egress.yaml when there is no file', () => {
    const snapshot = snapshotOf({});
    expect(
      Object.keys(
        after(snapshot, addServiceEntry(snapshot, { name: 'git', namespace: null, host: 'git.example.com' })),
      ),
    ).toEqual(['egress.yaml']);
    expect(refusal(addServiceEntry(snapshot, { name: 'git', namespace: null, host: 'https://x' }))).toContain(
      'is not a host name',
    );
  });

  it('puts a rule after its entry, in its namespace, under a free name', () => {
    const snapshot = snapshotOf({ 'egress.yaml': `${entry}---\n${rule}` });
    const text =
      after(snapshot, addRule(snapshot, 'DestinationRule', find(snapshot, 'ServiceEntry/shop/api'), 'api.example.com'))[
        'egress.yaml'
      ] ?? '';
    const made = takeSnapshot(workspaceOf({ 'egress.yaml': text }));
    expect(made.resources.map((each) => each.key)).toEqual([
      'ServiceEntry/shop/api',
      'DestinationRule/shop/api-2',
      'DestinationRule/shop/api',
    ]);
    expect(text.startsWith(entry) && text.endsWith(rule)).toBe(true);
  });

  it('adds ports and endpoints, and refuses endpoints that Istio would', () => {
    const snapshot = snapshotOf({ 'egress.yaml': entry });
    const resource = find(snapshot, 'ServiceEntry/shop/api');
    expect(after(snapshot, addPort(snapshot, resource))['egress.yaml']).toContain(
      '    - number: 80\n      name: http\n      protocol: HTTP\n',
    );
    expect(after(snapshot, addEndpoint(snapshot, resource, '10.0.0.1'))['egress.yaml']).toContain(
      '  endpoints:\n    - address: 10.0.0.1\n',
    );
    const none = snapshotOf({ 'egress.yaml': entry.replace('DNS', 'NONE') });
    expect(refusal(addEndpoint(none, find(none, 'ServiceEntry/shop/api'), '10.0.0.1'))).toContain('NONE');
  });

  it('duplicates a document with its comments', () => {
    const snapshot = snapshotOf({ 'egress.yaml': `${entry}---\n${rule}` });
    const text = after(snapshot, duplicateResource(snapshot, find(snapshot, 'ServiceEntry/shop/api')))['egress.yaml'];
    expect(text).toBe(`${entry}---\n${entry.replace('name: api\n', 'name: api-2\n')}---\n${rule}`);
  });
});

describe('renaming', () => {
  it('takes pins and notes along in one change', () => {
    const snapshot = snapshotOf({ 'egress.yaml': entry, 'design.yaml': designText });
    const files = after(snapshot, renameResource(snapshot, find(snapshot, 'ServiceEntry/shop/api'), 'payments'));
    expect(files['egress.yaml']).toBe(entry.replace('name: api\n', 'name: payments\n'));
    expect(files['design.yaml']).toBe(designText.replaceAll('ServiceEntry/shop/api', 'ServiceEntry/shop/payments'));
  });

  it('refuses bad and taken names', () => {
    const snapshot = snapshotOf({ 'egress.yaml': `${entry}---\n${entry.replace('name: api', 'name: other')}` });
    const resource = find(snapshot, 'ServiceEntry/shop/api');
    expect(refusal(renameResource(snapshot, resource, 'Bad_Name'))).toContain('Bad_Name is not a Kubernetes name');
    expect(refusal(renameResource(snapshot, resource, 'other'))).toBe('There is a ServiceEntry shop/other already.');
  });

  it('renames a drawn workload', () => {
    const snapshot = snapshotOf({ 'design.yaml': designText });
    const text = after(snapshot, renameWorkload(snapshot, 'shop', 'cart', 'basket'))['design.yaml'];
    expect(text).toBe(designText.replace('name: cart # the', 'name: basket # the'));
  });
});

describe('pins', () => {
  it('are written to the design and forgotten again', () => {
    const snapshot = snapshotOf({ 'egress.yaml': entry, 'design.yaml': designText });
    const files = after(snapshot, pinNodes(snapshot, new Map([['Workload/shop/cart', [16, 96]]]), 'Move cart'));
    expect(files['design.yaml']?.startsWith(designText)).toBe(true);
    expect(pinsOf(takeSnapshot(workspaceOf(files)))).toEqual({
      'ServiceEntry/shop/api': [280, 120],
      'Workload/shop/cart': [16, 96],
    });
    const moved = after(snapshot, pinNodes(snapshot, new Map([['ServiceEntry/shop/api', [8, 16]]]), 'Move api'));
    expect(moved['design.yaml']).toBe(designText.replace('[280, 120]', '[8, 16]'));
    expect(files['egress.yaml']).toBe(entry);
    expect(after(snapshot, unpinNodes(snapshot, ['ServiceEntry/shop/api']))['design.yaml']).not.toContain('[280, 120]');
  });

  it('leave no empty layout behind', () => {
    const design = (layout: string): string => `apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata: { name: shop }
spec:
  workloads: [{ name: cart, namespace: shop }]
${layout}`;
    const pinned = snapshotOf({
      'design.yaml': design('  layout:\n    pins:\n      a: [1, 2]\n      b: [3, 4]\n'),
    });
    expect(after(pinned, unpinNodes(pinned))['design.yaml']).toBe(design(''));
    expect(after(pinned, unpinNodes(pinned, ['a', 'b', 'c']))['design.yaml']).toBe(design(''));
    expect(after(pinned, unpinNodes(pinned, ['a']))['design.yaml']).toBe(
      design('  layout:\n    pins:\n      b: [3, 4]\n'),
    );
  });
});

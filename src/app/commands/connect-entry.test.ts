import { describe, expect, it } from 'vitest';
import { designFrom, filesAfter, yaml } from '../../core/testing/change-cases';
import { entryText, ports, refusalOf, troublesAfter } from '../testing/tool-cases';
import { filesWired, saidBy, stepOf } from '../testing/wire-cases';
import { addEndpoint } from './add-endpoint';

const fixed = (name: string, endpoints: string, more = ''): string => `
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: ${name}, namespace: shop }
  spec:
    hosts: [${name}.example.com]
    location: MESH_EXTERNAL
    ports:
      - ${ports.https}
      - ${ports.http}
    resolution: STATIC # fixed
    endpoints: # in order
${endpoints}${more}`;

const first = `      - address: 10.0.0.1 # the first
        ports: { https: 8443, http: 8080 }
        locality: eu/a
        labels: { site: one }
`;

const design = `
  apiVersion: fairway.dev/v1alpha1
  kind: EgressDesign
  metadata: { name: shop }
  spec:
    workloads:
      - { name: cart, namespace: shop, labels: { app: cart, tier: web } }
      - { name: bare, namespace: shop }
      - { name: far, namespace: other, labels: { app: far } }
`;

const entries = [
  fixed('a', first),
  fixed('b', '      - { address: 10.0.0.2 }\n')
    .replace('name: https,', 'name: secure,')
    .replace(`      - ${ports.http}\n`, ''),
  entryText('dns', ports.https),
  entryText('rr', ports.https).replace('DNS', 'DNS_ROUND_ROBIN\n    endpoints: [{ address: one.example.com }]'),
  entryText('none', ports.https).replace('DNS', 'NONE'),
].join('---\n');

const snapshot = designFrom({ 'egress.yaml': entries, 'design.yaml': design });
const before = yaml(entries);
const a = 'ServiceEntry/shop/a';
const b = 'ServiceEntry/shop/b';

/** `egress.yaml` after a wire; nothing else may change. */
function egressWired(from: string, to: string, text?: string): string {
  const files = filesWired(snapshot, from, to, text);
  expect(files['design.yaml']).toBe(yaml(design));
  return files['egress.yaml'] ?? '';
}

/** The text of one entry with something else in the place of a part of it. */
function edited(name: string, from: string, to: string): string {
  const documents = before.split('---\n');
  const found = documents.findIndex((each) => each.includes(`name: ${name}`));
  const old = documents[found] ?? '';
  if (!old.includes(from)) throw new Error(`${name} has no ${from}`);
  return documents.with(found, old.replace(from, to)).join('---\n');
}

describe('a wire from an entry to an empty place', () => {
  it('asks for an address and adds an endpoint', () => {
    const step = stepOf(snapshot, a, '');
    expect(step.type === 'ask' && [step.what, step.done(' 10.0.0.9 ')]).toEqual([
      'address',
      'Endpoint 10.0.0.9 added to a.',
    ]);
    expect(egressWired(a, '', '10.0.0.9')).toBe(
      edited('a', 'labels: { site: one }\n', 'labels: { site: one }\n    - address: 10.0.0.9\n'),
    );
    expect(egressWired(`${b} port:443`, '', '[2001:db8::1]')).toBe(
      edited('b', '{ address: 10.0.0.2 }\n', '{ address: 10.0.0.2 }\n    - { address: 2001:db8::1 }\n'),
    );
  });

  it.each([
    ['', 'An endpoint needs an IP address'],
    ['https://x.example.com', 'An endpoint needs an IP address'],
    ['10.0.0.9:443', 'An address has no port. Write 10.0.0.9, and 443 as its port under ports.'],
    ['10.0.0.1', 'a has the endpoint 10.0.0.1 already.'],
  ])('says what is wrong with %j', (text, why) => {
    const step = stepOf(snapshot, a, '');
    expect(step.type === 'ask' && refusalOf(step.finish(text))).toContain(why);
  });

  it.each([
    ['none', '10.0.0.9', 'Switch to STATIC and add 10.0.0.9', 'resolution: NONE', 'STATIC'],
    ['none', 'db.example.com', 'Switch to DNS and add db.example.com', 'resolution: NONE', 'DNS'],
    ['a', 'db.example.com', 'Switch to DNS and add db.example.com', 'resolution: STATIC', 'DNS'],
    ['dns', 'unix:///run/x', 'Switch to STATIC and add unix:///run/x', 'resolution: DNS', 'STATIC'],
    ['rr', 'two.example.com', 'Switch to DNS and add two.example.com', 'resolution: DNS_ROUND_ROBIN', 'DNS'],
  ])('offers %s another resolution for %s, and never changes it silently', (name, address, title, from, mode) => {
    const step = stepOf(snapshot, `ServiceEntry/shop/${name}`, '');
    if (step.type !== 'ask') throw new Error(step.type);
    const result = step.finish(address);
    expect(result.ok).toBe(false);
    expect(result.offers?.map((offer) => offer.title)).toEqual([title]);
    const change = result.offers?.[0]?.change();
    if (!change) throw new Error('nothing is offered');
    const text = filesAfter(snapshot, change)['egress.yaml'] ?? '';
    expect(text).toContain(address);
    expect(text.split('---\n').find((each) => each.includes(`name: ${name}`))).toContain(`resolution: ${mode}`);
    expect(from).not.toContain(`: ${mode}\n`);
    expect(troublesAfter(snapshot, change)).toEqual([]);
  });

  it('offers to drop a selector, which excludes endpoints', () => {
    const selecting = designFrom({
      'egress.yaml': entryText('s', ports.https).replace('DNS', 'STATIC\n    workloadSelector: { labels: { app: x } }'),
    });
    const [entry] = selecting.resources;
    const result = entry && addEndpoint(selecting, entry, '10.0.0.1');
    expect(result?.offers?.map(({ title }) => title)).toEqual(['Remove workloadSelector and add 10.0.0.1']);
    const change = result?.offers?.[0]?.change();
    expect(change && filesAfter(selecting, change)['egress.yaml']).toContain(
      '  resolution: STATIC\n  endpoints:\n    - address: 10.0.0.1\n',
    );
  });
});

describe('a wire from an entry to an endpoint of another', () => {
  const external = (entry: string, address: string): string => `External/ServiceEntry/shop/${entry}/${address}`;

  it('adds the same address and locality, with ports under the names that the entry has', () => {
    const item = '    - { address: 10.0.0.1, ports: { secure: 8443 }, locality: eu/a }\n';
    const after = edited('b', '{ address: 10.0.0.2 }\n', `{ address: 10.0.0.2 }\n${item}`);
    expect(saidBy(snapshot, b, external('a', '10.0.0.1'))).toBe('Adds endpoint 10.0.0.1 to b');
    expect(egressWired(b, external('a', '10.0.0.1'))).toBe(after);
    expect(egressWired(external('a', '10.0.0.1'), b)).toBe(after);
  });

  it('takes the host itself where DNS finds the address', () => {
    const rr = 'ServiceEntry/shop/rr';
    const step = stepOf(snapshot, rr, external('dns', 'dns.example.com'));
    expect(step.type === 'choose' && step.offers.map(({ title }) => title)).toEqual([
      'Switch to DNS and add dns.example.com',
    ]);
    expect(egressWired(rr, external('dns', 'dns.example.com'))).toContain(
      'resolution: DNS\n  endpoints: [{ address: one.example.com }, { address: dns.example.com }]\n',
    );
  });

  it('takes the ports of a selected WorkloadEntry along, and no pod, which has no address', () => {
    const selecting = entryText('s', ports.https).replace(
      'DNS',
      'STATIC\n    workloadSelector: { labels: { app: x } }',
    );
    const machine = `
      apiVersion: networking.istio.io/v1
      kind: WorkloadEntry
      metadata: { name: vm, namespace: shop }
      spec: { address: 10.2.2.2, labels: { app: x }, ports: { https: 8443 } }
`;
    const pod = design.replace('app: cart, tier: web', 'app: x');
    const other = fixed('b', '      - { address: 10.0.0.2 }\n');
    const both = designFrom({ 'egress.yaml': [selecting, machine, other].join('---\n'), 'design.yaml': pod });
    const of = (key: string): string => `External/ServiceEntry/shop/s/${key}`;
    expect(filesWired(both, of('WorkloadEntry/shop/vm'), b)['egress.yaml']).toContain(
      '    - { address: 10.0.0.2 }\n    - { address: 10.2.2.2, ports: { https: 8443 } }\n',
    );
    expect(saidBy(both, of('Workload/shop/cart'), b)).toBe(
      '✗ cart is a pod that s selects by its labels, so there is no address to write. Draw from b to the pod instead.',
    );
  });

  it('says why not', () => {
    expect(saidBy(snapshot, a, external('a', '10.0.0.1'))).toBe('✗ 10.0.0.1 is an endpoint of a already.');
    expect(saidBy(snapshot, a, external('none', 'none.example.com'))).toBe(
      '✗ External none.example.com is the address the app dialled: there is no address to write.',
    );
    expect(saidBy(snapshot, external('a', '10.0.0.1'), external('b', '10.0.0.2'))).toContain('✗ An endpoint belongs');
    expect(saidBy(snapshot, external('a', '10.0.0.1'), 'Workload/shop/cart')).toBe(
      'Adds a call to https://a.example.com',
    );
  });
});

describe('a wire from an entry to a workload', () => {
  const cart = 'Workload/shop/cart';
  const labels = '  workloadSelector:\n    labels:\n      app: cart\n      tier: web\n';

  it('selects its labels', () => {
    expect(saidBy(snapshot, 'ServiceEntry/shop/dns', cart)).toBe('Selects pods with app=cart, tier=web as endpoints');
    expect(egressWired('ServiceEntry/shop/dns', cart)).toBe(
      edited('dns', 'resolution: DNS\n', `resolution: DNS\n${labels}`),
    );
  });

  it('offers STATIC where the resolution sends to no selected workload', () => {
    const step = stepOf(snapshot, 'ServiceEntry/shop/none', cart);
    expect(step.type === 'choose' && [step.says, step.offers[0]?.title]).toEqual([
      'NONE does not send to selected workloads: Envoy dials the address that the app dialled. STATIC does.',
      'Switch to STATIC and select pods with app=cart, tier=web',
    ]);
    expect(egressWired('ServiceEntry/shop/none', cart)).toBe(
      edited('none', 'resolution: NONE\n', `resolution: STATIC\n${labels}`),
    );
  });

  it('replaces the labels that it has, and takes those of a WorkloadEntry', () => {
    const machine = `
      apiVersion: networking.istio.io/v1
      kind: WorkloadEntry
      metadata: { name: vm, namespace: shop }
      spec: { address: 10.2.2.2, labels: { app: vm } }
`;
    const selecting = entryText('s', ports.https).replace(
      'DNS',
      'STATIC\n    workloadSelector: { labels: { app: x } } # these',
    );
    const both = designFrom({ 'egress.yaml': `${selecting}---\n${machine}`, 'design.yaml': design });
    expect(saidBy(both, 'ServiceEntry/shop/s', 'WorkloadEntry/shop/vm')).toBe(
      'Selects pods with app=vm as endpoints, instead of the labels that it has',
    );
    const after = filesWired(both, 'ServiceEntry/shop/s', 'WorkloadEntry/shop/vm')['egress.yaml'];
    expect(after).toBe(yaml(`${selecting}---\n${machine}`).replace('{ app: x } } #', '{ app: vm } } #'));
    expect(saidBy(designFrom({ 'egress.yaml': after ?? '' }), 'ServiceEntry/shop/s', 'WorkloadEntry/shop/vm')).toBe(
      '✗ s selects vm already.',
    );
  });

  it.each([
    [a, cart, 'a lists endpoints, and Istio takes either those or a workloadSelector. Delete its endpoints first.'],
    [
      'ServiceEntry/shop/dns',
      'Workload/shop/bare',
      'bare has no labels, so no selector can pick it. Give it labels first.',
    ],
    [
      'ServiceEntry/shop/dns',
      'Workload/other/far',
      'An entry selects pods of its own namespace, and far is in other. Move one of them first.',
    ],
  ])('%s to %s says why not', (from, to, says) => expect(saidBy(snapshot, from, to)).toBe(`✗ ${says}`));
});

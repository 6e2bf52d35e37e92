import { topologyOf } from '../../core/topology';
import { describe, expect, it } from 'vitest';
import { designFrom, filesAfter, yaml } from '../../core/testing/change-cases';
import { entryText, ports, refusalOf, troublesAfter } from '../testing/tool-cases';
import { filesWired, saidBy, stepOf } from '../testing/wire-cases';
import { connectionOf, targetsOf } from './connect';

const design = `
  apiVersion: fairway.dev/v1alpha1
  kind: EgressDesign
  metadata:
    name: shop
  spec:
    workloads:
      - name: cart # the busy one
        namespace: shop
        labels: { app: cart }
        calls:
          # until the move
          - url: http://old.example.com/v1/charges?dry=1 # here
            method: POST
            headers: { x-team: pay }
            expect: { outcome: passthrough } # for now
      - { name: web, namespace: shop, labels: { app: web }, calls: [{ url: 'https://api.example.com' }] }
`;

const entries = [
  entryText('api', `${ports.https}, ${ports.http}, ${ports.tcp}`),
  entryText('grpc', '{ number: 9000, name: grpc, protocol: GRPC }'),
  entryText('tls', '{ number: 443, name: tls, protocol: TLS }'),
  entryText('wild', ports.https, '"*.wild.example.com"').replace('DNS', 'NONE'),
  entryText('dns', '{ number: 53, name: dns, protocol: UDP }'),
  entryText('bare', ports.https, '').replace('hosts: []', 'hosts: []'),
].join('---\n');

const snapshot = designFrom({ 'egress.yaml': entries, 'design.yaml': design });
const before = yaml(design);
const cart = 'Workload/shop/cart';
const web = 'Workload/shop/web';
const call = 'Workload/shop/cart call:Workload/shop/cart/calls/0';

/** The design after a wire; nothing else may change. */
function designWired(from: string, to: string, text?: string): string {
  const files = filesWired(snapshot, from, to, text);
  expect(files['egress.yaml']).toBe(snapshot.workspace.files[0]?.text);
  return files['design.yaml'] ?? '';
}

/** The design with one more call of `cart`. */
const withCall = (url: string): string => before.replace('# for now\n', `# for now\n        - url: ${url}\n`);

describe('a wire from a workload', () => {
  it.each([
    ['ServiceEntry/shop/api', 'https://api.example.com'],
    ['ServiceEntry/shop/api port:80', 'http://api.example.com'],
    ['ServiceEntry/shop/api port:443', 'https://api.example.com'],
    ['ServiceEntry/shop/api port:5432', 'tcp://api.example.com:5432'],
    ['ServiceEntry/shop/grpc', 'grpc://grpc.example.com:9000'],
    ['ServiceEntry/shop/tls', 'tls://tls.example.com:443'],
    ['External/ServiceEntry/shop/api/api.example.com', 'https://api.example.com'],
  ])('to %s adds a call to %s', (to, url) => {
    expect(saidBy(snapshot, cart, to)).toBe(`Adds a call to ${url}`);
    expect(designWired(cart, to)).toBe(withCall(url));
  });

  it('adds to a list in flow style', () => {
    expect(designWired(web, 'ServiceEntry/shop/api port:80')).toBe(
      before.replace("'https://api.example.com' }", "'https://api.example.com' }, { url: http://api.example.com }"),
    );
  });

  it('to an empty place asks for a URL', () => {
    const step = stepOf(snapshot, cart, '');
    if (step.type !== 'ask') throw new Error(step.type);
    expect([step.what, step.start, step.done(' new.example.com ')]).toEqual([
      'url',
      'https://',
      'Call to https://new.example.com added to cart.',
    ]);
    expect(designWired(cart, '', 'new.example.com')).toBe(withCall('https://new.example.com'));
    expect(designWired(cart, '', 'redis://:s3cret@cache.example.com/0')).toBe(withCall('tcp://cache.example.com:6379'));
    expect(refusalOf(step.finish('kafka://a.example.com,b.example.com'))).toContain(
      'Write one of them: tcp://a.example.com:9092, tcp://b.example.com:9092.',
    );
    expect(refusalOf(step.finish('foo://app:s3cret@db.example.com'))).toMatch(
      /^foo:\/\/\(hidden\)@db\.example\.com is not a URL/,
    );
    expect(refusalOf(step.finish('http://a.example.com:99999/x'))).toContain('Port 99999 is above 65535');
    expect(refusalOf(step.finish('*.example.com'))).toContain('*.example.com is a wildcard');
    expect(refusalOf(step.finish('tcp://db.example.com'))).toContain('has no port');
    expect(refusalOf(step.finish('http://old.example.com/v1/charges?dry=1'))).toContain('already');
  });

  it('to an entry with a wildcard asks for one name under it', () => {
    const to = 'ServiceEntry/shop/wild';
    expect(saidBy(snapshot, cart, to)).toBe('Asks for a name under *.wild.example.com and adds a call to it');
    expect(designWired(cart, to, 'a.wild.example.com')).toBe(withCall('https://a.wild.example.com'));
    expect(designWired(cart, to, 'http://a.wild.example.com:8080/x')).toBe(
      withCall('http://a.wild.example.com:8080/x'),
    );
    const step = stepOf(snapshot, cart, to);
    if (step.type !== 'ask') throw new Error(step.type);
    expect([step.what, step.start]).toEqual(['name-under-wildcard', 'name.wild.example.com']);
    expect(refusalOf(step.finish('a.example.com'))).toBe('a.example.com is not a name under *.wild.example.com.');
  });

  it('writes a design where there is none, for a workload of a Deployment', () => {
    const deployment = `
      apiVersion: apps/v1
      kind: Deployment
      metadata: { name: web }
      spec: { template: { metadata: { labels: { app: web } } } }
`;
    const plain = designFrom({ 'egress.yaml': entries, 'web.yaml': deployment });
    const files = filesWired(plain, 'Workload/web', 'ServiceEntry/shop/api');
    expect(files['design.yaml']).toBe(
      yaml(`
        apiVersion: fairway.dev/v1alpha1
        kind: EgressDesign
        metadata:
          name: design
        spec:
          workloads:
            - name: web
              namespace: default
              calls:
                - url: https://api.example.com
      `),
    );
    const drawn = designFrom({ ...files, 'egress.yaml': entries, 'web.yaml': deployment });
    expect(filesWired(drawn, 'Workload/web', 'ServiceEntry/shop/tls')['design.yaml']).toBe(
      `${files['design.yaml'] ?? ''}        - url: tls://tls.example.com:443\n`,
    );
  });

  it('adds to the design that draws the workload', () => {
    const other = design.replace('name: cart', 'name: till');
    const two = designFrom({
      'egress.yaml': entries,
      'a.yaml': other,
      'b.yaml': design.replace('name: shop', 'name: two'),
    });
    const files = filesWired(two, cart, 'ServiceEntry/shop/api');
    expect(files['a.yaml']).toBe(yaml(other));
    expect(files['b.yaml']).toBe(withCall('https://api.example.com').replace('name: shop', 'name: two'));
  });

  it('leaves no findings', () => {
    for (const to of ['ServiceEntry/shop/api', 'ServiceEntry/shop/grpc', 'ServiceEntry/shop/api port:80']) {
      const step = stepOf(snapshot, cart, to);
      if (step.type !== 'change') throw new Error(step.type);
      const found = troublesAfter(snapshot, step.change()).filter((each) => !/hosts|UDP|address/.test(each));
      expect(found).toEqual([]);
    }
  });

  const podsCallHosts = '✗ A pod calls a host. Drop on a ServiceEntry; route it through the gateway from there.';
  it.each([
    [web, podsCallHosts],
    ['ServiceEntry/shop/dns', '✗ Port 53 is UDP, which sidecars pass by. Draw calls to its other ports.'],
    ['ServiceEntry/shop/bare', '✗ bare has no host yet, so nothing can call it. Give it one first.'],
    ['ServiceEntry/shop/gone', '✗ It is no longer there.'],
  ])('to %s says why not', (to, says) => expect(saidBy(snapshot, cart, to)).toBe(says));

  it('is refused at rules, gateways and what it calls already', () => {
    const more = `
      apiVersion: networking.istio.io/v1
      kind: Gateway
      metadata: { name: out, namespace: shop }
      spec: { selector: { istio: egressgateway }, servers: [] }
---
      apiVersion: networking.istio.io/v1
      kind: DestinationRule
      metadata: { name: api, namespace: shop }
      spec: { host: api.example.com }
`;
    const all = designFrom({ 'egress.yaml': `${entries}---\n${more}`, 'design.yaml': design });
    for (const to of [
      'Gateway/shop/out',
      'DestinationRule/shop/api',
      'ServiceEntry/shop/api rule:DestinationRule/shop/api',
    ])
      expect(saidBy(all, cart, to)).toBe(podsCallHosts);
    expect(saidBy(all, web, 'ServiceEntry/shop/api port:443')).toBe('✗ web calls https://api.example.com already.');
  });
});

describe('the end of a call', () => {
  /** The design with another URL in the place of the first. */
  const movedTo = (url: string): string => before.replace('http://old.example.com/v1/charges?dry=1 #', `${url} #`);

  it.each([
    // Port 80 is among its ports, so it stays.
    ['ServiceEntry/shop/api', 'http://api.example.com/v1/charges?dry=1'],
    ['ServiceEntry/shop/api port:443', 'https://api.example.com/v1/charges?dry=1'],
    ['ServiceEntry/shop/api port:5432', 'tcp://api.example.com:5432'],
    ['ServiceEntry/shop/grpc', 'grpc://grpc.example.com:9000/v1/charges?dry=1'],
    ['External/ServiceEntry/shop/tls/tls.example.com', 'tls://tls.example.com:443'],
  ])('moves to %s: its url becomes %s and nothing else changes', (to, url) => {
    expect(saidBy(snapshot, call, to)).toBe(`Moves the call to ${url}`);
    expect(designWired(call, to)).toBe(movedTo(url));
  });

  it('asks for a URL over an empty place, and for a name under a wildcard', () => {
    const step = stepOf(snapshot, call, '');
    expect(step.type === 'ask' && [step.what, step.start]).toEqual(['url', 'http://old.example.com/v1/charges?dry=1']);
    expect(designWired(call, '', 'https://x.example.com/y')).toBe(movedTo('https://x.example.com/y'));
    expect(designWired(call, 'ServiceEntry/shop/wild', 'a.wild.example.com')).toBe(
      movedTo('https://a.wild.example.com/v1/charges?dry=1'),
    );
  });

  it('keeps a name that the entry has', () => {
    const moved = designFrom({
      'egress.yaml': entries,
      'design.yaml': design.replace('http://old.example.com', 'tls://a.wild.example.com'),
    });
    expect(filesWired(moved, call, 'ServiceEntry/shop/wild')['design.yaml']).toContain(
      '- url: https://a.wild.example.com/v1/charges?dry=1 # here\n',
    );
  });

  it('is refused where it is already, and at what is no host', () => {
    expect(saidBy(snapshot, `${web} call:${web}/calls/0`, 'ServiceEntry/shop/api')).toBe(
      '✗ This call goes to https://api.example.com already.',
    );
    expect(saidBy(snapshot, call, web)).toContain('✗ A pod calls a host.');
  });
});

describe('the targets of a wire', () => {
  it('are everything that fits, in the order of the graph, ports where there are several', () => {
    const all = targetsOf(snapshot, { node: cart, part: null });
    expect(all.map(({ label, says }) => `${label}: ${says}`)).toEqual([
      'ServiceEntry shop/api port 443: Adds a call to https://api.example.com',
      'ServiceEntry shop/api port 80: Adds a call to http://api.example.com',
      'ServiceEntry shop/api port 5432: Adds a call to tcp://api.example.com:5432',
      'ServiceEntry shop/grpc: Adds a call to grpc://grpc.example.com:9000',
      'ServiceEntry shop/tls: Adds a call to tls://tls.example.com:443',
      'ServiceEntry shop/wild: Asks for a name under *.wild.example.com and adds a call to it',
      'External *.wild.example.com: Asks for a name under *.wild.example.com and adds a call to it',
      'External api.example.com: Adds a call to https://api.example.com',
      'External grpc.example.com: Adds a call to grpc://grpc.example.com:9000',
      'External tls.example.com: Adds a call to tls://tls.example.com:443',
      'Somewhere else: Asks for a URL and adds a call to it',
    ]);
    for (const { end, says } of all)
      expect(connectionOf(snapshot, { node: cart, part: null }, end)).toMatchObject({ fits: true, says });
  });

  it('can each be made', () => {
    for (const node of topologyOf(snapshot).nodes)
      for (const { end } of targetsOf(snapshot, { node: node.id, part: null })) {
        const connection = connectionOf(snapshot, { node: node.id, part: null }, end);
        if (connection.fits && connection.then.type === 'change') filesAfter(snapshot, connection.then.change());
      }
  });
});

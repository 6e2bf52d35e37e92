import { topologyOf } from './topology-of';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../snapshot';
import { mesh } from '../testing/mesh-fixture';
import { completeQuery } from './query-complete';
import { matchNodes, type QueryGround } from './query-match';
import { parseQuery, type Query } from './query';
import { queryKeys } from './query-keys';
import { cpuSeconds } from '../testing/cpu-time';

const resource = (kind: string, spec: string, name: string, namespace = 'shop', labels = ''): string => `
  apiVersion: networking.istio.io/v1
  kind: ${kind}
  metadata: { name: ${name}, namespace: ${namespace}${labels && `, labels: ${labels}`} }
  spec: ${spec}
  ---`;

const snapshot: Snapshot = mesh`
  apiVersion: fairway.dev/v1alpha1
  kind: EgressDesign
  metadata: { name: design }
  spec:
    mesh: { outboundTrafficPolicy: REGISTRY_ONLY }
    notes: [{ on: ServiceEntry/shop/api, text: agreed }]
    workloads:
      - name: checkout
        namespace: shop
        labels: { app: checkout }
        calls:
          - { url: "http://api.example.com", expect: { outcome: reached, tls: originated } }
          - { url: "https://gone.example.net", expect: { outcome: reached } }
      - { name: batch, namespace: bank, calls: [{ url: "tcp://db.example.com:5432" }] }
  ---
${resource(
  'ServiceEntry',
  '{ hosts: [api.example.com], ports: [{ number: 80, name: http, protocol: HTTP, targetPort: 443 }, { number: 443, name: tls, protocol: TLS }], resolution: DNS }',
  'api',
  'shop',
  '{ team: pay }',
)}${resource('DestinationRule', '{ host: api.example.com, trafficPolicy: { portLevelSettings: [{ port: { number: 80 }, tls: { mode: SIMPLE } }] }, subsets: [{ name: v1, labels: { v: "1" } }] }', 'originate')}${resource(
  'ServiceEntry',
  '{ hosts: [db.example.com], ports: [{ number: 5432, name: db, protocol: TCP }], resolution: STATIC, location: MESH_INTERNAL, endpoints: [{ address: 10.0.0.1, labels: { role: main } }], exportTo: [bank, "."] }',
  'db',
  'bank',
)}${resource('ServiceEntry', '{ hosts: ["*.example.org"], ports: [{ number: 8443, name: tls, protocol: TLS }], resolution: NONE }', 'wild')}${resource('Sidecar', '{ egress: [{ hosts: ["./*"] }] }', 'limits', 'bank')}
`;

const ground: QueryGround = {
  topology: topologyOf(snapshot),
  mesh: snapshot.mesh,
  findings: new Map([
    ['ServiceEntry/bank/db', [{ severity: 'warning', rule: 'tcp-without-address', code: 'IST0134' }]],
    ['DestinationRule/shop/originate', [{ severity: 'error', rule: 'subset-without-pods', code: 'IST0173' }]],
  ]),
  pinned: new Set(['ServiceEntry/shop/wild']),
  changed: new Set(['ServiceEntry/shop/api']),
};

function queryOf(text: string): Query {
  const parsed = parseQuery(text);
  if ('problem' in parsed) throw new Error(parsed.problem.says);
  return parsed.query;
}

/** The names of what matches. */
function hits(text: string, on: QueryGround = ground): string {
  return matchNodes(queryOf(text), on)
    .map((id) => id.replace(/^External\/.*\//, '@').replace(/^.*\//, ''))
    .join(' ');
}

describe('the filter', () => {
  it.each([
    ['api', 'checkout api @api.example.com'],
    ['API.', 'checkout api @api.example.com'],
    ['shop/', 'checkout api originate wild'],
    ['"*.example"', 'wild @*.example.org'],
    ['kind:se', 'db api wild'],
    ['kind:wl,es', 'batch checkout @*.example.org @10.0.0.1 @api.example.com'],
    ['kind:dr', 'originate'],
    ['kind:sidecar', 'limits'],
    ['kind:cluster', 'BlackHoleCluster'],
    ['ns:bank', 'batch db limits'],
    ['ns:ba*,nothing', 'batch db limits'],
    ['name:a*', 'api @api.example.com'],
    ['name:ap', ''],
    ['host:*.example.com', 'batch checkout db api originate @api.example.com'],
    ['host:"*.example.org"', 'wild @*.example.org'],
    ['port:443,5000-6000', 'batch checkout db api @10.0.0.1 @api.example.com'],
    ['port:443 kind:se', 'api'],
    ['proto:tls', 'api wild'],
    ['proto:tcp', 'batch db'],
    ['resolution:static', 'db'],
    ['location:internal', 'db'],
    ['location:external', 'api wild'],
    ['tls:sidecar', 'checkout api @api.example.com'],
    ['tls:1', 'checkout api wild @api.example.com'],
    ['tls:2,double', ''],
    ['via:sidecar', 'batch checkout db api @10.0.0.1 @api.example.com'],
    ['outcome:blackhole', 'checkout BlackHoleCluster'],
    ['outcome:blocked', 'checkout BlackHoleCluster'],
    ['outcome:reached', 'batch checkout db api'],
    ['expect:holds', 'checkout'],
    ['expects:fails', 'checkout'],
    ['expect:unknown', ''],
    ['sev:error', 'originate'],
    ['rule:tcp-*', 'db'],
    ['code:ist0134', 'db'],
    ['label:app=checkout', 'checkout'],
    ['label:team', 'api'],
    ['label:role=main', '@10.0.0.1'],
    ['has:dr', 'api'],
    ['has:note', 'api'],
    ['has:endpoints', 'db'],
    ['has:finding', 'db originate'],
    ['has:conflict', 'db'],
    ['is:called kind:se', 'db api'],
    ['is:uncalled', 'wild @*.example.org'],
    ['is:wildcard', 'wild'],
    ['is:dangling', 'api originate'],
    ['is:pinned', 'wild'],
    ['is:changed', 'api'],
    ['seen-by:shop/checkout', 'api wild'],
    ['seen-by:batch', 'db'],
    ['from:checkout', 'api BlackHoleCluster @api.example.com'],
    ['from:wild', '@*.example.org'],
    ['to:10.0.0.1', 'batch db'],
    ['to:shop/api', 'checkout'],
    ['-kind:se ns:shop', 'checkout originate'],
    ['--kind:wl', 'batch checkout'],
    ['', ''],
    ['-', ''],
  ])('%s', (text, expected) => {
    expect(hits(text)).toBe(expected);
  });

  it.each([
    ['via:ztunnel', 'cart api @api.example.com'],
    ['via:sidecar', ''],
  ])('finds in an ambient mesh %s', (text, expected) => {
    const ambient = mesh`${resource(
      'ServiceEntry',
      '{ hosts: [api.example.com], ports: [{ number: 443, name: tls, protocol: TLS }], resolution: DNS }',
      'api',
    )}
      apiVersion: fairway.dev/v1alpha1
      kind: EgressDesign
      metadata: { name: ambient }
      spec:
        mesh: { dataPlane: ambient }
        workloads: [{ name: cart, namespace: shop, calls: [{ url: "https://api.example.com" }] }]`;
    expect(hits(text, { topology: topologyOf(ambient), mesh: ambient.mesh })).toBe(expected);
  });

  it('finds a call that is not understood at the pod and at the entry', () => {
    const plain = mesh`${resource('ServiceEntry', '{ hosts: [api.example.com], ports: [{ number: 80, name: http, protocol: HTTP, targetPort: 443 }], resolution: DNS }', 'api')}
      apiVersion: fairway.dev/v1alpha1
      kind: EgressDesign
      metadata: { name: design }
      spec:
        workloads: [{ name: cart, namespace: shop, calls: [{ url: "http://api.example.com" }] }]`;
    const topology = topologyOf(plain);
    expect(hits('outcome:not-understood', { topology, mesh: plain.mesh })).toBe('cart api');
    const card = topology.nodes.find((node) => node.type === 'service-entry');
    expect(card?.ports.map(({ misread }) => misread)).toEqual(['plain-to-tls']);
  });

  it('finds a call that a rule sends on at the entry where it is not understood', () => {
    const entry = (name: string, port: string): string =>
      resource('ServiceEntry', `{ hosts: [${name}.example.com], ports: [${port}], resolution: DNS }`, name);
    const sent = mesh`${entry('api', '{ number: 80, name: http, protocol: HTTP }')}
      ${entry('far', '{ number: 443, name: tls, protocol: TLS }, { number: 80, name: http, protocol: HTTP }')}
      ${resource('VirtualService', '{ hosts: [api.example.com], http: [{ route: [{ destination: { host: far.example.com, port: { number: 443 } } }] }] }', 'api')}
      apiVersion: fairway.dev/v1alpha1
      kind: EgressDesign
      metadata: { name: design }
      spec:
        workloads: [{ name: cart, namespace: shop, calls: [{ url: "http://api.example.com" }] }]`;
    const topology = topologyOf(sent);
    expect(hits('outcome:not-understood', { topology, mesh: sent.mesh })).toBe('cart api far');
    const cards = topology.nodes.filter((node) => node.type === 'service-entry');
    expect(cards.map(({ name, ports }) => [name, ...ports.map(({ misread }) => misread)])).toEqual([
      ['api', undefined],
      ['far', 'plain-to-tls', undefined],
    ]);
  });

  it('finds a call that a proxy sends elsewhere as redirected, and not among what is blocked', () => {
    const sent = mesh`${resource('ServiceEntry', '{ hosts: [api.example.com], ports: [{ number: 80, name: http, protocol: HTTP }], resolution: DNS }', 'api')}${resource('VirtualService', '{ hosts: [api.example.com], http: [{ redirect: { uri: /new } }] }', 'sends')}
      apiVersion: fairway.dev/v1alpha1
      kind: EgressDesign
      metadata: { name: design }
      spec:
        workloads: [{ name: cart, namespace: shop, calls: [{ url: "http://api.example.com" }] }]`;
    const on = { topology: topologyOf(sent), mesh: sent.mesh };
    expect(hits('outcome:redirected', on)).toBe('cart api');
    expect(hits('outcome:blocked', on)).toBe('');
  });

  it('has keys that all mean something', () => {
    for (const key of queryKeys) expect(key.about).toMatch(/^[A-Z].*\.$/);
  });

  it.each([
    ['colour:red', 0, 6, /^There is no key colour. Keys are kind, ns, name, host, /],
    ['a -x:1', 3, 4, /^There is no key x\. /],
    ['kind:', 0, 5, /^kind: stands without a value. The kind of a card or rule\.$/],
    ['name:"a b', 5, 9, /^A quote is open here/],
    ['tls:app,bogus', 8, 13, /^tls: knows 0, 1, .* and unknown, and not bogus\.$/],
    ['via:proxy', 4, 9, /^via: knows sidecar, .* and ztunnel, and not proxy\.$/],
    ['port:80,http', 8, 12, /^port: takes numbers and ranges, and http is none\.$/],
  ])('says what it cannot understand in %j', (text, from, to, says) => {
    const parsed = parseQuery(text);
    expect(parsed).toMatchObject({ problem: { from, says: expect.stringMatching(says) as unknown } });
    if ('problem' in parsed && !text.includes('"')) expect(parsed.problem.to).toBe(to);
  });

  it('takes an address for a word', () => {
    expect(queryOf('http://api.example.com')).toEqual({
      terms: [{ key: undefined, values: [{ text: 'http://api.example.com', quoted: false }], negated: false }],
    });
  });
});

const words = fc.constantFrom(
  'kind:se',
  'ns:bank',
  'api',
  'is:called',
  '-has:dr',
  'port:80-500',
  'from:checkout',
  '"a b"',
  'a*,b',
);
const anyText = fc.oneof(
  fc.string(),
  fc
    .array(fc.constantFrom('kind', 'ns', ':', ',', '"', '-', '*', ' ', 'a', '/', '8-9', 'port'), { maxLength: 12 })
    .map((parts) => parts.join('')),
);

describe('any filter', () => {
  it('is understood or explained, within its text', () => {
    fc.assert(
      fc.property(anyText, fc.nat(20), (text, offset) => {
        const parsed = parseQuery(text);
        if ('problem' in parsed) {
          expect(parsed.problem.from).toBeGreaterThanOrEqual(0);
          expect(parsed.problem.to).toBeLessThanOrEqual(text.length);
          expect(parsed.problem.from).toBeLessThanOrEqual(parsed.problem.to);
        } else {
          expect(Array.isArray(matchNodes(parsed.query, ground))).toBe(true);
        }
        const at = Math.min(offset, text.length);
        const { from, to } = completeQuery(text, at, ground);
        expect(from).toBeLessThanOrEqual(to);
        expect(to).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it('is its own twofold negation, and its negation is the rest, in order', () => {
    const all = matchNodes(queryOf('-name:nothing'), ground);
    fc.assert(
      fc.property(words, (word) => {
        const plain = hitsOf(word);
        expect(hitsOf(`--${word}`)).toEqual(plain);
        const rest = hitsOf(`-${word}`);
        expect(all.filter((id) => plain.includes(id))).toEqual(plain);
        expect(all.filter((id) => !plain.includes(id))).toEqual(rest);
      }),
    );
  });

  it('finds what all of its terms find', () => {
    fc.assert(
      fc.property(words, words, (one, two) => {
        expect(hitsOf(`${one} ${two}`)).toEqual(hitsOf(one).filter((id) => hitsOf(two).includes(id)));
      }),
    );
  });
});

function hitsOf(text: string): readonly string[] {
  return matchNodes(queryOf(text), ground);
}

describe('completion', () => {
  const texts = (text: string): readonly string[] =>
    completeQuery(text, text.length, ground).options.map((each) => each.text);

  it('offers keys, and what they ask for', () => {
    expect(texts('')).toHaveLength(queryKeys.length);
    expect(texts('ns:shop re')).toEqual(['resolution:']);
    expect(texts('-ki')).toEqual(['kind:']);
    expect(completeQuery('ki', 2).options).toEqual([{ text: 'kind:', about: 'The kind of a card or rule.' }]);
    expect(completeQuery('a -ki', 5)).toMatchObject({ from: 3, to: 5 });
  });

  it('offers the values of a key, those of the design as well', () => {
    expect(texts('resolution:d')).toEqual(['dns', 'dns_round_robin', 'dynamic_dns']);
    expect(texts('ns:')).toEqual(['bank', 'shop']);
    expect(texts('ns:bank,s')).toEqual(['shop']);
    expect(texts('host:*')).toEqual(['"*.example.org"']);
    expect(texts('seen-by:')).toEqual(['bank/batch', 'shop/checkout']);
    expect(texts('from:ch')).toEqual(['checkout']);
    expect(texts('colour:')).toEqual([]);
    expect(completeQuery('ns:ba', 5, ground)).toMatchObject({ from: 3, to: 5 });
    expect(completeQuery('kind:s', 6).options.map((each) => each.text)).toEqual(['serviceentry', 'sidecar']);
  });
});

it('searches 1,000 entries without a square of their number', () => {
  const entries = Array.from({ length: 1000 }, (_, index) =>
    resource(
      'ServiceEntry',
      `{ hosts: [api-${index}.example.com], ports: [{ number: 443, name: tls, protocol: TLS }], resolution: DNS }`,
      `api-${index}`,
    ),
  );
  const large = mesh`${entries.join('')}`;
  const wide: QueryGround = { topology: topologyOf(large), mesh: large.mesh };
  const query = queryOf('kind:se proto:tls host:*9*.example.com -is:called tls:app');
  expect(matchNodes(query, wide)).toHaveLength(271);
  expect(cpuSeconds(() => matchNodes(query, wide))).toBeLessThan(1);
});

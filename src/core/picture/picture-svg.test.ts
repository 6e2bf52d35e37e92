import { describe, expect, it } from 'vitest';
import { mesh } from '../testing/mesh-fixture';
import { outside, wordsOf } from '../testing/read-picture';
import { elementsIn, ownText, readXml } from '../testing/read-xml';
import { topologyOf } from '../topology';
import { palettes } from './palette';
import { pictureSvg } from './picture-svg';

const checkout = topologyOf(mesh`
  kind: EgressDesign
  metadata: { name: checkout }
  spec:
    workloads:
    - name: checkout
      namespace: production
      labels: { app: checkout }
      calls:
      - { url: 'https://api.example.com', expect: { outcome: reached } }
      - { url: 'tcp://db.example.com:5432' }
  ---
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: api, namespace: production }
  spec:
    hosts: [api.example.com]
    ports: [{ number: 443, name: tls, protocol: TLS }]
    resolution: DNS
  ---
  apiVersion: networking.istio.io/v1
  kind: DestinationRule
  metadata: { name: api, namespace: production }
  spec: { host: api.example.com, trafficPolicy: { outlierDetection: {} } }
`);

describe('the picture of a flow graph', () => {
  it('writes on each card what the canvas writes, and in full where that is cut', () => {
    expect(wordsOf(pictureSvg(checkout))).toEqual([
      'Workload production/checkout | W | checkout | app=checkout | envoy | api.example.c… | api.example.com | https | db.example.com:5… | db.example.com:5432 | tcp',
      'ServiceEntry production/api, api.example.com | DR | eject up to 10 % | SE | api.example.com | production/api | 443 | TLS | TLS by app | DNS | no address | exportTo *',
      'PassthroughCluster sends 1 call to the dialled address, without any policy | PassthroughCluster | 1 call | db.example.com',
      'External api.example.com | ES | api.example.com | every address in DNS',
    ]);
  });

  it('is told in words to those who do not see it', () => {
    const root = readXml(pictureSvg(checkout, { title: 'Egress of checkout', id: 'after' }));
    expect(root.attributes).toMatchObject({ role: 'img', 'aria-labelledby': 'after-title after-description' });
    const [title, description] = elementsIn(root).filter(({ attributes }) => attributes['id']?.startsWith('after-'));
    expect(title && ownText(title)).toBe('Egress of checkout');
    expect(description && ownText(description)).toBe(
      'Flow graph: 1 pod, 1 ServiceEntry, 1 external endpoint. production/checkout calls https://api.example.com: reached. production/checkout calls tcp://db.example.com:5432: passes through to the dialled address. ServiceEntry production/api for api.example.com, resolution DNS: 443 TLS, TLS by app.',
    );
  });

  it('shows a redirect as a call that turns back, and says so in its legend and description', () => {
    const svg = pictureSvg(
      topologyOf(mesh`
        kind: EgressDesign
        metadata: { name: checkout }
        spec: { workloads: [{ name: checkout, namespace: a, calls: [{ url: 'http://api.example.com/old' }] }] }
        ---
        apiVersion: networking.istio.io/v1
        kind: ServiceEntry
        metadata: { name: api, namespace: a }
        spec: { hosts: [api.example.com], ports: [{ number: 80, name: http, protocol: HTTP }], resolution: DNS }
        ---
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: { name: api, namespace: a }
        spec: { hosts: [api.example.com], http: [{ redirect: { uri: /new } }] }
      `),
    );
    expect(svg).toContain('>Redirected<');
    expect(svg).not.toContain('>Refused<');
    expect(svg).toContain('a/checkout calls http://api.example.com/old: redirected by a proxy.');
  });

  it('draws one sign for all redirected calls that end in one place, with their number', () => {
    const calls = ['/a', '/b', '/c'].map((path) => `{ url: 'http://api.example.com${path}' }`).join(', ');
    const svg = pictureSvg(
      topologyOf(mesh`
        kind: EgressDesign
        metadata: { name: checkout }
        spec: { workloads: [{ name: checkout, namespace: a, calls: [${calls}] }] }
        ---
        apiVersion: networking.istio.io/v1
        kind: ServiceEntry
        metadata: { name: api, namespace: a }
        spec: { hosts: [api.example.com], ports: [{ number: 80, name: http, protocol: HTTP }], resolution: DNS }
        ---
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: { name: api, namespace: a }
        spec: { hosts: [api.example.com], http: [{ redirect: { uri: /new } }] }
      `),
    );
    // One in the picture, and one in its legend.
    expect(svg.split('a4 4 0 0 0 0-8h-6').length - 1).toBe(2);
    expect(svg).toContain('>×3<');
  });

  it('explains the signs that occur in it, and no others', () => {
    const svg = pictureSvg(checkout);
    for (const words of ['One layer of TLS', 'Passes through', 'Promise kept']) expect(svg).toContain(`>${words}<`);
    for (const words of ['TLS inside TLS', 'Refused', 'Promise broken']) expect(svg).not.toContain(words);
  });

  it('is the same text for the same topology and options', () => {
    expect(pictureSvg(checkout)).toBe(pictureSvg(checkout));
    expect(pictureSvg(checkout, { theme: 'dark' })).not.toBe(pictureSvg(checkout));
  });

  it('draws a part: what is asked for, and the endpoints that hang on it', () => {
    const entry = wordsOf(pictureSvg(checkout, { only: new Set(['ServiceEntry/production/api']) }));
    expect(entry.map((words) => words.split(' | ')[0])).toEqual([
      'ServiceEntry production/api, api.example.com',
      'External api.example.com',
    ]);
    expect(wordsOf(pictureSvg(checkout, { only: new Set(['Namespace/production']) }))).toHaveLength(4);
    expect(pictureSvg(checkout, { only: new Set() })).toContain('Nothing is drawn here.');
  });

  it('draws folded namespaces as one line with what they stand for', () => {
    const svg = pictureSvg(checkout, { folded: new Set(['production']) });
    expect(svg).toContain('1 pod → 1 entry · 1 call out, 0 in');
    expect(svg).toContain('>1 endpoint<');
    expect(outside(svg)).toEqual([]);
  });

  it('shows every row of a card, and very many endpoints as groups with their number', () => {
    const ports = Array.from(
      { length: 14 },
      (_, index) => `{ number: ${8000 + index}, name: p${index}, protocol: TCP }`,
    );
    const endpoints = Array.from({ length: 20 }, (_, index) => `{ address: 10.0.${index % 2}.${index} }`);
    const svg = pictureSvg(
      topologyOf(mesh`
        apiVersion: networking.istio.io/v1
        kind: ServiceEntry
        metadata: { name: many, namespace: a }
        spec:
          hosts: [many.example.com]
          ports: [${ports.join(', ')}]
          resolution: STATIC
          endpoints: [${endpoints.join(', ')}]
      `),
    );
    const [entry, ...groups] = wordsOf(svg);
    expect(entry).toContain('| 8013 | TCP |');
    expect(entry).toContain('14 ports in all');
    expect(groups).toEqual([
      '10.0.0.0/24: 10 endpoints | ES | 10.0.0.0/24 | 10 endpoints',
      '10.0.1.0/24: 10 endpoints | ES | 10.0.1.0/24 | 10 endpoints',
    ]);
    expect(outside(svg)).toEqual([]);
  });

  it('keeps cards where a person placed them', () => {
    expect(pictureSvg(checkout, { pins: new Map([['Workload/production/checkout', { x: 14, y: 640 }]]) })).toContain(
      'translate(14 640)',
    );
  });

  it('counts findings on the cards that have them', () => {
    const counts = new Map([['ServiceEntry/production/api', { error: 0, warning: 3, info: 1 }]]);
    expect(wordsOf(pictureSvg(checkout, { counts }))[1]).toContain('api.example.com | 3 | production/api');
  });

  it.each(Array.from({ length: 20 }, (_, index) => index + 1))(
    'counts %i of them as well as any other number',
    (many) => {
      const counts = new Map([
        ['ServiceEntry/production/api', { error: many, warning: 0, info: 0 }],
        ['DestinationRule/production/api', { error: 0, warning: many, info: 0 }],
      ]);
      const words = wordsOf(pictureSvg(checkout, { counts }))[1];
      expect(words).toContain(`api.example.com | ${many} | production/api`);
      expect(words?.split(' | ').filter((each) => each === String(many))).toHaveLength(2);
    },
  );
});

describe('the picture of a comparison', () => {
  it('marks what was added, removed and changed, and explains only these signs', () => {
    const api = 'ServiceEntry/production/api';
    const rule = 'DestinationRule/production/api';
    const marks = [[api, 'changed'] as const, [rule, 'added'] as const];
    const svg = pictureSvg(checkout, { changes: new Map(marks) });
    for (const words of ['Added', 'Changed']) expect(svg).toContain(`>${words}<`);
    expect(svg).not.toContain('>Removed<');
    const strokes = elementsIn(readXml(svg)).map(({ attributes }) => attributes['stroke']);
    expect(strokes).toContain(palettes.light.add);
    expect(strokes).toContain(palettes.light.accent);
    expect(strokes).not.toContain(palettes.light.remove);
    expect(outside(svg)).toEqual([]);
  });
});

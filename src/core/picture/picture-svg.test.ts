import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { takeSnapshot } from '../snapshot';
import { mesh, workspaceOf } from '../testing/mesh-fixture';
import { elementsIn, ownText, readXml, type XmlElement } from '../testing/read-xml';
import { topologyOf, type Topology } from '../topology';
import { palettes } from './palette';
import { drawPicture, pictureSvg } from './picture-svg';
import { widthOf } from './svg/text-width';

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

/** What a picture writes: a line a card, with what stands on it. */
function wordsOf(svg: string): string[] {
  const cards = elementsIn(readXml(svg)).filter(
    ({ name, attributes, content }) =>
      name === 'g' &&
      'transform' in attributes &&
      content.some((each) => typeof each !== 'string' && each.name === 'title'),
  );
  return cards.map((card) =>
    elementsIn(card)
      .filter(({ name }) => name === 'title' || name === 'text')
      .map(ownText)
      .join(' | '),
  );
}

/** A design of names that other formats would stumble over. */
function hostile(names: readonly string[]): Topology {
  const at = (index: number): string => names[index % names.length] ?? '';
  const documents = [
    {
      kind: 'EgressDesign',
      metadata: { name: at(0) },
      spec: {
        workloads: [
          {
            name: at(1),
            namespace: at(2),
            labels: { app: at(3) },
            calls: [{ url: `https://${at(4)}` }, { url: at(5), expect: { outcome: 'reached' } }],
          },
        ],
        notes: [
          { on: `Namespace/${at(2)}`, text: at(0) },
          { on: `ServiceEntry/${at(2)}/${at(6)}`, text: at(1) },
        ],
      },
    },
    {
      apiVersion: 'networking.istio.io/v1',
      kind: 'ServiceEntry',
      metadata: { name: at(6), namespace: at(2) },
      spec: {
        hosts: [at(4), at(3)],
        ports: [{ number: 443, name: at(2), protocol: at(1) }],
        resolution: 'STATIC',
        exportTo: [at(2)],
        addresses: [at(5)],
        endpoints: [{ address: at(6), locality: at(1), weight: 80 }],
      },
    },
    {
      apiVersion: 'networking.istio.io/v1',
      kind: 'DestinationRule',
      metadata: { name: at(5), namespace: at(2) },
      spec: { host: at(0), subsets: [{ name: at(3) }] },
    },
  ];
  const files = Object.fromEntries(documents.map((each, index) => [`${index}.yaml`, JSON.stringify(each)]));
  return topologyOf(takeSnapshot(workspaceOf(files)));
}

const nasty = [
  `<script>alert("1")</script>`,
  `"'&amp;<!-- ]]> --><![CDATA[`,
  'a\u0000b\u001Bc\u202Ed\uFFFFe',
  'قاعدة البيانات',
  '👩‍👩‍👧‍👦 é漢字',
  'x'.repeat(400),
  '\uD800half',
];

const names = fc.array(fc.oneof(fc.constantFrom(...nasty), fc.string({ unit: 'binary', maxLength: 40 })), {
  minLength: 7,
  maxLength: 7,
});

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The boxes of all rectangles and texts on the page, as they are drawn. */
function boxesOf(element: XmlElement, move = { x: 0, y: 0, scale: 1 }): Box[] {
  const { name, attributes, content } = element;
  if (name === 'defs') return [];
  const [, x = '0', y = '0'] = /translate\((\S+) (\S+)\)/.exec(attributes['transform'] ?? '') ?? [];
  const [, scale = '1'] = /scale\((\S+)\)/.exec(attributes['transform'] ?? '') ?? [];
  const own = {
    x: move.x + Number(x) * move.scale,
    y: move.y + Number(y) * move.scale,
    scale: move.scale * Number(scale),
  };
  const box = name === 'rect' ? rectOf(attributes) : name === 'text' ? textBox(element) : undefined;
  const drawn = box && {
    left: own.x + box.left * own.scale,
    top: own.y + box.top * own.scale,
    right: own.x + box.right * own.scale,
    bottom: own.y + box.bottom * own.scale,
  };
  return [
    ...(drawn ? [drawn] : []),
    ...content.flatMap((each) => (typeof each === 'string' ? [] : boxesOf(each, own))),
  ];
}

function rectOf(attributes: XmlElement['attributes']): Box {
  const of = (key: string): number => Number(attributes[key] ?? 0);
  return { left: of('x'), top: of('y'), right: of('x') + of('width'), bottom: of('y') + of('height') };
}

function textBox(element: XmlElement): Box {
  const { attributes } = element;
  const size = Number(attributes['font-size'] ?? 13);
  const family = attributes['font-family'] === undefined ? 'ui' : 'mono';
  const width = Number(attributes['textLength'] ?? widthOf(ownText(element), { family, size, weight: 600 }));
  const x = Number(attributes['x']);
  const y = Number(attributes['y']);
  const ends = attributes['text-anchor'] === 'end' || attributes['direction'] === 'rtl';
  const left = ends ? x - width : attributes['text-anchor'] === 'middle' ? x - width / 2 : x;
  return { left, top: y - size, right: left + width, bottom: y + size * 0.3 };
}

function outside(svg: string): Box[] {
  const root = readXml(svg);
  const { width, height } = root.attributes;
  return boxesOf(root).filter(
    ({ left, top, right, bottom }) => left < 0 || top < 0 || right > Number(width) || bottom > Number(height),
  );
}

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
      'Flow graph: 1 workload, 1 ServiceEntry, 1 external endpoint. production/checkout calls https://api.example.com: reached. production/checkout calls tcp://db.example.com:5432: passes through to the dialled address. ServiceEntry production/api for api.example.com, resolution DNS: 443 TLS, TLS by app.',
    );
  });

  it('explains the signs that occur in it, and no others', () => {
    const svg = pictureSvg(checkout);
    for (const words of ['One layer of TLS', 'Passes through', 'Promise kept']) expect(svg).toContain(`>${words}<`);
    for (const words of ['TLS inside TLS', 'Refused', 'Promise broken']) expect(svg).not.toContain(words);
  });

  it('is the same text for the same topology and options', () => {
    expect(pictureSvg(hostile(nasty))).toBe(pictureSvg(hostile(nasty)));
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
    expect(svg).toContain('1 workload → 1 entry · 1 call out, 0 in');
    expect(svg).toContain('>1 endpoint<');
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

describe('names in a picture', () => {
  it('stay text, whatever they are, and stay inside the picture', () => {
    fc.assert(
      fc.property(names, fc.constantFrom('light' as const, 'dark' as const), (each, theme) => {
        const svg = pictureSvg(hostile(each), { title: each[0] ?? '', theme });
        const allowed = ['defs', 'desc', 'g', 'path', 'pattern', 'rect', 'svg', 'text', 'title'];
        const found = new Set(elementsIn(readXml(svg)).map(({ name }) => name));
        expect([...found].filter((name) => !allowed.includes(name))).toEqual([]);
        expect(outside(svg)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('do not reach beyond their cards', () => {
    const { svg } = drawPicture(hostile(nasty));
    const cards = elementsIn(readXml(svg)).filter(
      ({ attributes, content }) =>
        'transform' in attributes && content.some((each) => typeof each !== 'string' && each.name === 'title'),
    );
    expect(cards.length).toBeGreaterThan(3);
    for (const card of cards)
      for (const { left, right } of boxesOf({ ...card, attributes: {} })) {
        expect(left).toBeGreaterThanOrEqual(-1);
        expect(right).toBeLessThanOrEqual(257);
      }
  });

  it('show what cannot be drawn by a sign, and cannot turn the direction of what follows', () => {
    const svg = pictureSvg(hostile(nasty));
    expect(svg).toContain('a\uFFFDb\uFFFDc\uFFFDd\uFFFDe');
    expect(svg).not.toContain('\u202E');
  });
});

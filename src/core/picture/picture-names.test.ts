import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { takeSnapshot } from '../snapshot';
import { workspaceOf } from '../testing/mesh-fixture';
import { boxesOf, cardsOf, outside } from '../testing/read-picture';
import { elementsIn, readXml } from '../testing/read-xml';
import { topologyOf, type Topology } from '../topology';
import { drawPicture, pictureSvg } from './picture-svg';

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
    const cards = cardsOf(svg);
    expect(cards.length).toBeGreaterThan(3);
    for (const card of cards)
      for (const { left, right } of boxesOf({ ...card, attributes: {} })) {
        expect(left).toBeGreaterThanOrEqual(-1);
        expect(right).toBeLessThanOrEqual(257);
      }
  });

  it('show what is hidden as its number, and cannot turn the direction of what follows', () => {
    const svg = pictureSvg(hostile(nasty));
    expect(svg).toContain('a\\u{0}b\\u{1B}c\\u{202E}d\uFFFDe');
    expect(svg).not.toContain('\u202E');
  });
});

import { describe, expect, it } from 'vitest';
import { takeSnapshot } from '../snapshot';
import { dedent, mesh } from '../testing/mesh-fixture';
import type { Topology } from './topology';
import { topologyOf } from './topology-of';

const entry = (name: string, spec = '', namespace = 'shop'): string => `
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: ${name}, namespace: ${namespace} }
  spec: { hosts: [${name}.example.com], ports: [{ number: 80, name: http, protocol: HTTP }], resolution: DNS${spec} }
  ---`;

const routing = (spec: string, name = 'vs'): string => `
  apiVersion: networking.istio.io/v1
  kind: VirtualService
  metadata: { name: ${name}, namespace: shop }
  spec: { ${spec} }
  ---`;

const to = (name: string): string => `route: [{ destination: { host: ${name}.example.com, port: { number: 80 } } }]`;

function routes({ edges }: Topology): readonly string[] {
  return edges
    .filter(({ type }) => type === 'route')
    .map(
      ({ from, fromRow, to: target, toRow }) =>
        `${from.split('/').at(-1)}:${fromRow} ${target.split('/').at(-1)}:${toRow}`,
    );
}

describe('routes between entries that nobody calls', () => {
  const pair = entry('a') + entry('b');

  it.each([
    ['to another entry', pair + routing(`hosts: [a.example.com], http: [{ ${to('b')} }]`), ['a:80 b:80']],
    ['not to their own', pair + routing(`hosts: [a.example.com], http: [{ ${to('a')} }]`), []],
    [
      'by each rule that can take something',
      pair +
        entry('c') +
        routing(`hosts: [a.example.com], http: [{ match: [{ uri: { prefix: /c } }], ${to('c')} }, { ${to('b')} }]`),
      ['a:80 b:80', 'a:80 c:80'],
    ],
    [
      'not by a rule behind one that takes everything',
      pair + entry('c') + routing(`hosts: [a.example.com], http: [{ ${to('b')} }, { ${to('c')} }]`),
      ['a:80 b:80'],
    ],
    [
      'not by a rule for another port',
      pair + routing(`hosts: [a.example.com], http: [{ match: [{ port: 81 }], ${to('b')} }]`),
      [],
    ],
    [
      'by the rules of a delegate',
      pair +
        routing('hosts: [a.example.com], http: [{ delegate: { name: part } }]') +
        routing(`http: [{ ${to('b')} }]`, 'part'),
      ['a:80 b:80'],
    ],
    [
      'not to an entry that callers do not see',
      entry('a') +
        entry('b', ', exportTo: ["."]', 'bank') +
        routing(`hosts: [a.example.com], exportTo: ["."], http: [{ ${to('b')} }]`),
      [],
    ],
  ])('lead %s', (_, documents, expected) => {
    expect([...routes(topologyOf(mesh`${documents}`))].sort()).toEqual(expected);
  });

  it('come and go with what they lead to', () => {
    const files = (more: string): Parameters<typeof takeSnapshot>[0] => ({
      files: [
        { path: 'a.yaml', text: dedent(entry('a') + routing(`hosts: [a.example.com], http: [{ ${to('b')} }]`)) },
        { path: 'b.yaml', text: dedent(more) },
      ],
    });
    const before = takeSnapshot(files(entry('c')));
    expect(routes(topologyOf(before))).toEqual([]);
    const after = takeSnapshot(files(entry('b')), before);
    expect(routes(topologyOf(after))).toEqual(['a:80 b:80']);
    expect(routes(topologyOf(takeSnapshot(files(entry('c')), after)))).toEqual([]);
  });
});

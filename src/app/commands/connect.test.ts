import { topologyOf } from '../../core/topology';
import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../core/analysis';
import type { Spot } from '../../core/picture';
import { takeSnapshot, type Snapshot } from '../../core/snapshot';
import { filesOf, templates } from '../../core/templates';
import type { Node } from '../../core/topology';
import { filesAfter, snapshotAfter, yaml } from '../../core/testing/change-cases';
import { entryText, ports } from '../testing/tool-cases';
import { filesWired } from '../testing/wire-cases';
import { canConnectFrom, connectionOf, type Connection, type Offer } from './connect';

/** A card and everything of it that a wire can begin or end at. */
function endsOf(node: Node): Spot[] {
  const parts =
    node.type === 'workload'
      ? node.calls.map((call) => `call:${call.id}`)
      : node.type === 'service-entry'
        ? [...node.ports.map((port) => `port:${port.number}`), ...node.docked.map((rule) => `rule:${rule.id}`)]
        : [];
  return [null, ...parts].map((part) => ({ node: node.id, part }));
}

/** Changes that a wire makes without asking for a text. */
function changesOf(connection: Connection): readonly Offer[] {
  if (!connection.fits) return [];
  const { then } = connection;
  return then.type === 'change' ? [then] : then.type === 'choose' ? then.offers : [];
}

/** What Istio would refuse. */
function refusals(snapshot: Snapshot): ReadonlySet<string> {
  const found = findingsOf(snapshot).filter(
    ({ layer }) => layer === 'yaml' || layer === 'schema' || layer === 'webhook',
  );
  return new Set(found.map(({ rule, message }) => `${rule}: ${message}`));
}

const crlf = (text: string): string => text.replaceAll('\n', '\r\n');

function never(): never {
  throw new Error('There is no such template');
}

describe('wires between all cards and rows', () => {
  it.each(templates)(
    'of the template $id say what they do, do it, and write nothing that Istio refuses',
    (template) => {
      const snapshot = takeSnapshot({ files: filesOf(template) });
      const before = refusals(snapshot);
      const ends = topologyOf(snapshot).nodes.flatMap(endsOf);
      for (const from of ends)
        for (const to of [...ends, null]) {
          const connection = connectionOf(snapshot, from, to);
          expect(connection.says).toMatch(connection.fits ? /^[A-Z][^]*[^.]$/ : /^\S[^]*\.$/);
          expect(connection.says.split(/[.:] [A-Z]/).length).toBeLessThan(4);
          if (connection.fits) expect(canConnectFrom(snapshot, from)).toBe(true);
          for (const { change, done, title } of changesOf(connection)) {
            const after = snapshotAfter(snapshot, change());
            expect(after.workspace).not.toEqual(snapshot.workspace);
            expect([...refusals(after)].filter((each) => !before.has(each))).toEqual([]);
            expect(done).toMatch(/\.$/);
            expect(title).toMatch(/^[A-Z]/);
          }
        }
    },
  );

  it.each(['payments', 'egress-gateway', 'allow-list', 'failover-order'])(
    'of the template %s write the same with line breaks of Windows',
    (id) => {
      const files = filesOf(templates.find((each) => each.id === id) ?? never());
      const unix = takeSnapshot({ files });
      const windows = takeSnapshot({ files: files.map((file) => ({ ...file, text: crlf(file.text) })) });
      const ends = topologyOf(unix).nodes.flatMap(endsOf);
      for (const from of ends)
        for (const to of ends) {
          const made = changesOf(connectionOf(unix, from, to)).map(({ change }) => filesAfter(unix, change()));
          const same = changesOf(connectionOf(windows, from, to)).map(({ change }) => filesAfter(windows, change()));
          const expected = made.map((each) =>
            Object.fromEntries(Object.entries(each).map(([path, text]) => [path, crlf(text)])),
          );
          expect(same).toEqual(expected);
        }
    },
  );

  it('edit items of a List where they stand', () => {
    const item = (text: string): string => yaml(text).trimEnd().replace(/^/gm, '    ').replace('    ', '  - ');
    const list = (...items: string[]): string => `apiVersion: v1\nkind: List\nitems: # all\n${items.join('\n')}\n`;
    const rule = `
      apiVersion: networking.istio.io/v1
      kind: DestinationRule
      metadata: { name: rule, namespace: shop }
      spec: { host: old.example.com }
`;
    const fixed = entryText('fixed', ports.https).replace(
      'DNS',
      'STATIC\n    endpoints: [{ address: 10.0.0.1, locality: eu }]',
    );
    const entries = [item(entryText('api', ports.http)), item(fixed), item(rule)];
    const snapshot = takeSnapshot({ files: [{ path: 'egress.yaml', text: list(...entries) }] });
    const text = (from: string, to: string): string | undefined => filesWired(snapshot, from, to)['egress.yaml'];
    const before = list(...entries);
    expect(text('DestinationRule/shop/rule', 'ServiceEntry/shop/api')).toBe(
      before.replace('old.example.com', 'api.example.com'),
    );
    expect(text('ServiceEntry/shop/api', 'External/ServiceEntry/shop/fixed/10.0.0.1')).toBe(
      before.replace(
        'resolution: DNS\n',
        'resolution: DNS\n      endpoints:\n        - address: 10.0.0.1\n          locality: eu\n',
      ),
    );
    expect(text('ServiceEntry/shop/api', 'ServiceEntry/shop/fixed')?.startsWith(`${before}---\n`)).toBe(true);
  });

  it('fit nowhere once an end is gone', () => {
    const snapshot = takeSnapshot({ files: [] });
    expect(connectionOf(snapshot, { node: 'x', part: null }, null)).toEqual({
      fits: false,
      says: 'It is no longer there.',
    });
    expect(canConnectFrom(snapshot, { node: 'x', part: null })).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../core/analysis';
import { takeSnapshot, type Snapshot } from '../../core/snapshot';
import { filesOf, templates } from '../../core/templates';
import type { Node } from '../../core/topology';
import { snapshotAfter } from '../testing/change-cases';
import { canConnectFrom, connectionOf, type ConnectEnd, type Connection, type Offer } from './connect';

/** A card and everything of it that a wire can begin or end at. */
function endsOf(node: Node): ConnectEnd[] {
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

describe('wires between all cards and rows', () => {
  it.each(templates)(
    'of the template $id say what they do, do it, and write nothing that Istio refuses',
    (template) => {
      const snapshot = takeSnapshot({ files: filesOf(template) });
      const before = refusals(snapshot);
      const ends = snapshot.topology.nodes.flatMap(endsOf);
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

  it('fit nowhere once an end is gone', () => {
    const snapshot = takeSnapshot({ files: [] });
    expect(connectionOf(snapshot, { node: 'x', part: null }, null)).toEqual({
      fits: false,
      says: 'It is no longer there.',
    });
    expect(canConnectFrom(snapshot, { node: 'x', part: null })).toBe(false);
  });
});

import { expect, it } from 'vitest';
import { tracesOf } from '../core/mesh';
import { takeSnapshot, type Snapshot } from '../core/snapshot';
import type { Change } from '../core/workspace';
import { forgetAhead, lookAhead, snapshotAfter } from './ahead';

const from = takeSnapshot({ files: [{ path: 'a.yaml', text: 'a: 1\n' }] });

function typing(insert: string): Change {
  const edits = [{ from: 3, to: 4, insert }];
  return { label: 'Typing', origin: 'editor', files: [{ type: 'edit', path: 'a.yaml', edits }] };
}

/** Whether it is one that was looked at ahead: another one has nothing drawn of it yet. */
const isDrawn = ({ stages }: Snapshot): boolean => stages.made.size > 0;
const textOf = (change: Change): string | undefined => snapshotAfter(from, change).workspace.files[0]?.text;

it('looks at nothing ahead while calls are still to be followed', () => {
  const change = typing('2');
  lookAhead(from, change);
  expect(isDrawn(snapshotAfter(from, change))).toBe(false);
});

it('takes what was looked at ahead, once, and only for the very change', () => {
  tracesOf(from.mesh);
  const [change, other] = [typing('2'), typing('3')];
  lookAhead(from, change);
  expect(textOf(other)).toBe('a: 3\n');
  lookAhead(from, change);
  const next = snapshotAfter(from, change);
  expect(next.workspace.files[0]?.text).toBe('a: 2\n');
  expect(isDrawn(next)).toBe(true);
  expect(isDrawn(snapshotAfter(from, change))).toBe(false);
  lookAhead(from, change);
  forgetAhead();
  expect(isDrawn(snapshotAfter(from, change))).toBe(false);
});

import { expect, it } from 'vitest';
import { takeSnapshot } from '../core/snapshot';
import type { Change } from '../core/workspace';
import { lookAhead, snapshotAfter } from './ahead';

const from = takeSnapshot({ files: [{ path: 'a.yaml', text: 'a: 1\n' }] });

function typing(insert: string): Change {
  const edits = [{ from: 3, to: 4, insert }];
  return { label: 'Typing', origin: 'editor', files: [{ type: 'edit', path: 'a.yaml', edits }] };
}

const textOf = (change: Change): string | undefined => snapshotAfter(from, change).workspace.files[0]?.text;

it('takes what was looked at ahead, once, and only for the very change', () => {
  const [change, other] = [typing('2'), typing('3')];
  lookAhead(from, change);
  expect(textOf(other)).toBe('a: 3\n');
  lookAhead(from, change);
  const next = snapshotAfter(from, change);
  expect(next.workspace.files[0]?.text).toBe('a: 2\n');
  expect(snapshotAfter(from, change)).not.toBe(next);
});

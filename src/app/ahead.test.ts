import { expect, it } from 'vitest';
import { takeSnapshot } from '../core/snapshot';
import type { Change } from '../core/workspace';
import { forgetAhead, lookAhead, snapshotAfter } from './ahead';

const from = takeSnapshot({ files: [{ path: 'a.yaml', text: 'a: 1\n' }] });

function typing(insert: string): Change {
  const edits = [{ from: 3, to: 4, insert }];
  return { label: 'Typing', origin: 'editor', files: [{ type: 'edit', path: 'a.yaml', edits }] };
}

it('takes what was looked at ahead, once, and only for the very change', () => {
  const [change, other] = [typing('2'), typing('3')];
  const lost = lookAhead(from, change);
  expect(snapshotAfter(from, other).workspace.files[0]?.text).toBe('a: 3\n');
  expect(snapshotAfter(from, change)).not.toBe(lost);
  const next = lookAhead(from, change);
  expect(next.workspace.files[0]?.text).toBe('a: 2\n');
  expect(snapshotAfter(from, change)).toBe(next);
  expect(snapshotAfter(from, change)).not.toBe(next);
  const forgotten = lookAhead(from, change);
  forgetAhead();
  expect(snapshotAfter(from, change)).not.toBe(forgotten);
});

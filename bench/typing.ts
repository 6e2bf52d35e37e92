import { takeSnapshot, type Snapshot } from '../src/core/snapshot';
import { topologyOf } from '../src/core/topology';
import { applyChange, type Change, type Workspace } from '../src/core/workspace';
import { range, time } from './measure';

/** A snapshot of a bundle, and of a design if there is one, with its mesh made, and its topology unless that would do what is to be measured. */
export function open(text: string, design?: string, drawn = true): Snapshot {
  const snapshot = read(text, design);
  void (drawn ? topologyOf(snapshot) : snapshot.mesh);
  return snapshot;
}

/** The same with nothing made of it. */
export function read(text: string, design?: string): Snapshot {
  const files: Workspace['files'] = [{ path: 'egress.yaml', text }];
  const designs = design === undefined ? [] : [{ path: 'design.yaml', text: design }];
  return takeSnapshot({ files: [...files, ...designs] });
}

/** The end of a host in the middle of the text: what is typed there concerns the whole mesh. */
export function typingPlace(text: string): number {
  return text.indexOf('.example.com', text.length >> 1) + '.example.com'.length;
}

/** The change of one edit of `egress.yaml`, as typing makes it. */
export function typing(from: number, to: number, insert: string): Change {
  return {
    label: 'Typing',
    origin: 'editor',
    files: [{ type: 'edit', path: 'egress.yaml', edits: [{ from, to, insert }] }],
  };
}

/** The snapshot after a change. */
export function after(snapshot: Snapshot, change: Change): Snapshot {
  return takeSnapshot(applyChange(snapshot.workspace, change), snapshot, change);
}

/** Types into a bundle; the times from each stroke until something is derived of the snapshot after it. */
export function typeInto(
  text: string,
  design: string | undefined,
  derive: (snapshot: Snapshot) => unknown,
  pairs = text.length > 5_000_000 ? 40 : 200,
): number[] {
  let snapshot = open(text, design);
  const stroke = (from: number, to: number, insert: string): unknown => {
    snapshot = after(snapshot, typing(from, to, insert));
    return derive(snapshot);
  };
  return keystrokes(stroke, typingPlace(text), pairs);
}

/** Types and deletes a character so many times after a warm-up; the times of each stroke. */
export function keystrokes(
  stroke: (from: number, to: number, insert: string) => unknown,
  at: number,
  pairs = 200,
): number[] {
  const pair = (): number[] => [time(() => stroke(at, at, 'x')), time(() => stroke(at, at + 1, ''))];
  range(Math.ceil(pairs * 0.15)).forEach(pair);
  return range(pairs).flatMap(pair);
}

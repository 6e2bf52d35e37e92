import { unreadFrom, type Place } from '../../core/schema';
import { locate, type Snapshot } from '../../core/snapshot';
import type { Topology } from '../../core/topology';
import { positionIn } from '../../core/yaml';

/** A document that a diagram leaves out, or draws in part, because its text cannot be read. */
export interface Gap {
  readonly place: Place;
  /** Where it cannot be read: an offset in its file. */
  readonly offset: number;
  /** The line of that, 1-based, in the file. */
  readonly line: number;
  /** Something of it is drawn. */
  readonly isDrawn: boolean;
}

/** The documents that cannot be read to their end, each once, in the order of the files. */
export function gapsIn(snapshot: Snapshot, topology: Topology): readonly Gap[] {
  const gaps = new Map<string, Gap>();
  for (const node of topology.nodes) {
    if (!node.incomplete || !node.place) continue;
    const { file, document } = node.place;
    const key = `${file}\n${document}`;
    const gap = gaps.has(key) ? undefined : gapAt(snapshot, { file, document, path: [] }, node.type !== 'unreadable');
    if (gap) gaps.set(key, gap);
  }
  const order = new Map(snapshot.files.map(({ path }, index) => [path, index]));
  const rank = ({ place }: Gap): number => order.get(place.file) ?? 0;
  return [...gaps.values()].sort((a, b) => rank(a) - rank(b) || a.offset - b.offset);
}

function gapAt(snapshot: Snapshot, place: Place, isDrawn: boolean): Gap | undefined {
  const located = locate(snapshot, place);
  if (!located) return undefined;
  const from = unreadFrom(located.document) ?? 0;
  const { line } = positionIn(located.view.stream, located.index, from);
  return { place, offset: located.start + from, line, isDrawn };
}

import type { Edge } from './topology';

type EdgesOf = (id: string) => readonly Edge[];

/** What can be reached from some nodes along wires, without those: from a call's row by the row that it comes to, and on from there. */
export function reachForward(starts: readonly string[], edgesFrom: EdgesOf): ReadonlySet<string> {
  return walk(starts, (id, row, isStart) =>
    edgesFrom(id)
      .filter((edge) => isFollowed(edge, isStart) && fits(row, edge.fromRow))
      .map((edge) => [edge.to, edge.toRow]),
  );
}

/** The same against the wires. */
export function reachBackward(starts: readonly string[], edgesTo: EdgesOf): ReadonlySet<string> {
  return walk(starts, (id, row) =>
    edgesTo(id)
      .filter((edge) => edge.type !== 'misses' && fits(row, edge.toRow))
      .map((edge) => [edge.from, edge.fromRow]),
  );
}

/** What nobody calls is led to by the entry alone that knows it. */
function isFollowed({ type }: Edge, isStart: boolean): boolean {
  return type !== 'misses' && (type !== 'knows' || isStart);
}

function fits(row: string | undefined, other: string | undefined): boolean {
  return row === undefined || other === undefined || row === other;
}

type Steps = (
  id: string,
  row: string | undefined,
  isStart: boolean,
) => readonly (readonly [string, string | undefined])[];

function walk(starts: readonly string[], next: Steps): ReadonlySet<string> {
  const isStart = new Set(starts);
  const visited = new Set<string>();
  const found = new Set<string>();
  const queue: (readonly [string, string | undefined])[] = starts.map((id) => [id, undefined]);
  for (const [id, row] of queue) {
    const key = `${id} ${row ?? ''}`;
    if (visited.has(key)) continue;
    visited.add(key);
    for (const step of next(id, row, row === undefined && isStart.has(id))) {
      if (!isStart.has(step[0])) found.add(step[0]);
      queue.push(step);
    }
  }
  return found;
}

import { useMemo, useState } from 'react';
import type { Spot } from '../core/picture';
import { deletionOf, tickedAtFirst, type Deletion } from './commands/deletion';
import { useApp } from './store';

/** A deletion that somebody is asked about. */
export interface AskedDeletion {
  readonly plan: Deletion;
  /** The ids of the dependants that go too. */
  readonly ticked: ReadonlySet<string>;
  readonly toggle: (id: string) => void;
}

/** What deleting spots would do, planned anew when the design changes; what was ticked or unticked by hand stays so. */
export function useDeletion(spots: readonly Spot[]): AskedDeletion {
  const snapshot = useApp((state) => state.snapshot);
  const plan = useMemo(() => deletionOf(snapshot, spots), [snapshot, spots]);
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  const ticked = useMemo(() => ('refusal' in plan ? turned : turnedOver(tickedAtFirst(plan), turned)), [plan, turned]);
  return { plan, ticked, toggle: (id) => setTurned(turnedOver(turned, [id])) };
}

/** A set with each of the ids taken out where it was in, and put in where it was not. */
function turnedOver(ids: ReadonlySet<string>, turned: Iterable<string>): ReadonlySet<string> {
  const next = new Set(ids);
  for (const id of turned) if (!next.delete(id)) next.add(id);
  return next;
}

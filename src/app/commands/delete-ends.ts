import type { Spot } from '../../core/picture';
import type { Origin } from '../../core/workspace';
import { openDialog } from '../dialogs';
import { notify } from '../notices';
import { dispatch, getState } from '../store';
import { deletionOf, type DeletionPlan } from './deletion';

/**
 * Deletes things: at once where nothing is left pointing at them, else after `ask` has shown what goes too; the dialog asks when it is unset.
 * Answers whether they are gone now.
 */
export function deleteEnds(ends: readonly Spot[], origin: Origin, ask?: (plan: DeletionPlan) => void): boolean {
  const plan = deletionOf(getState().snapshot, ends);
  if ('refusal' in plan) {
    notify({ tone: 'info', text: plan.refusal });
    return false;
  }
  if (plan.asks.length === 0) return makeDeletion(plan, new Set(), origin);
  if (ask) ask(plan);
  else openDialog('delete', JSON.stringify(ends));
  return false;
}

/** Makes a planned deletion with what is ticked, and says what has gone. Answers whether it was made. */
export function makeDeletion(
  plan: DeletionPlan,
  ticked: ReadonlySet<string>,
  origin: Origin,
  how: 'Deleted' | 'Cut' = 'Deleted',
): boolean {
  const result = plan.change(ticked);
  if (!result.ok) {
    notify({ tone: 'error', text: result.detail });
    return false;
  }
  const says = plan.done(ticked, how);
  if (!dispatch({ ...result.change, origin })) return false;
  notify({ tone: 'ok', text: says, undo: true });
  return true;
}

/** The ends that a dialog was opened for: those that `deleteEnds` passed, or the key of one resource. */
export function endsAsked(start: string): readonly Spot[] {
  return start.startsWith('[') ? (JSON.parse(start) as readonly Spot[]) : [{ node: start, part: null }];
}

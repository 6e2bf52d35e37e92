import type { Spot } from '../spots';
import type { Place } from '../../core/schema';
import type { Connection, Offered } from '../commands/connect';
import { documentsTouched } from '../commands/documents-touched';
import { announce } from '../notices';
import { openPatch, openPattern } from '../patch-request';
import { getState } from '../store';
import { attempt, selectNode } from './actions';
import type { Point } from './anatomy';
import { fateOfNewCalls } from './call-fate';
import type { Floating } from './canvas-state';
import { aimOf, gatewayPattern } from './judged';

/** Where a form for a wire opens, and what opens it. */
export interface Desk {
  readonly at: Point;
  readonly form: (floating: Floating) => void;
}

/** Writes a connection, asks for what is missing, or shows a patch; the answer is null, or the sentence that says why nothing is written. */
export function carryOut(connection: Connection, from: Spot, desk: Desk): string | null {
  if (!connection.fits) return connection.says;
  const { then } = connection;
  const { at, form } = desk;
  switch (then.type) {
    case 'change':
      return settle(then.change(), then.done, desk, then.select);
    case 'ask':
      form({ type: 'ask', at, from, step: then });
      return null;
    case 'choose':
      form({ type: 'choose', at, says: then.says, offers: then.offers });
      return null;
    case 'pattern': {
      void openPattern(gatewayPattern, then.entry, aimOf(then));
      return null;
    }
  }
}

/**
 * Makes a change of a connection and says so; one of several documents is shown as a patch first. Where another change would do instead,
 * that is offered. The answer is null, or the sentence that says why it cannot be made.
 */
export function settle(result: Offered, done: string, { at, form }: Desk, select?: Place | string): string | null {
  if (!result.ok) {
    if (!result.offers || result.offers.length === 0) return result.detail;
    form({ type: 'choose', at, says: result.detail, offers: result.offers });
    return null;
  }
  if (documentsTouched(getState().snapshot, result.change) < 2) return written(result, done, select);
  const then = typeof select === 'string' ? () => selectNode(select) : undefined;
  openPatch({ title: result.change.label, change: result.change, done, ...(then ? { then } : {}) });
  return null;
}

/** Makes the change, and says with it what becomes of the call that it wrote. */
function written(result: Offered, done: string, select: Place | string | undefined): string | null {
  const before = getState().snapshot.topology;
  const failed = attempt(result, done, select);
  const fate = failed === null ? fateOfNewCalls(before, getState().snapshot.topology) : undefined;
  if (fate !== undefined) announce(`${done} ${fate}`);
  return failed;
}

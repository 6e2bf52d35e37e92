import { topologyOf } from '../../core/topology';
import type { Place } from '../../core/schema';
import { refused } from '../commands/change-steps';
import type { Connection, ConnectStep, Offer, Offered } from '../commands/connect';
import { documentsTouched } from '../commands/documents-touched';
import { announce } from '../notices';
import { openPatch, openPattern } from '../patch-request';
import { getState } from '../store';
import { changeWords } from '../words';
import { attempt, selectNode } from './actions';
import type { Point, Spot } from '../../core/picture';
import { fateOfNewCalls } from './call-fate';
import type { Floating } from './canvas-state';
import { aimOf, gatewayPattern } from './judged';

/** Where a form for a wire opens, and what opens it. */
export interface Desk {
  readonly at: Point;
  readonly form: (floating: Floating) => void;
}

/** A wire as the design would take it now: it is judged again when something is written, since the design may have changed by then. */
type Wire = () => Connection;

/** Writes a connection, asks for what is missing, or shows a patch; the answer is null, or the sentence that says why nothing is written. */
export function carryOut(wire: Wire, from: Spot, desk: Desk): string | null {
  const connection = wire();
  if (!connection.fits) return connection.says;
  const { then } = connection;
  const { at, form } = desk;
  switch (then.type) {
    case 'change':
      return settle(() => made(stepNow(wire, 'change'), then.title), then.done, desk, then.select);
    case 'ask':
      form({ type: 'ask', at, from, step: then, stepNow: () => stepNow(wire, 'ask') });
      return null;
    case 'choose':
      form({ type: 'choose', at, says: then.says, offers: then.offers, offersNow: () => offersOf(wire) });
      return null;
    case 'pattern': {
      void openPattern(gatewayPattern, then.entry, aimOf(then));
      return null;
    }
  }
}

type StepOf<Type extends ConnectStep['type']> = Extract<ConnectStep, { type: Type }>;

/** What a wire would do now, as long as that is of the type that it was when it was drawn; else why it is not. */
function stepNow<Type extends ConnectStep['type']>(wire: Wire, type: Type): StepOf<Type> | string {
  const now = wire();
  if (!now.fits) return now.says;
  return isStep(now.then, type) ? now.then : changeWords.changedMeanwhile;
}

function isStep<Type extends ConnectStep['type']>(step: ConnectStep, type: Type): step is StepOf<Type> {
  return step.type === type;
}

function offersOf(wire: Wire): readonly Offer[] {
  const now = stepNow(wire, 'choose');
  return typeof now === 'string' ? [] : now.offers;
}

/** The change of an offer, where it still is the one of that title. */
function made(offer: Offer | string, title: string): Offered {
  if (typeof offer === 'string') return refused(offer);
  return offer.title === title ? offer.change() : refused(changeWords.changedMeanwhile);
}

/** Makes the one of the offers with a title, as the design takes it now. Answers as `settle` does. */
export function settleOffer(offersNow: () => readonly Offer[], wanted: Offer, desk: Desk): string | null {
  const now = (): Offer | string =>
    offersNow().find(({ title }) => title === wanted.title) ?? changeWords.changedMeanwhile;
  return settle(() => made(now(), wanted.title), wanted.done, desk, wanted.select);
}

/**
 * Makes a change of a connection and says so; one of several documents is shown as a patch first. Where another change would do instead,
 * that is offered. `make` is asked again for what is written after such a question. The answer is null, or the sentence that says why it
 * cannot be made.
 */
export function settle(make: () => Offered, done: string, { at, form }: Desk, select?: Place | string): string | null {
  const result = make();
  if (!result.ok) {
    const { offers = [] } = result;
    if (offers.length === 0) return result.detail;
    form({ type: 'choose', at, says: result.detail, offers, offersNow: () => offersFor(make()) });
    return null;
  }
  if (documentsTouched(getState().snapshot, result.change) < 2) return written(result, done, select);
  const then = typeof select === 'string' ? () => selectNode(select) : undefined;
  openPatch({ title: result.change.label, change: make, done, ...(then ? { then } : {}) });
  return null;
}

function offersFor(result: Offered): readonly Offer[] {
  return result.ok ? [] : (result.offers ?? []);
}

/** Makes the change, and says with it what becomes of the call that it wrote. */
function written(result: Offered, done: string, select: Place | string | undefined): string | null {
  const before = topologyOf(getState().snapshot);
  const failed = attempt(result, done, select);
  const fate = failed === null ? fateOfNewCalls(before, topologyOf(getState().snapshot)) : undefined;
  if (fate !== undefined) announce(`${done} ${fate}`);
  return failed;
}

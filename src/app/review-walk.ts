import type { ReportedChange, ReportedPlace } from '../core/review';
import type { Place, Resource } from '../core/schema';
import type { Snapshot } from '../core/snapshot';
import { topologyIn } from './drawing';
import { goToPart, pointAtPart } from './go-to-part';
import { announce } from './notices';
import { changesOf, getReview, setReview } from './review-state';
import { getState, select } from './store';
import { reviewWalkWords } from './words';

/** Looks at the next change of the review, or with -1 at the one before; behind the last comes the first. */
export function walkChanges(step: 1 | -1): void {
  const { at } = getReview();
  const changes = changesOf(getReview());
  // The first is shown before any is looked at.
  const from = Math.max(
    changes.findIndex(({ id }) => id === at),
    0,
  );
  const index = (from + step + changes.length) % changes.length;
  const change = changes[index];
  if (!change) return announce(reviewWalkWords.none);
  lookAt(change);
  announce(reviewWalkWords.change(index + 1, changes.length, change.risk, change.sentence));
}

/** The id of the field in which a change is answered. */
export const answerField = 'review-answer';

/** Puts the caret where the change that is looked at is answered. */
export function focusAnswer(): void {
  document.getElementById(answerField)?.focus();
}

/** Gives the focus to the change that is looked at in the list, or to the document that is shown: what had the focus is gone. */
export function focusChange(): void {
  document.querySelector<HTMLElement>('.review-list [data-autofocus]')?.focus();
}

/**
 * Looks at a change: what decides it is selected in text, form and canvas, else the pod that it concerns, else what decided it before, as far as that is there still.
 * The list stays in view, and with it where it is answered.
 */
export function lookAt(change: ReportedChange): void {
  setReview({ at: change.id, document: null, answering: false });
  if (getReview().proposal !== null || decidersOf(change).some(pointAtDecider)) return;
  const place = placeOfCall(change);
  if (place) return select({ place, from: 'command' });
  // What another change has selected is not what this one is about.
  if (!change.decidedBefore.some(pointAtDecider)) select(null);
}

/** What decides a change in the proposal: those first that are written otherwise than in the baseline, since they are what is reviewed. */
export function decidersOf({ decidedAfter }: ReportedChange): readonly ReportedPlace[] {
  const documents = getReview().comparison?.documents ?? [];
  const changed = new Set(documents.flatMap(({ key, textOnly }) => (textOnly ? [] : [key])));
  return [...decidedAfter].sort((a, b) => Number(changed.has(b.key)) - Number(changed.has(a.key)));
}

/** Where the pod, or its call, that a change concerns is drawn. */
function placeOfCall({ workloads, after }: ReportedChange): Place | undefined {
  const [workload] = workloads;
  const { nodes } = topologyIn(getState().snapshot);
  const node = nodes.find(({ id }) => id === `Workload/${workload ?? ''}`);
  if (node?.type !== 'workload') return undefined;
  return node.calls.find(({ url }) => url === after?.url)?.place ?? node.place;
}

/** Goes to what decides in the proposal; answers whether it is in the design. */
export function goToDecider({ key, path }: ReportedPlace): boolean {
  const resource = resourceWithKey(getState().snapshot, key);
  if (resource) goToPart(resource, path);
  return resource !== undefined;
}

function pointAtDecider({ key, path }: ReportedPlace): boolean {
  const resource = resourceWithKey(getState().snapshot, key);
  if (resource) pointAtPart(resource, path);
  return resource !== undefined;
}

/** The resource of the design with the key that a comparison names; undefined where it is gone since. */
export function resourceWithKey({ resources }: Snapshot, key: string): Resource | undefined {
  return resources.find((resource) => resource.key === key);
}

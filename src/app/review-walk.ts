import type { BehaviourChange, ChangePlace } from '../core/review';
import type { Place } from '../core/schema';
import { topologyIn } from './drawing';
import { goToPart } from './go-to-part';
import { announce } from './notices';
import { changesOf, getReview, setReview } from './review-state';
import { getState, select } from './store';

/** Looks at the next change of the review, or with -1 at the one before; behind the last comes the first. */
export function walkChanges(step: 1 | -1): void {
  const { at } = getReview();
  const changes = changesOf(getReview());
  const from = changes.findIndex(({ id }) => id === at);
  const index = from < 0 ? (step > 0 ? 0 : changes.length - 1) : (from + step + changes.length) % changes.length;
  const change = changes[index];
  if (!change) return announce('There is no behaviour change.');
  lookAt(change);
  announce(`Change ${index + 1} of ${changes.length}, ${change.risk}. ${change.sentence}`);
}

/** Looks at a change: what decides it is selected in text, form and canvas, else the pod that it concerns. */
export function lookAt(change: BehaviourChange): void {
  setReview({ at: change.id });
  if (getReview().proposal !== null) return;
  const decides = change.decidedAfter.find(isInDesign);
  if (decides) return goToPart(decides.resource, decides.path);
  const place = placeOfCall(change);
  if (place) select({ place, from: 'command' });
}

/** Where the pod, or its call, that a change concerns is drawn. */
function placeOfCall({ workloads, after }: BehaviourChange): Place | undefined {
  const [workload] = workloads;
  const { nodes } = topologyIn(getState().snapshot);
  const node = nodes.find(({ id }) => id === `Workload/${workload ?? ''}`);
  if (node?.type !== 'workload') return undefined;
  return node.calls.find(({ url }) => url === after?.call.url)?.place ?? node.place;
}

/** Whether a place is in the design as it is on the page, so that one can go there. */
export function isInDesign({ resource }: ChangePlace): boolean {
  return getReview().proposal === null && getState().snapshot.resources.includes(resource);
}

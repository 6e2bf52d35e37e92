import { nodesById, spotOfPlace } from '../../core/picture';
import { resourceAt } from '../../core/snapshot';
import type { CallRow, Node } from '../../core/topology';
import { topologyIn } from '../drawing';
import type { AppState } from '../store';

/** Whether anything is selected. */
export const somethingSelected = (state: AppState): boolean => state.selection !== null;
/** Whether anything is drawn. */
export const drawn = (state: AppState): boolean => topologyIn(state.snapshot).nodes.length > 0;
/** Whether there is a band. */
export const banded = (state: AppState): boolean => topologyIn(state.snapshot).bands.length > 0;

/** The card that what is selected lies in, with the part of it. */
function selectedCard({
  selection,
  snapshot,
}: AppState): { readonly node: Node; readonly part: string | null } | undefined {
  const spot = selection ? spotOfPlace(topologyIn(snapshot), selection.place) : undefined;
  const node = spot && nodesById(topologyIn(snapshot)).get(spot.node);
  return node && { node, part: spot.part };
}

/** Whether what is selected lies on a card. */
export const cardSelected = (state: AppState): boolean => selectedCard(state) !== undefined;

/** Whether a pod, or something on its card, is selected. */
export function podSelected(state: AppState): boolean {
  return selectedCard(state)?.node.type === 'workload';
}

/** Whether what is selected makes calls or gets them: a pod, an entry or an endpoint, or something on its card. */
export function traceableSelected(state: AppState): boolean {
  const type = selectedCard(state)?.node.type;
  return type === 'workload' || type === 'service-entry' || type === 'endpoint';
}

/** The call that is selected, if it is one of a drawn pod. */
function selectedCall(state: AppState): CallRow | undefined {
  const { node, part } = selectedCard(state) ?? {};
  return node?.type === 'workload' ? node.calls.find(({ id }) => part === `call:${id}`) : undefined;
}

/** Whether a call of a drawn pod is selected. */
export const callSelected = (state: AppState): boolean => selectedCall(state) !== undefined;

/** Whether something is expected of the selected call. */
export const promiseSelected = (state: AppState): boolean => selectedCall(state)?.expects !== undefined;

/** Whether the selected call is one that no entry defines. */
export function strayCallSelected(state: AppState): boolean {
  const call = selectedCall(state);
  return call !== undefined && call.target === null && call.host !== '';
}

/** Whether a ServiceEntry, or something in one, is selected. */
export function entrySelected(state: AppState): boolean {
  return state.selection !== null && resourceAt(state.snapshot, state.selection.place)?.kind === 'ServiceEntry';
}

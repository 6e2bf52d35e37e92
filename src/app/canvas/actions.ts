import { topologyOf } from '../../core/topology';
import type { ChangeResult } from '../../core/edit-at';
import { nodesById, placeOfSpot, type Spot } from '../../core/picture';
import type { Place } from '../../core/schema';
import { resourceAt, type Snapshot } from '../../core/snapshot';
import type { ServiceEntryNode } from '../../core/topology';
import { addRule, ruleWords, type RuleKind } from '../commands/add-destination-rule';
import { notify } from '../notices';
import { dispatch, getState, select, type Shown } from '../store';
import { changeWords } from './words/notices';

/** What a toast says; where only the design afterwards tells, from that. */
type Says = string | ((after: Snapshot) => string);

/**
 * Makes a change and says what was written. `then` is what to select afterwards: the id of a card, a place, or null for nothing. The
 * answer is null when it worked, else the sentence that says why it cannot be made.
 */
export function attempt(
  result: ChangeResult,
  says: Says,
  then?: string | Place | null,
  when: Shown = 'now',
): string | null {
  if (!result.ok) return result.detail;
  if (result.change.files.length === 0) return null;
  // While another tab edits the design nothing is changed, and the page has said so.
  if (!dispatch(result.change, when)) return null;
  notify({ tone: 'ok', text: typeof says === 'string' ? says : says(getState().snapshot), undo: true });
  if (then === null) select(null);
  else if (typeof then === 'string') selectNode(then);
  else if (then !== undefined) select({ place: then, from: 'canvas' });
  return null;
}

/** As `attempt`, for where no form shows the refusal: a toast does. */
export function perform(
  result: ChangeResult,
  says: string,
  then?: string | Place | null,
  when: Shown = 'now',
): string | null {
  const failed = attempt(result, says, then, when);
  if (failed !== null) notify({ tone: 'error', text: failed });
  return failed;
}

/** Selects the card of an id, everywhere. */
export function selectNode(id: string): void {
  const place = placeOfSpot(topologyOf(getState().snapshot), { node: id, part: null });
  if (place) select({ place, from: 'canvas' });
}

/** Makes the change that adds a resource of a kind, and selects what was added. Answers null, or why it cannot be made. */
export function makeResource(result: ChangeResult, kind: string, name: string): string | null {
  const before = getState().snapshot;
  const failed = attempt(result, (after) => addedWords(before, after, kind, name));
  const made = madeResource(before, getState().snapshot, kind);
  if (failed === null && made) select({ place: made.place, from: 'canvas' });
  return failed;
}

/** "Added Gateway out to egress.yaml and drew pod istio-egressgateway in istio-system." */
export function addedWords(before: Snapshot, after: Snapshot, kind: string, name: string): string {
  const file = madeResource(before, after, kind)?.place.file;
  const known = nodesById(topologyOf(before));
  const drawn = topologyOf(after).nodes.filter(
    (node) => node.type === 'workload' && node.source === 'EgressDesign' && !known.has(node.id),
  );
  return changeWords.added(kind, name, file, drawn);
}

/** The resource of a kind that was not there before. */
function madeResource(before: Snapshot, { resources }: Snapshot, kind: string) {
  const known = new Set(before.resources.map((each) => each.key));
  return resources.find((each) => !known.has(each.key) && each.kind === kind);
}

/** The resource that a spot shows as a whole: a card's or a docked rule's; undefined for drawn pods, endpoints and other parts of cards. */
export function resourceOfSpot(snapshot: Snapshot, spot: Spot) {
  const node = nodesById(topologyOf(snapshot)).get(spot.node);
  if (node?.type === 'endpoint' || (spot.part !== null && !spot.part.startsWith('rule:'))) return undefined;
  const place = placeOfSpot(topologyOf(snapshot), spot);
  const resource = place && resourceAt(snapshot, place);
  return resource?.kind === 'EgressDesign' ? undefined : resource;
}

/** Adds a rule for an entry's host. */
export function makeRule(kind: RuleKind, entry: ServiceEntryNode): void {
  const { snapshot } = getState();
  const resource = resourceOfSpot(snapshot, { node: entry.id, part: null });
  if (!resource) return;
  const failed = perform(
    addRule(snapshot, kind, resource, entry.hosts[0] ?? ''),
    changeWords.addedRule(ruleWords(snapshot, kind, entry)),
  );
  const made = madeResource(snapshot, getState().snapshot, kind);
  if (failed === null && made) select({ place: made.place, from: 'canvas' });
}

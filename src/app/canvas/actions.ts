import type { ChangeResult } from '../../core/edit-at';
import type { Place } from '../../core/schema';
import { resourceAt, type Snapshot } from '../../core/snapshot';
import type { Node, ServiceEntryNode } from '../../core/topology';
import { addCall, urlOfEntry } from '../commands/add-call';
import { addRule, type RuleKind } from '../commands/add-destination-rule';
import {
  deleteAt,
  deleteDocument,
  deleteResources,
  deleteWorkload,
  dependantsOf,
  namesOf,
  type Dependants,
} from '../commands/delete-resource';
import { renameResource, renameWorkload } from '../commands/rename-resource';
import { notify } from '../notices';
import { dispatch, getState, select } from '../store';
import { isImplied, nodesById, placeOfSpot, type Spot } from './spots';
import { count } from './words';

/**
 * Makes a change and says what was written. `then` is what to select afterwards: the id of a card, a place, or null for nothing. The
 * answer is null when it worked, else the sentence that says why it cannot be made.
 */
export function attempt(result: ChangeResult, says: string, then?: string | Place | null): string | null {
  if (!result.ok) return result.detail;
  if (result.change.files.length === 0) return null;
  // While another tab edits the design nothing is changed, and the page has said so.
  if (!dispatch(result.change)) return null;
  notify({ tone: 'ok', text: says, undo: true });
  if (then === null) select(null);
  else if (typeof then === 'string') selectNode(then);
  else if (then !== undefined) select({ place: then, from: 'canvas' });
  return null;
}

/** As `attempt`, for where no form shows the refusal: a toast does. */
export function perform(result: ChangeResult, says: string, then?: string | Place | null): string | null {
  const failed = attempt(result, says, then);
  if (failed !== null) notify({ tone: 'error', text: failed });
  return failed;
}

/** Selects the card of an id, everywhere. */
export function selectNode(id: string): void {
  const place = placeOfSpot(getState().snapshot.topology, { node: id, part: null });
  if (place) select({ place, from: 'canvas' });
}

/** The resource that a spot shows as a whole: a card's or a docked rule's; undefined for drawn pods, endpoints and other parts of cards. */
export function resourceOfSpot(snapshot: Snapshot, spot: Spot) {
  const node = nodesById(snapshot.topology).get(spot.node);
  if (node?.type === 'endpoint' || (spot.part !== null && !spot.part.startsWith('rule:'))) return undefined;
  const place = placeOfSpot(snapshot.topology, spot);
  const resource = place && resourceAt(snapshot, place);
  return resource?.kind === 'EgressDesign' ? undefined : resource;
}

/** What a drop of a call's wire on a spot would do: the URL that it would add, or why it does nothing there. */
export function callTo(
  snapshot: Snapshot,
  spot: Spot | null,
): { readonly url: string; readonly exact: boolean; readonly says: string } | { readonly refusal: string } {
  const nodes = nodesById(snapshot.topology);
  const node = spot && nodes.get(spot.node);
  if (!node) return { url: '', exact: false, says: 'Asks for a URL' };
  const entry = node.type === 'endpoint' ? nodes.get(node.entry) : node;
  if (entry?.type !== 'service-entry')
    return { refusal: 'A pod calls a host. Drop on a ServiceEntry; route it through the gateway from there.' };
  const port = spot?.part?.startsWith('port:') ? Number(spot.part.slice('port:'.length)) : undefined;
  const { url, exact } = urlOfEntry(entry, port);
  return {
    url,
    exact,
    says: exact ? `Adds a call to ${url}` : `Asks for a name under ${entry.hosts[0] ?? 'its host'}`,
  };
}

/** Adds a call of a workload to a URL. */
export function makeCall(workload: Node, url: string): string | null {
  const caller = { namespace: workload.namespace, name: workload.name };
  return attempt(
    addCall(getState().snapshot, caller, url),
    `Call to ${url.trim()} added to ${workload.name}.`,
    workload.id,
  );
}

/** Adds a rule for an entry's host. */
export function makeRule(kind: RuleKind, entry: ServiceEntryNode): void {
  const { snapshot } = getState();
  const resource = resourceOfSpot(snapshot, { node: entry.id, part: null });
  if (!resource) return;
  const known = new Set(snapshot.resources.map((each) => each.key));
  const failed = perform(
    addRule(snapshot, kind, resource, entry.hosts[0] ?? ''),
    `Added a ${kind} for ${entry.hosts[0] ?? entry.name}.`,
  );
  const made = getState().snapshot.resources.find((each) => !known.has(each.key) && each.kind === kind);
  if (failed === null && made) select({ place: made.place, from: 'canvas' });
}

/** What would be left pointing at nothing if a spot were deleted; undefined when it can go without asking. */
export function questionsFor(snapshot: Snapshot, spot: Spot): Dependants | undefined {
  if (spot.part !== null) return undefined;
  const resource = resourceOfSpot(snapshot, spot);
  const dependants = resource && dependantsOf(snapshot, resource);
  return dependants && (dependants.own.length > 0 || dependants.shared.length > 0) ? dependants : undefined;
}

/** Deletes what a spot shows; `also` are keys of rules that go with it. */
export function deleteSpot(spot: Spot, also: readonly string[] = []): void {
  const { snapshot } = getState();
  const node = nodesById(snapshot.topology).get(spot.node);
  if (!node) return;
  if (isImplied(node)) {
    notify({ tone: 'info', text: 'This is the host itself. Delete the entry or change its host.' });
    return;
  }
  const place = placeOfSpot(snapshot.topology, spot);
  if (place && (spot.part?.startsWith('call:') || spot.part?.startsWith('port:') || node.type === 'endpoint')) {
    const what = partWords(node, spot);
    perform(deleteAt(snapshot, place, what), `Deleted ${what}.`, node.type === 'endpoint' ? node.entry : node.id);
    return;
  }
  if (node.type === 'workload' && node.source === 'EgressDesign') {
    perform(deleteWorkload(snapshot, node.namespace, node.name), `Deleted pod ${node.name}.`, null);
    return;
  }
  if (node.type === 'unreadable' && place) {
    perform(deleteDocument(snapshot, place), `Deleted the document at line ${node.line} of ${node.file}.`, null);
    return;
  }
  const resource = resourceOfSpot(snapshot, spot);
  if (!resource) return;
  const others = snapshot.resources.filter((each) => also.includes(each.key));
  const { calls } = dependantsOf(snapshot, resource);
  const words = namesOf([resource, ...others]);
  const left = calls > 0 ? ` ${count(calls, 'call')} to it ${calls === 1 ? 'has' : 'have'} no entry now.` : '';
  const keep = spot.part === null ? null : node.id;
  perform(deleteResources(snapshot, [resource, ...others]), `Deleted ${words}.${left}`, keep);
}

/** The name that a rename starts from; undefined for what has none. */
export function nameOfSpot(snapshot: Snapshot, spot: Spot): string | undefined {
  const node = nodesById(snapshot.topology).get(spot.node);
  if (node?.type === 'workload' && node.source === 'EgressDesign') return node.name;
  return resourceOfSpot(snapshot, spot)?.name;
}

/** Gives what a spot shows another name. */
export function renameSpot(spot: Spot, name: string): string | null {
  const { snapshot } = getState();
  const node = nodesById(snapshot.topology).get(spot.node);
  if (!node) return null;
  if (node.type === 'workload' && node.source === 'EgressDesign') {
    return attempt(
      renameWorkload(snapshot, node.namespace, node.name, name),
      `Renamed ${node.name} to ${name}.`,
      node.place,
    );
  }
  const resource = resourceOfSpot(snapshot, spot);
  if (!resource) return null;
  return attempt(renameResource(snapshot, resource, name), `Renamed ${resource.name} to ${name}.`, {
    ...resource.place,
  });
}

function partWords(node: Node, spot: Spot): string {
  if (node.type === 'endpoint') return `endpoint ${node.address}`;
  if (spot.part?.startsWith('port:')) return `port ${spot.part.slice('port:'.length)} of ${node.name}`;
  const call = node.type === 'workload' ? node.calls.find((each) => `call:${each.id}` === spot.part) : undefined;
  return `the call to ${call?.url ?? 'it'}`;
}

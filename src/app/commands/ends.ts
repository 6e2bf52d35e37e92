import { nodesById, type Spot } from '../../core/picture';
import { topologyOf } from '../../core/topology';
import type { Place, Resource } from '../../core/schema';
import { resourceAt, type Snapshot } from '../../core/snapshot';
import type { CallRow, EndpointNode, Node, Note, PortRow, WorkloadNode } from '../../core/topology';

/** What an end stands for in the text. */
export type Thing =
  | { readonly type: 'resource'; readonly resource: Resource }
  | { readonly type: 'workload'; readonly workload: WorkloadNode }
  | { readonly type: 'call'; readonly call: CallRow; readonly workload: WorkloadNode; readonly place: Place }
  | { readonly type: 'port'; readonly port: PortRow; readonly entry: Resource; readonly place: Place }
  | { readonly type: 'endpoint'; readonly endpoint: EndpointNode; readonly entry: Resource; readonly place: Place }
  | { readonly type: 'note'; readonly note: Note; readonly place: Place }
  | { readonly type: 'document'; readonly place: Place; readonly line: number }
  /** An endpoint that nobody wrote: the host itself. */
  | { readonly type: 'implied'; readonly endpoint: EndpointNode }
  /** Where calls end that belong to no entry. */
  | { readonly type: 'cluster' };

/** What an end stands for; undefined when it is no longer there, or is a chip that only shows a field. */
export function thingAt(snapshot: Snapshot, end: Spot): Thing | undefined {
  const node = nodesById(topologyOf(snapshot)).get(end.node);
  if (node === undefined) return resourceThing(snapshot, end.node);
  if (end.part !== null) return partThing(snapshot, node, end.part);
  switch (node.type) {
    case 'workload':
      return { type: 'workload', workload: node };
    case 'endpoint':
      return endpointThing(snapshot, node);
    case 'unreadable':
      return node.place && { type: 'document', place: node.place, line: node.line };
    case 'cluster':
      return { type: 'cluster' };
    default:
      return resourceThing(snapshot, node.id) ?? placedThing(snapshot, node.place);
  }
}

/** Where a thing is written; undefined where nothing of it is. */
export function placeOfThing(thing: Thing): Place | undefined {
  switch (thing.type) {
    case 'resource':
      return thing.resource.place;
    case 'workload':
      return thing.workload.place;
    case 'implied':
    case 'cluster':
      return undefined;
    default:
      return thing.place;
  }
}

function partThing(snapshot: Snapshot, node: Node, part: string): Thing | undefined {
  const name = part.slice(part.indexOf(':') + 1);
  if (part.startsWith('rule:')) return resourceThing(snapshot, name);
  if (part.startsWith('note:')) {
    const note = node.notes?.find((each) => each.id === part || each.id === name);
    return note && { type: 'note', note, place: note.place };
  }
  if (part.startsWith('call:') && node.type === 'workload') {
    const call = node.calls.find((each) => each.id === name);
    return call?.place && { type: 'call', call, workload: node, place: call.place };
  }
  if (part.startsWith('pod:') && node.type === 'workload')
    return placedThing(snapshot, node.pods?.find((each) => each.name === name)?.place);
  if (part.startsWith('port:') && node.type === 'service-entry') {
    const port = node.ports.find((each) => String(each.number) === name);
    const entry = node.place && resourceAt(snapshot, node.place);
    return port?.place && entry && { type: 'port', port, entry, place: port.place };
  }
  return undefined;
}

function endpointThing(snapshot: Snapshot, endpoint: EndpointNode): Thing | undefined {
  if (endpoint.implicit !== undefined) return { type: 'implied', endpoint };
  const { place } = endpoint;
  const owner = place && resourceAt(snapshot, place);
  if (!place || !owner) return undefined;
  // An endpoint that a workloadSelector selects is written as a resource, or as a workload, of its own.
  if (endpoint.from === 'WorkloadEntry') return { type: 'resource', resource: owner };
  if (endpoint.from === 'Workload') return { type: 'implied', endpoint };
  return { type: 'endpoint', endpoint, entry: owner, place };
}

function placedThing(snapshot: Snapshot, place: Place | undefined): Thing | undefined {
  const resource = place && resourceAt(snapshot, place);
  return resource && { type: 'resource', resource };
}

function resourceThing(snapshot: Snapshot, key: string): Thing | undefined {
  const resource = snapshot.resources.find((each) => each.key === key);
  return resource && { type: 'resource', resource };
}

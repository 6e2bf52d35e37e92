import { nodesById, type Spot } from '../../core/picture';
import { topologyOf } from '../../core/topology';
import type { Snapshot } from '../../core/snapshot';
import type { Node } from '../../core/topology';
import { connectCall, retargetCall } from './connect-call';
import { connectEndpoint, connectEntry } from './connect-entry';
import { readEnd, type End } from './connect-ends';
import { connectRule } from './connect-rule';
import { noConnection, type Connection, type ConnectTarget } from './connection';
import { connectWords } from './words/connect';

export type { AskedFor, Connection, ConnectStep, Offer, Offered } from './connection';

/** What a wire from one end to another would write, or why it writes nothing; `to` null is an empty place. */
export function connectionOf(snapshot: Snapshot, from: Spot, to: Spot | null): Connection {
  const start = readEnd(snapshot, from);
  const end = to === null ? null : readEnd(snapshot, to);
  if (start === undefined || end === undefined) return noConnection(connectWords.gone);
  return connect(snapshot, start, end);
}

/**
 * Everything that a wire from here can end at, in the order of the graph, with what it would write; the empty place last, as `end` null. For
 * connecting by keyboard and from the Explorer.
 */
export function targetsOf(snapshot: Snapshot, from: Spot): readonly ConnectTarget[] {
  const start = nodesById(topologyOf(snapshot)).get(from.node);
  const ends = topologyOf(snapshot).nodes.flatMap((node) => (node === start && from.part === null ? [] : endsOf(node)));
  return [...ends, { end: null, label: connectWords.somewhereElse }].flatMap(({ end, label }) => {
    const connection = connectionOf(snapshot, from, end);
    return connection.fits ? [{ end, label, says: connection.says }] : [];
  });
}

/** Whether a wire can begin here at all. */
export function canConnectFrom(snapshot: Snapshot, from: Spot): boolean {
  const start = readEnd(snapshot, from);
  return start !== undefined && start.type !== 'cluster' && start.type !== 'other';
}

function connect(snapshot: Snapshot, from: End, to: End | null): Connection {
  switch (from.type) {
    case 'workload':
      return connectCall(snapshot, from.node, to);
    case 'call':
      return retargetCall(snapshot, from.node, from.call, to);
    case 'entry':
      return connectEntry(snapshot, from.node, from.port, to);
    case 'endpoint':
      return connectEndpoint(snapshot, from.node, from.entry, to);
    case 'gateway':
      return connectGateway(snapshot, from, to);
    case 'rule':
      return connectRule(snapshot, from.resource, to);
    case 'cluster':
      return noConnection(connectWords.whereCallsEnd(from.name));
    case 'other':
      return noConnection(connectWords.cannotBeRead(from.name));
  }
}

function connectGateway(snapshot: Snapshot, from: Extract<End, { type: 'gateway' }>, to: End | null): Connection {
  if (to?.type === 'entry') return connectEntry(snapshot, to.node, to.port, from);
  if (to?.type === 'endpoint') return connectEntry(snapshot, to.entry, null, from);
  return noConnection(connectWords.gatewayToEntry);
}

/** The ends that a card offers: an entry with several ports offers its ports, since its card means the first of them. */
function endsOf(node: Node): readonly { readonly end: Spot; readonly label: string }[] {
  if (node.type === 'service-entry' && node.ports.length > 1)
    return node.ports.map(({ number }) => ({
      end: { node: node.id, part: `port:${number}` },
      label: connectWords.portOf(node.label, number),
    }));
  return [{ end: { node: node.id, part: null }, label: node.label }];
}

import { nodesById } from '../../core/picture';
import { topologyOf } from '../../core/topology';
import { missedBy, parseCall, proxyOf, type Dialled, type ServiceEntry } from '../../core/mesh';
import type { Snapshot } from '../../core/snapshot';
import type { CallRow, WorkloadNode } from '../../core/topology';
import { addExternal, protocols, readExternal } from './add-external';
import { addPort, type NewPort } from './add-port';
import { connectRule } from './connect-rule';
import { noConnection, type Connection, type Offer } from './connection';
import { definedWords } from './words/calls';

/**
 * What `Create ServiceEntry` on a call writes: an entry with the host, port and protocol of its URL, in the caller's namespace. Where an entry has the host
 * but not the port, the port is offered; where the entry is hidden from the caller, or no proxy sees the call, the reason says so.
 */
export function defineCalledHost(
  snapshot: Snapshot,
  workload: WorkloadNode,
  call: CallRow,
  file: string | null = null,
): Connection {
  const dialled = parseCall(call.url);
  if (dialled?.port === undefined) return noConnection(definedWords.noHostAndPort);
  if (call.target !== null) return noConnection(definedWords.answeredAlready(dialled.host));
  if (call.why !== undefined && call.why !== 'unknown') return known(snapshot, workload, call, dialled);
  if (call.unresolved === 'inside') return noConnection(definedWords.isClusterService(dialled.host));
  const external = readExternal(call.url);
  if (external === undefined) return noConnection(definedWords.noEntryHost(dialled.host));
  const { namespace } = workload;
  const says = definedWords.adds(dialled.host, dialled.port);
  const make = (named?: string) =>
    addExternal(snapshot, { external, namespace, file, byAddress: true, ...(named === undefined ? {} : { named }) });
  const done = definedWords.addedFor(dialled.host, workload.name);
  if (external.type === 'ip') {
    // A call by address finds its entry by that address.
    return {
      fits: true,
      says: definedWords.asks(dialled.host),
      then: {
        type: 'ask',
        what: 'host',
        start: '',
        says: (text) => definedWords.addsFor(text.trim()),
        finish: make,
        done: (text) => definedWords.added(text.trim()),
      },
    };
  }
  return {
    fits: true,
    says,
    then: { type: 'change', title: definedWords.add(dialled.host, dialled.port), change: () => make(), done },
  };
}

/** An entry that has the host, or another one, would not help: what stands in the way is something else, which can be mended where it is a port or a Sidecar that are lacking it. */
function known(snapshot: Snapshot, workload: WorkloadNode, call: CallRow, dialled: Dialled): Connection {
  const { host, port = 443, scheme } = dialled;
  const says = call.reason ?? definedWords.answersOtherwise(host);
  if (call.why === 'round' || call.why === 'no-proxy') return noConnection(says);
  const pods = snapshot.mesh.workloads.find((each) => each.id === workload.id);
  if (pods === undefined) return noConnection(says);
  const found = missedBy(snapshot.mesh, proxyOf(snapshot.mesh, pods), { ...dialled, port });
  if (found.why === 'no-port')
    return offering(says, portOffer(snapshot, found.entry, { number: port, protocol: protocols[scheme] }));
  if (found.why !== 'not-imported' || found.sidecar === undefined) return noConnection(says);
  const node = nodesById(topologyOf(snapshot)).get(found.entry.resource.key);
  if (node?.type !== 'service-entry') return noConnection(says);
  const wire = connectRule(snapshot, found.sidecar.resource, { type: 'entry', node, port: null });
  return wire.fits && wire.then.type === 'change' ? offering(says, wire.then) : noConnection(says);
}

function offering(says: string, offer: Offer): Connection {
  return { fits: true, says: offer.title, then: { type: 'choose', says, offers: [offer] } };
}

function portOffer(snapshot: Snapshot, { name, resource }: ServiceEntry, port: NewPort): Offer {
  return {
    title: definedWords.addPort(port.number, name),
    change: () => addPort(snapshot, resource, port),
    done: definedWords.portAdded(port.number, name),
    select: resource.key,
  };
}

import { topologyOf } from '../../core/topology';
import { nodesById } from '../spots';
import { missedBy, parseCall, proxyOf, type Dialled, type ServiceEntry } from '../../core/mesh';
import type { Snapshot } from '../../core/snapshot';
import type { CallRow, WorkloadNode } from '../../core/topology';
import { addExternal, protocols, readExternal } from './add-external';
import { addPort, type NewPort } from './add-port';
import { connectRule } from './connect-rule';
import { noConnection, type Connection, type Offer } from './connection';

/**
 * What `Create ServiceEntry` on a call writes: an entry with the host, port and protocol of its URL, in the caller's namespace. Where an entry has the host
 * but not the port, the port is offered; where the entry is hidden from the caller, the reason says so.
 */
export function defineCalledHost(
  snapshot: Snapshot,
  workload: WorkloadNode,
  call: CallRow,
  file: string | null = null,
): Connection {
  const dialled = parseCall(call.url);
  if (dialled?.port === undefined) return noConnection('This call has no host and port to define. Edit its URL first.');
  if (call.target !== null) return noConnection(`An entry answers for ${dialled.host} already.`);
  if (call.why !== undefined && call.why !== 'unknown') return known(snapshot, workload, call, dialled);
  if (call.unresolved === 'inside')
    return noConnection(`${dialled.host} is a service of the cluster, which the proxies know without an entry.`);
  const external = readExternal(call.url);
  if (external === undefined)
    return noConnection(`${dialled.host} is no host that an entry can have. Edit the URL of the call first.`);
  const { namespace } = workload;
  const says = `Adds a ServiceEntry for ${dialled.host} port ${dialled.port}`;
  const make = (named?: string) =>
    addExternal(snapshot, { external, namespace, file, byAddress: true, ...(named === undefined ? {} : { named }) });
  const done = `ServiceEntry for ${dialled.host} added; ${workload.name} calls it.`;
  if (external.type === 'ip') {
    // A call by address finds its entry by that address.
    return {
      fits: true,
      says: `Asks what is at ${dialled.host}, and adds a ServiceEntry for it`,
      then: {
        type: 'ask',
        what: 'host',
        start: '',
        finish: make,
        done: (text) => `ServiceEntry for ${text.trim()} added.`,
      },
    };
  }
  return { fits: true, says, then: { type: 'change', title: says, change: () => make(), done } };
}

/** An entry has the host; what stands in the way is something else, which can be mended where it is a port or a Sidecar that are lacking it. */
function known(snapshot: Snapshot, workload: WorkloadNode, call: CallRow, dialled: Dialled): Connection {
  const { host, port = 443, scheme } = dialled;
  const says = call.reason ?? `An entry has ${host} already, and does not answer for this call.`;
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
    title: `Add port ${port.number} to ${name}`,
    change: () => addPort(snapshot, resource, port),
    done: `Port ${port.number} added to ${name}.`,
    select: resource.key,
  };
}

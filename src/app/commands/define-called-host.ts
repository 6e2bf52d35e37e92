import { isIp, parseCall, type Dialled } from '../../core/mesh';
import type { Snapshot } from '../../core/snapshot';
import type { CallRow, WorkloadNode } from '../../core/topology';
import { addExternal, readExternal } from './add-external';
import { addPort } from './add-port';
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
  if (call.why !== undefined && call.why !== 'unknown') return known(snapshot, call, dialled);
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

/** An entry has the host; what stands in the way is something else. */
function known(snapshot: Snapshot, call: CallRow, { host, port = 443, scheme }: Dialled): Connection {
  const reason = call.reason ?? `An entry has ${host} already, and does not answer for this call.`;
  if (call.why !== 'no-port' || isIp(host)) return noConnection(reason);
  const entry = snapshot.mesh.entryIndex
    .patternsFor(host)
    .flatMap((each) => snapshot.mesh.entryIndex.withHost(each))[0];
  if (entry === undefined) return noConnection(reason);
  const protocol = { http: 'HTTP', https: 'HTTPS', grpc: 'GRPC', tls: 'TLS', tcp: 'TCP' }[scheme];
  const offer: Offer = {
    title: `Add port ${port} to ${entry.name}`,
    change: () => addPort(snapshot, entry.resource, { number: port, protocol }),
    done: `Port ${port} added to ${entry.name}.`,
    select: entry.resource.key,
  };
  return { fits: true, says: offer.title, then: { type: 'choose', says: reason, offers: [offer] } };
}

import {
  appEncrypts,
  hostCovers,
  isClusterLocal,
  type Call,
  type Dialled,
  type Mesh,
  type Resolved,
  type ServiceEntry,
  type ServicePort,
  type VirtualService,
} from '../mesh';
import type { CallRow } from './topology';
import { qualified } from './names';

/** Why a call belongs to no entry, in one or two sentences. `policy` is the outbound traffic policy of its sidecar; `resolved` is undefined when the call has no host and port to look up. */
export function noTargetReason(
  mesh: Mesh,
  call: Call,
  namespace: string,
  policy: string,
  resolved: Resolved | undefined,
): string {
  const { dialled } = call;
  if (call.url === '') return 'This call has no url yet. Write scheme://host:port.';
  if (dialled === undefined)
    return `${call.url} is not an address to call. Write scheme://host:port with http, https, grpc, tls or tcp.`;
  if (dialled.port === undefined) return `A tcp call needs a port. Write tcp://${dialled.host}:port.`;
  if (resolved === undefined || resolved.found) return '';
  switch (resolved.why) {
    case 'unknown':
      return unknownReason(mesh, policy, dialled.host);
    case 'hidden':
      return `${nameOf(resolved.entry)} has ${dialled.host}, but its exportTo hides it from namespace ${namespace}.`;
    case 'not-imported':
      return notImportedReason(resolved, dialled.host);
    case 'no-port':
      if (resolved.entry.resource.incomplete)
        return `${nameOf(resolved.entry)} could not be read to its end, and what was read has no port ${dialled.port}.`;
      return `${nameOf(resolved.entry)} has no port ${dialled.port}. Add the port, or call one of ${portsOf(resolved.entry)}.`;
    case 'lost':
      return `Port ${dialled.port} is written in ${nameOf(resolved.entry)}, but for namespace ${namespace} the host is decided by ${nameOf(resolved.winner)}, which does not have it.`;
    case 'wrong-protocol':
      return `${misfitOf(resolved.entry, resolved.port, dialled)}, so ${outcomeOf(policy)}`;
    case 'other-server-name':
      return `${virtualServiceName(resolved.virtualService)} passes on listed server names only, and ${isPlaintext(dialled.scheme) ? 'this call sends none' : `${dialled.host} is not among them`}, so ${outcomeOf(policy)}`;
  }
}

/** That a port for raw bytes takes a call which is for another host; undefined where the call belongs there. */
export function takenReason({ entry, port, takenFrom }: Extract<Resolved, { found: true }>): string | undefined {
  if (takenFrom === undefined) return undefined;
  const where = entry.resolution === 'NONE' ? 'on to the address dialled' : 'to its own endpoints';
  return `Port ${port.number} of ${nameOf(entry)} has no address, so the sidecar sends every call to that port ${where}.`;
}

function notImportedReason({ sidecar, entry }: Extract<Resolved, { why: 'not-imported' }>, host: string): string {
  const name = `Sidecar ${qualified(sidecar.resource.namespace, sidecar.name)}`;
  if (sidecar.imports?.some((each) => each.excludes && hostCovers(each.host, host)))
    return `${name} takes ${host} out with ~.`;
  const pattern = entry.hosts.find((each) => hostCovers(each, host)) ?? host;
  return `${name} does not import ${host}. Add ${entry.namespace}/${pattern} to its egress hosts.`;
}

/** What becomes of a call without a target (pilot/pkg/networking/core/listener.go: PassthroughCluster or BlackHoleCluster). */
export function fateOf(call: Call, policy: string, resolved: Resolved | undefined): NonNullable<CallRow['unresolved']> {
  if (call.dialled?.port === undefined) return 'unreadable';
  if (isClusterLocal(call.dialled.host)) return 'inside';
  if (resolved?.found === false && resolved.why === 'no-port' && resolved.entry.resource.incomplete)
    return 'unreadable';
  return policy === 'REGISTRY_ONLY' ? 'refused' : 'passes';
}

function unknownReason(mesh: Mesh, policy: string, host: string): string {
  if (isClusterLocal(host))
    return `${host} is a service inside the cluster; only calls that leave it are drawn to an entry.`;
  return `${noEntry(mesh)} has ${host}, so ${outcomeOf(policy)}`;
}

/** `No ServiceEntry`, as far as the texts can be read: one that was not read to its end may have any host. */
export function noEntry(mesh: Mesh): string {
  return mesh.entryIndex.hasUnread ? 'No ServiceEntry that could be read' : 'No ServiceEntry';
}

function outcomeOf(policy: string): string {
  return policy === 'REGISTRY_ONLY'
    ? 'the sidecar refuses the call: its policy is REGISTRY_ONLY.'
    : 'the call passes through by its address and no policy applies.';
}

function misfitOf(entry: ServiceEntry, port: ServicePort, { scheme, host }: Dialled): string {
  const where = `port ${port.number} of ${nameOf(entry)}`;
  const protocol = port.protocol.toUpperCase();
  if (port.class === 'http') {
    return `${scheme}:// sends ${scheme === 'tcp' ? 'bytes that are no HTTP request' : 'TLS'}, and ${where} takes plaintext ${protocol} only`;
  }
  if (!isPlaintext(scheme))
    return `A call to the address ${host} sends no server name, and ${where} (${protocol}) looks for one`;
  return `${scheme}:// sends no TLS server name, and ${where} (${protocol}) looks for one`;
}

function isPlaintext(scheme: Dialled['scheme']): boolean {
  return !appEncrypts(scheme);
}

function virtualServiceName(each: VirtualService): string {
  return `VirtualService ${qualified(each.resource.namespace, each.name)}`;
}

function nameOf(entry: ServiceEntry): string {
  return `ServiceEntry ${qualified(entry.resource.namespace, entry.name)}`;
}

function portsOf(entry: ServiceEntry): string {
  const numbers = entry.ports.map((port) => port.number).filter((number) => number > 0);
  return numbers.length > 0 ? numbers.join(', ') : 'its ports';
}

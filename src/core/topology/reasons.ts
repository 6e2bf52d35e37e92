import type { Call, Resolved, ServiceEntry } from '../mesh';
import type { CallRow } from './topology';
import { qualified } from './names';

/** Why a call belongs to no entry, in one or two sentences. `policy` is the outbound traffic policy of its sidecar; `resolved` is undefined when the call has no host and port to look up. */
export function noTargetReason(call: Call, namespace: string, policy: string, resolved: Resolved | undefined): string {
  const { dialled } = call;
  if (call.url === '') return 'This call has no url yet. Write scheme://host:port.';
  if (dialled === undefined)
    return `${call.url} is not an address to call. Write scheme://host:port with http, https, grpc, tls or tcp.`;
  if (dialled.port === undefined) return `A tcp call needs a port. Write tcp://${dialled.host}:port.`;
  if (resolved === undefined || resolved.found) return '';
  switch (resolved.why) {
    case 'unknown':
      return unknownReason(policy, dialled.host);
    case 'hidden':
      return `${nameOf(resolved.entry)} has ${dialled.host}, but its exportTo hides it from namespace ${namespace}.`;
    case 'not-imported':
      return `Sidecar ${qualified(resolved.sidecar.resource.namespace, resolved.sidecar.name)} does not import ${dialled.host}. Add ${resolved.entry.namespace}/${dialled.host} to its egress hosts.`;
    case 'no-port':
      return `${nameOf(resolved.entry)} has no port ${dialled.port}. Add the port, or call one of ${portsOf(resolved.entry)}.`;
    case 'lost':
      return `Port ${dialled.port} is written in ${nameOf(resolved.entry)}, but for namespace ${namespace} the host is decided by ${nameOf(resolved.winner)}, which does not have it.`;
  }
}

/** What becomes of a call without a target (pilot/pkg/networking/core/listener.go: PassthroughCluster or BlackHoleCluster). */
export function fateOf(call: Call, policy: string): NonNullable<CallRow['unresolved']> {
  if (call.dialled?.port === undefined) return 'unreadable';
  if (isClusterLocal(call.dialled.host)) return 'inside';
  return policy === 'REGISTRY_ONLY' ? 'refused' : 'passes';
}

function unknownReason(policy: string, host: string): string {
  if (isClusterLocal(host))
    return `${host} is a service inside the cluster; only calls that leave it are drawn to an entry.`;
  return policy === 'REGISTRY_ONLY'
    ? `No ServiceEntry has ${host}, so the sidecar refuses the call: its policy is REGISTRY_ONLY.`
    : `No ServiceEntry has ${host}, so the call passes through by its address and no policy applies.`;
}

function isClusterLocal(host: string): boolean {
  return (!host.includes('.') && !host.includes(':')) || host.endsWith('.svc') || host.endsWith('.svc.cluster.local');
}

function nameOf(entry: ServiceEntry): string {
  return `ServiceEntry ${qualified(entry.resource.namespace, entry.name)}`;
}

function portsOf(entry: ServiceEntry): string {
  const numbers = entry.ports.map((port) => port.number).filter((number) => number > 0);
  return numbers.length > 0 ? numbers.join(', ') : 'its ports';
}

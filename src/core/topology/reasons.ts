import {
  appEncrypts,
  clientUrlWords,
  hostCovers,
  isClusterLocal,
  isIp,
  isWithinPod,
  ownImportWords,
  readClientUrl,
  urlWithoutSecrets,
  type Call,
  type Dialled,
  type Mesh,
  type Missed,
  type ServiceEntry,
  type ServicePort,
  type Trace,
  type VirtualService,
} from '../mesh';
import type { CallRow } from './call-row';
import type { CallTarget } from './calls';
import { qualified } from './names';

/** Why a call ends at no entry, in one or two sentences. */
export function noTargetReason(
  mesh: Mesh,
  call: Call,
  namespace: string,
  trace: Trace | undefined,
  missed: Missed | undefined,
): string {
  const { dialled } = call;
  if (call.url === '') return 'This call has no url yet. Write scheme://host:port.';
  if (dialled === undefined) return unreadableReason(call.url);
  if (dialled.port === undefined) return `A tcp call needs a port. Write tcp://${dialled.host}:port.`;
  if (trace === undefined || missed === undefined) return '';
  if (isInside(call, trace)) return insideReason(dialled.host);
  if (!isUnknown(trace)) return notReachedReason(trace) ?? '';
  switch (missed.why) {
    case 'unknown':
      return unknownReason(mesh, trace, dialled.host);
    case 'no-proxy':
      return `The pod has no proxy that would take the call${missed.entry ? ` for ${nameOf(missed.entry)}` : ''}, so it leaves as the app sends it.`;
    case 'round':
      return `The call goes round ${missed.past}. ${missed.because}`;
    case 'hidden':
      return `${nameOf(missed.entry)} has ${dialled.host}, but its exportTo hides it from namespace ${namespace}.`;
    case 'not-imported':
      return notImportedReason(missed, dialled.host);
    case 'no-port':
      if (missed.entry.resource.incomplete)
        return `${nameOf(missed.entry)} could not be read to its end, and what was read has no port ${dialled.port}.`;
      return `${nameOf(missed.entry)} has no port ${dialled.port}. Add the port, or call one of ${portsOf(missed.entry)}.`;
    case 'lost':
      return `Port ${dialled.port} is written in ${nameOf(missed.entry)}, but for namespace ${namespace} the host is decided by ${nameOf(missed.winner)}, which does not have it.`;
    case 'no-listener':
      return `${missed.because.replace(/\.$/, '')}, so ${outcomeOf(trace)}`;
    case 'wrong-protocol':
      return `${misfitOf(missed.entry, missed.port, dialled)}, so ${outcomeOf(trace)}`;
    case 'other-server-name':
      return `${virtualServiceName(missed.virtualService)} passes on listed server names only, and ${isPlaintext(dialled.scheme) ? 'this call sends none' : `${dialled.host} is not among them`}, so ${outcomeOf(trace)}`;
  }
}

function unreadableReason(url: string): string {
  const client = readClientUrl(url);
  if (client) return clientUrlWords(client);
  return `${urlWithoutSecrets(url)} is not an address to call. Write scheme://host:port with http, https, grpc, tls or tcp.`;
}

/** Whether a call is for a name of the cluster, of which the files tell nothing. */
function isInside({ dialled }: Call, { undecided }: Trace): boolean {
  return undecided !== undefined && dialled !== undefined && isClusterLocal(dialled.host);
}

/** Whether the proxy takes the call for nothing that it knows. */
function isUnknown({ outcome }: Trace): boolean {
  return outcome === 'passthrough' || outcome === 'blackhole';
}

/** What ended a call on its way: the reason of the last decision. */
export function notReachedReason({ outcome, hops }: Trace): string | undefined {
  if (outcome === 'reached') return undefined;
  const last = hops.at(-1);
  return (
    last && (last.what.endsWith('.') && last.because !== last.what ? `${last.what} ${last.because}` : last.because)
  );
}

function insideReason(host: string): string {
  return `${host} is a service inside the cluster; only calls that leave it are drawn to an entry.`;
}

/** That a port for raw bytes takes a call which is for another host; undefined where the call belongs there. */
export function takenReason({ dialled }: Call, { entry, port, byName }: CallTarget): string | undefined {
  const takesBytes = port.class === 'tcp' || port.class === 'sniffed';
  if (dialled === undefined || byName || !takesBytes || entry.addresses.length > 0) return undefined;
  if (isIp(dialled.host) || entry.hosts.some((host) => hostCovers(host, dialled.host))) return undefined;
  const where = entry.resolution === 'NONE' ? 'on to the address dialled' : 'to its own endpoints';
  return `Port ${port.number} of ${nameOf(entry)} has no address, so the sidecar sends every call to that port ${where}.`;
}

function notImportedReason({ sidecar, entry, onlyBy }: Extract<Missed, { why: 'not-imported' }>, host: string): string {
  if (sidecar === undefined) return `The Sidecar in force does not import ${host}.`;
  const name = `Sidecar ${qualified(sidecar.resource.namespace, sidecar.name)}`;
  if (onlyBy) return `${name} imports ${host} ${ownImportWords(onlyBy)}.`;
  if (sidecar.imports?.some((each) => each.excludes && hostCovers(each.host, host)))
    return `${name} takes ${host} out with ~.`;
  const pattern = entry.hosts.find((each) => hostCovers(each, host)) ?? host;
  return `${name} does not import ${host}. Add ${entry.namespace}/${pattern} to its egress hosts.`;
}

/** What becomes of a call without a target (pilot/pkg/networking/core/listener.go: PassthroughCluster or BlackHoleCluster). */
export function fateOf(
  call: Call,
  trace: Trace | undefined,
  missed: Missed | undefined,
): NonNullable<CallRow['unresolved']> {
  if (call.dialled?.port === undefined || trace === undefined) return 'unreadable';
  if (missed?.why === 'no-port' && missed.entry.resource.incomplete) return 'unreadable';
  if (isInside(call, trace) || isWithinPod(call.dialled.host)) return 'inside';
  return fates[trace.outcome] ?? 'inside';
}

const fates: Readonly<Partial<Record<Trace['outcome'], NonNullable<CallRow['unresolved']>>>> = {
  passthrough: 'passes',
  blackhole: 'refused',
};

function unknownReason(mesh: Mesh, trace: Trace, host: string): string {
  if (isClusterLocal(host)) return `No Service among the files has the name ${host}, so ${outcomeOf(trace)}`;
  return `${noEntry(mesh)} has ${host}, so ${outcomeOf(trace)}`;
}

/** `No ServiceEntry`, as far as the texts can be read: one that was not read to its end may have any host. */
export function noEntry(mesh: Mesh): string {
  return mesh.entryIndex.hasUnread ? 'No ServiceEntry that could be read' : 'No ServiceEntry';
}

function outcomeOf({ outcome }: Trace): string {
  return outcome === 'blackhole'
    ? 'the sidecar refuses the call: its policy is REGISTRY_ONLY.'
    : 'the call passes through by its address and no policy applies.';
}

function misfitOf(entry: ServiceEntry, port: ServicePort, { scheme, host }: Dialled): string {
  const where = `port ${port.number} of ${nameOf(entry)}`;
  const protocol = port.protocol.toUpperCase();
  if (port.class === 'http') {
    return `${scheme}:// sends ${scheme === 'tcp' ? 'bytes that are no HTTP request' : 'TLS'}, and ${where} takes only plain ${protocol}`;
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

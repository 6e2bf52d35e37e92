import type { Resource } from '../../schema';
import { appEncrypts, parseCall } from '../call';
import { misreadOf, misreadWords } from './misread';
import { takenFor, takesWhatever } from './taken-for';
import type { Origin, Trace, Via } from './trace';

/** `ServiceEntry shop/api`. */
export function resourceWords({ kind, namespace, name }: Pick<Resource, 'kind' | 'namespace' | 'name'>): string {
  return namespace === null ? `${kind} ${name}` : `${kind} ${namespace}/${name}`;
}

/** Each proxy as sentences name it. */
const proxyWords: Readonly<Record<Via, string>> = {
  sidecar: 'the sidecar',
  'egress-gateway': 'the egress gateway',
  waypoint: 'the waypoint',
  ztunnel: 'ztunnel',
};

/** What becomes of a call and how, in one or two short sentences: "Reached. TLS by the sidecar, name checked, 3 endpoints." */
export function answerWords(trace: Trace): string {
  switch (trace.outcome) {
    case 'reached':
      if (isSentElsewhere(trace)) return `Sent to ${trace.cluster?.host ?? ''}.`;
      return `${reachedWords(trace)} ${sentence([tlsBeside(trace), checkPart(trace), endpointPart(trace)])}`;
    case 'passthrough':
      return `${passedWords(trace)} ${sentence([tlsPart(trace)])}`;
    case 'blackhole':
      return `Refused: ${trace.refusal ?? `${proxyWords[trace.via]} does not know the destination.`} ${responseWords(trace)}`.trim();
    case 'unresolved':
      return 'Unresolved: the name has no address that the app could learn.';
    case 'blocked':
      return `Blocked by a rule at ${proxyWords[trace.via]}. ${responseWords(trace)}`.trim();
    case 'redirected':
      return `Redirected by ${proxyWords[trace.via]}, and not sent on. ${responseWords(trace)}`.trim();
    case 'error':
      if (trace.legs.length === 0) return nobodysAddress;
      return `Not delivered: ${lackWords(trace)} ${responseWords(trace)}`.trim();
  }
}

/** Whether it is not decided what another host than the called one does with the call. */
function isSentElsewhere({ undecided, cluster, call: { url } }: Trace): boolean {
  return undecided !== undefined && cluster !== undefined && cluster.host !== parseCall(url)?.host;
}

/** No proxy has a leg of such a call: it goes round the sidecar, to an address that istiod has made up. */
const nobodysAddress =
  'Not delivered: the app dials an address that its sidecar alone knows, and the call goes round the sidecar. It times out.';

function lackWords({ hops, via }: Trace): string {
  const last = hops.at(-1);
  return last?.at === 'gateway' && last.proxy !== via
    ? `${proxyWords[via]} sends the call to ${proxyWords[last.proxy]}, where nothing listens for it.`
    : `${proxyWords[via]} knows the destination and has no way to it.`;
}

/** What the caller gets from the proxy: "The caller gets 404 NR." Empty where there is no answer. */
function responseWords(trace: Trace): string {
  const { response } = trace;
  if (response === null) return '';
  const { code, flag, location } = response;
  const log = flag === null ? '' : ` (${flag} in the access log)`;
  if (code === null) return closedWords(trace, log);
  return `The caller gets ${code}${location === null ? '' : ` with ${location}`}${log}.`;
}

/** A connection that ends without an answer. */
function closedWords(trace: Trace, log: string): string {
  const { via } = trace;
  if (statusForCaller(trace) === null) return `The connection is closed${log}${sealedWords(trace)}.`;
  if (via === 'sidecar') return `The caller gets 503${log}.`;
  return `${capital(proxyWords[via])} closes the connection from the sidecar${log.replace('the access', 'its access')}, and the sidecar answers the caller 503.`;
}

/** Bytes of the app's own TLS are passed on, so that no proxy can write an answer into them (envoyproxy/envoy source/common/tcp_proxy/tcp_proxy.cc). */
function sealedWords(trace: Trace): string {
  return isSealed(trace) ? ': with TLS by the app no proxy can answer with a status such as 503' : '';
}

/** Whether the app itself encrypts, so that proxies can end its connection and not answer on it. */
export function isSealed({ call: { url } }: Trace): boolean {
  const dialled = parseCall(url);
  return dialled !== undefined && appEncrypts(dialled.scheme);
}

/**
 * The status that the caller gets of a call that a proxy ends; null where its connection is closed instead, and where the call is sent on. Where the caller's
 * sidecar routes requests, a connection that another proxy closes is the sidecar's, and the caller gets the sidecar's answer (envoyproxy/envoy
 * source/common/router/router.cc, onUpstreamReset). A call that goes in a circle, which no flag tells of, ends by some limit.
 */
export function statusForCaller({ legs: [first], outcome, response }: Trace): number | null {
  if (response === null || response.code !== null) return response?.code ?? null;
  const isRouted = first?.via === 'sidecar' && first.isHttp && outcome !== 'blackhole';
  return isRouted && (response.flag !== null || outcome === 'blocked') ? 503 : null;
}

/** Who decided a value: "DestinationRule shop/api", "the mesh", "Istio's default". */
export function originWords(origin: Origin | undefined): string {
  switch (origin?.by) {
    case 'resource':
      return origin.resource ? resourceWords(origin.resource) : 'a resource';
    case 'mesh':
      return origin.resource ? `the mesh, ${resourceWords(origin.resource)}` : 'the mesh';
    case 'istio':
      return 'Istio’s default';
    case 'envoy':
      return 'Envoy’s default';
    case undefined:
      return '';
  }
}

function reachedWords(trace: Trace): string {
  const misread = misreadOf(trace);
  return `Reached${byWords(trace)}${tunnelWords(trace)}${misread ? `, but not understood: ${misreadWords[misread]}` : ''}.${strangersWords(trace)}`;
}

/** Whose servers they are, where a port that takes whatever is dialled on it has taken the call from its own host. */
function strangersWords({ call: { url }, legs: [leg] }: Trace): string {
  const taken = leg && !leg.isHttp && takenFor(leg);
  const dialled = parseCall(url);
  if (!taken || !dialled || !takesWhatever(leg, taken, dialled.host)) return '';
  return ` These are the servers of ${taken.entry.hosts.join(', ')}: ${resourceWords(taken.entry.resource)} takes every call to port ${leg.port}, which has no address.`;
}

/** Who opens a tunnel for the call, and where it ends: the rest of the sentence is about that end. */
function tunnelWords({ legs, via }: Trace): string {
  const tunnel = legs.at(-1)?.tunnel;
  if (tunnel === undefined) return '';
  return `${via === 'sidecar' ? '' : ' and'} through a ${tunnel.method} tunnel of ${tunnel.by} to ${tunnel.target}`;
}

function byWords({ via }: Trace): string {
  if (via === 'sidecar') return '';
  return via === 'ztunnel' ? ' by ztunnel' : ` through ${proxyWords[via]}`;
}

/** Without a proxy, and round it, nothing of the mesh has a say, and nothing is passed through. */
function passedWords({ call: { client }, legs }: Trace): string {
  if (client.kind === 'none') return 'The pod has no proxy: the call leaves as the app sends it, and no rule applies.';
  const past = client.kind === 'ztunnel' ? 'ztunnel' : 'the sidecar';
  return legs.length === 0
    ? `The call goes round ${past}, as the app sends it, and no rule applies.`
    : 'Passed through to the dialled address, without any policy.';
}

function sentence(parts: readonly string[]): string {
  const said = parts.filter((part) => part !== '').join(', ');
  return said === '' ? '' : `${capital(said)}.`;
}

/** A text as the beginning of a sentence. */
export function capital(text: string): string {
  return `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`;
}

/** Nothing where the words on what is not understood have said it. */
function tlsBeside(trace: Trace): string {
  const misread = misreadOf(trace);
  return misread === 'tls-in-tls' || misread === 'plain-to-tls' ? '' : tlsPart(trace);
}

function tlsPart({ tls, via }: Trace): string {
  switch (tls) {
    case 'none':
      return 'no TLS to the server';
    case 'passthrough':
      return 'TLS by the app';
    case 'originated':
      return `TLS by ${proxyWords[via]}`;
    case 'gateway':
      return 'TLS by the egress gateway';
    case 'double':
      return 'TLS inside TLS';
    case null:
      return '';
  }
}

/** Only a proxy that starts TLS checks a name; of a tunnel that is the name of its server. */
function checkPart({ policy, legs }: Trace): string {
  if (!policy?.tls || legs.at(-1)?.tunnel) return '';
  return policy.tls.sanCheck ? 'name checked' : 'name not checked';
}

function endpointPart({ cluster, split, legs }: Trace): string {
  if (legs.at(-1)?.tunnel) return '';
  if (split.length > 1) return `split over ${split.length} clusters`;
  if (cluster === undefined) return '';
  const count = cluster.endpoints.length;
  switch (cluster.type) {
    case 'ORIGINAL_DST':
      return 'the dialled address';
    case 'DYNAMIC_FORWARD_PROXY':
      return 'the called name';
    case 'STRICT_DNS':
      return count === 1 ? `every address of ${addressOf(cluster)}` : `${count} names in DNS`;
    case 'LOGICAL_DNS':
      return `one address of ${addressOf(cluster)} at a time`;
    default:
      return count === 1 ? '1 endpoint' : `${count} endpoints`;
  }
}

function addressOf({ endpoints, host }: NonNullable<Trace['cluster']>): string {
  return endpoints[0]?.address ?? host;
}

import { answerWords, isWithinPod, namedHost, type Trace } from '../../mesh';
import type { Severity } from '../../text';
import { mayBeUnread } from '../istioctl/unread';
import { flatOf } from '../question';
import type { Report, WorkspaceRule } from '../rule';
import { endsWithoutListener, drawnCalls, type DrawnCall } from '../runtime/drawn-calls';

export const callNotDelivered: WorkspaceRule = {
  id: 'call-not-delivered',
  scope: 'workspace',
  layer: 'runtime',
  asks: 'calls',
  severity: 'error',
  summary: 'A drawn call does not get to its server, and the design does not say that it should not.',
  why: 'The app gets an error of a proxy, or a connection that ends. A call that the mesh refuses, since it does not know the host or a policy denies it, may be meant so, and is a warning; one that a proxy takes and cannot deliver is an error. A promise in the design, such as expect: {outcome: blocked}, says what is meant, and then nothing is said here. What else is found names the resource to fix.',
  source:
    'istio/istio pilot/pkg/networking/core/httproute.go (buildCatchAllVirtualHost); envoyproxy/envoy source/common/router/router.cc (decodeHeaders), source/common/tcp_proxy/tcp_proxy.cc (onInitFailure)',
  check: (input) =>
    failing(input)
      .filter(({ unknown }) => unknown === undefined || !mayBeUnread(input, unknown))
      .map(({ report }) => report),
};

interface Failing {
  readonly report: Report;
  /** The host for want of which the call fails; undefined where it fails for another reason. */
  readonly unknown: string | undefined;
}

const failing = flatOf(drawnCalls, (call): readonly Failing[] => {
  const severity = severityOf(call.trace);
  const isSaid = call.expect !== undefined || call.trace.undecided !== undefined || endsWithoutListener(call);
  if (severity === undefined || isSaid || call.resource.incomplete) return [];
  const { resource, path } = call;
  return [{ report: { resource, path, severity, message: messageOf(call) }, unknown: unknownHost(call) }];
});

/** A host that the proxy does not know may be defined in a document that cannot be read. */
function unknownHost({ trace: { outcome, cluster, refusal }, dialled }: DrawnCall): string | undefined {
  if (outcome === 'blackhole') return refusal === undefined ? dialled.host : undefined;
  return cluster?.type === null && cluster.service === undefined ? cluster.host : undefined;
}

/** Undefined where the call is sent on, or answered as a rule says. */
function severityOf({ outcome, response }: Trace): Severity | undefined {
  switch (outcome) {
    case 'blackhole':
      return 'warning';
    case 'blocked':
      // Redirects, direct responses and aborts are written for this very request; a connection without a code is one that a policy denies.
      return response?.code === 403 || response?.code === null ? 'warning' : undefined;
    case 'unresolved':
    case 'error':
      return 'error';
    default:
      return undefined;
  }
}

function messageOf({ trace, dialled }: DrawnCall): string {
  const { url } = trace.call;
  const meant = 'write expect: {outcome: blocked} if that is intended';
  const why = trace.outcome === 'error' ? causeOf(trace) : undefined;
  const advice = why === undefined ? adviceFor(trace, dialled.host) : `${why} Correct that`;
  return `${url} fails. ${answerWords(trace)} ${advice}, or ${meant}.`;
}

/** Why the last proxy could not send it on: what was decided last, or what its cluster lacks. */
function causeOf({ hops, cluster }: Trace): string | undefined {
  const last = hops.findLast(({ at }) => at !== 'destination-rule' && at !== 'endpoint');
  return last?.at === 'cluster' ? cluster?.missing : last?.because;
}

/** An entry more helps only where the files have none for the host: else the refusal says what is wrong with it. */
function adviceFor({ outcome, refusal, call: { headers } }: Trace, host: string): string {
  if (outcome !== 'blackhole') return 'Trace the call';
  if (refusal === undefined && isWithinPod(host)) return adviceForOwn(namedHost(headers));
  return refusal === undefined ? `Add a ServiceEntry for ${host}` : 'Correct that';
}

/** A listener of the proxy itself takes the destination of a request from its Host header. */
function adviceForOwn(named: string | undefined): string {
  return named === undefined
    ? 'Give the call a Host header, which names its destination to a listener of the sidecar'
    : `Add a ServiceEntry for ${named}`;
}

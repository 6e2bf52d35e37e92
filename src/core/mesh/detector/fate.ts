import type { Experiment, FailureKind, FailurePattern } from './experiment';
import type { Host, Result } from './host';
import { draw } from './random';

/** How a call ends: what the proxy learns when it starts and when it is over, and whether the caller sees it fail. */
interface Fate {
  readonly kind: FailureKind | undefined;
  readonly first: Result | undefined;
  readonly last: Result | undefined;
  /** Milliseconds until `last`. */
  readonly after: number;
}

/** Which of the failures that were set the nth call meets at a host, if any: of several, the one written last. */
export function fateOf(experiment: Experiment, host: Host, at: number, nth: number): Fate {
  const luck = draw(experiment.seed, 'failure', nth) * 100;
  const met = experiment.patterns.findLast(
    (each) => each.endpoint === host.endpoint.name && isFailing(each, at) && luck < each.percent,
  );
  return fateOfKind(experiment, met?.kind);
}

function isFailing({ kind, from, to }: FailurePattern, at: number): boolean {
  return kind !== 'absent' && from <= at && at < to;
}

/** What a failure of a kind tells the proxy. */
export function fateOfKind(experiment: Experiment, kind: FailureKind | undefined): Fate {
  const after = kind === 'timeout' ? experiment.timeout : 0;
  return { kind, after, ...(experiment.protocol === 'tcp' ? overTcp(kind) : overHttp(kind, experiment.errorCodes)) };
}

/**
 * `tcp_proxy` speaks of the connection alone (source/common/tcp_proxy/tcp_proxy.cc, onUpstreamConnection, onConnectTimeout, onUpstreamEvent): what breaks
 * or is answered afterwards is not seen.
 */
function overTcp(kind: FailureKind | undefined): Pick<Fate, 'first' | 'last'> {
  if (kind === 'connect failure') return { first: undefined, last: { type: 'connect-failed' } };
  if (kind === 'timeout') return { first: undefined, last: { type: 'timed-out' } };
  return { first: { type: 'connected-only' }, last: undefined };
}

/**
 * The router tells that a connection is there for each request, an old one too, then how the request ended
 * (source/common/router/upstream_request.cc, onPoolReady; router.cc, onUpstreamReset, onPerTryTimeoutCommon, onResponseTimeout). A reset is told as a
 * failure to connect.
 */
function overHttp(
  kind: FailureKind | undefined,
  errorCodes: readonly number[] | undefined,
): Pick<Fate, 'first' | 'last'> {
  const first: Result = { type: 'connected' };
  switch (kind) {
    case 'connect failure':
      return { first: undefined, last: { type: 'connect-failed' } };
    case 'reset':
      return { first, last: { type: 'connect-failed' } };
    case 'timeout':
      return { first, last: { type: 'timed-out' } };
    default:
      return { first, last: { type: 'code', code: countedCode(answerOf(kind), errorCodes) } };
  }
}

/** The status that stands for a kind of answer. */
function answerOf(kind: '5xx' | '502-504' | '429' | 'absent' | undefined): number {
  if (kind === '5xx') return 500;
  if (kind === '502-504') return 503;
  return kind === '429' ? 429 : 200;
}

/** With codes written, those count as 500 or as the 5xx that they are, and all others as 200 (router.cc, onUpstreamHeaders, since Envoy 1.37). */
function countedCode(code: number, errorCodes: readonly number[] | undefined): number {
  if (errorCodes === undefined || errorCodes.length === 0) return code;
  if (!errorCodes.includes(code)) return 200;
  return code >= 500 ? code : 500;
}

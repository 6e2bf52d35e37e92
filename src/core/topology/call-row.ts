import type { Misread, TraceOutcome } from '../mesh';
import type { Place } from '../schema';

/** Who puts TLS on the network between the pod and the server; ztunnel adds none to what leaves the mesh. `mixed`: known, and not the same for all. */
export type TlsBy = 'none' | 'app' | Starter | `app-and-${Starter}` | 'mixed' | 'unknown';

/** A proxy that starts TLS. */
type Starter = 'sidecar' | 'waypoint' | 'gateway';

/** Why a call with a host and a port belongs to no entry. */
export type Miss =
  | 'unknown'
  | 'no-proxy'
  | 'round'
  | 'hidden'
  | 'not-imported'
  /** Imported by a listener of its own of the Sidecar alone. */
  | 'imported-apart'
  | 'no-port'
  | 'lost'
  /** Nothing listens for its entry on the port, as where a listener of its own of the Sidecar has the port. */
  | 'no-listener'
  | 'wrong-protocol'
  | 'other-server-name';

/**
 * What the proxies do with a call: sent to an endpoint, sent to the dialled address without policy (PassthroughCluster), refused (BlackHoleCluster), no address
 * to be had, answered or refused by a rule, sent elsewhere with a redirect, known and yet not deliverable; `unknown` where a text could not be read far enough to
 * tell.
 */
export type Outcome = TraceOutcome | 'unknown';

/** One call of a workload, a row on its card. */
export interface CallRow {
  readonly id: string;
  readonly place: Place | undefined;
  readonly url: string;
  /** The same as it may be shown, where it has a password or token in it, which no url of a call can have. */
  readonly shown?: string;
  /** Its method and headers where they are not those of a plain GET; equal for calls of one url that ask alike. */
  readonly asked?: string;
  /** Parsed parts; null when `url` is not `scheme://host[:port][/path]`. */
  readonly scheme: 'http' | 'https' | 'tcp' | 'tls' | 'grpc' | null;
  readonly host: string;
  readonly port: number | null;
  /** The ServiceEntry node and port that the host and port belong to; null when no visible entry has them. */
  readonly target: { readonly node: string; readonly port: number } | null;
  /** Why there is no target, or why it is not reached or not judged, in one sentence; undefined where there is no more to say than `outcome` says. */
  readonly reason: string | undefined;
  /** What kind of reason it is; undefined when there is a target, or no host and port to look for. */
  readonly why?: Miss;
  /**
   * What becomes of a call without a target: it `passes` by its address without any policy, the sidecar `refuses` it, it stays `inside` the
   * cluster, or its url, or the entry that may answer for it, is `unreadable`. Undefined when there is a target.
   */
  readonly unresolved?: 'passes' | 'refused' | 'inside' | 'unreadable';
  readonly outcome?: Outcome;
  /** Why the server does not understand what reaches it; undefined where nothing speaks against it. */
  readonly misread?: Misread;
  /** What the design expects of it, in words: "reached, TLS by sidecar"; undefined when it expects nothing. */
  readonly expects?: string;
  /** Whether it does what is expected; undefined where nothing is expected, or where that is not judged. */
  readonly holds?: boolean;
}

import type { Resource } from '../../schema';
import type { Path } from '../../text';

/** `wins`: it decides. `joins`: it counts beside what wins, wholly or in part. `loses`: nothing of it counts here. */
export type Standing = 'wins' | 'joins' | 'loses';

/** One candidate, as one proxy takes it. */
export interface Step {
  readonly resource: Resource;
  /** The part that decides about it, from the resource's root. */
  readonly path: Path;
  readonly standing: Standing;
  /** What becomes of it, in a few words: `not exported here`. */
  readonly verdict: string;
  /** One or two sentences. */
  readonly because: string;
  /** Only age, or names between equally old ones, decided. */
  readonly tied: boolean;
}

/** All that could apply to a host, each list in the order in which istiod or Envoy tries it for one proxy: what decides first, what it never takes last. */
export interface Ladders {
  readonly host: string;
  /** ServiceEntries and Services that define the host, or a pattern above it. */
  readonly entries: readonly Step[];
  readonly virtualServices: readonly Step[];
  readonly rules: readonly Step[];
}

/** What one service of a listener gets. */
export interface Share extends Step {
  /** What it receives: `TLS with server name api.example.com`, `everything else`, `nothing`. */
  readonly receives: string;
}

/** One listener on a port, and who gets what of it. */
export interface PortLadder {
  /** As Envoy names it: `0.0.0.0_443`. */
  readonly listener: string;
  /** In the order in which istiod adds them, those that get nothing last. */
  readonly shares: readonly Share[];
  /** What becomes of what nobody takes, in one sentence; undefined where somebody takes everything. */
  readonly rest: string | undefined;
  /** Why Envoy rejects the listener as a whole; undefined where it does not. */
  readonly rejected: string | undefined;
}

/** `ServiceEntry shop/api`. */
export function labelOf({ kind, namespace, name }: Resource): string {
  return `${kind} ${namespace ?? 'default'}/${name}`;
}

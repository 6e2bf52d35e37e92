import { integerIn, textIn } from '../../read';
import type { WeightedDestination } from '../listeners/listener';
import type { Scope } from '../scope/scope';
import type { Block, Cluster } from './cluster';
import { clusterOf } from './clusters';

/** An HTTP tunnel that a proxy has opened at a server for bytes: what goes through it gets to the target, and the server's own TLS ends at the server. */
export interface Tunnel {
  readonly method: 'CONNECT' | 'POST';
  /** `host:port`, as the server of the tunnel dials it. */
  readonly target: string;
  /** The host of the server. */
  readonly by: string;
  readonly block: Block;
}

/** The tunnel that bytes to a cluster go through; undefined without one. Requests go through none. */
export function tunnelTo({ host, policy }: Pick<Cluster, 'host' | 'policy'>): Tunnel | undefined {
  const block = policy.blocks.tunnel;
  if (block === undefined) return undefined;
  const { value } = block;
  const method = textIn(value, 'protocol') === 'POST' ? 'POST' : 'CONNECT';
  return { method, target: targetIn(value), by: host, block };
}

/**
 * The tunnel of a `tcp_proxy`: of several destinations the rule of the first one is asked, and of that no subset
 * (pilot/pkg/networking/core/networkfilter.go, buildOutboundNetworkFiltersWithWeightedClusters).
 */
export function tunnelFor(scope: Scope, destinations: readonly WeightedDestination[]): Tunnel | undefined {
  const [first, ...others] = destinations;
  if (first === undefined) return undefined;
  return tunnelTo(clusterOf(scope, first.host, first.port, others.length > 0 ? undefined : first.subset));
}

function targetIn(value: Block['value']): string {
  const host = textIn(value, 'targetHost') ?? '';
  return `${host.includes(':') ? `[${host}]` : host}:${integerIn(value, 'targetPort') ?? 0}`;
}

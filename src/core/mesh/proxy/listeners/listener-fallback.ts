import { expandHost } from '../../host';
import { integerIn, recordIn, textIn } from '../../read';
import type { Listener, WeightedDestination } from './listener';
import type { Scope } from '../scope/scope';

/** What takes connections that nothing else takes. */
export type Fallback = Pick<Listener, 'fallback' | 'egressProxy'>;

/**
 * The last filter chain of every listener of a sidecar. An `egressProxy` counts only where unknown destinations are allowed
 * (pilot/pkg/networking/core/networkfilter.go, buildOutboundCatchAllNetworkFiltersOnly).
 */
export function fallbackOf({ outbound }: Scope): Fallback {
  if (outbound.mode === 'REGISTRY_ONLY') return { fallback: 'BlackHoleCluster' };
  const egressProxy = outbound.sidecar && proxyIn(outbound.sidecar);
  return egressProxy ? { fallback: 'PassthroughCluster', egressProxy } : { fallback: 'PassthroughCluster' };
}

function proxyIn({ resource, namespace }: NonNullable<Scope['sidecar']>): WeightedDestination | undefined {
  const written = recordIn(recordIn(recordIn(resource.value, 'spec'), 'outboundTrafficPolicy'), 'egressProxy');
  const host = textIn(written, 'host');
  if (host === undefined) return undefined;
  return {
    host: expandHost(host, namespace),
    port: integerIn(recordIn(written, 'port'), 'number') ?? 0,
    subset: textIn(written, 'subset'),
    weight: 100,
    path: ['spec', 'outboundTrafficPolicy', 'egressProxy'],
  };
}

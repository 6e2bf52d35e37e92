import { expandHost } from '../../host';
import { integerIn, labelsIn, listIn, recordIn, textIn, textsIn } from '../../read';
import { matchesLabels } from '../../rule-pool';
import type { Route, VirtualService } from '../../virtual-service';
import type { WeightedDestination } from './listener';
import type { Scope } from '../scope/scope';

/** What keeps a match from counting. */
type Mismatch = 'gateways' | 'port' | 'sourceNamespace' | 'sourceLabels';

/**
 * Why a match of a `tls` or `tcp` rule does not count for the sidecars of a scope on a port; undefined where it counts. All this is known before a connection
 * is made (pilot/pkg/networking/core/tls.go, matchTLS and matchTCP).
 */
export function mismatchOf(match: unknown, { proxy }: Scope, port: number): Mismatch | undefined {
  const gateways = textsIn(match, 'gateways');
  if (gateways.length > 0 && !gateways.includes('mesh')) return 'gateways';
  const wanted = integerIn(match, 'port') ?? 0;
  if (wanted !== 0 && wanted !== port) return 'port';
  const namespace = textIn(match, 'sourceNamespace');
  if (namespace !== undefined && namespace !== proxy.namespace) return 'sourceNamespace';
  return matchesLabels(labelsIn(match, 'sourceLabels'), proxy.labels) ? undefined : 'sourceLabels';
}

/** A mismatch as a sentence; it does not name the caller, since callers share listeners. */
export function mismatchWords(mismatch: Mismatch, match: unknown, port: number): string {
  switch (mismatch) {
    case 'gateways':
      return 'The match names gateways, and mesh is not among them, so sidecars leave it out.';
    case 'port':
      return `The match is for port ${integerIn(match, 'port') ?? 0}, not for port ${port}.`;
    case 'sourceNamespace':
      return `The match is for callers in namespace ${textIn(match, 'sourceNamespace') ?? ''} alone.`;
    case 'sourceLabels':
      return 'The caller does not have all of the sourceLabels of the match.';
  }
}

/**
 * Where a `tls` or `tcp` rule sends a connection. A port that is not written is the only one of the destination's service, else that of the listener. Of
 * several destinations those without a weight get nothing; the weight of a single one is not looked at
 * (pilot/pkg/networking/core/networkfilter.go, buildOutboundNetworkFilters; core/route/route.go, GetDestinationCluster).
 */
export function destinationsOf(
  scope: Scope,
  virtualService: VirtualService,
  route: Route,
  listenerPort: number,
): readonly WeightedDestination[] {
  const found = listIn(route.rule, 'route').flatMap((item, index): readonly WeightedDestination[] => {
    const destination = recordIn(item, 'destination');
    const written = textIn(destination, 'host');
    if (written === undefined) return [];
    const host = expandHost(written, virtualService.namespace);
    return [
      {
        host,
        port: integerIn(recordIn(destination, 'port'), 'number') ?? impliedPort(scope, host, listenerPort),
        subset: textIn(destination, 'subset'),
        weight: integerIn(item, 'weight') ?? 0,
        path: ['spec', route.protocol, route.index, 'route', index, 'destination'],
      },
    ];
  });
  const [only, ...others] = found;
  if (only !== undefined && others.length === 0) return [{ ...only, weight: 100 }];
  return found.filter((each) => each.weight > 0);
}

/** The port of a destination that names none: the only one of its service. */
export function impliedPort(scope: Scope, host: string, listenerPort: number): number {
  const ports = scope.service(host)?.ports ?? [];
  return ports.length === 1 ? (ports[0]?.number ?? listenerPort) : listenerPort;
}

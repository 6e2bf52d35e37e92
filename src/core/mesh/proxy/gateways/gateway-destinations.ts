import type { Path } from '../../../text';
import { expandHost } from '../../host';
import { integerIn, listIn, recordIn, textIn } from '../../read';
import type { VirtualService } from '../../virtual-service';
import type { WeightedDestination } from '../listeners/listener';
import type { Scope } from '../scope/scope';

/**
 * The destinations of a tls or tcp rule at a gateway or a waypoint: those with a weight, or the only one (pilot/pkg/networking/core/networkfilter.go,
 * buildOutboundNetworkFilters). `path` is that of the rule.
 */
export function destinationsAt(
  scope: Scope,
  { namespace }: Pick<VirtualService, 'namespace'>,
  rule: unknown,
  path: Path,
  listenerPort: number,
): readonly WeightedDestination[] {
  const written = listIn(rule, 'route').flatMap((item, index) => {
    const destination = recordIn(item, 'destination');
    const host = textIn(destination, 'host');
    if (host === undefined) return [];
    const full = expandHost(host, namespace);
    const port = portAt(scope, full, integerIn(recordIn(destination, 'port'), 'number'), listenerPort);
    const weight = integerIn(item, 'weight') ?? 0;
    return [{ host: full, port, subset: textIn(destination, 'subset'), weight, path: [...path, 'route', index] }];
  });
  if (written.length === 1) return written.map((only) => ({ ...only, weight: 100 }));
  return written.filter(({ weight }) => weight > 0);
}

/** The port that is meant: as written, else the only one of the service, else that of the listener (pilot/pkg/networking/core/route/route.go, GetDestinationCluster). */
function portAt(scope: Scope, host: string, written: number | undefined, listenerPort: number): number {
  if (written !== undefined) return written;
  const ports = scope.service(host)?.ports ?? [];
  return ports.length === 1 && ports[0] ? ports[0].number : listenerPort;
}

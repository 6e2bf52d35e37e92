import type { ClusterUse, OutlierSettings } from '../../mesh';
import { knownHosts } from './cluster-words';

/** Whether all endpoints of a cluster may be out at once, and Envoy then uses none of them. */
export function mayEjectAll(outlier: OutlierSettings | null): boolean {
  return outlier !== null && outlier.maxEjectionPercent >= 100 && outlier.minHealthPercent === 0 && detects(outlier);
}

/** Whether a cluster certainly has one host, and that may be ejected. */
export function isOnlyHostEjectable({ cluster }: ClusterUse): boolean {
  const known = knownHosts(cluster);
  return known?.isCertain === true && known.count === 1 && mayEjectAll(cluster.outlier);
}

/** Whether some detector is on. */
function detects({
  consecutive5xxErrors,
  consecutiveGatewayErrors,
  consecutiveLocalOriginFailures,
}: OutlierSettings): boolean {
  return consecutive5xxErrors + consecutiveGatewayErrors + consecutiveLocalOriginFailures > 0;
}

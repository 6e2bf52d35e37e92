import { compareAge } from '../../base';
import { hostsOverlap } from '../../host';
import type { EgressListener } from '../../sidecar';
import type { VirtualService } from '../../virtual-service';
import { exportRank } from '../services/export-rank';
import { IdentityMap } from '../identity-map';
import type { Proxy } from '../clients/proxy';

/** Who looks at VirtualServices. */
export interface RouteViewer {
  readonly proxy: Pick<Proxy, 'namespace' | 'gateways'>;
  /** What it imports; undefined for everything. */
  readonly listener: EgressListener | undefined;
}

/**
 * The VirtualServices among some that count for a viewer, in the order in which istiod tries them: private ones of its namespace, those exported to it by
 * name, public ones; oldest first in each (pilot/pkg/model/virtualservice.go, SelectVirtualServices). Those without hosts are delegates.
 */
export function knownRoutes(all: readonly VirtualService[], viewer: RouteViewer): readonly VirtualService[] {
  const ranked = all.flatMap((each) => {
    const rank = routeRank(each, viewer);
    return rank === undefined ? [] : [{ each, rank }];
  });
  return ranked.sort((a, b) => a.rank - b.rank || compareAge(a.each, b.each)).map(({ each }) => each);
}

/** The place of a VirtualService in that order; undefined for one that does not count. */
export function routeRank(each: VirtualService, { proxy, listener }: RouteViewer): 0 | 1 | 2 | undefined {
  if (each.hosts.length === 0 || !proxy.gateways.some((name) => each.gateways.includes(name))) return undefined;
  if (listener && !importsRoute(listener, proxy.namespace, each)) return undefined;
  return exportRank(each.exportTo, each.namespace, proxy.namespace);
}

/** A VirtualService is imported as a whole with one of its hosts, where wildcards count in both directions (model/sidecar.go, VSMatches). */
function importsRoute(listener: EgressListener, client: string, { namespace, hosts }: VirtualService): boolean {
  return listener.imports.some((each) => {
    const wanted = each.namespace === '.' ? client : each.namespace;
    if (each.excludes || (wanted !== '*' && wanted !== namespace)) return false;
    return hosts.some((host) => hostsOverlap(each.host, host));
  });
}

const everything = {};
const remembered = new IdentityMap<readonly VirtualService[]>();

/** All VirtualServices of a list that count for a viewer, in its order. */
export function allRoutes(all: readonly VirtualService[], viewer: RouteViewer): readonly VirtualService[] {
  const text = JSON.stringify([viewer.proxy.namespace, viewer.proxy.gateways]);
  return remembered.get([all, viewer.listener ?? everything], text, () => knownRoutes(all, viewer));
}

import { isClusterLocal, isWildcard, matchesLabels } from '../mesh';
import type { Destination, DestinationRule, Mesh, ServiceEntry, VirtualService } from '../mesh';

/**
 * What a VirtualService sends to and nobody defines, in a few words each: Envoy has no cluster for it and answers 503. Services inside of the cluster may
 * exist without being drawn, and what could not be read may define anything, so those are not counted.
 */
export function danglingRoutes(mesh: Mesh, each: VirtualService): readonly string[] {
  const said = each.routes.flatMap((route) => route.destinations.flatMap((to) => missingOf(mesh, to) ?? []));
  return [...new Set(said)];
}

function missingOf(mesh: Mesh, to: Destination): string | undefined {
  if (isClusterLocal(to.host) || mesh.entryIndex.hasUnread) return undefined;
  const entries = mesh.entryIndex.withHost(to.host);
  if (entries.length === 0) return to.host;
  if (to.port !== undefined && !entries.some((entry) => entry.ports.some((port) => port.number === to.port)))
    return `port ${to.port} of ${to.host}`;
  return to.subset === undefined || hasSubset(mesh, to.host, to.subset)
    ? undefined
    : `subset ${to.subset} of ${to.host}`;
}

function hasSubset(mesh: Mesh, host: string, name: string): boolean {
  const rules = mesh.ruleIndex.covering(host);
  return rules.some((rule) => rule.resource.incomplete || rule.subsets.some((subset) => subset.name === name));
}

/**
 * The subsets of a rule that no endpoint of an entry belongs to. An endpoint that nobody wrote has no labels; NONE ignores them
 * (pilot/pkg/networking/core/cluster_builder.go, buildSubsetCluster).
 */
export function danglingSubsets(mesh: Mesh, rule: DestinationRule, entry: ServiceEntry): readonly string[] {
  if (rule.subsets.length === 0 || !['STATIC', 'DNS', 'DNS_ROUND_ROBIN'].includes(entry.resolution)) return [];
  const sharing = entry.hosts.flatMap((host) => mesh.entryIndex.withHost(host));
  const open = sharing.some((each) => each.selector !== undefined || each.resource.incomplete);
  if (open || (isWildcard(rule.host) && !entry.hosts.includes(rule.host))) return [];
  const endpoints = sharing.filter((each) => each.namespace === entry.namespace).flatMap((each) => each.endpoints);
  const empty = rule.subsets.filter(
    ({ labels }) =>
      Object.keys(labels).length > 0 && !endpoints.some((endpoint) => matchesLabels(labels, endpoint.labels)),
  );
  return empty.map((subset) => `subset ${subset.name}: no endpoint`);
}

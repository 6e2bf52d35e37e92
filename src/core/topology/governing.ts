import {
  hostCovers,
  isVisibleIn,
  type DestinationRule,
  type Mesh,
  type ServiceEntry,
  type VirtualService,
} from '../mesh';

/** The rules that govern one entry, in the order in which they are docked to it. */
export interface GoverningRules {
  readonly rules: readonly DestinationRule[];
  readonly virtualServices: readonly VirtualService[];
}

/** The rules of every entry; entries that nothing governs are missing. */
export type Governing = ReadonlyMap<ServiceEntry, GoverningRules>;

/** For each entry the DestinationRules that can decide calls to one of its hosts, and the VirtualServices that route from or to one of them. */
export function governingRules(mesh: Mesh): Governing {
  const found = new Map<ServiceEntry, GoverningRules>();
  for (const entry of mesh.entries) {
    const rules = rulesOf(mesh, entry);
    const virtualServices = virtualServicesOf(mesh, entry);
    if (rules.length + virtualServices.length > 0) found.set(entry, { rules, virtualServices });
  }
  return found;
}

function rulesOf(mesh: Mesh, entry: ServiceEntry): readonly DestinationRule[] {
  const found = new Set<DestinationRule>();
  for (const host of entry.hosts)
    for (const rule of mesh.ruleIndex.covering(host)) if (canDecide(mesh, rule, entry)) found.add(rule);
  return [...found];
}

/**
 * A rule is read for clients in its own namespace, from the entry's namespace and from the root namespace; anywhere else nobody ever looks at it
 * (pilot/pkg/model/push_context.go, destinationRule).
 */
export function canDecide(mesh: Mesh, rule: DestinationRule, entry: ServiceEntry): boolean {
  if (rule.namespace === entry.namespace || rule.namespace === mesh.settings.rootNamespace) return true;
  return isVisibleIn(entry.exportTo, entry.namespace, rule.namespace);
}

function virtualServicesOf(mesh: Mesh, entry: ServiceEntry): readonly VirtualService[] {
  const found = new Set<VirtualService>();
  for (const host of entry.hosts) {
    for (const each of mesh.routeIndex.routing(host)) found.add(each);
    for (const each of mesh.routeIndex.sendingTo(host)) found.add(each);
  }
  return [...found].filter((each) => sharesClients(each, entry));
}

/** Whether some namespace sees both. */
function sharesClients(each: VirtualService, entry: ServiceEntry): boolean {
  const named = [...each.exportTo, ...entry.exportTo, each.namespace, entry.namespace].filter(
    (name) => !['*', '.', '~'].includes(name),
  );
  const both = (namespace: string): boolean =>
    isVisibleIn(each.exportTo, each.namespace, namespace) && isVisibleIn(entry.exportTo, entry.namespace, namespace);
  return named.some(both);
}

/** The entry's hosts that a rule's host stands for. */
export function hostsCovered(entry: ServiceEntry, host: string): readonly string[] {
  return entry.hosts.filter((each) => hostCovers(host, each));
}

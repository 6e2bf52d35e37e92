import { groupBy } from '../../lists';
import { isPublic } from '../../mesh';
import type { DestinationRule, Mesh, MeshService, RouteUse } from '../../mesh';
import { targetsOf, type Target } from './routings';

/**
 * Whether some client may lack a cluster for a destination or a mirror of a rule. Most hosts are public, with the port, and with one rule that has the
 * subset: for them nobody has to be asked.
 */
export function mayMiss(mesh: Mesh, use: RouteUse): boolean {
  return targetsOf(use).some((target) => !isThereForAll(mesh, use, target));
}

function isThereForAll(mesh: Mesh, { shared }: RouteUse, { host, port, subset }: Target): boolean {
  const services = mesh.registry.withHost(host);
  if (services.length === 0 || !services.every(({ exportTo }) => isPublic(exportTo))) return false;
  const ports = port === undefined ? [...new Set(shared.map((place) => place.port))] : [port];
  const hasPorts = services.every((service) => ports.every((number) => hasPort(service, number)));
  return hasPorts && (subset === undefined || hasSubset(rulesByHost(mesh).get(host), services, subset));
}

function hasPort({ ports }: MeshService, number: number): boolean {
  return ports.some((port) => port.number === number && port.class !== 'udp');
}

/** Whether the one rule for the host counts for everybody and has the subset. */
function hasSubset(
  rules: readonly DestinationRule[] | undefined,
  services: readonly MeshService[],
  subset: string,
): boolean {
  const [rule, ...others] = rules ?? [];
  if (rule === undefined || others.length > 0 || rule.selector !== undefined) return false;
  const isHome = isPublic(rule.exportTo) && services.every(({ namespace }) => namespace === rule.namespace);
  return isHome && rule.subsets.some(({ name }) => name === subset);
}

const remembered = new WeakMap<Mesh['rules'], ReadonlyMap<string, readonly DestinationRule[]>>();

function rulesByHost({ rules }: Mesh): ReadonlyMap<string, readonly DestinationRule[]> {
  let known = remembered.get(rules);
  if (known === undefined) remembered.set(rules, (known = groupBy(rules, ({ host }) => host)));
  return known;
}

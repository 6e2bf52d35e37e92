import { clientsOf, clusterOf, hostCovers, scopeOf, type DestinationRule, type Mesh, type ServiceEntry } from '../mesh';

/** Whether the sidecar of some client has a cluster of an entry to which a rule applies. Gateways alone may have it, where their namespace keeps the rule to itself. */
export function isUsedBySidecars(mesh: Mesh, rule: DestinationRule, entry: ServiceEntry): boolean {
  const hosts = entry.hosts.filter((host) => hostCovers(rule.host, host));
  const applies = ([host, port]: readonly [string, number], scope: ReturnType<typeof scopeOf>): boolean =>
    clusterOf(scope, host, port, undefined).policy.rule?.rules.includes(rule) ?? false;
  const places = hosts.flatMap((host) => entry.ports.map(({ number }) => [host, number] as const));
  return clientsOf(mesh).some((client) => {
    if (client.kind !== 'sidecar') return false;
    const scope = scopeOf(mesh, client);
    return places.some((place) => applies(place, scope));
  });
}

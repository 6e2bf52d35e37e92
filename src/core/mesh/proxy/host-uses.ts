import type { Mesh } from '../build';
import { isPublic } from '../visibility';
import { clientKinds } from './client-kinds';
import type { Cluster } from './cluster';
import { clusterOf } from './clusters';
import { localitySettingOf } from './locality-setting';
import { namedDestinations } from './named-subsets';
import { policyOf } from './policy';
import type { Proxy } from './proxy';
import type { ScopedPort, ScopedService } from './scope';
import { scopeOf } from './scopes';
import type { ClusterUse } from './uses';

/** Clients that get the same clusters for a host, but for the order of endpoints. */
interface Group {
  readonly service: ScopedService;
  readonly kinds: Proxy[];
}

/** The uses of all ports and subsets of a host. */
export function usesOfHost(mesh: Mesh, host: string): readonly ClusterUse[] {
  return groupsOf(mesh, host).flatMap((group) =>
    group.service.ports
      .filter((port) => port.class !== 'udp')
      .flatMap((port) => subsetsOf(mesh, group, port).flatMap((subset) => usesOfPort(mesh, group, port, subset))),
  );
}

/** By the service that they see, the rule that counts for them, and what their proxies are. */
function groupsOf(mesh: Mesh, host: string): readonly Group[] {
  const groups = new Map<string, Group>();
  const numbers = new Map<unknown, number>();
  const numberOf = (value: unknown): number => {
    const known = numbers.get(value) ?? numbers.size;
    numbers.set(value, known);
    return known;
  };
  const hasRules = mesh.ruleIndex.aboutHost(host).length > 0;
  for (const { kind, service } of seeing(mesh, host)) {
    const [port] = service.ports;
    const rule = hasRules && port ? policyOf(scopeOf(mesh, kind), service, port, undefined).rule : undefined;
    const key = `${kind.kind} ${numberOf(service)} ${numberOf(rule)}`;
    const group = groups.get(key);
    if (group) group.kinds.push(kind);
    else groups.set(key, { service, kinds: [kind] });
  }
  return [...groups.values()];
}

/** The kinds of clients that know a host. What everybody sees is looked up once, since designs hold many hosts and clients. */
function seeing(mesh: Mesh, host: string): readonly { readonly kind: Proxy; readonly service: ScopedService }[] {
  const { kinds } = clientKinds(mesh);
  const [only, ...others] = mesh.registry.withHost(host);
  const [first] = kinds;
  if (first && only && others.length === 0 && isPublic(only.exportTo) && mesh.sidecars.length === 0) {
    const service = scopeOf(mesh, first).service(host);
    return service === undefined ? [] : kinds.map((kind) => ({ kind, service }));
  }
  return kinds.flatMap((kind) => {
    const service = scopeOf(mesh, kind).service(host);
    return service === undefined ? [] : [{ kind, service }];
  });
}

/** Undefined for the main cluster; those that the rule in force defines, and those that VirtualServices name for the port. */
function subsetsOf(mesh: Mesh, { service, kinds }: Group, port: ScopedPort): readonly (string | undefined)[] {
  const [kind] = kinds;
  const rule = kind && policyOf(scopeOf(mesh, kind), service, port, undefined).rule;
  const named = namedDestinations(mesh, service.host).subsets.filter(
    (each) => each.port === undefined || each.port === port.number,
  );
  const defined = (rule?.subsets ?? []).map(({ subset }) => subset.name);
  return [undefined, ...new Set([...defined, ...named.map(({ name }) => name)])];
}

function usesOfPort(
  mesh: Mesh,
  { service, kinds }: Group,
  port: ScopedPort,
  subset: string | undefined,
): readonly ClusterUse[] {
  const [first] = kinds;
  if (first === undefined) return [];
  const clusterFor = (client: Proxy): Cluster => clusterOf(scopeOf(mesh, client), service.host, port.number, subset);
  const cluster = clusterFor(first);
  const use = { service, port, subset };
  if (!dependsOnPlace(mesh, service, cluster)) return [{ ...use, cluster, clients: kinds }];
  const { of } = clientKinds(mesh);
  const orders = new Map<string, { cluster: Cluster; clients: Proxy[] }>();
  for (const client of kinds.flatMap(of)) {
    const own = clusterFor(client);
    const key = orderOf(own);
    const known = orders.get(key);
    if (known) known.clients.push(client);
    else orders.set(key, { cluster: own, clients: [client] });
  }
  return [...orders.values()].map((each) => ({ ...use, ...each }));
}

/** Whether clients of one kind may get another order of endpoints, or other endpoints, by where they are or by their labels. */
function dependsOnPlace(mesh: Mesh, service: ScopedService, { type, policy, endpoints }: Cluster): boolean {
  if (type !== 'EDS' && type !== 'STRICT_DNS') return false;
  const setting = localitySettingOf(mesh, service, policy.blocks.loadBalancer);
  if (setting === undefined) return false;
  if (setting.distribute.length > 0) return true;
  const isOrdered = policy.blocks.outlierDetection !== undefined || setting.from === 'service';
  return isOrdered && endpoints.length > 1;
}

function orderOf({ endpoints }: Cluster): string {
  return endpoints
    .map(({ address, port, priority, localityWeight }) => [address, port, priority, localityWeight].join(' '))
    .join(', ');
}

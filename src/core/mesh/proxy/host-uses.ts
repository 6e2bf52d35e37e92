import type { Mesh } from '../build';
import { chooseRule } from '../rule-index';
import type { MergedRule } from '../rule-pool';
import { isPublic } from '../visibility';
import { clientKinds } from './client-kinds';
import type { Cluster, ClusterPolicy } from './cluster';
import { clusterOf } from './clusters';
import { localitySettingOf, type LocalitySetting } from './locality-setting';
import { namedDestinations } from './named-subsets';
import { policyOf } from './policy';
import { labelsForRules, readsRules } from './policy-clients';
import type { Proxy } from './proxy';
import type { ScopedPort, ScopedService } from './scope';
import type { ClusterUse } from './uses';

/** Clients that get the same clusters for a host, but for the order of endpoints. */
interface Group {
  readonly service: ScopedService;
  readonly rule: MergedRule | undefined;
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
  const numberOf = numbering();
  const placeOf = placesOf(mesh, host);
  const atPlaces = new Map<string, Group>();
  const groups = new Map<string, Group>();
  for (const { kind, service } of seeing(mesh, host)) {
    const seen = `${kind.kind} ${numberOf(service)}`;
    const place = `${seen} ${placeOf(kind, numberOf)}`;
    let group = atPlaces.get(place);
    if (group === undefined) {
      const rule = ruleFor(mesh, kind, service);
      const key = `${seen} ${keyOf(rule, numberOf)}`;
      group = groups.get(key) ?? { service, rule, kinds: [] };
      groups.set(key, group);
      atPlaces.set(place, group);
    }
    group.kinds.push(kind);
  }
  return [...groups.values()];
}

type NumberOf = (value: unknown) => number;

/** A number for each object, the same for the same one. */
function numbering(): NumberOf {
  const numbers = new Map<unknown, number>();
  return (value) => {
    const number = numbers.get(value) ?? numbers.size;
    numbers.set(value, number);
    return number;
  };
}

/**
 * Equal for clients that get the same rule for sure: those of all namespaces that have none of the host's rules and see the same of them. Labels tell clients
 * apart only where a rule has a selector.
 */
function placesOf(mesh: Mesh, host: string): (kind: Proxy, numberOf: NumberOf) => string {
  const rules = mesh.ruleIndex.aboutHost(host);
  const isOpen = rules.every((rule) => isPublic(rule.exportTo) || rule.selector !== undefined);
  const selects = rules.some((rule) => rule.selector !== undefined);
  const owners = new Set([...rules.map((rule) => rule.namespace), mesh.settings.rootNamespace]);
  if (rules.length === 0) return () => '';
  return (kind, numberOf) => {
    if (isOpen && !owners.has(kind.namespace)) return '';
    return selects ? `#${numberOf(kind)}` : kind.namespace;
  };
}

function ruleFor({ ruleIndex }: Mesh, proxy: Proxy, { host, namespace }: ScopedService): MergedRule | undefined {
  if (!readsRules(proxy)) return undefined;
  return chooseRule(ruleIndex.find(proxy.namespace, host, namespace), labelsForRules(proxy));
}

/** Equal for equal rules: merged ones are made anew for each namespace that offers them. */
function keyOf(rule: MergedRule | undefined, numberOf: NumberOf): string {
  return rule === undefined ? '' : [...rule.rules.map(numberOf), rule.selector && 'selecting'].join(',');
}

/** The kinds of clients that know a host. What everybody sees is looked up once, since designs hold many hosts and clients. */
function seeing(mesh: Mesh, host: string): readonly { readonly kind: Proxy; readonly service: ScopedService }[] {
  const { kinds, scopeOf } = clientKinds(mesh);
  const [only, ...others] = mesh.registry.withHost(host);
  const [first] = kinds;
  if (first && only && others.length === 0 && isPublic(only.exportTo) && mesh.sidecars.length === 0) {
    const service = scopeOf(first).service(host);
    return service === undefined ? [] : kinds.map((kind) => ({ kind, service }));
  }
  return kinds.flatMap((kind) => {
    const service = scopeOf(kind).service(host);
    return service === undefined ? [] : [{ kind, service }];
  });
}

/** Undefined for the main cluster; those that the rule in force defines, and those that VirtualServices name for the port. */
function subsetsOf(mesh: Mesh, { service, rule }: Group, port: ScopedPort): readonly (string | undefined)[] {
  const named = namedDestinations(mesh, service.host).subsets.filter(
    (each) => each.port === undefined || each.port === port.number,
  );
  const defined = (rule?.subsets ?? []).map(({ subset }) => subset.name);
  if (defined.length + named.length === 0) return onlyMain;
  return [undefined, ...new Set([...defined, ...named.map(({ name }) => name)])];
}

const onlyMain = [undefined];

function usesOfPort(
  mesh: Mesh,
  { service, kinds }: Group,
  port: ScopedPort,
  subset: string | undefined,
): readonly ClusterUse[] {
  const [first] = kinds;
  if (first === undefined) return [];
  const { scopeOf } = clientKinds(mesh);
  const clusterFor = (client: Proxy): Cluster => clusterOf(scopeOf(client), service.host, port.number, subset);
  const policy = policyOf(scopeOf(first), service, port, subset);
  const setting = placingOf(mesh, service, policy);
  if (setting === undefined) return [lazyUse(service, port, subset, kinds, () => clusterFor(first))];
  const orders = byOrder(clientsByPlace(mesh, kinds, setting), clusterFor);
  return orders.map((each) => ({ service, port, subset, ...each }));
}

/** A use whose cluster is made when somebody asks for it. */
function lazyUse(
  service: ScopedService,
  port: ScopedPort,
  subset: string | undefined,
  clients: readonly Proxy[],
  make: () => Cluster,
): ClusterUse {
  // The function is let go of once it was asked: it holds the mesh that the use was made in.
  let made: Cluster | (() => Cluster) = make;
  return {
    service,
    port,
    subset,
    clients,
    get cluster() {
      if (typeof made === 'function') made = made();
      return made;
    },
  };
}

/** Clients that are ordered alike: of one locality, and with equal values of the labels that rank. */
function clientsByPlace(
  mesh: Mesh,
  kinds: readonly Proxy[],
  { order }: LocalitySetting,
): readonly (readonly Proxy[])[] {
  const { of } = clientKinds(mesh);
  const labels = order.map((item) => item.split('=', 1)[0] ?? '');
  const places = new Map<string | undefined, Proxy[]>();
  for (const client of kinds.flatMap(of)) {
    const place = labels.length === 0 ? client.locality : placeKey(client, labels);
    const known = places.get(place);
    if (known) known.push(client);
    else places.set(place, [client]);
  }
  return [...places.values()];
}

function placeKey({ locality, labels }: Proxy, names: readonly string[]): string {
  const isBare = Object.keys(labels).length === 0;
  return [locality, isBare, ...names.map((name) => labels[name])].join(' ');
}

/** Places whose clients get the same endpoints in the same order. */
function byOrder(
  places: readonly (readonly Proxy[])[],
  clusterFor: (client: Proxy) => Cluster,
): readonly Pick<ClusterUse, 'cluster' | 'clients'>[] {
  const orders = new Map<string, { readonly cluster: Cluster; readonly clients: Proxy[] }>();
  for (const clients of places) {
    const [first] = clients;
    if (first === undefined) continue;
    const cluster = clusterFor(first);
    const key = orderOf(cluster);
    const known = orders.get(key);
    if (known) known.clients.push(...clients);
    else orders.set(key, { cluster, clients: [...clients] });
  }
  return [...orders.values()];
}

/** The setting by which clients of one kind may get another order of endpoints, or other endpoints; undefined where they may not. */
function placingOf(mesh: Mesh, service: ScopedService, { blocks }: ClusterPolicy): LocalitySetting | undefined {
  if (service.resolution !== 'STATIC' && service.resolution !== 'DNS') return undefined;
  const setting = localitySettingOf(mesh, service, blocks.loadBalancer);
  if (setting === undefined || setting.distribute.length > 0) return setting;
  const isOrdered = blocks.outlierDetection !== undefined || setting.from === 'service';
  return isOrdered && mayHaveSeveral(mesh, service) ? setting : undefined;
}

/** Whether the files may give a service more than one endpoint. */
function mayHaveSeveral(mesh: Mesh, { host, selector }: ScopedService): boolean {
  const [only, ...others] = mesh.registry.withHost(host);
  return others.length > 0 || selector !== undefined || (only?.entry?.endpoints.length ?? 0) > 1;
}

function orderOf({ endpoints }: Cluster): string {
  return endpoints
    .map(({ address, port, priority, localityWeight }) => [address, port, priority, localityWeight].join(' '))
    .join(', ');
}

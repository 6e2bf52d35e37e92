import { addAll, groupBy } from '../../lists';
import type { Mesh } from '../build';
import { chooseRule } from '../rule-index';
import type { MergedRule } from '../rule-pool';
import { clientKinds, type Apart } from './clients/client-kinds';
import type { Cluster, ClusterPolicy } from './clusters/cluster';
import { clusterOf } from './clusters/clusters';
import { localitySettingOf, type LocalitySetting } from './clusters/locality-setting';
import { namedDestinations } from './clusters/named-subsets';
import { namespacesOf, namespacesPreferring } from './clients/namespaces-apart';
import { policyOf } from './policies/policy';
import { labelsForRules, readsRules } from './policies/policy-clients';
import type { Proxy } from './clients/proxy';
import type { ScopedPort, ScopedService } from './scope/scope';
import type { ClusterUse } from './uses';

/** Clients that get the same clusters for a host, but for the order of endpoints. */
interface Group {
  readonly service: ScopedService;
  readonly rule: MergedRule | undefined;
  readonly kinds: readonly Proxy[];
}

/** The mesh in which clusters of uses are made when somebody asks for them. Uses outlive the mesh that they were found in, and must not hold on to it. */
export interface Home {
  mesh: Mesh;
}

/** The uses of all ports and subsets of a host. */
export function usesOfHost(home: Home, host: string): readonly ClusterUse[] {
  const { mesh } = home;
  return groupsOf(mesh, host).flatMap((group) =>
    group.service.ports
      .filter((port) => port.class !== 'udp')
      .flatMap((port) => subsetsOf(mesh, group, port).flatMap((subset) => usesOfPort(home, group, port, subset))),
  );
}

/** By the service that they see, the rule that counts for them, and what their proxies are. */
function groupsOf(mesh: Mesh, host: string): readonly Group[] {
  const { groups, scopeOf } = clientKinds(mesh);
  const numberOf = numbering();
  const found = new Map<string, Growing>();
  for (const kinds of groups(apartAt(mesh, host))) {
    const [first] = kinds;
    const service = first && scopeOf(first).service(host);
    if (first === undefined || service === undefined) continue;
    const rule = ruleFor(mesh, first, service);
    const key = `${first.kind} ${numberOf(service)} ${keyOf(rule, numberOf)}`;
    const known = found.get(key);
    if (known) known.parts.push(kinds);
    else found.set(key, { service, rule, parts: [kinds] });
  }
  return [...found.values()].map(({ service, rule, parts }) => ({ service, rule, kinds: together(mesh, parts) }));
}

interface Growing extends Omit<Group, 'kinds'> {
  readonly parts: (readonly Proxy[])[];
}

/** In the order of all kinds. */
function together(mesh: Mesh, parts: readonly (readonly Proxy[])[]): readonly Proxy[] {
  const [only, ...more] = parts;
  if (only && more.length === 0) return only;
  const { kinds, indexOf } = clientKinds(mesh);
  const count = parts.reduce((sum, part) => sum + part.length, 0);
  return count === kinds.length ? kinds : parts.flat().sort((a, b) => indexOf(a) - indexOf(b));
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
 * Clients of all namespaces that have none of the host's rules and to which nothing is exported by name see the same. Labels tell clients apart only where a
 * rule has a selector.
 */
function apartAt(mesh: Mesh, host: string): Apart {
  const rules = mesh.ruleIndex.aboutHost(host);
  const names = [...namespacesPreferring(mesh.registry.withHost(host)), ...namespacesOf(rules)];
  return { namespaces: new Set(names), byLabels: rules.some((rule) => rule.selector !== undefined) };
}

function ruleFor({ ruleIndex }: Mesh, proxy: Proxy, { host, namespace }: ScopedService): MergedRule | undefined {
  if (!readsRules(proxy)) return undefined;
  return chooseRule(ruleIndex.find(proxy.namespace, host, namespace), labelsForRules(proxy));
}

/** Equal for equal rules: merged ones are made anew for each namespace that offers them. */
function keyOf(rule: MergedRule | undefined, numberOf: NumberOf): string {
  return rule === undefined ? '' : [...rule.rules.map(numberOf), rule.selector && 'selecting'].join(',');
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
  home: Home,
  { service, kinds }: Group,
  port: ScopedPort,
  subset: string | undefined,
): readonly ClusterUse[] {
  const [first] = kinds;
  if (first === undefined) return [];
  const { mesh } = home;
  const { scopeOf } = clientKinds(mesh);
  const clusterFor = (client: Proxy): Cluster => clusterOf(scopeOf(client), service.host, port.number, subset);
  const setting = mayDiffer(mesh, service)
    ? placingOf(mesh, service, policyOf(scopeOf(first), service, port, subset))
    : undefined;
  if (setting === undefined) return [new LazyUse(home, service, port, subset, kinds, first)];
  const orders = byOrder(clientsByPlace(mesh, kinds, setting), clusterFor);
  return orders.map((each) => ({ service, port, subset, byPlace: true, ...each }));
}

/** A use whose cluster is made when somebody asks for it. A class: a getter in an object literal would give each of thousands an object shape of its own. */
class LazyUse implements ClusterUse {
  readonly byPlace = false;
  private made: Cluster | undefined;

  constructor(
    private readonly home: Home,
    readonly service: ScopedService,
    readonly port: ScopedPort,
    readonly subset: string | undefined,
    readonly clients: readonly Proxy[],
    private readonly first: Proxy,
  ) {}

  get cluster(): Cluster {
    const { home, service, port, subset, first } = this;
    return (this.made ??= clusterOf(clientKinds(home.mesh).scopeOf(first), service.host, port.number, subset));
  }
}

/** Clients that are ordered alike: of one locality, and with equal values of the labels that rank. */
function clientsByPlace(
  mesh: Mesh,
  kinds: readonly Proxy[],
  { order }: LocalitySetting,
): readonly (readonly Proxy[])[] {
  const { of } = clientKinds(mesh);
  const labels = order.map((item) => item.split('=', 1)[0] ?? '');
  const placeOf = (client: Proxy): string | undefined =>
    labels.length === 0 ? client.locality : placeKey(client, labels);
  return [...groupBy(kinds.flatMap(of), placeOf).values()];
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
    if (known) addAll(known.clients, clients);
    else orders.set(key, { cluster, clients: [...clients] });
  }
  return [...orders.values()];
}

/** Whether where clients are may change what they get of a service. */
function mayDiffer(mesh: Mesh, { resolution }: ScopedService): boolean {
  return !clientKinds(mesh).inOnePlace && (resolution === 'STATIC' || resolution === 'DNS');
}

/** The setting by which clients of one kind may get another order of endpoints, or other endpoints; undefined where they may not. */
function placingOf(mesh: Mesh, service: ScopedService, { blocks }: ClusterPolicy): LocalitySetting | undefined {
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

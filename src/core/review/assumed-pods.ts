import { groupBy } from '../lists';
import { anyPod, sidecarFor, type Mesh, type PostureColumn, type Proxy, type Sidecar } from '../mesh';
import type { AssumedPods } from './assumed-words';
import { nearByHost, noneNear, selectedIn } from './near-pods';

/** Pods that nobody draws, with a proxy of them on each side. */
export interface AssumedKind extends AssumedPods {
  readonly before: Proxy;
  readonly after: Proxy;
  /** Of the pods that reach any other host as these do. */
  readonly others: Proxy;
  /** Equal for pods that istiod tells apart by nothing but what is said of a destination. */
  readonly alike: string;
}

type Labels = AssumedPods['labels'];

/**
 * Who is assumed to call where no pod is drawn: pods without labels of every namespace that may reach a destination in its own way, of any other namespace, and those that
 * a Sidecar, a DestinationRule or a match of a route selects; those first that are nearest to it. Namespaces that istiod tells apart by nothing are one kind. What else labels do is not known.
 */
export function assumedPods(before: Mesh, after: Mesh): (column: PostureColumn) => readonly AssumedKind[] {
  const meshes = [before, after];
  const elsewhere = unusedName(meshes);
  const kinds = kindMaker(before, after, elsewhere);
  const other = kinds(elsewhere, {});
  const groups = [...plainGroups(meshes, kinds, other), ...selectedGroups(meshes, kinds)];
  const byHost = nearByHost(meshes);
  return (column) => {
    const near = column.host === undefined ? noneNear : byHost(column);
    const named = new Set(near.namespaces);
    const own = [...named].map((each) => kinds(each, {}));
    const ofPods = near.selected.map(({ namespace = elsewhere, labels }) => kinds(namespace, labels));
    const all = [
      ...own.slice(0, 1),
      other,
      ...own.slice(1),
      ...groups.flatMap((group) => without(group, named, kinds)),
      ...ofPods,
    ];
    return [...new Set(all)].filter(isCaller);
  };
}

/** The pods of a group, those of the namespaces that are told apart by themselves. */
function without(group: AssumedKind, named: ReadonlySet<string>, kinds: KindMaker): readonly AssumedKind[] {
  const { namespaces = [], labels } = group;
  if (!namespaces.some((each) => named.has(each))) return [group];
  const rest = namespaces.filter((each) => !named.has(each));
  const apart = Object.keys(labels).length === 0 ? [] : namespaces.filter((each) => named.has(each));
  return [
    ...(rest[0] === undefined ? [] : [kinds(rest[0], labels, rest)]),
    ...apart.map((each) => kinds(each, labels)),
  ];
}

/** Namespaces with Sidecars, and those whose pods have their calls carried otherwise than those of any other, such as in ambient mode: together where istiod tells nothing of them apart. */
function plainGroups(meshes: readonly Mesh[], kinds: KindMaker, other: AssumedKind): readonly AssumedKind[] {
  const apart = new Set(meshes.flatMap(({ sidecars }) => sidecars.map(({ namespace }) => namespace)));
  const names = meshes.flatMap(({ others }) =>
    others.map(({ kind, name, namespace }) => (kind === 'Namespace' ? name : namespace)),
  );
  const isTold = (name: string): boolean => apart.has(name) || planesOf(kinds(name, {})) !== planesOf(other);
  const told = [...new Set([...apart, ...names])]
    .filter(isTold)
    .map((name) => kinds(name, {}))
    .filter(isCaller);
  return joined(told, kinds, ({ alike }) => alike);
}

/** The pods that Sidecars select; those of one group have the same one, and so have the others of their namespaces. */
function selectedGroups(meshes: readonly Mesh[], kinds: KindMaker): readonly AssumedKind[] {
  const selected = selectedIn(meshes.flatMap(({ sidecars }) => sidecars));
  const told = [...new Set(selected.map(({ namespace, labels }) => kinds(namespace, labels)))];
  return joined(told, kinds, ({ alike, labels, namespaces: [name = ''] = [] }) =>
    JSON.stringify([alike, kinds(name, {}).alike, Object.entries(labels).sort()]),
  );
}

function joined(
  told: readonly AssumedKind[],
  kinds: KindMaker,
  keyOf: (kind: AssumedKind) => string,
): readonly AssumedKind[] {
  return [...groupBy(told, keyOf).values()].map((group) => {
    const namespaces = group.flatMap((each) => each.namespaces ?? []);
    return kinds(namespaces[0] ?? '', group[0]?.labels ?? {}, namespaces);
  });
}

/** Gateways and waypoints call nobody by themselves, and where nothing of the mesh carries calls, nothing of it changes them. */
function isCaller({ before, after }: AssumedKind): boolean {
  const isGateway = [before, after].some(({ kind }) => kind === 'egress-gateway' || kind === 'waypoint');
  return !isGateway && (before.kind !== 'none' || after.kind !== 'none');
}

type KindMaker = (namespace: string, labels: Labels, stands?: readonly string[]) => AssumedKind;

/** Makes each kind once. `stands` are the namespaces that the first of them stands for. */
function kindMaker(before: Mesh, after: Mesh, elsewhere: string): KindMaker {
  const made = new Map<string, AssumedKind>();
  const standing = new Map<string, Proxy>();
  const sidecarsOf = sidecarsBy(before, after);
  const isNamed = namedInPolicies([before, after]);
  return (namespace, labels, stands = [namespace]) => {
    const written = Object.entries(labels).sort();
    const key = written.length === 0 ? stands.join(' ') : JSON.stringify([stands, written]);
    const known = made.get(key);
    if (known) return known;
    const [was, is] = [anyPod(before, namespace, labels), anyPod(after, namespace, labels)];
    const planes = [was, is].map(planeOf);
    const alike = JSON.stringify([planes, sidecarsOf(was, is), isNamed(namespace) ? namespace : '']);
    // Whoever comes first of those that nothing tells apart is the one that is tried to reach any other host.
    const others = standing.get(alike) ?? was;
    standing.set(alike, others);
    const kind: AssumedKind = {
      namespaces: namespace === elsewhere ? undefined : stands,
      labels,
      carriedBy: was.kind === is.kind && (is.kind === 'sidecar' || is.kind === 'ztunnel') ? is.kind : undefined,
      before: was,
      after: is,
      others,
      alike,
    };
    made.set(key, kind);
    return kind;
  };
}

/** What the Sidecars of pods say on both sides. One that says something else than before is told from others that say the same, so that it can be named. */
function sidecarsBy(before: Mesh, after: Mesh): (was: Proxy, is: Proxy) => readonly string[] {
  const texts = new Map<Sidecar, string>();
  const textOf = (sidecar: Sidecar): string => {
    const known = texts.get(sidecar) ?? JSON.stringify([sidecar.listeners, sidecar.outboundTrafficPolicy]);
    texts.set(sidecar, known);
    return known;
  };
  return (was, is) => {
    const both = [sidecarFor(before, was), sidecarFor(after, is)];
    const [old = '', now = ''] = both.map((each) => each && textOf(each));
    return old === now ? [old] : [old, now, ...both.map((each) => (each ? `${each.namespace}/${each.name}` : ''))];
  };
}

/** Whether policies and filters may tell the callers of a namespace from others. */
function namedInPolicies(meshes: readonly Mesh[]): (namespace: string) => boolean {
  const telling = meshes.flatMap(({ others }) =>
    others.filter(({ kind }) => /^(AuthorizationPolicy|EnvoyFilter)$/.test(kind)),
  );
  const text = JSON.stringify([...new Set(telling)].map(({ namespace, resource }) => [namespace, resource.value]));
  return (namespace) => text.includes(namespace);
}

/** The name of a namespace that nothing names. */
function unusedName(meshes: readonly Mesh[]): string {
  const used = new Set(meshes.flatMap((mesh) => viewsOf(mesh).map(({ namespace }) => namespace)));
  let name = 'any-other-namespace';
  while (used.has(name)) name = `${name}-x`;
  return name;
}

function viewsOf({ entries, rules, virtualServices, sidecars, others }: Mesh) {
  return [...entries, ...rules, ...virtualServices, ...sidecars, ...others];
}

function planesOf({ before, after }: AssumedKind): string {
  return `${planeOf(before)} ${planeOf(after)}`;
}

function planeOf({ kind, dnsCapture, bindsPorts }: Proxy): string {
  return JSON.stringify([kind, dnsCapture, bindsPorts]);
}

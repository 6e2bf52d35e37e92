import { groupBy } from '../lists';
import { anyPod, isWildcard, parseCall, type Mesh, type PostureColumn, type Proxy } from '../mesh';
import type { AssumedPods } from './assumed-words';

/** Pods that nobody draws, with a proxy of them on each side. */
export interface AssumedKind extends AssumedPods {
  readonly before: Proxy;
  readonly after: Proxy;
  /** Of the pods that reach any other host as these do: where nothing of their own says so, those of a namespace that nothing names. */
  readonly others: Proxy;
}

type Labels = AssumedPods['labels'];

/**
 * Who is assumed to call where no pod is drawn: pods without labels of every namespace that may reach a destination in its own way, of any other namespace, and those that
 * a Sidecar or a DestinationRule selects. What else labels do is not known.
 */
export function assumedPods(before: Mesh, after: Mesh): (column: PostureColumn) => readonly AssumedKind[] {
  const meshes = [before, after];
  const elsewhere = unusedName(meshes);
  const kinds = kindMaker(before, after, elsewhere);
  const other = kinds(elsewhere, {}, undefined);
  const apart = [...new Set(meshes.flatMap(({ sidecars }) => sidecars.map(({ namespace }) => namespace)))];
  const selected = selectedIn(meshes.flatMap(({ sidecars }) => sidecars));
  const byHost = namespacesByHost(meshes);
  const planes = otherPlanes(meshes, (namespace) => kinds(namespace, {}), other);
  return (column) => {
    const near = column.host === undefined ? noneNear : byHost(column);
    const named = new Set([...near.namespaces, ...apart]);
    const inPlanes = planes.flatMap((namespaces) => {
      const rest = namespaces.filter((each) => !named.has(each));
      return rest[0] === undefined ? [] : [kinds(rest[0], {}, rest)];
    });
    const ofPods = [...selected, ...near.selected].map(({ namespace, labels }) => kinds(namespace, labels));
    const all = [...[...named].map((each) => kinds(each, {})), ...inPlanes, other, ...ofPods];
    return [...new Set(all)].filter(isCaller);
  };
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
  const sidecars = new Set([before, after].flatMap((mesh) => mesh.sidecars.map(({ namespace }) => namespace)));
  return (namespace, labels, stands = [namespace]) => {
    const key = JSON.stringify([stands, Object.entries(labels)]);
    const known = made.get(key);
    if (known) return known;
    const [was, is] = [anyPod(before, namespace, labels), anyPod(after, namespace, labels)];
    const far = anyPod(before, elsewhere);
    const kind: AssumedKind = {
      namespaces: namespace === elsewhere ? undefined : stands,
      labels,
      carriedBy: was.kind === is.kind && (is.kind === 'sidecar' || is.kind === 'ztunnel') ? is.kind : undefined,
      before: was,
      after: is,
      others: sidecars.has(namespace) || planeOf(was) !== planeOf(far) ? was : far,
    };
    made.set(key, kind);
    return kind;
  };
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

function planeOf({ kind, dnsCapture, bindsPorts }: Proxy): string {
  return JSON.stringify([kind, dnsCapture, bindsPorts]);
}

/** Namespaces whose pods have their calls carried otherwise than those of any other, such as in ambient mode, together by how. Where nothing of the mesh carries them, nothing changes. */
function otherPlanes(
  meshes: readonly Mesh[],
  kindIn: (namespace: string) => AssumedKind,
  other: AssumedKind,
): readonly (readonly string[])[] {
  const keyOf = ({ before, after }: AssumedKind): string => `${planeOf(before)} ${planeOf(after)}`;
  const names = meshes.flatMap(({ others }) =>
    others.map(({ kind, name, namespace }) => (kind === 'Namespace' ? name : namespace)),
  );
  const kinds = [...new Set(names)].map((namespace) => ({ namespace, kind: kindIn(namespace) }));
  const told = kinds.filter(
    ({ kind }) => keyOf(kind) !== keyOf(other) && (kind.before.kind !== 'none' || kind.after.kind !== 'none'),
  );
  return [...groupBy(told, ({ kind }) => keyOf(kind)).values()].map((group) => group.map(({ namespace }) => namespace));
}

interface SelectedPods {
  readonly namespace: string;
  readonly labels: Labels;
}

interface Selecting {
  readonly namespace: string;
  readonly selector: Labels | undefined;
}

function selectedIn(views: readonly Selecting[]): readonly SelectedPods[] {
  return views.flatMap(({ namespace, selector }) =>
    selector === undefined || Object.keys(selector).length === 0 ? [] : [{ namespace, labels: selector }],
  );
}

/** The namespaces that may reach a host in their own way, and the pods that are selected for it. */
interface Near {
  readonly namespaces: readonly string[];
  readonly selected: readonly SelectedPods[];
}

const noneNear: Near = { namespaces: [], selected: [] };

/** By what has a rule, a route or an entry of the host, where it stands and whom it is exported to; and the same of the hosts that calls are routed to. */
function namespacesByHost(meshes: readonly Mesh[]): (column: PostureColumn) => Near {
  const found = new Map<string, { namespaces: Set<string>; selected: SelectedPods[]; sentTo: Set<string> }>();
  const at = (host: string) => {
    const key = host.toLowerCase();
    const known = found.get(key) ?? { namespaces: new Set(), selected: [], sentTo: new Set() };
    found.set(key, known);
    return known;
  };
  for (const { entries, rules, virtualServices } of meshes) {
    for (const entry of entries) for (const host of entry.hosts) addAll(at(host).namespaces, namesIn(entry));
    for (const rule of rules) {
      const of = at(rule.host);
      addAll(of.namespaces, namesIn(rule));
      for (const pods of selectedIn([rule])) of.selected.push(pods);
    }
    for (const each of virtualServices) {
      const sentTo = each.routes.flatMap(({ destinations }) => destinations.map(({ host }) => host));
      for (const host of each.hosts) {
        addAll(at(host).namespaces, namesIn(each));
        addAll(at(host).sentTo, sentTo);
      }
    }
  }
  const covering = (host: string) => coveringNames(host.toLowerCase()).flatMap((name) => found.get(name) ?? []);
  return ({ host = '', url }) => {
    const own = covering(isWildcard(host) ? (parseCall(url)?.host ?? host) : host);
    const all = [...own, ...own.flatMap(({ sentTo }) => [...sentTo]).flatMap(covering)];
    return {
      namespaces: all.flatMap(({ namespaces }) => [...namespaces]),
      selected: all.flatMap(({ selected }) => selected),
    };
  };
}

function addAll(to: Set<string>, names: readonly string[]): void {
  for (const name of names) to.add(name);
}

function namesIn({ namespace, exportTo }: { readonly namespace: string; readonly exportTo: readonly string[] }) {
  return [namespace, ...exportTo.filter((name) => name !== '.' && name !== '*' && name !== '~')];
}

/** `api.example.com`, `*.example.com`, `*.com` and `*`. */
function coveringNames(host: string): readonly string[] {
  const parts = host.split('.');
  return [host, ...parts.slice(1).map((_, index) => `*.${parts.slice(index + 1).join('.')}`), '*'];
}

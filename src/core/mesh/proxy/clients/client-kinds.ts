import { append, groupBy } from '../../../lists';
import { compareText } from '../../base';
import type { Mesh } from '../../build';
import { clientsOf } from './clients';
import { IdentityMap } from '../identity-map';
import type { Proxy } from './proxy';
import type { Scope } from '../scope/scope';
import { scopeOf } from '../scope/scopes';
import { tellingLabels } from './telling-labels';

/** The clients of a mesh that have clusters. */
interface ClientKinds {
  /** One of each kind that may have another rule or see another service. */
  readonly kinds: readonly Proxy[];
  /** All of a kind: they differ in where they are. */
  of(kind: Proxy): readonly Proxy[];
  /** The kinds in groups that know and use the same of what is public or for none of the namespaces, in the order of their first ones. */
  groups(apart: Apart): readonly (readonly Proxy[])[];
  /** The place of a kind among all. */
  indexOf(kind: Proxy): number;
  /** Whether all clients are in one place, as far as is known, and no kind has several. */
  readonly inOnePlace: boolean;
  /** What a client knows; the same as `scopeOf` answers, and quicker. */
  scopeOf(client: Proxy): Scope;
  /** The same object as long as a cluster of none of them can differ for another reason than services, rules and routes of its host. */
  readonly ground: object;
}

/** Namespaces whose clients may know other services of a host, or have other rules for it, than all others. */
export interface Apart {
  readonly namespaces: ReadonlySet<string>;
  /** Whether labels tell those clients apart, too. */
  readonly byLabels: boolean;
}

const remembered = new WeakMap<Mesh, ClientKinds>();

/** The clients of a mesh by kind. What Envoy does not carry has no clusters. */
export function clientKinds(mesh: Mesh): ClientKinds {
  let made = remembered.get(mesh);
  if (made === undefined) remembered.set(mesh, (made = makeKinds(mesh)));
  return made;
}

function makeKinds(mesh: Mesh): ClientKinds {
  const names = tellingLabels(mesh);
  const groups = new Map<string, Proxy[]>();
  const localities: string[] = [];
  for (const client of clientsOf(mesh)) {
    if (client.kind === 'none' || client.kind === 'ztunnel') continue;
    const key = kindKey(client, names);
    localities.push(key, client.locality ?? '');
    append(groups, key, client);
  }
  const byKind = new Map([...groups.values()].map((group) => [group[0] as Proxy, group]));
  const scopes = new Map<Proxy, Scope>();
  const kinds = [...byKind.keys()];
  const indexes = new Map(kinds.map((kind, index) => [kind, index]));
  const grouped = new Map<string, readonly (readonly Proxy[])[]>();
  return {
    kinds,
    groups: (apart) => {
      const key = `${String(apart.byLabels)} ${[...apart.namespaces].sort().join(' ')}`;
      let made = grouped.get(key);
      if (made === undefined) grouped.set(key, (made = groupKinds(mesh, kinds, apart)));
      return made;
    },
    indexOf: (kind) => indexes.get(kind) ?? -1,
    inOnePlace: [...groups.values()].every((group) => group.length === 1 && isNowhere(group[0])),
    of: (kind) => byKind.get(kind) ?? [],
    scopeOf: (client) => {
      let scope = scopes.get(client);
      if (scope === undefined) scopes.set(client, (scope = scopeOf(mesh, client)));
      return scope;
    },
    ground: groundOf(mesh, [...localities, ...kinds.map(labelText)].join('\n')),
  };
}

/** Who is named, or asked for by labels, is one of each kind, so that it may not be one of before. */
function labelText({ labels }: Proxy): string {
  return Object.entries(labels).flat().join(' ');
}

function isNowhere(client: Proxy | undefined): boolean {
  return client !== undefined && client.locality === undefined && Object.keys(client.labels).length === 0;
}

/** A waypoint knows what is enrolled in it; what a Sidecar imports is not looked into here. */
function groupKinds(mesh: Mesh, kinds: readonly Proxy[], apart: Apart): readonly (readonly Proxy[])[] {
  const keyOf = (kind: Proxy): unknown => {
    const isApart = apart.namespaces.has(kind.namespace);
    const isAlone = mesh.sidecars.length > 0 || kind.kind === 'waypoint' || (isApart && apart.byLabels);
    return isAlone ? kind : `${kind.kind} ${isApart ? kind.namespace : ''}`;
  };
  return [...groupBy(kinds, keyOf).values()];
}

/** A text that is equal for clients of one kind; they may differ in where they are. */
export function kindKey(
  { kind, namespace, dnsCapture, bindsPorts, gateways, labels }: Proxy,
  names: ReadonlySet<string>,
): string {
  const told = Object.entries(labels)
    .filter(([name]) => names.has(name))
    .sort(([a], [b]) => compareText(a, b))
    .map(([name, value]) => `${name}=${value}`);
  return `${kind} ${namespace} ${dnsCapture} ${bindsPorts} ${gateways.join(',')} ${told.join(',')}`;
}

const grounds = new IdentityMap<object>();

/** Kinds of which one resource may change clusters of every host. */
const everywhere: ReadonlySet<string> = new Set(['Namespace', 'PeerAuthentication']);

function groundOf(mesh: Mesh, clients: string): object {
  const views = mesh.others.filter(({ kind }) => everywhere.has(kind)).map(({ resource }) => resource);
  return grounds.get([mesh.settings, mesh.sidecars, ...views], clients, () => ({}));
}

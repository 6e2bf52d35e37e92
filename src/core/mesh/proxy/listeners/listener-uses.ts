import { append, isSameList } from '../../../lists';
import type { Mesh } from '../../build';
import { clientKinds } from '../clients/client-kinds';
import type { Listener } from './listener';
import { tableOf, type PortTable } from './listener-table';
import type { Proxy } from '../clients/proxy';

/** The listeners of a port as the design's sidecars get them. */
export interface ListenerUse {
  readonly port: number;
  /** Never empty. */
  readonly listeners: readonly Listener[];
  /** One of each kind of client that has exactly these: never empty. */
  readonly clients: readonly Proxy[];
  /** One of each kind that has listeners on the port at all. */
  readonly all: readonly Proxy[];
}

const remembered = new WeakMap<Mesh, readonly ListenerUse[]>();

/**
 * One use for each different set of listeners that sidecars have on a port. Rules ask about uses and not about clients, since hundreds of workloads share
 * one. A use stays the same object as long as nothing changes that it depends on.
 */
export function listenerUsesOf(mesh: Mesh): readonly ListenerUse[] {
  let uses = remembered.get(mesh);
  if (uses === undefined) {
    const numbers = new Set(mesh.registry.ports());
    for (const { listeners } of mesh.sidecars) for (const { port } of listeners) if (port) numbers.add(port);
    uses = [...numbers].flatMap((number) => usesOn(mesh, number));
    remembered.set(mesh, uses);
  }
  return uses;
}

function usesOn(mesh: Mesh, port: number): readonly ListenerUse[] {
  const { scopeOf } = clientKinds(mesh);
  const clients = new Map<PortTable, Proxy[]>();
  for (const kind of sidecarsOf(mesh)) {
    const table = tableOf(scopeOf(kind), port);
    if (table.size > 0) append(clients, table, kind);
  }
  const all = [...clients.values()].flat();
  return [...clients].map(([table, own]) => useKept(table, { port, clients: own, all }));
}

/**
 * The kinds of clients with sidecars. Those that nobody drew are left out in the namespaces of gateways' pods, as long as there are others: what is exported
 * there is for the gateway.
 */
function sidecarsOf(mesh: Mesh): readonly Proxy[] {
  const { kinds } = clientKinds(mesh);
  const gateways = new Set(kinds.filter(({ kind }) => kind === 'egress-gateway').map(({ namespace }) => namespace));
  const sidecars = kinds.filter(({ kind }) => kind === 'sidecar');
  const others = sidecars.filter(({ workload, namespace }) => workload !== undefined || !gateways.has(namespace));
  return others.length > 0 ? others : sidecars;
}

const kept = new WeakMap<PortTable, ListenerUse>();

function useKept(table: PortTable, { port, clients, all }: Omit<ListenerUse, 'listeners'>): ListenerUse {
  const before = kept.get(table);
  if (before && isSameList(before.clients, clients) && isSameList(before.all, all)) return before;
  const use = { port, listeners: [...table.values()], clients, all };
  kept.set(table, use);
  return use;
}

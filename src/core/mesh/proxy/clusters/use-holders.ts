import { append } from '../../../lists';
import { compareText } from '../../base';
import type { Mesh } from '../../build';
import { kindKey } from '../clients/client-kinds';
import { proxyOf } from '../clients/proxies';
import { proxyKey } from '../clients/proxy-key';
import type { Proxy } from '../clients/proxy';
import { tellingLabels } from '../clients/telling-labels';
import type { ClusterUse } from '../uses';

/** The proxies of all drawn pods by what tells clients of uses apart. */
interface Drawn {
  readonly byKind: ReadonlyMap<string, readonly Proxy[]>;
  readonly byKey: ReadonlyMap<string, readonly Proxy[]>;
  readonly holders: WeakMap<readonly Proxy[], readonly Proxy[]>;
}

const remembered = new WeakMap<Mesh, Drawn>();

/**
 * The proxies of all pods that have the cluster of a use, by namespace and name: a use has one client of each kind, and this is all that it stands for.
 * Clients that nobody drew come last.
 */
export function holdersOf(mesh: Mesh, use: ClusterUse): readonly Proxy[] {
  let drawn = remembered.get(mesh);
  if (drawn === undefined) remembered.set(mesh, (drawn = drawnOf(mesh)));
  let holders = drawn.holders.get(use.clients);
  if (holders === undefined) drawn.holders.set(use.clients, (holders = gather(mesh, drawn, use)));
  return holders;
}

function gather(mesh: Mesh, { byKind, byKey }: Drawn, { clients, byPlace }: ClusterUse): readonly Proxy[] {
  const names = tellingLabels(mesh);
  const alike = (client: Proxy): readonly Proxy[] =>
    (byPlace ? byKey.get(proxyKey(mesh, client)) : byKind.get(kindKey(client, names))) ?? [client];
  const found = new Set(clients.flatMap(alike));
  return [...found].sort(byName);
}

function drawnOf(mesh: Mesh): Drawn {
  const names = tellingLabels(mesh);
  const byKind = new Map<string, Proxy[]>();
  const byKey = new Map<string, Proxy[]>();
  for (const workload of mesh.workloads) {
    const proxy = proxyOf(mesh, workload);
    append(byKind, kindKey(proxy, names), proxy);
    append(byKey, proxyKey(mesh, proxy), proxy);
  }
  return { byKind, byKey, holders: new WeakMap() };
}

function byName(a: Proxy, b: Proxy): number {
  return (
    Number(a.workload === undefined) - Number(b.workload === undefined) ||
    compareText(a.namespace, b.namespace) ||
    compareText(a.workload?.name ?? '', b.workload?.name ?? '')
  );
}

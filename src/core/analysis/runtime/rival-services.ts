import { clientsOf, scopeOf, type Mesh, type MeshService, type Proxy, type Unseen } from '../../mesh';

/** A definition of a host that some clients could use and do not, since another namespace has one too. */
export interface Rivalry {
  readonly service: MeshService;
  /** For each client that another definition wins for. */
  readonly lost: readonly { readonly client: Proxy; readonly unseen: Unseen }[];
}

const known = new WeakMap<Mesh, readonly Rivalry[]>();
const shared = new WeakMap<readonly MeshService[], readonly string[]>();

/** The definitions that lose to one of another namespace. */
export function rivalries(mesh: Mesh): readonly Rivalry[] {
  let found = known.get(mesh);
  if (found === undefined) known.set(mesh, (found = sharedHosts(mesh).flatMap((host) => rivalriesAt(mesh, host))));
  return found;
}

function rivalriesAt(mesh: Mesh, host: string): readonly Rivalry[] {
  const lost = new Map<MeshService, Rivalry['lost'][number][]>();
  for (const client of clientsOf(mesh)) {
    if (client.kind !== 'sidecar' && client.kind !== 'egress-gateway') continue;
    for (const unseen of scopeOf(mesh, client).unseen(host)) {
      if (unseen.why !== 'other-namespace' || unseen.service.host !== host) continue;
      lost.set(unseen.service, [...(lost.get(unseen.service) ?? []), { client, unseen }]);
    }
  }
  return [...lost].map(([service, list]) => ({ service, lost: list }));
}

/** Hosts that several namespaces define. */
function sharedHosts({ registry }: Mesh): readonly string[] {
  const { services } = registry;
  let hosts = shared.get(services);
  if (hosts === undefined) {
    const first = new Map<string, string>();
    const several = new Set<string>();
    for (const { host, namespace } of services) {
      const before = first.get(host);
      if (before === undefined) first.set(host, namespace);
      else if (before !== namespace) several.add(host);
    }
    shared.set(services, (hosts = [...several]));
  }
  return hosts;
}

import type { Mesh } from '../../build';
import type { VirtualService } from '../../virtual-service';

/** What VirtualServices name of a host as a destination. */
interface NamedDestinations {
  readonly virtualServices: readonly VirtualService[];
  /** Without a port, for all of them. */
  readonly subsets: readonly { readonly name: string; readonly port: number | undefined }[];
  /** Equal for equal subsets. */
  readonly text: string;
}

const remembered = new WeakMap<readonly VirtualService[], ReadonlyMap<string, NamedDestinations>>();
const nothing: NamedDestinations = { virtualServices: [], subsets: [], text: '' };

/** What the VirtualServices of a mesh name of a host. */
export function namedDestinations({ virtualServices }: Pick<Mesh, 'virtualServices'>, host: string): NamedDestinations {
  let byHost = remembered.get(virtualServices);
  if (byHost === undefined) remembered.set(virtualServices, (byHost = groupByHost(virtualServices)));
  return byHost.get(host) ?? nothing;
}

interface Growing {
  readonly virtualServices: Set<VirtualService>;
  readonly subsets: Map<string, NamedDestinations['subsets'][number]>;
}

function groupByHost(virtualServices: readonly VirtualService[]): ReadonlyMap<string, NamedDestinations> {
  const groups = new Map<string, Growing>();
  for (const each of virtualServices)
    for (const route of each.routes)
      for (const { host, subset, port } of route.destinations) {
        let group = groups.get(host);
        if (group === undefined) groups.set(host, (group = { virtualServices: new Set(), subsets: new Map() }));
        group.virtualServices.add(each);
        if (subset !== undefined) group.subsets.set(`${subset} ${port ?? ''}`, { name: subset, port });
      }
  return new Map([...groups].map(([host, group]) => [host, finished(group)]));
}

function finished({ virtualServices, subsets }: Growing): NamedDestinations {
  return {
    virtualServices: [...virtualServices],
    subsets: [...subsets.values()],
    text: [...subsets.keys()].sort().join('\n'),
  };
}

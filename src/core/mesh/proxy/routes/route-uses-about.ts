import { groupBy } from '../../../lists';
import type { Mesh } from '../../build';
import type { VirtualService } from '../../virtual-service';
import type { RouteUse } from '../uses';
import { routeUsesOf } from './route-uses';

interface Index {
  readonly uses: ReadonlyMap<VirtualService, readonly RouteUse[]>;
  /** The places of the VirtualServices in the mesh. */
  readonly order: ReadonlyMap<VirtualService, number>;
}

const indexes = new WeakMap<Mesh, Index>();
const none: readonly RouteUse[] = [];

/** The rules of a VirtualService, with those of its delegates. */
export function routeUsesIn(mesh: Mesh, virtualService: VirtualService): readonly RouteUse[] {
  return indexOf(mesh).uses.get(virtualService) ?? none;
}

/** The rules of VirtualServices with a host that covers `host`, or that `host`, a wildcard, covers; in the order of the mesh. */
export function routeUsesAbout(mesh: Mesh, host: string): readonly RouteUse[] {
  const { uses, order } = indexOf(mesh);
  const about = mesh.routeIndex.routing(host);
  const sorted = about.length < 2 ? about : [...about].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
  return sorted.flatMap((each) => uses.get(each) ?? none);
}

function indexOf(mesh: Mesh): Index {
  let index = indexes.get(mesh);
  if (index === undefined) {
    const uses = groupBy(routeUsesOf(mesh), ({ virtualService }) => virtualService);
    const order = new Map(mesh.virtualServices.map((each, at) => [each, at]));
    indexes.set(mesh, (index = { uses, order }));
  }
  return index;
}

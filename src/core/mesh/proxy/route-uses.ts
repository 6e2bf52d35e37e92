import type { Mesh } from '../build';
import type { RouteUse } from './uses';

/** Every rule of the VirtualServices, with where it counts and for whom, or why nowhere. */
export function routeUsesOf(mesh: Mesh): readonly RouteUse[] {
  return mesh.virtualServices.flatMap((virtualService) =>
    virtualService.routes.map((route) => ({
      virtualService,
      route,
      path: ['spec', route.protocol, route.index],
      delegate: undefined,
      at: [],
      unused: undefined,
    })),
  );
}

import type { Mesh } from '../../build';
import type { MeshService } from './service';

/** All services of a mesh in istiod's order: older first, then by name and namespace. */
export function servicesOf(mesh: Mesh): readonly MeshService[] {
  return mesh.registry.services;
}

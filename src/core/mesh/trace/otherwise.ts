import { isRecord, type Resource } from '../../schema';
import { withResource, type Mesh } from '../build';
import { recordIn } from '../read';

/** Later than what any cluster holds. */
const newest = '9999-01-01T00:00:00Z';

/** The mesh in which a resource was created last; undefined where the mesh is not known to be made of resources. */
export function madeNewest(mesh: Mesh, resource: Resource): Mesh | undefined {
  const value = isRecord(resource.value) ? resource.value : {};
  const metadata = { ...recordIn(value, 'metadata'), creationTimestamp: newest };
  return withResource(mesh, resource, { ...resource, value: { ...value, metadata } });
}

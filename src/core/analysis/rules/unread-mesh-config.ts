import { hasKey, isMeshConfigMap, readConfigMap, recordIn } from '../../mesh';
import type { Resource } from '../../schema';
import { flatOf, resourcesOf } from '../question';
import type { Report, WorkspaceRule } from '../rule';

export const unreadMeshConfig: WorkspaceRule = {
  id: 'unread-mesh-config',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'error',
  summary: 'The ConfigMap istio holds no MeshConfig that istiod can read.',
  why: 'Nothing of it is in force: with a policy that was meant to be REGISTRY_ONLY, calls to unknown hosts go out.',
  source:
    'istio/istio pkg/config/mesh/mesh.go (ApplyMeshConfig); pkg/config/mesh/kubemesh/watcher.go (meshConfigMapData)',
  check: flatOf(resourcesOf, checkResource),
};

function checkResource(resource: Resource): readonly Report[] {
  if (!isMeshConfigMap(resource)) return [];
  const reading = readConfigMap(resource);
  if (reading === undefined) return checkMissing(resource);
  if (reading.ok) return [];
  const message = `${reading.problem} istiod goes on without it, and so does Fairway.`;
  return [{ resource, path: ['data', 'mesh'], message }];
}

/** Other ConfigMaps may have this name in other namespaces. */
function checkMissing(resource: Resource): readonly Report[] {
  if (resource.namespace !== 'istio-system') return [];
  const data = recordIn(resource.value, 'data');
  const says = hasKey(resource.value, 'data') && 'mesh' in data ? 'mesh has no value' : 'data has no mesh';
  const message = `${says} in the ConfigMap istio, where istiod reads its MeshConfig: the defaults are in force. Add mesh.`;
  const path = 'mesh' in data ? ['data', 'mesh'] : hasKey(resource.value, 'data') ? ['data'] : ['metadata', 'name'];
  return [
    { resource, path, part: path.length > 1 && path[0] === 'metadata' ? 'value' : 'key', severity: 'warning', message },
  ];
}

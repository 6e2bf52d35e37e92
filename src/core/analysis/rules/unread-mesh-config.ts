import { hasKey, isMeshConfigMap, meshConfigSource, recordIn } from '../../mesh';
import type { Resource } from '../../schema';
import { flatOf, resourcesOf } from '../question';
import type { Report, WorkspaceRule } from '../rule';

export const unreadMeshConfig: WorkspaceRule = {
  id: 'unread-mesh-config',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'error',
  summary: 'istiod cannot read the MeshConfig of its ConfigMap, or of what Istio is installed from.',
  why: 'Nothing of it is in force: with a policy that was meant to be REGISTRY_ONLY, calls to unknown hosts go out.',
  source:
    'istio/istio pkg/config/mesh/mesh.go (ApplyMeshConfig); pkg/config/mesh/kubemesh/watcher.go (meshConfigMapData); operator/pkg/apis/validation/validation.go (validateMeshConfig)',
  check: flatOf(resourcesOf, checkResource),
};

function checkResource(resource: Resource): readonly Report[] {
  const source = meshConfigSource(resource);
  if (source === undefined) return isMeshConfigMap(resource) ? checkMissing(resource) : [];
  const { from, path, reading } = source;
  if (reading.ok) return [];
  const without =
    from === 'install'
      ? 'istiod could not read it, so Fairway goes on without it.'
      : 'istiod goes on without it, and so does Fairway.';
  return [{ resource, path, message: `${reading.problem} ${without}` }];
}

/** Other ConfigMaps may have this name in other namespaces. */
function checkMissing(resource: Resource): readonly Report[] {
  if (resource.namespace !== 'istio-system') return [];
  const data = recordIn(resource.value, 'data');
  const says = hasKey(resource.value, 'data') && 'mesh' in data ? 'mesh has no value' : 'data has no mesh';
  const message = `${says} in the ConfigMap ${resource.name}, where istiod reads its MeshConfig: the defaults are in force. Add mesh.`;
  const path = 'mesh' in data ? ['data', 'mesh'] : hasKey(resource.value, 'data') ? ['data'] : ['metadata', 'name'];
  return [
    { resource, path, part: path.length > 1 && path[0] === 'metadata' ? 'value' : 'key', severity: 'warning', message },
  ];
}

import { isPublic, isVisibleIn, hasKey, recordIn, type Mesh } from '../../mesh';
import type { WorkspaceRule } from '../rule';
import { ambientClients, ambientServices, type AmbientService } from '../runtime/ambient';
import { reportsOf } from '../runtime/find-hits';
import type { Hit } from '../runtime/hits';

export const ambientExportTo: WorkspaceRule = {
  id: 'ambient-export-to',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['A02'],
  summary: 'A ServiceEntry is restricted by exportTo, which pods in ambient mode do not obey.',
  why: 'istiod tells ztunnel of all ServiceEntries, whatever exportTo says (istio/istio#55163), so pods of every namespace use the entry. Since 1.31 MeshConfig serviceEntryVisibility keeps an entry in its namespace.',
  source: 'istio/istio pilot/pkg/serviceregistry/ambient/services.go (ServicesCollection, constructServiceEntries)',
  check: reportsOf(({ mesh }) => ambientServices(mesh).flatMap((each) => open(mesh, each))),
};

function open(mesh: Mesh, { service, entry }: AmbientService): readonly Hit[] {
  const { exportTo, namespace, resource } = entry;
  if (isPublic(exportTo) || service.visibility !== 'PUBLIC' || !hasKey(recordIn(resource.value, 'spec'), 'exportTo'))
    return [];
  const outside = ambientClients(mesh).filter((client) => !isVisibleIn(exportTo, namespace, client.namespace));
  // In a mesh of that mode there are other namespaces than those of the files.
  if (outside.length === 0 && mesh.settings.dataPlane !== 'ambient') return [];
  return [
    {
      resource,
      path: ['spec', 'exportTo'],
      ref: 'A02',
      clients: outside,
      all: outside,
      say: () =>
        `In ambient mode pods of every namespace can use this entry: ztunnel ignores exportTo. Refuse callers with an AuthorizationPolicy at a waypoint.`,
    },
  ];
}

import { hasKey, recordIn, sidecarFor, statedAt, takenAmong, type Mesh, type Proxy } from '../../mesh';
import type { Resource } from '../../schema';
import type { Path } from '../../text';
import type { WorkspaceRule } from '../rule';
import { ambientClients } from '../runtime/ambient';
import { reportsOf } from '../runtime/find-hits';
import type { Hit } from '../runtime/hits';

export const ambientRegistryOnly: WorkspaceRule = {
  id: 'ambient-registry-only',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'error',
  refs: ['A03'],
  summary: 'REGISTRY_ONLY is set, and pods in ambient mode do not obey it.',
  why: 'Sidecars refuse what they do not know; ztunnel passes it on to the dialled address (istio/istio#54281). Whoever relies on REGISTRY_ONLY has an open way out there.',
  source: 'istio/ztunnel src/proxy/outbound.rs (build_request)',
  check: reportsOf(({ mesh }) => [...meshWide(mesh), ...bySidecars(mesh)]),
};

function meshWide(mesh: Mesh): readonly Hit[] {
  const clients = ambientClients(mesh);
  if (clients.length === 0 || mesh.settings.outboundTrafficPolicy !== 'REGISTRY_ONLY') return [];
  const design = mesh.designs.find(({ settings }) => settings.outboundTrafficPolicy === 'REGISTRY_ONLY');
  if (design) return [hitOf(mesh, design.resource, ['spec', 'mesh', 'outboundTrafficPolicy'], clients)];
  const taken = takenAmong(mesh.others.flatMap(({ source }) => source ?? []));
  const [first] = taken.filter(({ reading }) => reading.ok && reading.settings.outboundTrafficPolicy !== undefined);
  const { reading } = first ?? {};
  const says = reading?.ok === true && reading.settings.outboundTrafficPolicy === 'REGISTRY_ONLY';
  const at = mesh.others.find(({ source }) => source !== undefined && source === first);
  if (!at || !first || !says) return [];
  const path = statedAt(first, at.resource, ['outboundTrafficPolicy', 'mode']);
  return [{ ...hitOf(mesh, at.resource, path, clients), part: 'key' }];
}

function bySidecars(mesh: Mesh): readonly Hit[] {
  return ambientClients(mesh).flatMap((client) => {
    const sidecar = sidecarFor(mesh, client);
    if (sidecar?.outboundTrafficPolicy !== 'REGISTRY_ONLY') return [];
    const path = ['spec', 'outboundTrafficPolicy'];
    const isWritten = hasKey(recordIn(recordIn(sidecar.resource.value, 'spec'), 'outboundTrafficPolicy'), 'mode');
    return [hitOf(mesh, sidecar.resource, isWritten ? [...path, 'mode'] : path, [client])];
  });
}

function hitOf(mesh: Mesh, resource: Resource, path: Path, clients: readonly Proxy[]): Hit {
  return {
    resource,
    path,
    ref: 'A03',
    clients,
    all: ambientClients(mesh),
    say: (whose) =>
      `REGISTRY_ONLY stops no calls${whose} in ambient mode: ztunnel passes unknown destinations on. Close the way out with a NetworkPolicy.`,
  };
}

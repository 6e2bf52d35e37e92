import { hasKey, isMeshTlsOutside, textIn, type Mesh } from '../../mesh';
import { ifWanted, remedyIn } from '../istioctl/remedy';
import type { WorkspaceRule } from '../rule';
import { tlsUses, type TlsUse } from '../runtime/cluster-uses';
import { hitsInMesh } from '../runtime/find-hits';
import type { Hit } from '../runtime/hits';
import { isDrawn } from '../runtime/ways-to';

export const meshTlsOutside: WorkspaceRule = {
  id: 'mesh-tls-outside',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['T09'],
  summary: 'The mode ISTIO_MUTUAL is in force for a host outside of the mesh.',
  why: 'Envoy shows the workload’s certificate of the mesh and expects one of the mesh’s own CA, which no server outside has, so the handshake ends with an error. A drawn call that gets there certainly fails, so it is an error. Endpoints that look like gateways or sidecars of a mesh (port 15443, a network, the label security.istio.io/tlsMode, a name inside of the cluster) are left alone.',
  source: 'istio/istio pilot/pkg/networking/core/cluster_tls.go (buildUpstreamTLSSettings, constructUpstreamTLS)',
  check: hitsInMesh(
    tlsUses,
    ({ use }) => isMeshTlsOutside(use.cluster),
    (mesh, each) => [hitOf(mesh, each)],
  ),
};

function hitOf(mesh: Mesh, { use, block }: TlsUse): Hit {
  const { resource, path } = block;
  const { host } = use.service;
  const mode = [...path, 'mode'];
  const sni = textIn(block.value, 'sni');
  const name = sni !== undefined && !hasKey(block.value, 'subjectAltNames');
  const names = name ? [{ type: 'set', path: [...path, 'subjectAltNames'], value: [sni] } as const] : [];
  return {
    resource,
    path: mode,
    ref: 'T09',
    severity: isDrawn(mesh, use) ? 'error' : 'warning',
    clients: use.clients,
    all: use.clients,
    say: () =>
      `Calls to ${host} fail in the TLS handshake: ISTIO_MUTUAL shows a certificate of the mesh and expects one back, which a server outside of the mesh does not have. Use SIMPLE, or MUTUAL with a certificate that the server knows.`,
    fix:
      use.port.class === 'http' && use.cluster.policy.rule?.host === host
        ? ifWanted(remedyIn(resource, 'Use SIMPLE', [{ type: 'set', path: mode, value: 'SIMPLE' }, ...names]))
        : undefined,
  };
}

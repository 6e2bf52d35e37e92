import type { ClusterUse, Mesh } from '../../mesh';
import type { WorkspaceRule } from '../rule';
import { audienceOf } from '../runtime/audience';
import { isSameBlock, isTopLevel, startedTls, type TlsUse } from '../runtime/cluster-uses';
import { besideOf } from '../runtime/double-tls';
import { hitsInMesh } from '../runtime/find-hits';
import type { Hit } from '../runtime/hits';
import { isDrawn, waysTo } from '../runtime/ways-to';

export const tlsToPlainPort: WorkspaceRule = {
  id: 'tls-to-plain-port',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['T07'],
  summary: 'TLS is started for port 80, and the connection goes to port 80 of the server.',
  why: 'A tls block changes what is sent and not where to: without targetPort, a port of the endpoint, or a route to another port, the server’s port 80 gets a TLS handshake, which it answers with 400 or closes. A drawn call that gets there certainly fails, so it is an error.',
  source:
    'istio/istio pilot/pkg/serviceregistry/serviceentry/conversion.go (convertEndpoint); pilot/pkg/networking/core/cluster_tls.go (applyUpstreamTLSSettings)',
  check: hitsInMesh(startedTls, ({ use }) => dialsPort80(use), findHits),
};

function dialsPort80({ service, port, cluster }: ClusterUse): boolean {
  if (service.registry !== 'ServiceEntry' || port.class !== 'http' || port.number !== 80) return false;
  if (cluster.type === 'ORIGINAL_DST') return port.targetPort === undefined || port.targetPort === 80;
  return cluster.endpoints.length > 0 && cluster.endpoints.every((each) => each.port === 80);
}

function findHits(mesh: Mesh, each: TlsUse): readonly Hit[] {
  const { use, block } = each;
  const callers = waysTo(mesh, use);
  if (callers.length === 0 || isForTls(mesh, each)) return [];
  const clients = callers.map(({ client }) => client);
  return [
    {
      resource: block.resource,
      path: [...block.path, 'mode'],
      ref: 'T07',
      severity: isDrawn(mesh, use) ? 'error' : 'warning',
      clients,
      all: audienceOf(mesh, use, clients),
      say: (whose) =>
        `Calls${whose} to port 80 of ${use.service.host} go to port 80 of the server as TLS, since its ServiceEntry names no other port. Set targetPort: 443 there.`,
    },
  ];
}

/** Whether the block is for a port that carries TLS too: then it is said of both. */
function isForTls(mesh: Mesh, { use, block }: TlsUse): boolean {
  const encrypted = use.service.ports.filter((port) => port.class === 'tls' && port.hasCluster);
  return isTopLevel(block) && encrypted.some((port) => isSameBlock(besideOf(mesh, use, port).cluster.tls.block, block));
}

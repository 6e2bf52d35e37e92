import type { ClusterUse, Mesh } from '../../mesh';
import type { WorkspaceRule } from '../rule';
import { audienceOf } from '../runtime/audience';
import { startedTls, type TlsUse } from '../runtime/cluster-uses';
import { hitsInMesh } from '../runtime/find-hits';
import type { Hit } from '../runtime/hits';
import { isGateway, waysTo } from '../runtime/ways-to';

/** Ports that protocols have for TLS from the first byte. */
const encrypted: ReadonlySet<number> = new Set([
  443, 465, 563, 636, 853, 989, 990, 992, 993, 994, 995, 2376, 3269, 5061, 5671, 5986, 6380, 6443, 6514, 6697, 8243,
  8443, 8883, 9093, 9443, 10250, 15017, 27018, 61617,
]);

export const likelyDoubleTls: WorkspaceRule = {
  id: 'likely-double-tls',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['T05'],
  summary: 'Envoy starts TLS on a TCP port whose number says that apps encrypt themselves.',
  why: 'On a port such as 443, 993 or 5671 clients start TLS at once, and Envoy would encrypt that again. Where a drawn call to it says tcp, the app sends plain bytes, and nothing is said.',
  source: 'istio/istio pilot/pkg/networking/core/cluster_tls.go (applyUpstreamTLSSettings)',
  check: hitsInMesh(startedTls, ({ use }) => mayCarryTls(use), findHits),
};

function mayCarryTls({ port, subset, cluster }: ClusterUse): boolean {
  if (cluster.policy.blocks.tunnel) return false;
  return (port.class === 'tcp' || port.class === 'sniffed') && subset === undefined && encrypted.has(port.number);
}

function findHits(mesh: Mesh, { use, block }: TlsUse): readonly Hit[] {
  const callers = waysTo(mesh, use).filter(
    ({ client, by, trace }) => !isGateway(client) && by === 'itself' && (trace === undefined || trace.tls === 'double'),
  );
  if (callers.length === 0) return [];
  const { service, port, cluster } = use;
  const isSure = callers.some(({ trace }) => trace);
  const tells = isSure ? 'the app encrypts its calls' : 'an app that dials it likely encrypts itself';
  const clients = callers.map(({ client }) => client);
  return [
    {
      resource: block.resource,
      path: [...block.path, 'mode'],
      ref: 'T05',
      clients,
      all: audienceOf(mesh, use, clients),
      say: (whose) =>
        `Port ${port.number} of ${service.host} is a port for TLS: ${tells}, and ${cluster.tls.added} encrypts the bytes${whose} again. Declare the port TLS and remove the tls block, unless the app sends plain bytes.`,
    },
  ];
}

import { textIn, type Mesh } from '../../mesh';
import type { Resource } from '../../schema';
import type { Path } from '../../text';
import { question } from '../question';
import { tlsUses, type TlsUse } from './cluster-uses';
import { isGateway, isLedTo, waysTo } from './ways-to';

/**
 * The tls blocks with credentialName that egress gateways have in force and no sidecar calls by, as one text: the same while they are the same. A gateway
 * gets the secret without a workloadSelector (istio/istio pilot/pkg/networking/core/cluster_tls.go, buildUpstreamClusterTLSContext).
 */
export const gatewayBlocks = question((input): string => {
  const withSecret = tlsUses(input).filter(({ block }) => textIn(block.value, 'credentialName') !== undefined);
  if (withSecret.length === 0) return '';
  const keysWhere = (holds: (each: TlsUse) => boolean): readonly string[] =>
    withSecret.filter(holds).map(({ block }) => blockKey(block.resource, block.path));
  const ofGateways = keysWhere(({ use }) => use.clients.some(isGateway));
  const ofSidecars = new Set(keysWhere((each) => isForSidecars(input.mesh, each)));
  return [...new Set(ofGateways)].filter((key) => !ofSidecars.has(key)).join('');
});

/** Whether a tls block of a resource is among them. */
export function isAmong(blocks: string, resource: Resource, path: Path): boolean {
  return blocks.includes(blockKey(resource, path));
}

/** What apps encrypt themselves needs no block, where rules lead plain calls to the port at a gateway. */
function isForSidecars(mesh: Mesh, { use }: TlsUse): boolean {
  const callers = waysTo(mesh, use).filter(({ client }) => !isGateway(client));
  const isEncrypted = use.port.class === 'tls' && callers.every(({ by }) => by === 'itself');
  return callers.length > 0 && !(isEncrypted && isLedTo(mesh, use));
}

function blockKey({ key, place }: Resource, path: Path): string {
  return `\n\n${place.file}\n${place.document}\n${key} ${path.join('/')}\n`;
}

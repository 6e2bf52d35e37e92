import type { Way } from '../../mesh';
import { callOf } from '../istioctl/words';
import type { WorkspaceRule } from '../rule';
import type { WrittenBlock } from '../runtime/cluster-uses';
import { gatewayTrips, staysEncrypted, type GatewayTrip } from '../runtime/gateway-trips';
import { reportsOf } from '../runtime/find-hits';
import type { Hit } from '../runtime/hits';
import { withoutTls } from '../runtime/tls-block';

export const doubleTlsAtGateway: WorkspaceRule = {
  id: 'double-tls-at-gateway',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'error',
  refs: ['T24'],
  summary: 'An egress gateway passes TLS of the app through and starts TLS around it.',
  why: 'A server with PASSTHROUGH does not end what the app encrypts, so a tls block that the gateway sees encrypts a second time, and the server answers with a handshake error. It is right where the app calls http:// and the gateway reads the requests.',
  source:
    'istio/istio pilot/pkg/networking/core/gateway.go (createGatewayTCPFilterChainOpts), pilot/pkg/networking/core/cluster_tls.go (applyUpstreamTLSSettings)',
  check: reportsOf((input) => gatewayTrips(input).flatMap(doubled)),
};

function doubled(trip: GatewayTrip): readonly Hit[] {
  if (!staysEncrypted(trip)) return [];
  return (trip.onward?.ways ?? []).flatMap((way) => hitOf(trip, way) ?? []);
}

function hitOf({ client, target, dialled }: GatewayTrip, { cluster }: Way): Hit | undefined {
  const { block, added } = cluster.tls;
  if (block?.resource === undefined || added === 'none' || added === 'auto') return undefined;
  const written: WrittenBlock = { ...block, resource: block.resource };
  const isForAppTls = cluster.service?.ports.every((port) => port.class === 'tls') === true;
  return {
    resource: block.resource,
    path: [...block.path, 'mode'],
    ref: 'T24',
    clients: [client],
    all: [client],
    say: () =>
      `${dialled.scheme}://${dialled.host} reaches the server as TLS inside TLS: the app already encrypts, and ${callOf(written.resource)} adds ${added} at the egress gateway. Remove the tls block, or do not export the rule to namespace ${target.proxy.namespace}.`,
    fix:
      isForAppTls || block.path.includes('portLevelSettings') ? withoutTls(written, 'Remove the tls block') : undefined,
  };
}

import { gatewayListener, mergedPorts, plainHosts, scopeOf, type Mesh } from '../../mesh';
import { remedyIn } from '../istioctl/remedy';
import { listNames } from '../istioctl/words';
import type { WorkspaceRule } from '../rule';
import { gatewayTrips, type GatewayTrip } from '../runtime/gateway-trips';
import { reportsOf } from '../runtime/find-hits';
import type { Hit } from '../runtime/hits';

export const gatewayTlsWithoutSni: WorkspaceRule = {
  id: 'gateway-tls-without-sni',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['T26'],
  summary: 'Mutual TLS to an egress gateway sets no sni, and the gateway’s servers are for names.',
  why: 'Without sni the sidecar sends the name of its cluster, outbound_.443_._. and the gateway’s host. The gateway chooses a filter chain by the hosts of its servers, finds none, and closes the connection: callers get 503.',
  source:
    'istio/istio pilot/pkg/networking/core/cluster_tls.go (buildUpstreamTLSSettings), pilot/pkg/networking/core/gateway.go (buildGatewayTCPBasedFilterChains)',
  check: reportsOf((input) => gatewayTrips(input).flatMap((trip) => nameless(input.mesh, trip))),
};

function nameless(mesh: Mesh, { client, cluster, server, target, dialled }: GatewayTrip): readonly Hit[] {
  const { added, sni, block } = cluster.tls;
  if (server || added !== 'ISTIO_MUTUAL' || sni?.from !== 'mesh' || block?.resource === undefined) return [];
  const names = namesAt(mesh, target);
  if (names.length === 0) return [];
  const { resource, path } = block;
  const [only] = names;
  const title = `Send ${only} as server name`;
  return [
    {
      resource,
      path: [...path, 'mode'],
      ref: 'T26',
      clients: [client],
      all: [client],
      say: () =>
        `Calls to ${dialled.host} are closed at the egress gateway: sidecars send ${sni.name} as server name, and the gateway’s servers are for ${listNames(names)}. Set sni to the called host.`,
      fix:
        names.length === 1 && only === dialled.host
          ? remedyIn(resource, title, [{ type: 'set', path: [...path, 'sni'], value: only }])
          : undefined,
    },
  ];
}

/** The hosts for which the gateway ends mutual TLS on the port, and has something to do with what is inside. */
function namesAt(mesh: Mesh, target: GatewayTrip['target']): readonly string[] {
  const port = target.podPort === undefined ? undefined : mergedPorts(mesh, target).get(target.podPort);
  const chains = port ? gatewayListener(scopeOf(mesh, target.proxy), port).chains : [];
  const mutual = chains.filter(({ ends }) => ends === 'ISTIO_MUTUAL');
  return [...new Set(mutual.flatMap(({ server }) => plainHosts(server)))];
}

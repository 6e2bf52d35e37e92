import { appEncrypts, clientsOf, mergedPorts, type Mesh } from '../../mesh';
import type { WorkspaceRule } from '../rule';
import { reportsOf } from '../runtime/find-hits';
import { destinationPath, gatewayTrips, type GatewayTrip } from '../runtime/gateway-trips';
import type { Hit } from '../runtime/hits';

export const plaintextToGateway: WorkspaceRule = {
  id: 'plaintext-to-gateway',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['T25'],
  summary: 'Sidecars send calls to the egress gateway in plain text.',
  why: 'Automatic mutual TLS looks for a label that only the injected sidecar gives to pods, so it leaves out gateway pods, which also do not learn who calls. It is a note only where the call would leave the gateway in plain text as well, as in Istio’s own example of HTTP by an egress gateway.',
  source:
    'istio/istio pilot/pkg/xds/endpoints/mtls_checker.go (isMtlsEnabled), manifests/charts/istio-control/istio-discovery/files/injection-template.yaml',
  check: reportsOf((input) => {
    const trips = gatewayTrips(input);
    return trips.flatMap((trip) => (isMeantForOthers(trips, trip) ? [] : inPlaintext(input.mesh, trip)));
  }),
};

/** What apps dial for TLS of their own, whatever the protocol says. */
const tlsPorts: ReadonlySet<number> = new Set([
  443, 465, 636, 853, 990, 993, 995, 5061, 5671, 6380, 6443, 8443, 8883, 9093,
]);

function inPlaintext(mesh: Mesh, trip: GatewayTrip): readonly Hit[] {
  const { client, cluster, dialled, rule, sent, target } = trip;
  const { added } = cluster.tls;
  const isMutual = added === 'auto' && cluster.endpoints.some((each) => each.mtlsReady);
  if (rule === undefined || (added !== 'none' && added !== 'auto') || isMutual) return [];
  if (cluster.type === null || (!sent.isHttp && (appEncrypts(dialled.scheme) || mayEncrypt(dialled.port)))) return [];
  const fails = trip.server === undefined && endsMeshTls(mesh, trip);
  const originates = trip.trace.tls === 'gateway';
  const wrong = fails
    ? 'The gateway’s server accepts only mutual TLS of the mesh, so the calls fail.'
    : whyWrong(originates);
  return [
    {
      resource: rule.resource,
      path: destinationPath(rule, cluster.host),
      ref: 'T25',
      ...(sent.isHttp && !fails && !originates ? { severity: 'info' as const } : {}),
      clients: [client],
      all: clientsOf(mesh).filter(({ kind }) => kind === client.kind),
      say: (whose) =>
        `Sidecars${whose} send plain text to ${cluster.host}:${cluster.port}: automatic mutual TLS leaves out the gateway’s pods in ${target.proxy.namespace}. ${wrong} Set tls mode ISTIO_MUTUAL and sni ${dialled.host} in a DestinationRule for the gateway.`,
    },
  ];
}

function whyWrong(originates: boolean): string {
  return originates
    ? 'TLS begins only there, so the calls cross the cluster unencrypted.'
    : 'The gateway cannot tell who calls.';
}

/** Whether nobody draws the call, and others that the rule is for have mutual TLS: then it is likely meant for them. */
function isMeantForOthers(trips: readonly GatewayTrip[], { client, rule }: GatewayTrip): boolean {
  if (client.workload) return false;
  return trips.some(
    (each) =>
      each.rule?.resource === rule?.resource &&
      each.rule?.path.join('.') === rule?.path.join('.') &&
      each.cluster.tls.added === 'ISTIO_MUTUAL',
  );
}

function mayEncrypt(port: number | undefined): boolean {
  return port !== undefined && tlsPorts.has(port);
}

function endsMeshTls(mesh: Mesh, { target }: GatewayTrip): boolean {
  const port = target.podPort === undefined ? undefined : mergedPorts(mesh, target).get(target.podPort);
  return port?.servers.some(({ server }) => server.mode === 'ISTIO_MUTUAL') === true;
}

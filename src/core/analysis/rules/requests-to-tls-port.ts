import type { ClusterUse, Mesh, Proxy, RouteUse } from '../../mesh';
import type { WorkspaceRule } from '../rule';
import { audienceOf } from '../runtime/audience';
import { callsTo } from '../runtime/calls-to';
import { clientKey } from '../runtime/client-words';
import { readableUses } from '../runtime/cluster-uses';
import { hitsInMesh } from '../runtime/find-hits';
import type { Hit } from '../runtime/hits';
import { rulesTo, sendingsOf, sendsTo } from '../runtime/routes-to';
import { isReadable } from '../runtime/routings';
import { startTlsAdvice } from '../runtime/tls-advice';
import { isDrawn, isLedTo, waysTo } from '../runtime/ways-to';

export const requestsToTlsPort: WorkspaceRule = {
  id: 'requests-to-tls-port',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['T08'],
  summary: 'An http route leads plain requests to a TLS or HTTPS port, and no tls block in force starts TLS.',
  why: 'The protocol of a port says what apps send there; it starts no TLS. Envoy sends the requests of the route on in plain HTTP, and the server answers 400 or closes the connection. For a name that has HTTP on the called port only by other hosts it is said where such a call is drawn. A drawn call that gets there certainly fails, so it is an error.',
  source:
    'istio/istio pilot/pkg/networking/core/cluster_tls.go (buildUpstreamTLSSettings); pilot/pkg/networking/core/route/route.go (buildSidecarVirtualHostsForVirtualService)',
  check: hitsInMesh(readableUses, mayBePlain, findHits),
};

function mayBePlain({ service, port, cluster }: ClusterUse): boolean {
  if (service.registry !== 'ServiceEntry' || port.class !== 'tls' || cluster.type === null) return false;
  const { added, block, dropped } = cluster.tls;
  return added === 'none' && (block === undefined || dropped === undefined);
}

function findHits(mesh: Mesh, use: ClusterUse): readonly Hit[] {
  const isCalled = callsTo(mesh, use.service.host).length > 0;
  if (!isCalled && !isLedTo(mesh, use)) return [];
  const clients = clientsBySending(mesh, use);
  if (clients.length === 0) return [];
  const advice = startTlsAdvice(mesh, use, (each) => mayBePlain(each) && clientsBySending(mesh, each).length > 0);
  const all = audienceOf(mesh, use, clients);
  const severity = isDrawn(mesh, use) ? 'error' : 'warning';
  return clients.flatMap((client) =>
    rulesLeading(mesh, use, clientKey(client)).map(({ path, virtualService, delegate }): Hit => ({
      resource: (delegate ?? virtualService).resource,
      path: [...path, 'route'],
      part: 'key',
      ref: 'T08',
      severity,
      clients: [client],
      all,
      say: (whose) => `${sayOf(use, whose)} ${advice}`,
    })),
  );
}

/** Those whose requests http rules send there. */
function clientsBySending(mesh: Mesh, use: ClusterUse): readonly Proxy[] {
  return waysTo(mesh, use).flatMap(({ client, by }) => (by === 'http' ? [client] : []));
}

function isHttp({ route }: RouteUse): boolean {
  return route.protocol === 'http';
}

/** The http rules that send what a client sends to the cluster. */
function rulesLeading(mesh: Mesh, { service, port, subset }: ClusterUse, key: string): readonly RouteUse[] {
  return rulesTo(mesh, service.host).filter((rule) => {
    const sent = isHttp(rule) && isReadable(rule) ? (sendingsOf(rule).get(key) ?? []) : [];
    return sent.some((each) => each.host === service.host && sendsTo(each, port.number, subset));
  });
}

function sayOf({ service: { host }, port: { number, protocol } }: ClusterUse, whose: string): string {
  return `The server refuses requests${whose}: this route sends them in plain text to port ${number} of ${host}, which is ${protocol}, and no tls block is in force.`;
}

import type { Cluster } from '../proxy/clusters/cluster';
import { isMeshTlsOutside } from '../proxy/clusters/mesh-tls-outside';
import type { Trace } from './trace';

/** What arrives at a server that takes something else, so that it answers with an error or closes the connection. */
export type Misread = 'plain-to-tls' | 'tls-to-plain' | 'tls-in-tls' | 'mesh-tls';

/**
 * Why the server does not understand a call that reaches it, as far as its port tells; undefined where nothing speaks against it. That is told of hosts outside
 * alone: in the mesh the server's proxy ends what the client's has begun (pilot/pkg/networking/core/cluster_tls.go, buildUpstreamTLSSettings).
 */
export function misreadOf({ outcome, undecided, tls, cluster, legs }: Trace): Misread | undefined {
  if (outcome !== 'reached' || undecided !== undefined || !cluster) return undefined;
  if (isMeshTlsOutside(cluster)) return 'mesh-tls';
  // Of the target of a tunnel no file tells a port.
  if (!isOutside(cluster) || legs.at(-1)?.tunnel) return undefined;
  switch (tls) {
    case 'double':
      return 'tls-in-tls';
    case 'none':
      return legs.at(-1)?.isHttp && takesTls(cluster) ? 'plain-to-tls' : undefined;
    case 'originated':
    case 'gateway':
    case 'passthrough':
      return takesPlain(cluster) ? 'tls-to-plain' : undefined;
    case null:
      return undefined;
  }
}

/** What a reader is told of it, after "Reached, not understood". */
export const misreadWords: Readonly<Record<Misread, string>> = {
  'plain-to-tls': 'plain text arrives at a TLS port',
  'tls-to-plain': 'TLS arrives at a port for plain text',
  'tls-in-tls': 'TLS arrives inside TLS',
  'mesh-tls': 'mesh mTLS arrives at a server outside of the mesh',
};

function isOutside({ service, servicePort, tls }: Cluster): boolean {
  return (
    service?.registry === 'ServiceEntry' &&
    servicePort !== undefined &&
    tls.added !== 'auto' &&
    tls.added !== 'ISTIO_MUTUAL'
  );
}

function takesTls(cluster: Cluster): boolean {
  return isPort(cluster, 443) || (cluster.servicePort?.class === 'tls' && !isPort(cluster, 80));
}

function takesPlain(cluster: Cluster): boolean {
  return isPort(cluster, 80) && cluster.servicePort?.class === 'http';
}

/** Whether all its servers are dialled at a port. */
function isPort({ servicePort, endpoints }: Cluster, number: number): boolean {
  if (endpoints.length > 0) return endpoints.every(({ port }) => port === number);
  return (servicePort?.targetPort ?? servicePort?.number) === number;
}

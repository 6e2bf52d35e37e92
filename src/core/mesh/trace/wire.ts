import { isIp } from '../address';
import { appEncrypts, type Dialled, type Scheme } from '../call';
import type { Connection } from '../proxy/listeners/listener';
import type { Cluster } from '../proxy/clusters/cluster';
import type { Via, WireTls } from './trace';

/** The first bytes that an application sends for a scheme: gRPC is HTTP/2 without an upgrade. */
export function payloadOf(scheme: Scheme): Connection['payload'] {
  if (scheme === 'http') return 'http1';
  if (scheme === 'grpc') return 'http2';
  return appEncrypts(scheme) ? 'tls' : 'raw';
}

/** The server name that an application's own TLS begins with; undefined where it speaks none, or dials an address. */
export function sniOf({ scheme, host }: Dialled): string | undefined {
  return appEncrypts(scheme) && !isIp(host) ? host : undefined;
}

/** Whether a proxy adds TLS to a cluster: where it is automatic, when some endpoint takes it. */
function addsTls({ tls, endpoints }: Cluster): boolean {
  if (tls.added === 'auto') return endpoints.some(({ mtlsReady }) => mtlsReady);
  return tls.added !== 'none';
}

/** TLS that gets to the target of a tunnel: what a proxy adds ends at the server of the tunnel. */
export function tunnelledTls(appTls: boolean): WireTls {
  return appTls ? 'passthrough' : 'none';
}

/** TLS on the wire to the server, by what the application sends (below what proxies before have ended) and what the last proxy adds. */
export function wireTls(appTls: boolean, cluster: Cluster, via: Via): WireTls {
  const added = addsTls(cluster);
  if (appTls) return added ? 'double' : 'passthrough';
  if (!added) return 'none';
  return via === 'egress-gateway' ? 'gateway' : 'originated';
}

import { isIp } from './address';
import type { Mesh } from './build';
import { appEncrypts, type Dialled, type Scheme } from './call';
import { hasOwnAddress } from './listeners';
import type { Client } from './policy';
import { resolveHost, type Resolved } from './resolve';
import { serverNameMissed } from './routing';
import type { ServiceEntry, ServicePort } from './service-entry';
import { sidecarFor } from './sidecar';

/**
 * The entry and port that a call of a client belongs to: what its host and port say, unless the bytes of its scheme match none of the filter chains
 * that the sidecar has for that port. In ambient mode nothing is held against the port, and no Sidecar counts.
 */
export function resolveCall(mesh: Mesh, client: Client, dialled: Dialled, number: number): Resolved {
  if (mesh.settings.dataPlane === 'ambient') return resolveHost(mesh, client.namespace, dialled.host, number);
  const resolved = resolveHost(mesh, client.namespace, dialled.host, number, sidecarFor(mesh, client));
  if (!resolved.found) return resolved;
  const { entry, port, pattern } = resolved;
  const { scheme, host } = dialled;
  if (!takesScheme(mesh, entry, port, pattern, scheme, host)) {
    return { found: false, why: 'wrong-protocol', entry, port, pattern };
  }
  const arrival = { client, host, scheme, entry, port, pattern };
  const virtualService = port.class === 'tls' ? serverNameMissed(mesh, arrival) : undefined;
  return virtualService ? { found: false, why: 'other-server-name', entry, port, pattern, virtualService } : resolved;
}

/**
 * Whether what a scheme sends finds a chain of the port. An HTTP port has one for plaintext requests only; a TLS port wants the server name, unless its
 * listener is bound to the entry's own address; a TCP port and one without a protocol take anything
 * (pilot/pkg/networking/core/listener.go and tls.go, buildSidecarOutboundTLSFilterChainOpts).
 */
function takesScheme(
  mesh: Mesh,
  entry: ServiceEntry,
  port: ServicePort,
  pattern: string,
  scheme: Scheme,
  host: string,
): boolean {
  if (port.class === 'http') return scheme === 'http' || scheme === 'grpc';
  if (port.class !== 'tls' || hasOwnAddress(mesh.settings, entry, pattern)) return true;
  return appEncrypts(scheme) && !isIp(host);
}

import { isCidr, isIp } from './address';
import type { Mesh } from './build';
import { appEncrypts, type Dialled, type Scheme } from './call';
import { isWildcard } from './host';
import type { Client } from './policy';
import { labelsIn, recordIn } from './read';
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
  if (port.class !== 'tls' || hasOwnAddress(mesh, entry, pattern)) return true;
  return appEncrypts(scheme) && !isIp(host);
}

/**
 * Whether listeners of the entry are bound to an address of its own: a written one, or one that istiod allocates, which only proxies that answer
 * DNS use (pilot/pkg/networking/serviceentry/ip_autoallocation.go). What was not read may have one.
 */
function hasOwnAddress(mesh: Mesh, entry: ServiceEntry, pattern: string): boolean {
  if (entry.addresses.length > 0) return entry.addresses.some((address) => !isCidr(address));
  if (entry.resource.incomplete) return true;
  if (!mesh.settings.dnsCapture || entry.resolution === 'NONE') return false;
  if (isWildcard(pattern) && entry.resolution !== 'DYNAMIC_DNS') return false;
  const labels = labelsIn(recordIn(entry.resource.value, 'metadata'), 'labels');
  return labels['networking.istio.io/enable-autoallocate-ip'] !== 'false';
}

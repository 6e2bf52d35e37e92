import { isIp } from './address';
import type { Mesh } from './build';
import { appEncrypts, type Dialled, type Scheme } from './call';
import { isClusterLocal } from './host';
import { hasOwnAddress } from './listeners';
import type { Client } from './policy';
import { resolveHost, type Resolved } from './resolve';
import { serverNameMissed } from './routing';
import { knowsHttp } from './seeing';
import type { ServiceEntry, ServicePort } from './service-entry';
import { sidecarFor } from './sidecar';
import { wholePortsOf } from './whole-ports';

/**
 * The entry and port that a call of a client belongs to: what its host and port say, unless the bytes of its scheme match none of the filter chains
 * that the sidecar has for that port. In ambient mode nothing is held against the port, and no Sidecar counts.
 */
export function resolveCall(mesh: Mesh, client: Client, dialled: Dialled, number: number): Resolved {
  if (mesh.settings.dataPlane === 'ambient') return resolveHost(mesh, client.namespace, dialled.host, number);
  const resolved = resolveNamed(mesh, client, dialled, number);
  return mayBeTaken(mesh, dialled, resolved)
    ? (takeWhole(mesh, client, dialled, number, resolved) ?? resolved)
    : resolved;
}

/** Whether a listener without an address may come before what a host and port belong to. Services of the cluster have an address of their own. */
function mayBeTaken(mesh: Mesh, { host, scheme }: Dialled, resolved: Resolved): boolean {
  if (!resolved.found) return !isClusterLocal(host) && !('entry' in resolved && resolved.entry.resource.incomplete);
  const { entry, port, pattern } = resolved;
  if (port.class !== 'tcp' && !(port.class === 'sniffed' && !isRequest(scheme))) return false;
  return entry.addresses.length === 0 && !hasOwnAddress(mesh.settings, entry, pattern);
}

/**
 * The first port for raw bytes without an address that the client knows takes every connection that no other listener or filter chain takes
 * (pilot/pkg/networking/core/sidecar_simulation_test.go, TestPassthroughTraffic). Beside HTTP on the same port, requests are routed by their host.
 */
function takeWhole(
  mesh: Mesh,
  client: Client,
  { scheme }: Dialled,
  number: number,
  resolved: Resolved,
): Resolved | undefined {
  const whole = wholePortsOf(mesh).at(number);
  if (whole.length === 0) return undefined;
  const sidecar = sidecarFor(mesh, client);
  const taken = whole.flatMap(({ host, entry }) => {
    const own = resolveHost(mesh, client.namespace, host, number, sidecar);
    return own.found && own.entry === entry ? [own] : [];
  })[0];
  if (taken === undefined || (resolved.found && resolved.pattern === taken.pattern)) return undefined;
  const besideHttp = knowsHttp(mesh, client, number);
  if (isRequest(scheme) && (besideHttp || taken.port.class === 'sniffed')) return undefined;
  return taken.port.class === 'sniffed' && besideHttp ? undefined : { ...taken, takenFrom: resolved };
}

function isRequest(scheme: Scheme): boolean {
  return scheme === 'http' || scheme === 'grpc';
}

/** What the names say, and the bytes of the call. */
function resolveNamed(mesh: Mesh, client: Client, dialled: Dialled, number: number): Resolved {
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
  if (port.class === 'http') return isRequest(scheme);
  if (port.class !== 'tls' || hasOwnAddress(mesh.settings, entry, pattern)) return true;
  return appEncrypts(scheme) && !isIp(host);
}

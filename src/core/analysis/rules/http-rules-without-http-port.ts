import { hasKey, servicesNamed, type Mesh, type RouteUse, type ScopedService } from '../../mesh';
import { listNames } from '../istioctl/words';
import type { WorkspaceRule } from '../rule';
import { callsTo } from '../runtime/calls-to';
import { hitsInMesh } from '../runtime/find-hits';
import type { Hit } from '../runtime/hits';
import { isForSidecars, portList, routings, type Routing } from '../runtime/routings';

export const httpRulesWithoutHttpPort: WorkspaceRule = {
  id: 'http-rules-without-http-port',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['R01', 'P12'],
  summary: 'A VirtualService has http routes for a host that has no HTTP port.',
  why: 'On TLS and TCP ports the sidecar sees bytes and not requests, so it has no use for http routes: no match, no timeout, no retries, no fault, no headers. Calls go on as if the routes were not there. On port 80, where another host has HTTP, and on ports that another host of the VirtualService has for HTTP, plain requests do follow them.',
  source:
    'istio/istio pilot/pkg/networking/core/httproute.go (buildSidecarOutboundVirtualHosts); pilot/pkg/networking/core/listener.go (buildSidecarOutboundListener)',
  check: hitsInMesh(routings, isSuspect, findHits),
};

function isSuspect({ virtualService, uses }: Routing): boolean {
  if (virtualService.hosts.length === 0 || !virtualService.gateways.includes('mesh')) return false;
  const http = uses.filter(({ route }) => route.protocol === 'http');
  if (!http.some(isForSidecars)) return false;
  return virtualService.hosts.length > 1 || !http.some(countsForService);
}

/**
 * Whether a rule counts for a port of a service. For names without such a port istiod makes virtual hosts on port 80 where some other service has HTTP there: nobody
 * means that who writes rules for a host without an HTTP port.
 */
function countsForService({ shared }: RouteUse): boolean {
  return shared.some(({ service }) => service !== undefined);
}

/** The ports on which plain requests for a name follow the rules, though no service has it there. */
function portsAlone({ uses }: Routing, host: string): readonly number[] {
  const places = uses.filter(({ route }) => route.protocol === 'http').flatMap(({ shared }) => shared);
  const ports = places.flatMap((each) => (each.service === undefined && each.host === host ? [each.port] : []));
  return [...new Set(ports)].sort((a, b) => a - b);
}

/** Whether the design draws plain requests for a name to one of some ports. */
function isRequested(mesh: Mesh, host: string, ports: readonly number[]): boolean {
  return callsTo(mesh, host).some(
    ({ dialled }) =>
      /^(http|grpc)$/.test(dialled.scheme) && dialled.host === host.toLowerCase() && ports.includes(dialled.port ?? 0),
  );
}

/** A host without an HTTP port. */
interface Idle {
  readonly host: string;
  readonly index: number;
  readonly services: readonly ScopedService[];
  /** Where plain requests for it follow the rules all the same. */
  readonly ports: readonly number[];
}

function findHits(mesh: Mesh, routing: Routing): readonly Hit[] {
  const { virtualService, uses } = routing;
  const without = virtualService.hosts.flatMap((host, index) => idleHost(mesh, routing, host, index));
  const idle = without.filter(({ host, ports }) => !isRequested(mesh, host, ports));
  const counts = uses.some((use) => use.route.protocol === 'http' && countsForService(use));
  if (idle.length < virtualService.hosts.length || counts) return idle.map((each) => hostHit(routing, each));
  const isFollowed = idle.some(({ ports }) => ports.length > 0);
  return [allHit(routing, idle), ...(isFollowed ? [] : policyHits(routing))];
}

function idleHost(mesh: Mesh, routing: Routing, host: string, index: number): readonly Idle[] {
  const found = servicesNamed(mesh, routing.virtualService, host).flatMap((each) => each.services);
  const services = [...new Set(found)];
  const isIdle = services.length > 0 && services.every(hasNoHttp);
  return isIdle ? [{ host, index, services, ports: portsAlone(routing, host) }] : [];
}

function hasNoHttp({ ports }: ScopedService): boolean {
  return ports.every((port) => port.class !== 'http' && port.class !== 'sniffed');
}

function allHit({ virtualService: { resource, hosts } }: Routing, idle: readonly Idle[]): Hit {
  const services = idle.flatMap((each) => each.services);
  const ports = [...new Set(idle.flatMap((each) => each.ports))];
  const fate =
    ports.length === 0
      ? 'so the sidecar sees no requests and these routes never run'
      : `so these routes never run for calls to ${portWords(services)}: there the sidecar sees no requests. ${aloneWords(ports)}`;
  const say = (): string =>
    `${listNames(hosts)} has no HTTP port (${portList(services)}), ${fate}. Use ${piped(services)} routes, or add an HTTP port and start TLS in a DestinationRule.`;
  return { resource, path: ['spec', 'http'], part: 'key', ref: 'R01', clients: [], all: [], say };
}

function hostHit({ virtualService: { resource } }: Routing, { host, index, services, ports }: Idle): Hit {
  const fate =
    ports.length === 0
      ? 'never run for it'
      : `never run for calls to ${portWords(services)} of it. ${aloneWords(ports)}`;
  const say = (): string =>
    `${host} has no HTTP port (${portList(services)}), so the http routes ${fate}. Route it by ${piped(services)} routes, or add an HTTP port and start TLS in a DestinationRule.`;
  return { resource, path: ['spec', 'hosts', index], ref: 'R01', clients: [], all: [], say };
}

function portWords(services: readonly ScopedService[]): string {
  const numbers = services.flatMap(({ ports }) => ports.map(({ number }) => number));
  return `port ${listNames([...new Set(numbers)].sort((a, b) => a - b).map(String))}`;
}

function aloneWords(ports: readonly number[]): string {
  return `Only plain requests to port ${listNames(ports.map(String))}, where another host has HTTP, follow them`;
}

function piped(services: readonly ScopedService[]): string {
  return services.some(({ ports }) => ports.some((port) => port.class === 'tls')) ? 'tls' : 'tcp';
}

function policyHits({ virtualService: { resource, hosts }, uses }: Routing): readonly Hit[] {
  return uses.flatMap(({ route, path, delegate }) =>
    ['timeout', 'retries']
      .filter((field) => route.protocol === 'http' && hasKey(route.rule, field))
      .map((field): Hit => {
        const say = (): string =>
          `No request gets this ${field === 'retries' ? 'retry policy' : 'timeout'}: without an HTTP port of ${listNames(hosts)} the sidecar forwards bytes, which it neither times nor repeats. Add an HTTP port, or let the app do it.`;
        return {
          resource: (delegate ?? { resource }).resource,
          path: [...path, field],
          part: 'key',
          ref: 'P12',
          clients: [],
          all: [],
          say,
        };
      }),
  );
}

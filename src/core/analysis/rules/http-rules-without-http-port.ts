import { hasKey, servicesNamed, type Mesh, type RouteUse, type ScopedService } from '../../mesh';
import { listNames } from '../istioctl/words';
import type { WorkspaceRule } from '../rule';
import { hitsInMesh } from '../runtime/find-hits';
import type { Hit } from '../runtime/hits';
import { isForSidecars, portList, routings, type Routing } from '../runtime/routings';

export const httpRulesWithoutHttpPort: WorkspaceRule = {
  id: 'http-rules-without-http-port',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['R01', 'P12'],
  summary: 'A VirtualService has http rules for a host that has no HTTP port.',
  why: 'On TLS and TCP ports the sidecar sees bytes and not requests, so it has no use for http rules: no match, no timeout, no retries, no fault, no headers. Calls go on as if the rules were not there.',
  source:
    'istio/istio pilot/pkg/networking/core/httproute.go (buildSidecarOutboundVirtualHosts); pilot/pkg/networking/core/listener.go (buildSidecarOutboundListener)',
  check: hitsInMesh(routings, isSuspect, findHits),
};

function isSuspect({ virtualService, uses }: Routing): boolean {
  if (!virtualService.gateways.includes('mesh')) return false;
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

/** Whether the design draws plain requests to a host, which are routed by its name. */
function isRequested(mesh: Mesh, hosts: readonly string[]): boolean {
  return mesh.workloads.some(({ calls }) =>
    calls.some(({ dialled }) => dialled && /^(http|grpc)$/.test(dialled.scheme) && hosts.includes(dialled.host)),
  );
}

function findHits(mesh: Mesh, routing: Routing): readonly Hit[] {
  const { virtualService, uses } = routing;
  const idle = virtualService.hosts.flatMap((host, index) => {
    const services = new Set(servicesNamed(mesh, virtualService, host).flatMap((each) => each.services));
    return services.size > 0 && [...services].every(hasNoHttp) ? [{ host, index, services: [...services] }] : [];
  });
  const counts = uses.some((use) => use.route.protocol === 'http' && countsForService(use));
  if (idle.length > 0 && uses.some(({ shared }) => shared.length > 0) && isRequested(mesh, virtualService.hosts))
    return [];
  if (idle.length < virtualService.hosts.length || counts)
    return idle.flatMap(({ host, index, services }) => [hostHit(routing, host, index, services)]);
  return [
    allHit(
      routing,
      idle.flatMap(({ services }) => services),
    ),
    ...policyHits(routing),
  ];
}

function hasNoHttp({ ports }: ScopedService): boolean {
  return ports.every((port) => port.class !== 'http' && port.class !== 'sniffed');
}

function allHit({ virtualService: { resource, hosts } }: Routing, services: readonly ScopedService[]): Hit {
  const say = (): string =>
    `${listNames(hosts)} has no HTTP port (${portList(services)}), so the sidecar sees no requests and these rules do nothing. Use ${piped(services)} rules, or add an HTTP port and start TLS in a DestinationRule.`;
  return { resource, path: ['spec', 'http'], part: 'key', ref: 'R01', clients: [], all: [], say };
}

function hostHit(
  { virtualService: { resource } }: Routing,
  host: string,
  index: number,
  services: readonly ScopedService[],
): Hit {
  const say = (): string =>
    `${host} has no HTTP port (${portList(services)}), so the http rules do nothing for it. Route it by ${piped(services)} rules, or add an HTTP port and start TLS in a DestinationRule.`;
  return { resource, path: ['spec', 'hosts', index], ref: 'R01', clients: [], all: [], say };
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
          `No request gets this ${field === 'retries' ? 'retry policy' : 'timeout'}: without an HTTP port of ${listNames(hosts)} the sidecar forwards bytes, which it neither times nor repeats. Add an HTTP port, or let the application do it.`;
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

import { isIp } from '../address';
import { textIn } from '../read';
import { governingRoutes } from '../proxy/routes/governing-routes';
import type { HttpRoute } from '../proxy/routes/http-routes';
import type { ToRoutes } from '../proxy/listeners/listener';
import type { Scope, ScopedService } from '../proxy/scope/scope';
import { serviceDomains } from '../proxy/routes/virtual-host-domains';
import {
  findVirtualHost,
  routeConfigFor,
  routedName,
  type RouteConfig,
  type VirtualHost,
} from '../proxy/routes/virtual-hosts';
import { configPath, istioMetadata } from './metadata';
import { answerAction, defaultAction, ruleAction } from './route-action';
import { filterConfig } from './route-filters';
import { headerOperations } from './route-headers';
import { routeMatch } from './route-match';
import { byIstio, from, inMesh, writtenAt, type EnvoyFields, type EnvoyValue } from './tree';

/**
 * A route configuration of a sidecar with the one virtual host that a name leads to (pilot/pkg/networking/core/httproute.go,
 * buildSidecarOutboundHTTPRouteConfig).
 */
export function envoyRoutes(scope: Scope, to: ToRoutes, port: number, host: string): EnvoyFields {
  const config = routeConfigFor(scope, to.services, port);
  const [only] = to.services;
  const shown =
    to.routeConfig.includes(':') && only
      ? ownHost(scope, config, only)
      : [namedHost(scope, config, host.toLowerCase())];
  return {
    name: to.routeConfig,
    virtual_hosts: shown,
    validate_clusters: from(byIstio, false),
    max_direct_response_body_size_bytes: from(byIstio, 1_048_576),
    ignore_port_in_host_matching: from(byIstio, true),
  };
}

/** The configuration of one service takes every name for the service's; one whose host is not in lower case has no virtual host. */
function ownHost(scope: Scope, config: RouteConfig, service: ScopedService): readonly EnvoyFields[] {
  if (service.host !== routedName(service.host)) return [];
  const { mesh, imported, place } = config;
  const governing = governingRoutes(mesh, imported, service.host, place);
  return [virtualHost(scope, config, { host: service.host, service, governing }, ['*'])];
}

function namedHost(scope: Scope, config: RouteConfig, host: string): EnvoyFields {
  const found = findVirtualHost(config, host.includes(':') ? `[${host}]` : host);
  return found ? virtualHost(scope, config, found.first, domainsOf(config, found.first)) : catchAll(scope);
}

/** Domains that another virtual host has first are not among them. */
function domainsOf(config: RouteConfig, { host, service, governing }: VirtualHost): readonly string[] {
  const wanted = service
    ? serviceDomains(service, config.client)
    : [isIp(host) && host.includes(':') ? `[${host}]` : host];
  return wanted.filter((domain) => {
    const first = findVirtualHost(config, domain)?.first;
    return (
      first?.host === host && first.service === service && first.governing?.virtualService === governing?.virtualService
    );
  });
}

function virtualHost(
  scope: Scope,
  { place }: RouteConfig,
  { host, service, governing }: VirtualHost,
  domains: readonly string[],
): EnvoyFields {
  const { port } = place;
  const written =
    service?.entry && writtenAt(service.resource, ['spec', 'hosts', service.entry.hosts.indexOf(service.host)]);
  const origin = written ?? (governing && writtenAt(governing.virtualService.resource, ['spec', 'hosts']));
  return {
    name: from(origin, `${routedName(host)}:${port}`),
    domains: from(origin, domains),
    routes: governing
      ? governing.routes.routes.map((route) => routeOf(scope, route, port))
      : [{ name: 'default', match: { prefix: '/' }, route: defaultAction(scope, routedName(host), port, origin) }],
    include_request_attempt_count: from(byIstio, true),
  };
}

function routeOf(scope: Scope, route: HttpRoute, port: number): EnvoyValue {
  const { rule, match } = route;
  const { virtualService, path } = rule.delegate ?? rule.root;
  const [own, name] = [textIn(rule.fields, 'name') ?? '', textIn(match?.fields, 'name')];
  const answer = answerAction(rule, port);
  return from(writtenAt(virtualService.resource, path), {
    name: name === undefined ? own || undefined : `${own}.${name}`,
    match: from(match && writtenAt(match.origin.virtualService.resource, match.path), routeMatch(match)),
    ...(answer ?? { route: ruleAction(scope, rule, port) }),
    ...headerOperations(rule.fields['headers']),
    typed_per_filter_config: filterConfig(rule),
    metadata: istioMetadata({ config: configPath('virtual-service', rule.root.virtualService) }),
  });
}

/** What takes all other names (httproute.go, buildCatchAllVirtualHost). */
function catchAll({ outbound }: Scope): EnvoyFields {
  const blocks = outbound.mode === 'REGISTRY_ONLY';
  const name = blocks ? 'block_all' : 'allow_any';
  const sidecar = outbound.sidecar?.resource;
  const origin = sidecar
    ? writtenAt(sidecar, ['spec', 'outboundTrafficPolicy'])
    : inMesh('outboundTrafficPolicy', 'mode');
  const action = blocks
    ? { direct_response: { status: 502 } }
    : { route: { cluster: 'PassthroughCluster', timeout: '0s', max_grpc_timeout: '0s' } };
  return {
    name: from(origin, name),
    domains: ['*'],
    routes: [{ name, match: { prefix: '/' }, ...action }],
    include_request_attempt_count: true,
  };
}

import { proxyPorts } from '../../../schema';
import { addressKey } from '../../address';
import type { VirtualService } from '../../virtual-service';
import type { FilterChain, Listener, ToRoutes } from './listener';
import { bindsOf, boundTo, portOf, wildcard, type Bind, type Claim } from './listener-claims';
import { egressParts, type EgressPart } from './listener-egress';
import { addClaim, finished, type Entry } from './listener-merge';
import { fallbackOf } from './listener-fallback';
import { sharedTable } from './listener-sharing';
import { tcpChains } from './listener-tcp';
import { tlsChains } from './listener-tls';
import type { Scope, ScopedService } from '../scope/scope';
import { portsNumbered } from '../../find-ports';

/** The listeners of one port by where they are bound: an IP, `0.0.0.0`, or the host of a hidden address behind `host:`. */
export type PortTable = ReadonlyMap<string, Listener>;

const tables = new WeakMap<Scope, Map<number, PortTable>>();

/** The listeners of a port; made when they are first asked for, from the services with that port alone. */
export function tableOf(scope: Scope, port: number): PortTable {
  let ofScope = tables.get(scope);
  if (ofScope === undefined) tables.set(scope, (ofScope = new Map()));
  let table = ofScope.get(port);
  if (table === undefined) ofScope.set(port, (table = findTable(scope, port)));
  return table;
}

/** What a Sidecar says about listeners is for few callers; all others share theirs. */
function findTable(scope: Scope, port: number): PortTable {
  const make = (): PortTable => buildTable(scope, port);
  const isPlain = egressParts(scope).every(({ listen, bind }) =>
    listen === undefined ? bind === undefined : listen.number !== port,
  );
  return isPlain ? sharedTable(scope, port, make) : make();
}

/** Where a listener is found again. */
export function bindKey({ address, hidden }: Pick<Bind, 'address' | 'hidden'>): string {
  return hidden ? `host:${address}` : addressKey(address);
}

/**
 * The listeners of a port, part by part. What a Sidecar listens on by a port of its own is closed for the services of the part without one
 * (pilot/pkg/networking/core/listener.go, buildSidecarOutboundListeners).
 */
function buildTable(scope: Scope, port: number): PortTable {
  const entries = new Map<string, Entry>();
  for (const part of egressParts(scope)) {
    if (part.listen === undefined) for (const entry of entries.values()) entry.locked = true;
    else if (part.listen.number !== port) continue;
    const routes = routesOf(part, port);
    for (const claim of claimsIn(part, port)) {
      if (isReserved(claim, part)) continue;
      for (const bind of part.bind === undefined
        ? bindsOf(scope, claim)
        : [boundTo(part.bind, scope, claim.definition)])
        addClaim(entries, bindKey(bind), {
          claim,
          bind,
          isBound: part.isBound,
          offer: () => offerOf(scope, part, { claim, bind, routes }),
        });
    }
  }
  const fallback = fallbackOf(scope);
  return new Map([...entries].map(([key, entry]) => [key, finished(entry, port, fallback)]));
}

function claimsIn(part: EgressPart, port: number): readonly Claim[] {
  const { listen, imported } = part;
  if (listen === undefined) return imported.listening(port).map((each) => ({ ...each, listen: each.port }));
  return imported.services.flatMap((service) =>
    service.definitions.map((definition) => ({
      service,
      definition,
      listen,
      port: portOf(service, definition, listen),
    })),
  );
}

/** Whether the proxy itself listens there. */
function isReserved({ listen }: Claim, { bind }: EgressPart): boolean {
  return proxyPorts.has(listen.number) && (bind === undefined ? listen.class === 'http' : bind === wildcard);
}

interface Offered {
  readonly claim: Claim;
  readonly bind: Bind;
  readonly routes: () => ToRoutes;
}

/** The filter chains that a port would have if nothing else were there. */
function offerOf(scope: Scope, part: EgressPart, { claim, bind, routes }: Offered): readonly FilterChain[] {
  const { class: kind, protocol, number } = claim.listen;
  if (kind === 'http') {
    const byBytes = bind.address === wildcard && protocol.toUpperCase() !== 'HTTP_PROXY';
    return [httpChain(routes(), byBytes)];
  }
  const rules = rulesFor(part, claim.service, kind === 'tls' ? 'tls' : 'tcp');
  if (kind === 'tls') return tlsChains(scope, claim, bind, rules);
  const own: ToRoutes = { type: 'http', routeConfig: `${claim.service.host}:${number}`, services: [claim.service] };
  return [
    ...tcpChains(scope, claim, bind, rules),
    ...(kind === 'sniffed' ? [httpChain(bind.address === wildcard ? routes() : own, true)] : []),
  ];
}

function httpChain(to: ToRoutes, byBytes: boolean): FilterChain {
  return { ranges: [], serverNames: [], takes: byBytes ? 'http' : 'any', isDefault: !byBytes, to };
}

function rulesFor(
  { imported }: EgressPart,
  { host }: ScopedService,
  protocol: 'tls' | 'tcp',
): readonly VirtualService[] {
  return imported.routing(host).filter((each) => each.routes.some((route) => route.protocol === protocol));
}

/**
 * The shared route configuration of a port, with every service of the part that is routed by requests there; a listener for HTTP_PROXY has all of them
 * (pilot/pkg/networking/core/httproute.go, buildSidecarOutboundVirtualHosts).
 */
function routesOf({ imported, listen }: EgressPart, port: number): () => ToRoutes {
  let made: ToRoutes | undefined;
  const isProxy = listen?.protocol.toUpperCase() === 'HTTP_PROXY';
  const isRouted = (service: ScopedService): boolean =>
    portsNumbered(service.ports, port).some((each) => each.class === 'http' || each.class === 'sniffed');
  const services = (): readonly ScopedService[] =>
    isProxy ? imported.services : imported.withPort(port).filter(isRouted);
  return () =>
    (made ??= {
      type: 'http',
      routeConfig: String(port),
      services: services(),
      ...(isProxy ? { byHostPort: true } : {}),
    });
}

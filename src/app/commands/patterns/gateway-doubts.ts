import { matchesLabels, type DestinationRule, type ServiceEntry } from '../../../core/mesh';
import type { Snapshot } from '../../../core/snapshot';
import { clientsOf, rulesInForce } from './aim';
import { gatewayPort, portOfWay, type GatewayMode } from './gateway-ports';
import { ruleFor } from './in-force';
import { matchesOf, routesFor } from './route-ports';
import { gatewayDoubtWords } from '../words/gateway-patterns';

/** Why what is written for an entry's hosts cannot be taken to a gateway as it is, in one sentence; undefined where it can. */
export function doubtOf(snapshot: Snapshot, entry: ServiceEntry, mode: GatewayMode): string | undefined {
  return sourceDoubt(snapshot, entry, mode) ?? (mode === 'start' ? ruleDoubt(snapshot, entry) : undefined);
}

/**
 * What the gateway's pods take on the port already, by any Gateway: plain servers and such with TLS exclude each other there, and of two with one server
 * name the later is dropped (pilot/pkg/model/gateway.go, mergeGateways).
 */
export function serverDoubt(
  { mesh }: Snapshot,
  labels: Readonly<Record<string, string>>,
  { hosts }: ServiceEntry,
  mode: GatewayMode,
): string | undefined {
  const wanted = mode === 'pass' ? 'PASSTHROUGH' : 'ISTIO_MUTUAL';
  for (const { name, servers } of mesh.gateways.filter(({ selector }) => matchesLabels(selector, labels)))
    for (const server of servers.filter(({ port }) => port === gatewayPort)) {
      if (server.mode === undefined) return gatewayDoubtWords.noTls(name, gatewayPort);
      const named = server.hosts.map((host) => host.slice(host.indexOf('/') + 1));
      const clash = hosts.find((host) => named.includes(host));
      if (clash !== undefined && server.mode !== wanted)
        return gatewayDoubtWords.takesClash(name, clash, server.mode, gatewayPort);
    }
  return undefined;
}

/** At a gateway a rule's `sourceLabels` are held against the labels of the gateway's pods (pilot/pkg/networking/core/route/route.go, sourceMatchHTTP). */
function sourceDoubt(snapshot: Snapshot, entry: ServiceEntry, mode: GatewayMode): string | undefined {
  const port = portOfWay(snapshot, entry, mode)?.number;
  const protocol = mode === 'pass' ? 'tls' : 'http';
  for (const each of routesFor(snapshot, entry).filter(({ gateways }) => gateways.includes('mesh')))
    for (const route of each.routes.filter((one) => one.protocol === protocol))
      for (const match of matchesOf(route.rule)) {
        const field = ['sourceLabels', 'sourceNamespace'].find((name) => match[name] !== undefined);
        const isOther = match['port'] !== undefined && port !== undefined && match['port'] !== port;
        if (field && !isOther) return gatewayDoubtWords.tellsApart(each.name, field);
      }
  return undefined;
}

function ruleDoubt(snapshot: Snapshot, entry: ServiceEntry): string | undefined {
  const port = portOfWay(snapshot, entry, 'start') ?? entry.ports.find((each) => each.class === 'tls');
  if (!port) return undefined;
  for (const host of entry.hosts) {
    const rules = rulesInForce(snapshot, entry, host);
    const limited = rules.find((rule) => rule.selector !== undefined) ?? mergedSelector(snapshot, entry, host);
    if (limited) return gatewayDoubtWords.selectedPods(limited.name);
    const [first, second] = rules;
    if (first && second) return gatewayDoubtWords.differentRules(host, first.name, second.name);
  }
  return undefined;
}

/** The rule with a selector in which others were merged, whose policy counts then. */
function mergedSelector(snapshot: Snapshot, entry: ServiceEntry, host: string): DestinationRule | undefined {
  return clientsOf(snapshot, entry).flatMap((client) => {
    const merged = ruleFor(snapshot.mesh, client, host, entry);
    return merged?.selector === undefined ? [] : (merged.rules[0] ?? []);
  })[0];
}

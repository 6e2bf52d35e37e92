import {
  addedTlsToService,
  hasKey,
  hostCovers,
  integerIn,
  isVisibleIn,
  listIn,
  resolveHost,
  textsIn,
  type Client,
  type Destination,
  type Dialled,
  type Gateway,
  type Mesh,
  type Onward,
  type Route,
  type VirtualService,
} from '../mesh';
import { clusterVerdict, withoutSubset, type Verdict } from './cluster-outcome';
import { gatewayName, isIngress } from './egress-gateways';
import { gatewayLabel, takeAtGateway, type Taken } from './gateway-server';
import { labelOf, qualified } from './names';

/** What becomes of a call at the gateway that a sidecar sends it to, and the hosts that it goes on to. */
export interface GatewayVerdict extends Verdict {
  readonly hosts: readonly string[];
}

/**
 * Follows a call through an egress gateway, whose pods are taken to be those of every Gateway that is bound: `reached` where the whole way is there, `unresolved`
 * where a cluster is missing on it, else `unknown` with what is missing. Undefined where no VirtualService binds the host to a gateway.
 */
export function throughGateway(
  mesh: Mesh,
  client: Client,
  dialled: Dialled,
  onward: Onward,
): GatewayVerdict | undefined {
  const bound = boundRoutes(mesh, dialled.host);
  if (bound.length === 0) return undefined;
  const added = addedTlsToService(mesh, client, onward.host, onward.port, onward.subset);
  const { subset } = onward;
  if (subset !== undefined && !added.rule?.subsets.some((each) => each.subset.name === subset))
    return { ...withoutSubset(mesh, onward.host, subset), hosts: [] };
  const gateways = mesh.gateways.filter(
    (gateway) => !isIngress(gateway) && bound.some((each) => each.gateways.includes(gatewayName(gateway))),
  );
  const verdicts = gateways.map((gateway) => {
    const taken = takeAtGateway(gateway, { dialled, onward, added });
    return 'wrong' in taken ? unjudged(taken.wrong) : routeOn(mesh, { gateway, taken, dialled, onward, bound });
  });
  const [first] = verdicts;
  return verdicts.find(({ outcome }) => outcome === 'reached') ?? first ?? unjudged(missingGateway(bound));
}

function unjudged(reason: string): GatewayVerdict {
  return { outcome: 'unknown', reason, hosts: [] };
}

/** The VirtualServices of a host that are bound to some gateway that may be on the way out. */
function boundRoutes(mesh: Mesh, host: string): readonly VirtualService[] {
  const ingress = new Set(mesh.gateways.filter(isIngress).map(gatewayName));
  return mesh.routeIndex
    .routing(host)
    .filter((each) => each.gateways.some((name) => name !== 'mesh' && !ingress.has(name)));
}

function missingGateway([first]: readonly VirtualService[]): string {
  const name = first?.gateways.find((each) => each !== 'mesh') ?? '';
  return `Gateway ${name} is not in the design, so what the gateway does is not judged.`;
}

interface AtGateway {
  readonly gateway: Gateway;
  readonly taken: Extract<Taken, { routedBy: unknown }>;
  readonly dialled: Dialled;
  readonly onward: Onward;
  readonly bound: readonly VirtualService[];
}

/** Where the rules at the gateway send a call. The gateway sees what is exported to the namespace of its pods, and no Sidecar counts for it. */
function routeOn(mesh: Mesh, at: AtGateway): GatewayVerdict {
  const { gateway, bound, dialled, onward } = at;
  const namespace = namespaceOf(onward.host) ?? gateway.namespace;
  const here = bound.filter((each) => each.gateways.includes(gatewayName(gateway)));
  const seen = here.filter((each) => isVisibleIn(each.exportTo, each.namespace, namespace));
  const [hidden] = here;
  if (seen.length === 0 && hidden)
    return unjudged(`${virtualServiceLabel(hidden)} is not exported to ${namespace}, where the gateway is.`);
  const rules = seen.flatMap((each) => each.routes.filter((route) => applies(route, at)));
  const last = rules.findIndex((route) => !isConditional(route, at));
  const destinations = (last < 0 ? rules : rules.slice(0, last + 1)).flatMap((route) => route.destinations);
  if (destinations.length === 0)
    return unjudged(
      `No ${at.taken.routedBy} rule of a VirtualService takes ${dialled.host} at ${gatewayLabel(gateway)}.`,
    );
  const client = { namespace, labels: gateway.selector };
  const verdicts = destinations.map((to) => arrivalOf(mesh, client, onward, to));
  const hosts = [...new Set(destinations.map((to) => to.host))];
  const [first = unjudged('')] = verdicts;
  const same = verdicts.every(({ outcome }) => outcome === first.outcome);
  const failed = verdicts.find(({ outcome }) => outcome !== 'reached') ?? first;
  return { ...failed, outcome: same ? first.outcome : 'unknown', hosts };
}

/** The namespace of a service of the cluster by its name. */
function namespaceOf(service: string): string | undefined {
  return /^[^.]+\.([^.]+)\.svc(?:\.|$)/.exec(service)?.[1];
}

/** Whether a rule can take the call at the gateway: by its list, its gateways, its port and, for TLS, its server names. */
function applies(route: Route, at: AtGateway): boolean {
  if (route.protocol !== at.taken.routedBy) return false;
  const matches = listIn(route.rule, 'match');
  if (matches.length === 0) return route.protocol !== 'tls';
  return matches.some((match) => matchApplies(match, route, at));
}

/** A gateway compares labels and namespaces of sources with its own pods, unless an http match names gateways (route.go, sourceMatchHTTP). */
function matchApplies(match: unknown, route: Route, { gateway, dialled, onward }: AtGateway): boolean {
  const port = integerIn(match, 'port');
  if (port !== undefined && port !== onward.port) return false;
  const gateways = textsIn(match, 'gateways');
  if (gateways.length > 0 && !route.matchGateways.includes(gatewayName(gateway))) return false;
  if (gateways.length > 0 && gateways.every((name) => name === 'mesh')) return false;
  const bySource = hasKey(match, 'sourceLabels') || hasKey(match, 'sourceNamespace');
  if (bySource && !(route.protocol === 'http' && gateways.length > 0)) return false;
  return route.protocol !== 'tls' || textsIn(match, 'sniHosts').some((name) => hostCovers(name, dialled.host));
}

const decided: readonly string[] = ['port', 'gateways', 'sourceLabels', 'sourceNamespace', 'sniHosts', 'name'];

/** Whether a rule that applies leaves some calls to the rules behind it. */
function isConditional(route: Route, at: AtGateway): boolean {
  const matches = listIn(route.rule, 'match').filter((match) => matchApplies(match, route, at));
  const isOpen = (match: unknown): boolean => Object.keys(match as object).every((key) => decided.includes(key));
  return matches.length > 0 && !matches.some(isOpen);
}

/** What a destination is to a gateway, which has no endpoints for NONE and no cluster for what it does not see (pilot/pkg/networking/core/cluster.go, convertResolution). */
function arrivalOf(mesh: Mesh, client: Client, onward: Onward, to: Destination): Verdict {
  if (to.host === onward.host)
    return {
      outcome: 'unknown',
      reason: `At the gateway a rule sends the call to ${to.host}, which is the gateway itself.`,
    };
  const port = to.port ?? solePort(mesh, to.host) ?? onward.port;
  const found = resolveHost(mesh, client.namespace, to.host, port);
  if (!found.found || found.pattern !== to.host) {
    const why = `The gateway sends it to ${to.host} port ${port}, of which it knows nothing`;
    if (found.found || found.why !== 'hidden') return { outcome: 'unknown', reason: `${why}.` };
    const entry = labelOf('ServiceEntry', found.entry.resource.namespace, found.entry.name);
    return { outcome: 'unresolved', reason: `${why}: ${entry} is not exported to ${client.namespace}.` };
  }
  if (found.entry.resolution === 'NONE')
    return { outcome: 'unresolved', reason: `With resolution NONE a gateway has no endpoint for ${to.host}.` };
  return clusterVerdict(mesh, client, found, to.subset);
}

function solePort(mesh: Mesh, host: string): number | undefined {
  const [entry] = mesh.entryIndex.withHost(host);
  return entry?.ports.length === 1 ? entry.ports[0]?.number : undefined;
}

function virtualServiceLabel(each: VirtualService): string {
  return `VirtualService ${qualified(each.resource.namespace, each.name)}`;
}

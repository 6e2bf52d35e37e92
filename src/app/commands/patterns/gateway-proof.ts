import { gatewayPodsIn, isVisibleIn, type Mesh, type Proxy, type ServiceEntry } from '../../../core/mesh';
import type { ChangeResult } from '../../../core/edit-at';
import { takeSnapshot, type Snapshot } from '../../../core/snapshot';
import { applyChange } from '../../../core/workspace';
import { refused } from '../change-steps';
import { clientsOf, entryOf } from './aim';
import { gatewayPort, type GatewayMode } from './gateway-ports';
import { isWanted } from './gateway-subsets';
import { namesOf, waysOut, type WayOut } from './gateway-ways';
import { clusterFor, policyToService, ruleFor, startsOrdinaryTls, tlsIn, tlsMode, tlsToService } from './in-force';
import { gatewayDoubtWords } from '../words/gateway-patterns';

/** What has to be true of a way out by a gateway when it is written. */
interface WantedWay {
  readonly entry: ServiceEntry;
  readonly mode: GatewayMode;
  readonly namespace: string;
  /** Labels of the gateway's pods. */
  readonly labels: Readonly<Record<string, string>>;
}

/** A change, or a refusal where what it leads to would send calls otherwise than is wanted; `fault` is asked about that. */
export function proven(
  before: Snapshot,
  result: ChangeResult,
  fault: (after: Snapshot) => string | undefined,
): ChangeResult {
  if (!result.ok) return result;
  const says = fault(takeSnapshot(applyChange(before.workspace, result.change), before, result.change));
  return says === undefined ? result : refused(says);
}

/** What is wrong with the ways that were written, in one sentence: TLS that is missing or added on either hop, or something that the gateway does not see. */
export function wayFault(before: Snapshot, after: Snapshot, wanted: WantedWay): string | undefined {
  const entry = entryOf(after, wanted.entry.resource.key);
  if (!entry) return undefined;
  const ways = waysOut(after, entry);
  const clients = clientsOf(before, wanted.entry);
  const elsewhere = entry.hosts.find((host) => !ways.some((way) => way.host === host));
  if (elsewhere !== undefined) return gatewayDoubtWords.sentElsewhere(elsewhere);
  const called = ways[0] ? calledPort(ways[0]) : undefined;
  return (
    ways.map((way) => hopFault(after.mesh, way, clients, wanted.mode)).find(Boolean) ??
    ways.map((way) => exitFault(after.mesh, entry, way, wanted)).find(Boolean) ??
    ways.map((way) => otherTargets(after.mesh, entry, way, clients, wanted)).find(Boolean) ??
    changedPort(before, after, wanted.entry, called)
  );
}

function hopFault(mesh: Mesh, way: WayOut, clients: readonly Proxy[], mode: GatewayMode): string | undefined {
  const { host, subset, port = gatewayPort } = way.inward.to;
  for (const client of clients) {
    const policy = policyToService(mesh, client, host, port, subset);
    const { rule } = policy;
    const named = subset === undefined || rule?.subsets.some((each) => each.subset.name === subset);
    const fits =
      mode === 'pass'
        ? tlsToService(mesh, client, host, port, subset) === 'none'
        : isWanted(tlsIn(policy), mode, way.host);
    if (named && fits) continue;
    const name = rule?.rules[0]?.name;
    const other = name === undefined ? gatewayDoubtWords.noRule : gatewayDoubtWords.rule(name);
    return gatewayDoubtWords.otherRule(client.namespace, other, host, way.host);
  }
  return undefined;
}

function exitFault(mesh: Mesh, entry: ServiceEntry, way: WayOut, wanted: WantedWay): string | undefined {
  const { namespace, mode } = wanted;
  if (!isVisibleIn(entry.exportTo, entry.namespace, namespace))
    return gatewayDoubtWords.entryUnseen(namespace, entry.name);
  const number = way.outward[0]?.to.port;
  const port = number === undefined ? entry.ports[0] : entry.ports.find((each) => each.number === number);
  if (!port) return gatewayDoubtWords.noSuchPort(number ?? '', entry.name);
  const pods = podsOf(mesh, wanted);
  const starts = startsOrdinaryTls(mesh, pods, way.host, port.number);
  if (starts === (mode === 'start')) return undefined;
  const rule = ruleFor(mesh, pods, way.host, entry)?.rules[0]?.name;
  return starts
    ? gatewayDoubtWords.startsTls(rule ?? '', port.number, way.host)
    : gatewayDoubtWords.hidesRule(way.host);
}

function podsOf(mesh: Mesh, { namespace, labels }: WantedWay): Proxy {
  return gatewayPodsIn(mesh, namespace, labels);
}

/** Other hosts to which the rules send that the gateway works by now: it has to see them, and to start the same TLS as the pods did. */
function otherTargets(
  mesh: Mesh,
  entry: ServiceEntry,
  way: WayOut,
  clients: readonly Proxy[],
  wanted: WantedWay,
): string | undefined {
  const pods = podsOf(mesh, wanted);
  for (const service of new Set([way.inward.service, ...way.outward.map((leg) => leg.service)]))
    for (const route of service.routes.filter((each) => namesOf(service, each).includes(way.gateway)))
      for (const to of route.destinations) {
        if (entry.hosts.includes(to.host) || to.host === way.inward.to.host) continue;
        const port = to.port ?? gatewayPort;
        // A Service of the cluster need not be among the files.
        if (mesh.registry.withHost(to.host).length === 0) continue;
        if (clusterFor(mesh, pods, to.host, port).servicePort === undefined)
          return gatewayDoubtWords.targetUnseen(service.name, to.host);
        const tls = (client: Proxy): string => tlsMode(mesh, client, to.host, port, to.subset);
        if (clients.some((client) => tls(client) !== tls(pods)))
          return gatewayDoubtWords.startsNoTls(service.name, to.host);
      }
  return undefined;
}

/** The port that pods call on the way to the gateway, as its rule matches it. */
function calledPort({ inward }: WayOut): number | undefined {
  const matches = inward.route.rule['match'];
  const first: unknown = Array.isArray(matches) ? matches[0] : undefined;
  const port: unknown = typeof first === 'object' && first !== null && 'port' in first ? first.port : undefined;
  return typeof port === 'number' ? port : undefined;
}

/** A port beside the one that is written about whose TLS would be another than before. */
export function changedPort(
  before: Snapshot,
  after: Snapshot,
  entry: ServiceEntry,
  called: number | undefined,
): string | undefined {
  const now = entryOf(after, entry.resource.key);
  for (const port of now?.ports ?? []) {
    const old = entry.ports.find((each) => each.number === port.number && each.class === port.class);
    if (!now || !old || port.number === called) continue;
    for (const client of clientsOf(before, entry))
      for (const host of entry.hosts)
        if (tlsMode(before.mesh, client, host, old.number) !== tlsMode(after.mesh, client, host, port.number))
          return gatewayDoubtWords.tlsChanges(port.number, host);
  }
  return undefined;
}

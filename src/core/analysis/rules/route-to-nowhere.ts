import { groupBy } from '../../lists';
import {
  exportOf,
  lackingPort,
  sentTo,
  type Cluster,
  type Mesh,
  type RouteUse,
  type SentTo,
  subsetNamed,
} from '../../mesh';
import type { Resource } from '../../schema';
import { canJudgeHost } from '../istioctl/host-map';
import { callOf, listNames } from '../istioctl/words';
import { flatOf, question } from '../question';
import type { WorkspaceRule } from '../rule';
import type { RuleInput } from '../run';
import { reportsOf } from '../runtime/find-hits';
import type { Hit } from '../runtime/hits';
import { mayMiss } from '../runtime/missing-clusters';
import { isReadable, mayBeElsewhere, standingUses } from '../runtime/routings';

export const routeToNowhere: WorkspaceRule = {
  id: 'route-to-nowhere',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'error',
  refs: ['R12'],
  summary: 'A route sends calls to a host, port or subset for which the client has no cluster.',
  why: 'istiod writes the name of the cluster and does not look whether the client has it. Envoy then answers requests with 503 NC and closes connections; it never takes another destination. On a sidecar an http destination without a port means the port that was called, and only services with that port are looked at. Names of the cluster that no file has a Service for are left out.',
  source:
    'istio/istio pilot/pkg/networking/core/route/route.go (GetDestinationCluster); pilot/pkg/networking/core/httproute.go (BuildSidecarOutboundVirtualHosts)',
  check: reportsOf((input) => hits(input)),
};

const suspects = flatOf(standingUses, ({ item: use, mesh }) =>
  use.shared.length > 0 && isReadable(use) && mayMiss(mesh, use) ? [use] : [],
);

const hits = question((input): readonly Hit[] => suspects(input).flatMap((use) => hitsOf(input, input.mesh, use)));

function hitsOf(input: RuleInput, mesh: Mesh, use: RouteUse): readonly Hit[] {
  const byDestination = groupBy(sentTo(mesh, use), ({ destination }) => destination.path?.join('.'));
  return [...byDestination.values()].flatMap((sent) => {
    const [{ destination }] = sent;
    if (destination.path === undefined) return [];
    if (mayBeElsewhere(mesh, destination.host) || !canJudgeHost(input, destination.host)) return [];
    return hitsAt(sent, use);
  });
}

/** A destination is the same for hundreds of clients, of which the first one that misses a part speaks for all. */
function hitsAt(sent: readonly SentTo[], { route, at }: RouteUse): readonly Hit[] {
  const lost = sent.filter((each) => wrongPart(each) !== undefined);
  const all = at.map(({ client }) => client);
  const areSome = countScopes(lost) < countScopes(sent);
  const whom = { clients: areSome ? lost.map(({ place }) => place.client) : all, all };
  const byPart = groupBy(lost, wrongPart);
  return [...byPart].flatMap(([part, group]) => (part === undefined ? [] : [hitOf(group, part, route, whom)]));
}

function countScopes(sent: readonly SentTo[]): number {
  return new Set(sent.map(({ scope }) => scope)).size;
}

type Part = 'host' | 'port' | 'subset';

/** What it is that the client does not know; other reasons to have no cluster are not those of the route. */
function wrongPart({ cluster, scope }: SentTo): Part | undefined {
  const { type, host, port, service, servicePort, subset, policy } = cluster;
  if (type !== null) return undefined;
  if (service === undefined) return lackingPort(scope, host, port) ? 'port' : 'host';
  if (servicePort === undefined) return 'port';
  if (!servicePort.hasCluster || service.resolution === 'DYNAMIC_DNS' || subset === undefined) return undefined;
  return subsetNamed(policy.rule, subset) ? undefined : 'subset';
}

function hitOf(
  lost: readonly [SentTo, ...SentTo[]],
  part: Part,
  route: RouteUse['route'],
  whom: Pick<Hit, 'clients' | 'all'>,
): Hit {
  const [each] = lost;
  const { destination, isMirror, resource, cluster } = each;
  const here = destination.path ?? [];
  const path = [...here, ...narrowest(resource.value, here, part)];
  const [what, becomes] = isMirror
    ? ['Copies', 'are lost']
    : route.protocol === 'http'
      ? ['Calls', 'get 503']
      : ['Connections', 'are closed'];
  return {
    ...whom,
    resource,
    path,
    ...(part === 'port' && path.length === here.length ? { part: 'key' } : {}),
    ref: 'R12',
    severity: isMirror ? 'warning' : 'error',
    say: (whose) =>
      `${what}${whose} ${becomes}. ${(part === 'host' && hiddenWords(lost)) || `${factOf(each, part)} ${adviceOf(cluster, part)}`}`,
  };
}

/** The part itself where it is written, else all of the destination. */
function narrowest(value: unknown, path: readonly (string | number)[], part: Part): readonly string[] {
  const below = part === 'port' ? ['port', 'number'] : [part];
  let at: unknown = value;
  for (const key of [...path, ...below]) at = typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined;
  return at === undefined ? [] : below;
}

function factOf({ cluster, scope, place }: SentTo, part: Part): string {
  const { host, port, subset, service, missing } = cluster;
  if (part === 'host')
    return `The client knows no service ${host}: no ServiceEntry or Service of that name is visible to it.`;
  if (part === 'subset') return missing ?? `${host} has no subset ${String(subset)}.`;
  const ports = (service ?? lackingPort(scope, host, port))?.ports.map(({ number }) => number).join(', ') ?? '';
  return port === place.port
    ? `Calls come to port ${port}, and ${host} has only ${ports}.`
    : `${host} has no port ${port}, only ${ports}.`;
}

/** Where one definition has the host for all of the clients, and its exportTo leaves them out; else empty. */
function hiddenWords(lost: readonly [SentTo, ...SentTo[]]): string {
  const [{ cluster, scope }] = lost;
  const hider = hidingIn(scope, cluster.host);
  if (hider === undefined || lost.some((each) => hidingIn(each.scope, cluster.host) !== hider)) return '';
  const namespaces = listNames([...new Set(lost.map(({ place }) => place.client.namespace))]);
  return `${callOf(hider)} has ${cluster.host}, and is not exported to ${namespaces}. Add ${namespaces} to its exportTo, or name another host.`;
}

function hidingIn(scope: SentTo['scope'], host: string): Resource | undefined {
  const client = scope.proxy.namespace;
  return scope.unseen(host).find((each) => exportOf(each, [client]) !== undefined)?.service.resource;
}

function adviceOf({ host }: Cluster, part: Part): string {
  if (part === 'host') return `Add a ServiceEntry for ${host}, export it to the client, or name another host.`;
  return part === 'port'
    ? 'Name a port that the service has.'
    : 'Define the subset in the DestinationRule that is in force, or remove it here.';
}

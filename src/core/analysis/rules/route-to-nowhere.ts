import { sentTo, type Cluster, type Mesh, type RouteUse, type SentTo } from '../../mesh';
import { canJudgeHost } from '../istioctl/host-map';
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
  summary: 'A rule sends calls to a host, port or subset for which the client has no cluster.',
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
  const sent = sentTo(mesh, use);
  return sent.flatMap((each) => {
    const wrong = wrongPart(each.cluster);
    if (wrong === undefined || each.destination.path === undefined) return [];
    if (mayBeElsewhere(mesh, each.destination.host) || !canJudgeHost(input, each.destination.host)) return [];
    return [hitOf(each, wrong, sent, use)];
  });
}

type Part = 'host' | 'port' | 'subset';

/** What it is that the client does not know; other reasons to have no cluster are not those of the route. */
function wrongPart({ type, service, servicePort, subset, policy }: Cluster): Part | undefined {
  if (type !== null) return undefined;
  if (service === undefined) return 'host';
  if (servicePort === undefined) return 'port';
  if (!servicePort.hasCluster || service.resolution === 'DYNAMIC_DNS' || subset === undefined) return undefined;
  return policy.rule?.subsets.some((each) => each.subset.name === subset) === true ? undefined : 'subset';
}

function hitOf(each: SentTo, part: Part, sent: readonly SentTo[], { route, at }: RouteUse): Hit {
  const { destination, isMirror, resource, cluster, place } = each;
  const here = destination.path ?? [];
  const path = [...here, ...narrowest(resource.value, here, part)];
  const loss = isMirror
    ? 'the copies are lost'
    : route.protocol === 'http'
      ? 'calls get 503'
      : 'connections are closed';
  const same = sent.filter((other) => isSamePath(other, each) && wrongPart(other.cluster) !== undefined);
  const scopes = new Set(same.map(({ scope }) => scope));
  const shared = new Set(sent.filter((other) => isSamePath(other, each)).map(({ scope }) => scope));
  const clients = at.map(({ client }) => client);
  return {
    resource,
    path,
    ...(part === 'port' && path.length === here.length ? { part: 'key' } : {}),
    ref: 'R12',
    severity: isMirror ? 'warning' : 'error',
    clients: scopes.size === shared.size ? clients : same.map((other) => other.place.client),
    all: clients,
    say: (whose) =>
      `${factOf(cluster, part, place.port)} So ${loss}${whose === '' ? '' : `, those${whose}`}. ${adviceOf(cluster, part)}`,
  };
}

function isSamePath(a: SentTo, b: SentTo): boolean {
  return a.destination.path?.join('.') === b.destination.path?.join('.') && a.isMirror === b.isMirror;
}

/** The part itself where it is written, else all of the destination. */
function narrowest(value: unknown, path: readonly (string | number)[], part: Part): readonly string[] {
  const below = part === 'port' ? ['port', 'number'] : [part];
  let at: unknown = value;
  for (const key of [...path, ...below]) at = typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined;
  return at === undefined ? [] : below;
}

function factOf({ host, port, subset, service, missing }: Cluster, part: Part, called: number): string {
  if (part === 'host')
    return `The client knows no service ${host}: no ServiceEntry or Service of that name is visible to it.`;
  if (part === 'subset') return missing ?? `${host} has no subset ${String(subset)}.`;
  const ports = service?.ports.map(({ number }) => number).join(', ') ?? '';
  return port === called
    ? `Calls come to port ${called}, and ${host} has only ${ports}.`
    : `${host} has no port ${port}, only ${ports}.`;
}

function adviceOf({ host }: Cluster, part: Part): string {
  if (part === 'host') return `Add a ServiceEntry for ${host}, export it to the client, or name another host.`;
  return part === 'port'
    ? 'Name a port that the service has.'
    : 'Define the subset in the DestinationRule that counts, or leave it out.';
}

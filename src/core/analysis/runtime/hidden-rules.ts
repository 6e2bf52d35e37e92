import {
  hostCovers,
  integerIn,
  listIn,
  recordIn,
  routeUsesOf,
  rulesFor,
  scopeOf,
  type BlockName,
  type ClusterUse,
  type DestinationRule,
  type Mesh,
} from '../../mesh';
import type { Path } from '../../text';
import { question } from '../question';
import { clientKey } from './client-words';
import { clusterUses } from './cluster-uses';
import { gatewayTrips, leadsToGateway, type GatewayTrip } from './gateway-trips';
import { waysTo } from './ways-to';

/** A DestinationRule for a host that calls only leave to by an egress gateway, and that the gateway does not see. */
export interface HiddenRule {
  readonly rule: DestinationRule;
  readonly trip: GatewayTrip;
  /** The blocks of its policy that the gateway has of no other rule, with their places. */
  readonly blocks: readonly { readonly name: BlockName; readonly path: Path }[];
}

/** The rules that are for what gateways send on, and that nobody uses. */
export const rulesHiddenFromGateways = question((input): readonly HiddenRule[] => {
  const trips = gatewayTrips(input);
  return trips.length === 0 ? [] : findHidden(input.mesh, trips, clusterUses(input));
});

function findHidden(mesh: Mesh, trips: readonly GatewayTrip[], uses: readonly ClusterUse[]): readonly HiddenRule[] {
  const found = new Map<DestinationRule, HiddenRule>();
  for (const trip of trips)
    for (const { cluster } of trip.onward?.ways ?? []) {
      if (cluster.service === undefined || !cluster.service.external) continue;
      for (const { rule, verdict } of rulesFor(scopeOf(mesh, trip.target.proxy), cluster.host)) {
        const isHidden = verdict === 'not-exported' || verdict === 'never-asked';
        if (!isHidden || rule.selector !== undefined || found.has(rule) || isUsed(mesh, rule, uses, trip)) continue;
        const blocks = blocksOf(rule, cluster.port).filter(({ name }) => cluster.policy.blocks[name] === undefined);
        found.set(rule, { rule, trip, blocks });
      }
    }
  return [...found.values()];
}

/** Whether somebody gets to a cluster that the rule is in force for: by a drawn call, or as no rule sends calls of theirs to the gateway. */
function isUsed(mesh: Mesh, rule: DestinationRule, uses: readonly ClusterUse[], { target }: GatewayTrip): boolean {
  const { namespace } = target.proxy;
  return uses.some((use) => {
    const { service, cluster } = use;
    if (!hostCovers(rule.host, service.host) || cluster.policy.rule?.rules.includes(rule) !== true) return false;
    const sent = sentToGateways(mesh, service.host);
    return waysTo(mesh, use).some(
      ({ client, trace }) =>
        trace !== undefined || !(sent.has(clientKey(client)) || (!client.workload && client.namespace === namespace)),
    );
  });
}

/** The clients whose calls to a host some rule sends to a gateway. */
function sentToGateways(mesh: Mesh, host: string): ReadonlySet<string> {
  const senders = routeUsesOf(mesh).filter(
    (use) => use.shared.some((place) => place.host === host) && leadsToGateway(mesh, use),
  );
  return new Set(
    senders.flatMap(({ shared }) =>
      shared.flatMap((place) => (place.host === host ? place.clients.map(clientKey) : [])),
    ),
  );
}

const names: readonly BlockName[] = [
  'tls',
  'loadBalancer',
  'outlierDetection',
  'connectionPool',
  'tunnel',
  'proxyProtocol',
  'retryBudget',
];

/** The blocks for a port: those of the port, else those for all. */
function blocksOf({ resource }: DestinationRule, port: number): HiddenRule['blocks'] {
  const path: Path = ['spec', 'trafficPolicy'];
  const policy = recordIn(recordIn(resource.value, 'spec'), 'trafficPolicy');
  const ports = listIn(policy, 'portLevelSettings');
  const index = ports.findIndex((each) => integerIn(recordIn(each, 'port'), 'number') === port);
  const own = index < 0 ? {} : recordIn({ each: ports[index] }, 'each');
  return names.flatMap((name) => {
    if (Object.hasOwn(own, name)) return [{ name, path: [...path, 'portLevelSettings', index, name] }];
    return Object.hasOwn(policy, name) ? [{ name, path: [...path, name] }] : [];
  });
}

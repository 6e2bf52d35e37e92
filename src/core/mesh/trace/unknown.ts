import { appEncrypts } from '../call';
import type { Cluster } from '../proxy/clusters/cluster';
import type { Connection } from '../proxy/listeners/listener';
import { blackHoleCluster, passthroughCluster } from '../proxy/clusters/outside-clusters';
import type { Scope } from '../proxy/scope/scope';
import { valueWords } from '../settings';
import { addHop, endAt, type Ending, type Journey } from './journey';

/** What a sidecar does with what it does not know. */
type Unknown = 'PassthroughCluster' | 'BlackHoleCluster' | 'passthrough' | 'dynamic' | 502 | 404;

/** A call that no service of the proxy takes: it leaves for the dialled address, or is refused. */
export function leaveUnknown(journey: Journey, scope: Scope, then: Unknown, connection: Connection): Ending {
  switch (then) {
    case 'PassthroughCluster':
    case 'passthrough':
      return leaveForDialled(journey, scope, then === 'passthrough', connection);
    case 'dynamic':
      return leaveByName(journey, scope, connection);
    case 'BlackHoleCluster':
      return refuse(journey, scope);
    default:
      journey.stages.push({
        via: 'sidecar',
        scope,
        services: [],
        isHttp: true,
        forward: undefined,
        cluster: undefined,
        ways: [],
      });
      return endAt('sidecar', 'blackhole', { code: then });
  }
}

/** Who has dialled Envoy itself has told it no address to pass the call on to. */
function leaveForDialled(
  journey: Journey,
  scope: Scope,
  isHttp: boolean,
  { address, port, isDirect }: Connection,
): Ending {
  const cluster = passthroughCluster(scope, address, port);
  if (isDirect !== true) return leave(journey, scope, isHttp, cluster);
  journey.stages.push({ via: 'sidecar', scope, services: [], isHttp, forward: undefined, cluster, ways: [] });
  addHop(journey, {
    proxy: 'sidecar',
    at: 'cluster',
    name: cluster.name,
    what: 'Envoy has no address to pass the call on to.',
    because: 'The app has dialled Envoy itself, and PassthroughCluster connects to the address that was dialled.',
  });
  return endAt('sidecar', 'error', { code: isHttp ? 503 : null, flag: 'UH' }, cluster);
}

function leave(journey: Journey, scope: Scope, isHttp: boolean, cluster: Cluster): Ending {
  journey.stages.push({ via: 'sidecar', scope, services: [], isHttp, forward: undefined, cluster, ways: [] });
  addHop(journey, {
    proxy: 'sidecar',
    at: 'cluster',
    name: cluster.name,
    what:
      cluster.type === 'DYNAMIC_FORWARD_PROXY'
        ? 'Envoy looks the called name up and connects there, without any policy.'
        : 'Envoy connects to the address that the app dialled, without any policy.',
    because: becauseOf(scope),
    resource: scope.outbound.sidecar?.resource,
    path: scope.outbound.sidecar ? ['spec', 'outboundTrafficPolicy'] : [],
  });
  noteAssumed(journey, scope);
  return {
    outcome: 'passthrough',
    via: 'sidecar',
    response: null,
    tls: appEncrypts(journey.dialled.scheme) ? 'passthrough' : 'none',
    request: isHttp ? { host: journey.dialled.host, path: journey.dialled.path } : null,
    cluster,
    split: [],
    mirrors: [],
  };
}

/** ALLOW_ANY_DYNAMIC_DNS sends plain requests to the address of the name in them, not to the dialled one. */
function leaveByName(journey: Journey, scope: Scope, { port }: Connection): Ending {
  const cluster = passthroughCluster(scope, undefined, port);
  const byName: Cluster = { ...cluster, name: 'PassthroughCluster_dfp', type: 'DYNAMIC_FORWARD_PROXY', endpoints: [] };
  return leave(journey, scope, true, byName);
}

function refuse(journey: Journey, scope: Scope): Ending {
  const cluster = blackHoleCluster(scope);
  journey.stages.push({ via: 'sidecar', scope, services: [], isHttp: false, forward: undefined, cluster, ways: [] });
  addHop(journey, {
    proxy: 'sidecar',
    at: 'cluster',
    name: cluster.name,
    what: 'Envoy closes the connection.',
    because: becauseOf(scope),
    resource: scope.outbound.sidecar?.resource,
    path: scope.outbound.sidecar ? ['spec', 'outboundTrafficPolicy'] : [],
  });
  return endAt('sidecar', 'blackhole', { flag: 'UH' }, cluster);
}

function becauseOf({ outbound, mesh }: Scope): string {
  return outbound.sidecar
    ? `Sidecar ${outbound.sidecar.namespace}/${outbound.sidecar.name} sets outboundTrafficPolicy ${outbound.mode}.`
    : `The mesh’s outboundTrafficPolicy is ${valueWords(mesh.settings, 'outboundTrafficPolicy', outbound.mode)}.`;
}

/** A cluster with REGISTRY_ONLY refuses what is passed on here. */
function noteAssumed({ caveats }: Journey, { outbound, mesh }: Scope): void {
  if (outbound.sidecar === undefined && mesh.settings.assumed.includes('outboundTrafficPolicy'))
    caveats.push(
      `Nothing among these files decides outboundTrafficPolicy, so it is taken to be ${outbound.mode}, Istio’s default; with REGISTRY_ONLY the call would be refused.`,
    );
}

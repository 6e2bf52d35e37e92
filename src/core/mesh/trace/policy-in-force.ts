import type { Resource } from '../../schema';
import type { Path } from '../../text';
import type { Cluster } from '../proxy/clusters/cluster';
import { originsOf } from '../proxy/clusters/cluster-origins';
import type { Tunnel } from '../proxy/clusters/tunnel';
import { poolFor } from '../proxy/clusters/pool';
import type { ForwardAction } from '../proxy/routes/route';
import { tlsForCall } from '../proxy/policies/tls-for-call';
import type { Stage } from './journey';
import type { Origin, PolicyInForce } from './trace';

/** What is in force at the last proxy of a call. */
export function policyInForce(
  cluster: Cluster,
  stage: Pick<Stage, 'isHttp' | 'forward' | 'cluster' | 'tunnel'> | undefined,
  host: string,
): PolicyInForce {
  const isHttp = stage?.isHttp ?? false;
  const forward = stage?.cluster === cluster ? stage.forward : undefined;
  const policy = forward?.policy;
  return {
    timeout: policy?.timeout ?? null,
    retries: policy?.retries ?? null,
    fault: policy?.fault ?? null,
    outlierDetection: cluster.outlier,
    connectionPool: poolFor(cluster, isHttp),
    loadBalancer: balancerFor(cluster, isHttp),
    tls: tlsForCall(cluster.tls, {
      isHttp,
      host: forward?.sends.host ?? host,
      mtlsReady: cluster.endpoints.some((each) => each.mtlsReady),
    }),
    tunnel: stage?.tunnel ? `${stage.tunnel.method} to ${stage.tunnel.target}` : null,
    isHttp,
    origins: new Map([...originsOf(cluster, isHttp), ...routeOrigins(forward), ...tunnelOrigins(stage?.tunnel)]),
  };
}

/** Bytes have no header, cookie or query: only the address of the source gives them a key (pilot/pkg/networking/core/networkfilter.go). */
function balancerFor({ loadBalancer }: Cluster, isHttp: boolean): Cluster['loadBalancer'] {
  const { hash } = loadBalancer;
  return isHttp || hash === null || hash['useSourceIp'] === true ? loadBalancer : { ...loadBalancer, hash: null };
}

/** A route without a timeout has none, and one without retries has those of the mesh (pilot/pkg/networking/core/route/route.go, TranslateRoute). */
function routeOrigins(forward: ForwardAction | undefined): readonly (readonly [string, Origin])[] {
  if (forward === undefined) return [];
  const { timeoutIn, timeoutPath, retries, fault } = forward.policy;
  const rows: (readonly [string, Origin])[] = [['timeout', originAt(timeoutIn, timeoutPath)]];
  if (retries) rows.push(['retries', { by: retries.by, resource: retries.resource, path: retries.path ?? [] }]);
  if (fault) rows.push(['fault', originAt(fault.resource, fault.path)]);
  return rows;
}

function tunnelOrigins(tunnel: Tunnel | undefined): readonly (readonly [string, Origin])[] {
  return tunnel ? [['tunnel', originAt(tunnel.block.resource, tunnel.block.path)]] : [];
}

function originAt(resource: Resource | undefined, path: Path | undefined): Origin {
  return resource && path ? { by: 'resource', resource, path } : { by: 'istio', resource: undefined, path: [] };
}

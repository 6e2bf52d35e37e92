import type { Cluster } from '../proxy/cluster';
import { originsOf } from '../proxy/cluster-origins';
import type { ForwardAction } from '../proxy/route';
import { tlsForCall } from '../proxy/tls-for-call';
import type { Stage } from './journey';
import type { Origin, PolicyInForce } from './trace';

/** What is in force at the last proxy of a call. */
export function policyInForce(cluster: Cluster, stage: Stage | undefined, host: string): PolicyInForce {
  const isHttp = stage?.isHttp ?? false;
  const forward = stage?.cluster === cluster ? stage.forward : undefined;
  const policy = forward?.policy;
  return {
    timeout: policy?.timeout ?? null,
    retries: policy?.retries ?? null,
    fault: policy?.fault ?? null,
    outlierDetection: cluster.outlier,
    connectionPool: cluster.pool,
    loadBalancer: cluster.loadBalancer,
    tls: tlsForCall(cluster.tls, {
      isHttp,
      host: forward?.sends.host ?? host,
      mtlsReady: cluster.endpoints.some((each) => each.mtlsReady),
    }),
    isHttp,
    origins: new Map([...originsOf(cluster, isHttp), ...routeOrigins(forward)]),
  };
}

/** A route without a timeout has none, and one without retries has those of the mesh (pilot/pkg/networking/core/route/route.go, TranslateRoute). */
function routeOrigins(forward: ForwardAction | undefined): readonly (readonly [string, Origin])[] {
  if (forward === undefined) return [];
  const { policy } = forward;
  const rule = forward.delegate ?? forward.route;
  const resource = rule?.virtualService.resource;
  const origin = (path: Origin['path'] | undefined): Origin =>
    resource && path ? { by: 'resource', resource, path } : { by: 'istio', resource: undefined, path: [] };
  const fault: readonly (readonly [string, Origin])[] =
    rule && policy.fault ? [['fault', origin([...rule.path, 'fault'])]] : [];
  return [['timeout', origin(policy.timeoutPath)], ['retries', origin(policy.retries?.path)], ...fault];
}

import { isRecord } from '../../../core/schema';

/**
 * The blocks that a port's settings replace as a whole, the ones they leave out included (istio/istio pilot/pkg/networking/util/util.go,
 * MergeTrafficPolicy and getPortLevelTrafficPolicy); proxyProtocol, tunnel and retryBudget stay those of the policy.
 */
const replaced = ['tls', 'outlierDetection', 'connectionPool', 'loadBalancer'];

/** Blocks that a policy has and the settings of one of its ports have not, so that they do not apply to that port. */
export function blocksLeftOut(policy: unknown, port: unknown): readonly string[] {
  if (!isRecord(policy) || !isRecord(port)) return [];
  return replaced.filter((name) => isSet(policy[name]) && !isSet(port[name]));
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null;
}

import { isIp } from '../address';
import { compareVersions, readDuration } from '../../schema';
import type { Cluster, ClusterEndpoint } from '../proxy/clusters/cluster';
import type { Experiment, TriedEndpoint } from './experiment';

/** How many addresses DNS is taken to answer with, and how many pods to be there, where no file tells. */
const assumedEndpoints = 3;

/** What of an experiment a cluster tells: the settings in force, its endpoints, and how they are chosen. */
export type ClusterTrial = Pick<
  Experiment,
  'settings' | 'errorCodes' | 'clusterType' | 'protocol' | 'balancer' | 'localityWeighted' | 'endpoints' | 'timeout'
>;

/**
 * An experiment's part that comes from a cluster of a release of Istio. `assumed` is how many endpoints stand for each that only DNS or the cluster knows.
 * Undefined where the proxy has no such cluster.
 */
export function trialOf(cluster: Cluster, istioVersion: string, assumed = assumedEndpoints): ClusterTrial | undefined {
  const { type, outlier, policy, servicePort, loadBalancer, pool } = cluster;
  if (type === null) return undefined;
  return {
    settings: outlier,
    errorCodes: compareVersions(istioVersion, '1.31') < 0 ? undefined : codesIn(policy.blocks.outlierDetection?.value),
    clusterType: type,
    protocol: servicePort?.class === 'http' || servicePort?.class === 'sniffed' ? 'http' : 'tcp',
    balancer: loadBalancer.policy,
    localityWeighted: loadBalancer.weighsLocalities,
    endpoints: named(endpointsOf(cluster, assumed)),
    timeout: readDuration(pool.connectTimeout) ?? 10_000,
  };
}

/** The field is there since 1.31: before, the API server drops it. */
function codesIn(block: Readonly<Record<string, unknown>> | undefined): readonly number[] | undefined {
  const written = block?.['outlierDetectionHttpErrorCodes'];
  return Array.isArray(written) ? written.filter((each): each is number => typeof each === 'number') : undefined;
}

/** Whether no file tells how many endpoints a cluster has: `assumed` says it then. */
export function isAssumed(cluster: Cluster): boolean {
  return cluster.type !== null && (isUntold(cluster) || cluster.endpoints.some((each) => isManyBehind(cluster, each)));
}

/** A cluster whose endpoints are found elsewhere, such as the pods of a Service that no file has. */
function isUntold({ type, endpoints }: Cluster): boolean {
  return endpoints.length === 0 && (type === 'EDS' || type === 'STATIC' || type === 'STRICT_DNS');
}

/** STRICT_DNS makes a host of each address that DNS has for a name. */
function isManyBehind({ type }: Cluster, { address }: ClusterEndpoint): boolean {
  return type === 'STRICT_DNS' && address !== undefined && !isIp(address);
}

type Unnamed = Omit<TriedEndpoint, 'name'> & { readonly name: string };

function endpointsOf(cluster: Cluster, assumed: number): Unnamed[] {
  if (isUntold(cluster)) return repeat({ name: 'endpoint', priority: 0, weight: 1, locality: undefined }, assumed);
  return cluster.endpoints.flatMap((each) => {
    const { priority, weight, locality, localityWeight } = each;
    const one = { name: each.address ?? 'the dialled address', priority, weight, locality, localityWeight };
    return repeat(one, isManyBehind(cluster, each) ? assumed : 1);
  });
}

function repeat(endpoint: Unnamed, times: number): Unnamed[] {
  return Array.from({ length: times }, () => endpoint);
}

/** Names of their own: equal ones get numbers. */
function named(endpoints: readonly Unnamed[]): TriedEndpoint[] {
  const all = endpoints.map(({ name }) => name);
  return endpoints.map((each, index) => {
    const isAlone = all.indexOf(each.name) === all.lastIndexOf(each.name);
    const nth = all.slice(0, index + 1).filter((name) => name === each.name).length;
    return isAlone ? each : { ...each, name: `${each.name} #${nth}` };
  });
}

import { isIp, recordIn, type Cluster } from '../../mesh';
import type { WorkspaceRule } from '../rule';
import { eachOf, question } from '../question';
import { reportHits, type Hit } from '../runtime/hits';
import { clustersByTarget, routedClusters } from '../runtime/routed-clusters';
import { listNames } from '../istioctl/words';
import { writtenRetries, type WrittenRetries } from '../runtime/retries';
import { writtenAt } from '../runtime/routings';

export const idleRetrySettings: WorkspaceRule = {
  id: 'idle-retry-settings',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'info',
  refs: ['P09', 'P10', 'P11'],
  summary: 'retries says something that the destination has no use for.',
  why: 'Envoy looks for another endpoint before it tries again, which a destination with one address, or with one endpoint for each hash, does not have. Other localities are tried only where priorities tell them apart, and conditions by gRPC status look for a header that plain HTTP servers do not send.',
  source:
    'istio/istio pilot/pkg/networking/core/route/retry/retry.go (ConvertPolicy); envoyproxy/envoy source/common/router/retry_state_impl.cc (wouldRetryFromHeaders)',
  check: (input) => reports(input),
};

const hits = eachOf(writtenRetries, clustersByTarget, findHits);

const reports = question((input) => reportHits(hits(input).flat()));

function findHits(retries: WrittenRetries, map: ReadonlyMap<string, readonly Cluster[]>): readonly Hit[] {
  const clusters = routedClusters(map, retries.each.use);
  if (clusters.length === 0 || clusters.some(({ type }) => type === null)) return [];
  return [sameHost(retries, clusters), onePriority(retries, clusters), notGrpc(retries, clusters)].flatMap(
    (hit) => hit ?? [],
  );
}

function sameHost({ each, attempts }: WrittenRetries, clusters: readonly Cluster[]): Hit | undefined {
  const whys = clusters.map(whySame);
  const [why] = whys;
  if (why === undefined || whys.includes(undefined)) return undefined;
  const say = (): string =>
    `${why}, so ${attempts === 1 ? 'the second try goes' : `all ${attempts + 1} tries go`} to the same server. That helps against a broken connection, not against a broken server.`;
  return { ...writtenAt(each, 'retries', 'attempts'), ref: 'P09', clients: [], all: [], say };
}

function whySame({ type, endpoints, loadBalancer, host }: Cluster): string | undefined {
  if (loadBalancer.hash !== null) return `${host} is balanced by consistentHash`;
  if (type === 'LOGICAL_DNS') return `${host} uses one address at a time (DNS_ROUND_ROBIN)`;
  const [only, ...others] = endpoints;
  const isOne = only?.address !== undefined && others.length === 0 && isIp(only.address);
  return isOne && type !== 'ORIGINAL_DST' ? `${host} has one endpoint` : undefined;
}

function onePriority({ each, remote }: WrittenRetries, clusters: readonly Cluster[]): Hit | undefined {
  const isOrdered = clusters.some(mayBeOrdered);
  if (!remote || isOrdered) return undefined;
  const hosts = [...new Set(clusters.map(({ host }) => host))];
  const say = (): string =>
    `retryRemoteLocalities has no effect: no policy of ${listNames(hosts)} orders its localities. Set outlierDetection and the localities of the endpoints, or remove the field.`;
  return { ...writtenAt(each, 'retries', 'retryRemoteLocalities'), ref: 'P10', clients: [], all: [], say };
}

/** Where nothing says in which locality a client is, its endpoints are in no order here and are in one in the cluster. */
function mayBeOrdered({ endpoints, loadBalancer, outlier, policy }: Cluster): boolean {
  if (loadBalancer.locality !== null || endpoints.some(({ priority }) => priority > 0)) return true;
  const setting = recordIn(policy.blocks.loadBalancer?.value, 'localityLbSetting');
  const localities = new Set(endpoints.flatMap(({ locality }) => locality ?? []));
  return outlier !== null && localities.size > 1 && setting['enabled'] !== false;
}

const byGrpcStatus: ReadonlySet<string> = new Set([
  'cancelled',
  'deadline-exceeded',
  'internal',
  'resource-exhausted',
  'unavailable',
]);

function notGrpc({ each, retryOn }: WrittenRetries, clusters: readonly Cluster[]): Hit | undefined {
  const conditions = retryOn.filter((condition) => byGrpcStatus.has(condition));
  if (conditions.length === 0 || clusters.some(({ http }) => http !== 'h1')) return undefined;
  const say = (): string =>
    `Nothing is tried again for ${listNames(conditions)}: that is gRPC status, which a server on an HTTP/1.1 port does not send. Use HTTP conditions, or declare the port GRPC.`;
  return { ...writtenAt(each, 'retries', 'retryOn'), ref: 'P11', clients: [], all: [], say };
}

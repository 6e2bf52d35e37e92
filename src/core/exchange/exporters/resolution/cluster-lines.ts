import { ejectableOf, isIp, type Cluster, type ClusterEndpoint } from '../../../mesh';
import { addressAndPort, wrapLabel } from '../label-lines';

const typeWords: Readonly<Record<NonNullable<Cluster['type']>, string>> = {
  STRICT_DNS: 'STRICT_DNS: every address of each answer',
  LOGICAL_DNS: 'LOGICAL_DNS: one address, anew per connection',
  EDS: 'EDS: endpoints listed by istiod',
  STATIC: 'STATIC: fixed endpoints',
  ORIGINAL_DST: 'ORIGINAL_DST: the dialled address',
  DYNAMIC_FORWARD_PROXY: 'dynamic forward proxy: the called name',
};

/** What a cluster is, and what shapes it, in lines. */
export function clusterLines(cluster: Cluster): string[] {
  if (cluster.type === null) return ['no cluster: NC', ...wrapLabel(cluster.missing ?? '')];
  const isEmpty = cluster.endpoints.length === 0 && cluster.type !== 'DYNAMIC_FORWARD_PROXY';
  return [
    typeWords[cluster.type],
    ...(isEmpty ? ['no endpoint: UH', ...wrapLabel(cluster.missing ?? '')] : []),
    ...policyLines(cluster),
  ];
}

function policyLines(cluster: Cluster): string[] {
  const { policy, tls, pool } = cluster;
  const rules = policy.rule?.rules.map((rule) => `${rule.namespace}/${rule.name}`) ?? [];
  const balancing = balancingLine(cluster);
  return [
    ...(rules.length === 0 ? [] : [`DR ${rules.join(', ')}`]),
    ...(balancing === undefined ? [] : [balancing]),
    ...ejectionLines(cluster),
    ...(tls.added === 'none' || tls.added === 'auto' ? [] : [`starts TLS: ${tls.added}`]),
    ...(tls.dropped === undefined ? [] : ['its tls block is left out']),
    ...(pool.maxConnections === null ? [] : [`at most ${pool.maxConnections} connections`]),
  ];
}

/** How one of several endpoints is chosen; undefined where there is only one to choose, whatever is written. */
function balancingLine({ type, loadBalancer, endpoints }: Cluster): string | undefined {
  const { policy, hash, locality } = loadBalancer;
  if (type === 'ORIGINAL_DST' || type === 'LOGICAL_DNS' || type === 'DYNAMIC_FORWARD_PROXY') return undefined;
  if (type !== 'STRICT_DNS' && endpoints.length < 2) return undefined;
  const key = hash === null ? '' : ` by ${Object.keys(hash).join(', ')}`;
  return `${policy}${key}${locality === null ? '' : `, localities: ${locality}`}`;
}

function ejectionLines(cluster: Cluster): string[] {
  const { outlier, type } = cluster;
  if (outlier === null) return [];
  if (type === 'DYNAMIC_FORWARD_PROXY') return [];
  const count = countKnown(cluster);
  const limit = outlier.maxEjectionPercent;
  const most = count === undefined ? `up to ${limit} %` : `up to ${ejectableOf(count, limit)} of ${count}`;
  const errors = outlier.consecutive5xxErrors || outlier.consecutiveGatewayErrors;
  return [`ejects ${most}${errors === 0 ? '' : ` after ${errors} errors`}`];
}

/** How many hosts Envoy has; undefined where only DNS, or what the application dials, knows. */
function countKnown({ type, endpoints }: Cluster): number | undefined {
  if (type === 'LOGICAL_DNS') return 1;
  if (type === 'ORIGINAL_DST') return undefined;
  if (endpoints.some(({ address }) => address === undefined)) return undefined;
  return type !== 'STRICT_DNS' || endpoints.every(({ address }) => isIp(address ?? '')) ? endpoints.length : undefined;
}

/** What an endpoint's box says. */
export function endpointLines({ type, port: own, service }: Cluster, endpoint: ClusterEndpoint): string[] {
  const { address, port, locality, network } = endpoint;
  return [
    addressAndPort(nameOf(type, endpoint), type === 'ORIGINAL_DST' ? (port ?? own) : port),
    ...(address === undefined || isIp(address) ? [] : [lookedUp(type, service !== undefined)]).filter(
      (each) => each !== '',
    ),
    ...(locality === undefined ? [] : [locality]),
    ...(network === undefined ? [] : [`network ${network}`]),
  ];
}

/** What ztunnel has is no cluster of a service. */
function lookedUp(type: Cluster['type'], byEnvoy: boolean): string {
  return byEnvoy ? (dnsWords[type ?? 'EDS'] ?? '') : 'looked up by ztunnel';
}

const dnsWords: Readonly<Partial<Record<NonNullable<Cluster['type']>, string>>> = {
  STRICT_DNS: 'every address in DNS',
  LOGICAL_DNS: 'one address at a time',
};

function nameOf(type: Cluster['type'], { address, resource }: ClusterEndpoint): string {
  if (type === 'ORIGINAL_DST') return address ?? 'the dialled address';
  return address ?? (resource ? `pods of ${resource.name}` : 'pods');
}

/** What an arrow to an endpoint says: when its turn comes, and its share of that. Undefined where all are alike. */
export function shareWords({ endpoints, loadBalancer }: Cluster, endpoint: ClusterEndpoint): string | undefined {
  const levels = new Set(endpoints.map(({ priority }) => priority)).size;
  const equals = endpoints.filter(({ priority }) => priority === endpoint.priority);
  const share = loadBalancer.weighsLocalities ? weighted(equals, endpoint) : plain(equals, endpoint);
  const said = [levels > 1 ? `P${endpoint.priority}` : '', share].filter((each) => each !== '');
  return said.length === 0 ? undefined : said.join(', ');
}

/** Envoy chooses the locality by its weight, and then an endpoint in it. */
function weighted(equals: readonly ClusterEndpoint[], { locality, weight, localityWeight }: ClusterEndpoint): string {
  const weights = new Map(equals.map((each) => [each.locality, each.localityWeight]));
  const all = [...weights.values()].reduce((sum, each) => sum + each, 0);
  const inside = equals.filter((each) => each.locality === locality).reduce((sum, each) => sum + each.weight, 0);
  return all * inside === 0 ? '' : percent((localityWeight / all) * (weight / inside));
}

function plain(equals: readonly ClusterEndpoint[], { weight }: ClusterEndpoint): string {
  if (equals.every((each) => each.weight === weight)) return '';
  return percent(weight / equals.reduce((sum, each) => sum + each.weight, 0));
}

/** Nothing to say of the only one. */
function percent(share: number): string {
  return share === 1 ? '' : `${Math.round(100 * share)} %`;
}

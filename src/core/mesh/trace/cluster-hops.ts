import type { DestinationRule } from '../destination-rule';
import { recordIn } from '../read';
import type { Cluster, ClusterEndpoint, ClusterPolicy } from '../proxy/clusters/cluster';
import { addHop, type Journey } from './journey';
import type { Via } from './trace';
import { subsetNamed } from '../rule-pool';

/** Notes the cluster that a proxy sends to, the rule that governs it, and its endpoints. */
export function noteCluster(journey: Journey, proxy: Via, cluster: Cluster): void {
  const { name, service, servicePort, probable } = cluster;
  addHop(journey, {
    proxy,
    at: 'cluster',
    name,
    what: cluster.type === null ? `The proxy has no cluster ${name}.` : typeWords[cluster.type],
    because:
      cluster.missing ?? `Port ${cluster.port} of ${cluster.host} is declared ${protocolWords(servicePort?.protocol)}.`,
    resource: servicePort?.owner.resource ?? service?.resource,
    path: servicePort && servicePort.index >= 0 ? ['spec', 'ports', servicePort.index] : [],
    probable,
  });
  if (service === undefined) return;
  noteRule(journey, proxy, cluster);
  if (cluster.type === null) return;
  noteEndpoints(journey, proxy, cluster);
  const { client } = journey.call;
  const isRanked = cluster.outlier !== null && cluster.endpoints.some((each) => each.locality !== undefined);
  if (proxy === 'sidecar' && isRanked && client.locality === undefined)
    journey.caveats.push('The workload names no locality, and which endpoints come first depends on it.');
}

const typeWords: Readonly<Record<NonNullable<Cluster['type']>, string>> = {
  STRICT_DNS: 'Envoy resolves the endpoints’ names and uses every address of each answer.',
  LOGICAL_DNS: 'Envoy resolves one name and uses one address for each new connection.',
  EDS: 'istiod sends the endpoints to Envoy.',
  STATIC: 'The cluster has fixed endpoints.',
  ORIGINAL_DST: 'Envoy connects to the address that the app dialled.',
  DYNAMIC_FORWARD_PROXY: 'Envoy resolves the called name itself.',
};

function protocolWords(protocol: string | undefined): string {
  return protocol === undefined || protocol === '' ? 'without a protocol' : protocol;
}

function noteRule(journey: Journey, proxy: Via, cluster: Cluster): void {
  const { host, policy } = cluster;
  const { rule, losers } = policy;
  const first = rule?.rules[0];
  const from = partOf(cluster);
  addHop(journey, {
    proxy,
    at: 'destination-rule',
    name: rule && first ? `${first.namespace}/${first.name}` : 'none',
    what: first ? ruleWords(first, cluster) : 'No DestinationRule applies, so all defaults are in force.',
    because: first
      ? `Its host ${rule.host} is the best match for ${host} that the proxy sees.`
      : losers.length > 0
        ? `None of those for ${host} counts for this proxy.`
        : `None that the proxy sees has a host that covers ${host}.`,
    resource: from?.resource ?? first?.resource,
    path: from?.path ?? (first ? ['spec', 'trafficPolicy'] : []),
    losers,
  });
}

/** A rule may be the best match and have nothing to say for the port of the call. */
function ruleWords({ namespace, name }: DestinationRule, { policy: { blocks }, port, subset }: Cluster): string {
  const rule = `DestinationRule ${namespace}/${name}`;
  if (Object.values(blocks).some((block) => block.resource !== undefined)) return `${rule} gives the policy.`;
  const about = subset === undefined ? '' : ` of subset ${subset}`;
  return `${rule} applies, and sets nothing for port ${port}${about}: all defaults are in force.`;
}

/** The part of the rule that is asked: the subset that the destination names, else the settings of the port, else all of the policy. */
function partOf({ subset, policy }: Cluster): ClusterPolicy['from'] {
  const named = subsetNamed(policy.rule, subset);
  if (subset === undefined || named === undefined) return policy.from;
  return { resource: named.rule.resource, path: ['spec', 'subsets', named.subset.index] };
}

function noteEndpoints(journey: Journey, proxy: Via, cluster: Cluster): void {
  const { endpoints, type } = cluster;
  const [first] = endpoints.filter((each) => each.priority === 0);
  addHop(journey, {
    proxy,
    at: 'endpoint',
    name: endpoints.length === 1 && first ? addressOf(first, type) : `${endpoints.length} endpoints`,
    what: endpointWords(cluster),
    because: cluster.missing ?? priorityWords(endpoints),
    resource: first?.resource,
    path: first?.path ?? [],
  });
  if (endpoints.some(isUnwritten)) journey.caveats.push(unwrittenWords(first?.resource));
}

/** An endpoint that no file names, of a Service that selects no pods: `endpointsOfPods` takes one for given. */
function isUnwritten({ address, resource }: ClusterEndpoint): boolean {
  if (address !== undefined || resource?.kind !== 'Service') return false;
  return Object.keys(recordIn(recordIn(resource.value, 'spec'), 'selector')).length === 0;
}

function unwrittenWords(service: ClusterEndpoint['resource']): string {
  return `Service ${service?.namespace ?? ''}/${service?.name ?? ''} has no selector, and these files name no endpoints of it. This holds where the cluster has some; without them the call is answered with 503 (UH), or the connection is closed.`;
}

function endpointWords({ endpoints, type }: Cluster): string {
  const [first] = endpoints;
  if (first === undefined)
    return type === 'DYNAMIC_FORWARD_PROXY' ? 'The name of each call is looked up.' : 'There is no endpoint.';
  if (endpoints.length === 1) return `Connections go to ${addressOf(first, type)}.`;
  return `Connections go to ${endpoints.length} endpoints.`;
}

/** No file tells the IP of a pod. */
function addressOf({ address, port }: ClusterEndpoint, type: Cluster['type']): string {
  const host = address ?? (type === 'ORIGINAL_DST' ? 'the dialled address' : 'a pod');
  if (port === 0 || port === undefined) return host;
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

function priorityWords(endpoints: readonly ClusterEndpoint[]): string {
  if (endpoints.length === 0) return 'No file names an endpoint.';
  if (endpoints.length === 1) return 'There is no other endpoint.';
  const levels = new Set(endpoints.map((each) => each.priority)).size;
  if (levels < 2) return 'All endpoints have the same priority.';
  const first = endpoints.filter((each) => each.priority === 0).length;
  const others = endpoints.length - first === 1 ? 'the other follows' : 'the others follow';
  return first === 1
    ? `1 of them comes first; ${others} when it is ejected.`
    : `${first} of them come first; ${others} when those are ejected.`;
}

import { compareText } from '../base';
import type { Cluster, ClusterEndpoint } from '../proxy/cluster';
import { from, writtenAt, type EnvoyFields } from './tree';

/**
 * The endpoints of a cluster by locality and priority: in the cluster itself where Envoy looks names up, else as istiod sends them by EDS
 * (pilot/pkg/xds/endpoints/endpoint_builder.go, BuildClusterLoadAssignment).
 */
export function loadAssignment({ name, endpoints }: Cluster): EnvoyFields {
  return { cluster_name: name, endpoints: groupsOf(endpoints).map(localityEndpoints) };
}

type Group = readonly [ClusterEndpoint, ...ClusterEndpoint[]];

function groupsOf(endpoints: readonly ClusterEndpoint[]): readonly Group[] {
  const groups = new Map<string, [ClusterEndpoint, ...ClusterEndpoint[]]>();
  for (const endpoint of endpoints) {
    const key = `${endpoint.locality ?? ''} ${endpoint.priority}`;
    const group = groups.get(key);
    if (group) group.push(endpoint);
    else groups.set(key, [endpoint]);
  }
  return [...groups.values()].sort(
    ([a], [b]) => compareText(a.locality ?? '', b.locality ?? '') || a.priority - b.priority,
  );
}

function localityEndpoints(group: Group): EnvoyFields {
  const [first] = group;
  return {
    locality: localityOf(first),
    lb_endpoints: group.map((endpoint) => from(originOf(endpoint), lbEndpoint(endpoint))),
    load_balancing_weight: first.localityWeight,
    priority: first.priority,
  };
}

function localityOf({ locality, resource, path }: ClusterEndpoint) {
  const [region, zone, sub_zone] = (locality ?? '').split('/');
  const fields = { region: region || undefined, zone, sub_zone };
  return from(resource && locality !== undefined ? writtenAt(resource, [...path, 'locality']) : undefined, fields);
}

function originOf({ resource, path }: ClusterEndpoint) {
  return resource && writtenAt(resource, path);
}

function lbEndpoint(endpoint: ClusterEndpoint): EnvoyFields {
  return {
    endpoint: { address: addressOf(endpoint) },
    metadata: endpoint.mtlsReady
      ? { filter_metadata: { 'envoy.transport_socket_match': { tlsMode: 'istio' } } }
      : undefined,
    load_balancing_weight: endpoint.weight,
  };
}

/** No file tells the IP of a pod, nor the number of a port that its Service names. */
function addressOf({ address, port }: ClusterEndpoint): EnvoyFields {
  if (address?.startsWith('unix://')) return { pipe: { path: address.slice('unix://'.length) } };
  if (port === 0 && address !== undefined) return { pipe: { path: address } };
  return { socket_address: { address: address ?? '(IP of a pod)', port_value: port ?? '(port of the pod)' } };
}

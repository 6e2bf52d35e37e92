import { groupBy } from '../../lists';
import { compareText } from '../base';
import type { Cluster, ClusterEndpoint } from '../proxy/clusters/cluster';
import { from, writtenAt, type EnvoyFields } from './tree';

/**
 * The endpoints of a cluster by locality and priority: in the cluster itself where Envoy looks names up, else as istiod sends them by EDS
 * (pilot/pkg/xds/endpoints/endpoint_builder.go, BuildClusterLoadAssignment).
 */
export function loadAssignment(cluster: Cluster): EnvoyFields {
  const { name, endpoints } = cluster;
  return { cluster_name: name, endpoints: groupsOf(endpoints).map((group) => localityEndpoints(cluster, group)) };
}

type Group = readonly [ClusterEndpoint, ...ClusterEndpoint[]];

function groupsOf(endpoints: readonly ClusterEndpoint[]): readonly Group[] {
  const groups = groupBy(endpoints, ({ locality, priority }) => `${locality ?? ''} ${priority}`);
  return [...groups.values()].sort(
    ([a], [b]) => compareText(a.locality ?? '', b.locality ?? '') || a.priority - b.priority,
  );
}

function localityEndpoints(cluster: Cluster, group: Group): EnvoyFields {
  const [first] = group;
  return {
    locality: localityOf(first),
    lb_endpoints: group.map((endpoint) => from(originOf(cluster, endpoint), lbEndpoint(endpoint))),
    load_balancing_weight: first.localityWeight,
    priority: first.priority,
  };
}

function localityOf({ locality, resource, path }: ClusterEndpoint) {
  const [region, zone, sub_zone] = (locality ?? '').split('/');
  const fields = { region: region || undefined, zone, sub_zone };
  return from(resource && locality !== undefined ? writtenAt(resource, [...path, 'locality']) : undefined, fields);
}

/** One that nobody wrote is the host itself, at its port. */
function originOf({ servicePort }: Cluster, { resource, path }: ClusterEndpoint) {
  if (resource) return writtenAt(resource, path);
  return servicePort?.owner.entry && writtenAt(servicePort.owner.resource, ['spec', 'ports', servicePort.index]);
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

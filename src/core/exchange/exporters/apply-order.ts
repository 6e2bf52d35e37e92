import { groupOf, type DocumentResource } from '../../schema';

/** Kinds by group in the order in which they are applied; the numbers leave room and stand in front of file names. */
const ranks: readonly (readonly [rank: number, group: string, kinds: readonly string[]])[] = [
  [0, '', ['Namespace']],
  [0, 'apiextensions.k8s.io', ['CustomResourceDefinition']],
  [10, '', ['ConfigMap', 'Secret', 'ServiceAccount']],
  [20, 'rbac.authorization.k8s.io', ['ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding']],
  [30, '', ['Service']],
  [30, 'networking.istio.io', ['ServiceEntry', 'WorkloadEntry', 'WorkloadGroup']],
  [40, 'networking.istio.io', ['DestinationRule']],
  [50, 'networking.istio.io', ['Gateway']],
  [50, 'gateway.networking.k8s.io', ['Gateway', 'GatewayClass', 'ReferenceGrant']],
  [60, 'networking.istio.io', ['VirtualService']],
  [60, 'gateway.networking.k8s.io', ['GRPCRoute', 'HTTPRoute', 'TCPRoute', 'TLSRoute', 'UDPRoute']],
  [70, 'networking.istio.io', ['Sidecar']],
  [80, 'extensions.istio.io', ['WasmPlugin']],
  [80, 'networking.istio.io', ['EnvoyFilter', 'ProxyConfig']],
  [80, 'networking.k8s.io', ['NetworkPolicy']],
  [80, 'security.istio.io', ['AuthorizationPolicy', 'PeerAuthentication', 'RequestAuthentication']],
  [80, 'telemetry.istio.io', ['Telemetry']],
  [90, '', ['Pod', 'ReplicationController']],
  [90, 'apps', ['DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet']],
  [90, 'batch', ['CronJob', 'Job']],
];

/** Kinds that are not listed come before the workloads, which may need them. */
const otherRank = 85;

const byKind = new Map(
  ranks.flatMap(([rank, group, kinds]) => kinds.map((kind) => [`${group}/${kind}`, rank] as const)),
);

/**
 * Where a resource stands when a design is applied from nothing. What is named comes before what names it: a VirtualService that names a subset before
 * its DestinationRule is there answers 503 (istio.io/latest/docs/ops/best-practices/traffic-management, "Avoid 503 errors while reconfiguring
 * service routes"), and workloads start with their configuration in place.
 */
export function applyRank({ apiVersion, kind }: Pick<DocumentResource, 'apiVersion' | 'kind'>): number {
  return byKind.get(`${groupOf(apiVersion)}/${kind}`) ?? otherRank;
}

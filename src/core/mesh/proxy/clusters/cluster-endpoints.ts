import type { Mesh } from '../../build';
import type { ClusterEndpoint, ClusterPolicy, ClusterType, LoadBalancer } from './cluster';
import { nameOf, passesThrough } from './cluster-shape';
import { endpointsOf, withLabels, type PlainEndpoint } from './endpoints';
import { placeEndpoints } from './locality-placing';
import { policyOf } from '../policies/policy';
import type { Scope, ScopedPort, ScopedService } from '../scope/scope';
import { subsetNamed } from '../../rule-pool';

/** The endpoints of a cluster as a proxy uses them. */
export interface PlacedEndpoints {
  readonly endpoints: readonly ClusterEndpoint[];
  readonly locality: LoadBalancer['locality'];
  readonly weighsLocalities: boolean;
  /** Why there is no cluster after all; undefined where there is one. */
  readonly refused: string | undefined;
  /** Why the cluster is empty; undefined where it is not. */
  readonly empty: string | undefined;
  readonly probable: boolean;
}

function plainly(endpoints: readonly ClusterEndpoint[], refused?: string, probable = false): PlacedEndpoints {
  return { endpoints, locality: null, weighsLocalities: false, refused, empty: undefined, probable };
}

/** What a cluster of this type has as endpoints for a proxy, in its order of priorities. */
export function endpointsFor(
  scope: Scope,
  service: ScopedService,
  port: ScopedPort,
  subset: string | undefined,
  policy: ClusterPolicy,
  type: ClusterType,
): PlacedEndpoints {
  if (type === 'DYNAMIC_FORWARD_PROXY') return plainly([], undefined, scope.proxy.kind === 'egress-gateway');
  if (type === 'ORIGINAL_DST' && !isDnsService(service)) return plainly([dialled(scope, service, port)]);
  const isDns = isDnsService(service);
  const { all, found } = definedEndpoints(scope.mesh, { service, port, subset, policy });
  if (isDns && isDropped(scope, service, port, policy, subset, { all, found }))
    return plainly([], becauseEmpty(scope, service, subset, all));
  if (type === 'ORIGINAL_DST') return plainly([dialled(scope, service, port)]);
  if (type === 'LOGICAL_DNS') return logicalEndpoints(service, found);
  const placed = placeEndpoints(scope, service, policy, found, subset !== undefined);
  const empty = placed.endpoints.length > 0 ? undefined : becauseEmpty(scope, service, subset, all);
  return {
    endpoints: placed.endpoints,
    locality: placed.locality,
    weighsLocalities: placed.weighsLocalities,
    refused: undefined,
    empty: found.length > 0 && empty !== undefined ? removedByWeights : empty,
    probable: placed.probable,
  };
}

const removedByWeights = 'The `distribute` in effect names no locality that has endpoints, so all of them are removed.';

/** What a cluster is of, for its endpoints. */
interface Defined {
  readonly service: ScopedService;
  readonly port: ScopedPort;
  readonly subset: string | undefined;
  readonly policy: ClusterPolicy;
}

/** The endpoints of a service's port, and those of them that a cluster takes, before localities order, weigh or remove them. */
export function definedEndpoints(
  mesh: Mesh,
  { service, port, subset, policy }: Defined,
): { readonly all: readonly PlainEndpoint[]; readonly found: readonly PlainEndpoint[] } {
  const all = endpointsOf(mesh, service, port, isDnsService(service) ? 'number' : 'name');
  return { all, found: subset === undefined ? all : withLabels(all, subsetLabels(policy, subset)) };
}

function isDnsService({ resolution }: ScopedService): boolean {
  return resolution === 'DNS' || resolution === 'DNS_ROUND_ROBIN';
}

function subsetLabels({ rule }: ClusterPolicy, subset: string): Readonly<Record<string, string>> {
  return subsetNamed(rule, subset)?.subset.labels ?? {};
}

/**
 * Whether istiod drops a DNS cluster for want of endpoints. It looks before it applies the policy; for a subset only where neither the main cluster nor the
 * subset's own policy made ORIGINAL_DST of it (pilot/pkg/networking/core/cluster_builder.go, buildCluster and buildSubsetCluster).
 */
function isDropped(
  scope: Scope,
  service: ScopedService,
  port: ScopedPort,
  policy: ClusterPolicy,
  subset: string | undefined,
  { all, found }: { readonly all: readonly PlainEndpoint[]; readonly found: readonly PlainEndpoint[] },
): boolean {
  if (all.length === 0 || subset === undefined) return all.length === 0;
  if (found.length > 0 || passesThrough(policyOf(scope, service, port, undefined))) return false;
  const own = subsetNamed(policy.rule, subset)?.subset.policy?.loadBalancer;
  return own?.['simple'] !== 'PASSTHROUGH';
}

/** The address that the application dialled, at its port or at the one that replaces it (cluster_builder.go, buildCluster: UpstreamPortOverride). */
function dialled({ proxy }: Scope, { resolution, resource }: ScopedService, port: ScopedPort): ClusterEndpoint {
  const replaces = resolution === 'NONE' && proxy.kind !== 'egress-gateway';
  return {
    address: undefined,
    port: replaces && port.owner.registry === 'ServiceEntry' ? port.targetPort : undefined,
    locality: undefined,
    network: undefined,
    priority: 0,
    weight: 1,
    localityWeight: 1,
    labels: {},
    mtlsReady: false,
    resource,
    path: [],
  };
}

/** Envoy takes LOGICAL_DNS with exactly one endpoint (envoy source/extensions/clusters/logical_dns/logical_dns_cluster.cc). */
function logicalEndpoints(service: ScopedService, found: readonly PlainEndpoint[]): PlacedEndpoints {
  if (found.length < 2) return plainly(found);
  const refused = `${nameOf(service)} races the connections of ${found.length} endpoints; Envoy takes such a cluster with one endpoint only and refuses it.`;
  return plainly(found, refused, true);
}

function becauseEmpty(
  { proxy }: Scope,
  service: ScopedService,
  subset: string | undefined,
  all: readonly PlainEndpoint[],
): string {
  const name = nameOf(service);
  if (all.length > 0) return `No endpoint of ${name} has the labels of subset ${subset ?? ''}.`;
  if (service.resolution === 'NONE' && proxy.kind === 'egress-gateway')
    return `${name} has resolution NONE, for which an egress gateway has a cluster without endpoints.`;
  return service.entry?.selector === undefined
    ? `${name} has no endpoints for this port.`
    : `No WorkloadEntry and no workload of namespace ${service.namespace} has the labels that ${name} selects.`;
}

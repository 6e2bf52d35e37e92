import { clusterNameFor } from '../ambient/ambient-clusters';
import type { Cluster, ClusterPolicy, LoadBalancer } from './cluster';
import { endpointsFor, type PlacedEndpoints } from './cluster-endpoints';
import { clusterName } from './cluster-name';
import { nameOf, passesThrough, shapeOf, type Shape } from './cluster-shape';
import { assumedService } from '../gateways/gateway-assumed';
import { httpVersion } from './http-version';
import { balancerOf } from './load-balancer';
import { outlierSettings } from './outlier';
import { policyOf } from '../policies/policy';
import { poolSettings } from './pool';
import { lackingPort } from '../scope/lacking-port';
import type { Scope, ScopedPort, ScopedService } from '../scope/scope';
import { noTls } from '../policies/mesh-tls';
import { upstreamTls } from '../policies/upstream-tls';
import { portsNumbered } from '../../find-ports';
import { subsetNamed } from '../../rule-pool';

const remembered = new WeakMap<Scope, Map<string, Cluster>>();

/**
 * The cluster that a proxy has for a port and subset of a host, or why it has none. A host is looked up as it is written, patterns included. Equal questions
 * about one scope get the same object.
 */
export function clusterOf(scope: Scope, host: string, port: number, subset: string | undefined): Cluster {
  let known = remembered.get(scope);
  if (known === undefined) remembered.set(scope, (known = new Map()));
  const name = clusterName(host, port, subset);
  let cluster = known.get(name);
  if (cluster === undefined) known.set(name, (cluster = findCluster(scope, host, port, subset)));
  return cluster;
}

/** What a question is about. */
type Asked = Pick<Cluster, 'name' | 'host' | 'port' | 'subset' | 'service' | 'servicePort'>;

function findCluster(scope: Scope, host: string, port: number, subset: string | undefined): Cluster {
  const service = scope.service(host) ?? assumedService(scope.mesh, host, port);
  const asked: Asked = {
    name: clusterNameFor(scope, host, port, subset),
    host,
    port,
    subset,
    service,
    servicePort: undefined,
  };
  if (service === undefined) return unknownCluster(scope, asked, unknownHost(scope, host, port));
  const onPort = portsNumbered(service.ports, port);
  const servicePort = onPort.find((each) => each.class !== 'udp');
  if (servicePort === undefined)
    return unknownCluster(scope, asked, unknownPort(scope, service, port, onPort.length > 0));
  return knownCluster(scope, { ...asked, servicePort }, service, servicePort);
}

function unknownHost(scope: Scope, host: string, port: number): string {
  const { proxy, sidecar } = scope;
  const lacking = lackingPort(scope, host, port);
  if (lacking && sidecar)
    return `${nameOf(lacking)} has no port ${port}, and Sidecar ${sidecar.namespace}/${sidecar.name} does not import it.`;
  const namespace =
    proxy.kind === 'sidecar' ? `sidecars of this kind in namespace ${proxy.namespace}` : `this ${proxy.kind}`;
  return `istiod makes no cluster for ${host} for ${namespace}: no ServiceEntry or Service of that host is visible there.`;
}

function unknownPort({ sidecar }: Scope, service: ScopedService, port: number, isUdp: boolean): string {
  if (isUdp) return `Port ${port} of ${nameOf(service)} is UDP, which gets no cluster.`;
  const isLeftOut = service.definitions.some(({ entry }) => entry?.ports.some(({ number }) => number === port));
  return sidecar && isLeftOut
    ? `Sidecar ${sidecar.namespace}/${sidecar.name} does not import port ${port} of ${nameOf(service)}.`
    : `${nameOf(service)} has no port ${port}.`;
}

const noPolicy: ClusterPolicy = { rule: undefined, from: undefined, blocks: {}, losers: [], tied: false };
const noBalancer: LoadBalancer = { policy: 'LEAST_REQUEST', hash: null, locality: null, weighsLocalities: false };

function unknownCluster({ mesh }: Scope, asked: Asked, missing: string): Cluster {
  return {
    ...asked,
    type: null,
    missing,
    endpoints: [],
    policy: noPolicy,
    tls: noTls,
    loadBalancer: noBalancer,
    outlier: null,
    pool: poolSettings(mesh, noPolicy, false),
    http: 'h1',
    probable: false,
  };
}

function knownCluster(scope: Scope, asked: Asked, service: ScopedService, port: ScopedPort): Cluster {
  const { mesh, proxy } = scope;
  const policy = policyOf(scope, service, port, asked.subset);
  const shape = shapeWithPolicy(scope, service, port, asked.subset, policy);
  const placed = shape.type === null ? undefined : endpointsFor(scope, service, port, asked.subset, policy, shape.type);
  const type = placed?.refused === undefined ? shape.type : null;
  return {
    name: asked.name,
    host: asked.host,
    port: asked.port,
    subset: asked.subset,
    service,
    servicePort: port,
    type,
    missing: shape.type === null ? shape.missing : (placed?.refused ?? placed?.empty),
    endpoints: type === null || placed === undefined ? [] : placed.endpoints,
    policy,
    tls: upstreamTls(scope, service, port, asked.subset, policy),
    loadBalancer: balancerWith(type, policy, placed),
    outlier: outlierSettings(policy.blocks.outlierDetection),
    pool: poolSettings(mesh, policy, port.class === 'http'),
    http: httpVersion(mesh, proxy.kind, port, policy),
    probable: placed?.probable ?? false,
  };
}

function balancerWith(type: Cluster['type'], policy: ClusterPolicy, placed: PlacedEndpoints | undefined): LoadBalancer {
  const { policy: name, hash } = balancerOf(type ?? 'EDS', policy.blocks.loadBalancer);
  return {
    policy: name,
    hash,
    locality: placed?.locality ?? null,
    weighsLocalities: placed?.weighsLocalities ?? false,
  };
}

/**
 * The type after the policy: PASSTHROUGH makes ORIGINAL_DST of every cluster that is there without it. Subsets take the type that the main cluster ends with
 * (pilot/pkg/networking/core/cluster_builder.go, buildSubsetCluster).
 */
function shapeWithPolicy(
  scope: Scope,
  service: ScopedService,
  port: ScopedPort,
  subset: string | undefined,
  policy: ClusterPolicy,
): Shape {
  const shape = shapeOf(scope, service, port);
  if (shape.type === null) return shape;
  if (subset !== undefined && shape.type === 'DYNAMIC_FORWARD_PROXY')
    return { type: null, missing: `DYNAMIC_DNS has no clusters for subsets, so there is none for subset ${subset}.` };
  if (subset !== undefined && !definesSubset(policy, subset))
    return { type: null, missing: withoutSubset(policy, subset, service) };
  if (shape.type === 'DYNAMIC_FORWARD_PROXY') return shape;
  const main = policyOf(scope, service, port, undefined);
  if (passesThrough(policy) || passesThrough(main)) return { type: 'ORIGINAL_DST' };
  return shape;
}

function definesSubset({ rule }: ClusterPolicy, subset: string): boolean {
  return subsetNamed(rule, subset) !== undefined;
}

function withoutSubset({ rule }: ClusterPolicy, subset: string, { host }: ScopedService): string {
  const [first] = rule?.rules ?? [];
  return first === undefined
    ? `No DestinationRule applies to ${host} here, so there is no cluster for subset ${subset}.`
    : `DestinationRule ${first.namespace}/${first.name} applies to ${host} here and defines no subset ${subset}, so there is no cluster for it.`;
}

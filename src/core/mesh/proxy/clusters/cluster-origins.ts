import { readDuration } from '../../../schema';
import type { Path } from '../../../text';
import { hasKey, integerIn, recordIn, textIn } from '../../read';
import type { Origin } from '../../trace/trace';
import { localityOrigin, policyOrigin } from './balancer-origins';
import type { Block, BlockName, Cluster, OutlierSettings } from './cluster';

type Named = readonly [name: string, origin: Origin];

/** What nobody wrote. */
const istioDefault: Origin = { by: 'istio', resource: undefined, path: [] };
const envoyDefault: Origin = { by: 'envoy', resource: undefined, path: [] };

/**
 * Where each value of a cluster's policy comes from, by its name: `outlierDetection`, `outlierDetection.interval`, `connectionPool.tcp.connectTimeout`,
 * `loadBalancer.policy`, `tls` … Pass whether the call is routed as HTTP where the port alone does not tell it.
 */
export function originsOf(
  cluster: Cluster,
  isHttp = cluster.servicePort?.class === 'http',
): ReadonlyMap<string, Origin> {
  return new Map([
    ['outlierDetection', originOfBlock(cluster, 'outlierDetection')],
    ...outlierOrigins(cluster),
    ['connectionPool', originOfBlock(cluster, 'connectionPool')],
    ...poolOrigins(cluster, isHttp),
    ['loadBalancer', originOfBlock(cluster, 'loadBalancer')],
    ['loadBalancer.policy', policyOrigin(cluster)],
    ['loadBalancer.hash', policyOrigin(cluster)],
    ['loadBalancer.locality', localityOrigin(cluster)],
    ['tls', originOfBlock(cluster, 'tls')],
  ]);
}

function originOfBlock({ policy }: Cluster, name: BlockName): Origin {
  const block = policy.blocks[name];
  return block ? originIn(block, []) : istioDefault;
}

/** The origin of a field of a block; MeshConfig's where no resource has the block. */
function originIn({ resource, path }: Block, fields: Path): Origin {
  return { by: resource ? 'resource' : 'mesh', resource, path: [...path, ...fields] };
}

/** How a field of `outlierDetection` counts as set, and whose default it has otherwise. */
const outlierFields: readonly (readonly [keyof OutlierSettings, 'any' | 'above-zero' | 'duration' | 'flag', Origin])[] =
  [
    ['consecutive5xxErrors', 'any', envoyDefault],
    ['consecutiveGatewayErrors', 'any', envoyDefault],
    ['consecutiveLocalOriginFailures', 'above-zero', envoyDefault],
    ['splitExternalLocalOriginErrors', 'flag', envoyDefault],
    ['interval', 'duration', envoyDefault],
    ['baseEjectionTime', 'duration', envoyDefault],
    ['maxEjectionPercent', 'above-zero', envoyDefault],
    // Envoy's own threshold is 50; Istio always writes one.
    ['minHealthPercent', 'above-zero', istioDefault],
  ];

function outlierOrigins({ policy }: Cluster): readonly Named[] {
  const block = policy.blocks.outlierDetection;
  if (block === undefined) return [];
  return outlierFields.map(([field, asked, fallback]) => [
    `outlierDetection.${field}`,
    isSet(block.value, field, asked) ? originIn(block, [field]) : fallback,
  ]);
}

function isSet(value: unknown, field: string, asked: (typeof outlierFields)[number][1]): boolean {
  if (asked === 'duration') return isDuration(value, field);
  if (asked === 'flag') return hasKey(value, field);
  const number = integerIn(value, field);
  return number !== undefined && (asked === 'any' || number > 0);
}

function isDuration(value: unknown, field: string): boolean {
  const text = textIn(value, field);
  return text !== undefined && readDuration(text) !== null;
}

/** Limits: Istio writes the largest number that there is where none is set. */
const limits: readonly (readonly ['tcp' | 'http', string, Origin])[] = [
  ['tcp', 'maxConnections', istioDefault],
  ['http', 'http1MaxPendingRequests', istioDefault],
  ['http', 'http2MaxRequests', istioDefault],
  ['http', 'maxRetries', istioDefault],
  ['http', 'maxRequestsPerConnection', envoyDefault],
];

function poolOrigins(cluster: Cluster, isHttp: boolean): readonly Named[] {
  const block = cluster.policy.blocks.connectionPool;
  const written = (part: 'tcp' | 'http', field: string, set: boolean, fallback: Origin): Named => [
    `connectionPool.${part}.${field}`,
    block && set ? originIn(block, [part, field]) : fallback,
  ];
  const value = (part: 'tcp' | 'http'): unknown => recordIn(block?.value, part);
  return [
    ...limits.map(([part, field, fallback]) =>
      written(part, field, (integerIn(value(part), field) ?? 0) > 0, fallback),
    ),
    written('tcp', 'connectTimeout', isDuration(value('tcp'), 'connectTimeout'), connectDefault(cluster)),
    written('http', 'idleTimeout', isDuration(value('http'), 'idleTimeout'), envoyDefault),
    ...(['idleTimeout', 'maxConnectionDuration'] as const).map((field) =>
      isHttp
        ? written('tcp', field, isDuration(value('tcp'), field), envoyDefault)
        : ([`connectionPool.tcp.${field}`, topLevelOrigin(cluster, field)] as const),
    ),
  ];
}

/** MeshConfig's, where it does not say the same as Istio does. */
function connectDefault({ pool }: Cluster): Origin {
  return pool.connectTimeout === '10s' ? istioDefault : { by: 'mesh', resource: undefined, path: ['connectTimeout'] };
}

/** What `tcp_proxy` has, which it reads in the rule's own policy alone. */
function topLevelOrigin({ policy }: Cluster, field: string): Origin {
  const rule = policy.rule?.policyRule;
  const value = recordIn(rule?.policy?.connectionPool, 'tcp');
  if (rule === undefined || !isDuration(value, field)) return envoyDefault;
  return {
    by: 'resource',
    resource: rule.resource,
    path: ['spec', 'trafficPolicy', 'connectionPool', 'tcp', field],
  };
}

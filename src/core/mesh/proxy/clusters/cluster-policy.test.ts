import { describe, expect, it } from 'vitest';
import { mesh } from '../../../testing/mesh-fixture';
import type { Cluster, OutlierSettings } from './cluster';
import { originsOf } from './cluster-origins';
import { clusterOf } from './clusters';
import { poolFor } from './pool';
import { anyPod } from '../clients/proxies';
import type { Proxy } from '../clients/proxy';
import { scopeOf } from '../scope/scopes';

interface Given {
  readonly policy?: string;
  readonly subset?: string;
  readonly protocol?: string;
  readonly resolution?: string;
  readonly meshConfig?: string;
  readonly kind?: Proxy['kind'];
}

function clusterFor({ policy, subset, protocol, resolution, meshConfig, kind = 'sidecar' }: Given): Cluster {
  const { mesh: made } = mesh`
    apiVersion: networking.istio.io/v1
    kind: ServiceEntry
    metadata: { name: api, namespace: shop }
    spec:
      hosts: [api.net]
      ports: [{ number: 80, name: web${protocol === '' ? '' : `, protocol: ${protocol ?? 'HTTP'}`} }]
      resolution: ${resolution ?? 'DNS'}
    ---
    apiVersion: networking.istio.io/v1
    kind: DestinationRule
    metadata: { name: api, namespace: shop }
    spec: { host: api.net, trafficPolicy: { ${policy ?? ''} }, subsets: [{ name: v1, trafficPolicy: { ${subset ?? ''} } }] }
    ---
    apiVersion: v1
    kind: ConfigMap
    metadata: { name: istio, namespace: istio-system }
    data: { mesh: "${meshConfig ?? '{}'}" }
  `;
  const proxy = { ...anyPod(made, 'shop'), kind };
  return clusterOf(scopeOf(made, proxy), 'api.net', 80, subset === undefined ? undefined : 'v1');
}

describe('outlier detection', () => {
  const settings = (block: string): OutlierSettings | null =>
    clusterFor({ policy: `outlierDetection: { ${block} }` }).outlier;

  it('is off without a block', () => expect(clusterFor({}).outlier).toBeNull());

  it('is on with an empty one, for five 5xx in a row', () => {
    expect(settings('')).toEqual({
      consecutive5xxErrors: 5,
      consecutiveGatewayErrors: 0,
      consecutiveLocalOriginFailures: 0,
      splitExternalLocalOriginErrors: false,
      interval: 10_000,
      baseEjectionTime: 30_000,
      maxEjectionPercent: 10,
      minHealthPercent: 0,
    });
  });

  it.each<readonly [string, Partial<OutlierSettings>]>([
    ['consecutive5xxErrors: 0', { consecutive5xxErrors: 0, consecutiveGatewayErrors: 0 }],
    ['consecutive5xxErrors: 4', { consecutive5xxErrors: 4 }],
    ['consecutiveGatewayErrors: 3', { consecutive5xxErrors: 5, consecutiveGatewayErrors: 3 }],
    ['consecutiveGatewayErrors: 0', { consecutiveGatewayErrors: 0 }],
    ['consecutiveErrors: 7', { consecutive5xxErrors: 5 }],
    ['interval: 2s, baseEjectionTime: 1m30s', { interval: 2000, baseEjectionTime: 90_000 }],
    ['maxEjectionPercent: 0', { maxEjectionPercent: 10 }],
    ['maxEjectionPercent: 50, minHealthPercent: 40', { maxEjectionPercent: 50, minHealthPercent: 40 }],
    ['consecutiveLocalOriginFailures: 3', { consecutiveLocalOriginFailures: 0 }],
    ['splitExternalLocalOriginErrors: true', { consecutiveLocalOriginFailures: 5 }],
    [
      'splitExternalLocalOriginErrors: true, consecutiveLocalOriginFailures: 3',
      { consecutiveLocalOriginFailures: 3, splitExternalLocalOriginErrors: true },
    ],
    ['splitExternalLocalOriginErrors: true, consecutiveLocalOriginFailures: 0', { consecutiveLocalOriginFailures: 5 }],
  ])('with %s', (block, expected) => expect(settings(block)).toMatchObject(expected));
});

describe('the connection pool', () => {
  it('takes zero for unset, and the connect timeout of the mesh', () => {
    const policy = 'connectionPool: { tcp: { maxConnections: 0 }, http: { http2MaxRequests: 0, maxRetries: 4 } }';
    expect(clusterFor({ policy, meshConfig: '{ connectTimeout: 3s }' }).pool).toMatchObject({
      maxConnections: null,
      http2MaxRequests: null,
      maxRetries: 4,
      connectTimeout: '3s',
      tcpKeepalive: null,
    });
    expect(clusterFor({ policy: 'connectionPool: { tcp: { connectTimeout: 1s } }' }).pool.connectTimeout).toBe('1s');
  });

  it('replaces a whole block of the rule by that of a subset', () => {
    const policy = 'connectionPool: { tcp: { connectTimeout: 1s, maxConnections: 5 } }';
    const subset = 'connectionPool: { http: { maxRequestsPerConnection: 1 } }';
    expect(clusterFor({ policy, subset }).pool).toMatchObject({
      connectTimeout: '10s',
      maxConnections: null,
      maxRequestsPerConnection: 1,
    });
  });

  it('joins the keepalive of the mesh and of the rule', () => {
    const meshConfig = '{ tcpKeepalive: { probes: 9, time: 60s } }';
    expect(clusterFor({ meshConfig }).pool.tcpKeepalive).toEqual({ probes: 9, time: '60s' });
    const policy = 'connectionPool: { tcp: { tcpKeepalive: { probes: 2 } } }';
    expect(clusterFor({ policy, meshConfig }).pool.tcpKeepalive).toEqual({ probes: 2, time: '60s' });
  });

  it('has an idle timeout for TCP from the rule itself alone, and for HTTP from what is in force', () => {
    const onPort = 'portLevelSettings: [{ port: { number: 80 }, connectionPool: { tcp: { idleTimeout: 9s } } }]';
    expect(clusterFor({ policy: onPort, protocol: 'TCP' }).pool.tcpIdleTimeout).toBeNull();
    expect(clusterFor({ policy: onPort }).pool.tcpIdleTimeout).toBe('9s');
    const topLevel = 'connectionPool: { tcp: { idleTimeout: 7s } }';
    expect(clusterFor({ policy: topLevel, protocol: 'TCP' }).pool.tcpIdleTimeout).toBe('7s');
    const overTls = clusterFor({ policy: onPort, protocol: 'HTTPS' });
    expect([overTls.pool.tcpIdleTimeout, poolFor(overTls, true).tcpIdleTimeout]).toEqual([null, '9s']);
    const subset = 'connectionPool: { tcp: { idleTimeout: 8s } }';
    expect(clusterFor({ policy: topLevel, subset, protocol: 'TCP' }).pool.tcpIdleTimeout).toBe('7s');
  });
});

describe('the balancer', () => {
  const balancer = (block: string, resolution?: string): Cluster['loadBalancer'] =>
    clusterFor({ policy: `loadBalancer: { ${block} }`, ...(resolution ? { resolution } : {}) }).loadBalancer;

  it.each([
    ['simple: LEAST_CONN', 'LEAST_REQUEST'],
    ['simple: UNSPECIFIED', 'LEAST_REQUEST'],
    ['simple: ROUND_ROBIN', 'ROUND_ROBIN'],
    ['simple: RANDOM', 'RANDOM'],
    ['simple: PASSTHROUGH', 'CLUSTER_PROVIDED'],
    ['consistentHash: { useSourceIp: true }', 'RING_HASH'],
    ['consistentHash: { useSourceIp: true, maglev: { tableSize: 65537 } }', 'MAGLEV'],
  ])('with %s is %s', (block, policy) => expect(balancer(block).policy).toBe(policy));

  it('says what is hashed, and nothing without a key', () => {
    expect(balancer('consistentHash: { httpHeaderName: x-user, minimumRingSize: 8 }').hash).toEqual({
      httpHeaderName: 'x-user',
    });
    expect(balancer('consistentHash: { ringHash: { minimumRingSize: 8 } }')).toMatchObject({
      policy: 'RING_HASH',
      hash: null,
    });
  });

  it('is that of the cluster where the address is the dialled one', () => {
    expect(balancer('simple: RANDOM', 'NONE').policy).toBe('CLUSTER_PROVIDED');
    expect(balancer('consistentHash: { useSourceIp: true }', 'NONE').hash).toBeNull();
  });
});

describe('the HTTP version upstream', () => {
  const upgrade = 'connectionPool: { http: { h2UpgradePolicy: UPGRADE } }';
  const stay = 'connectionPool: { http: { h2UpgradePolicy: DO_NOT_UPGRADE } }';
  const asCalled = 'connectionPool: { http: { useClientProtocol: true } }';
  const meshConfig = '{ h2UpgradePolicy: UPGRADE }';

  it.each<readonly [Given, Cluster['http']]>([
    [{}, 'h1'],
    [{ protocol: 'HTTP2' }, 'h2'],
    [{ protocol: 'grpc' }, 'h2'],
    [{ protocol: '' }, 'as-called'],
    [{ protocol: '', kind: 'egress-gateway' }, 'h1'],
    [{ policy: asCalled }, 'as-called'],
    [{ policy: asCalled, protocol: 'HTTP2' }, 'as-called'],
    [{ policy: upgrade }, 'h2'],
    [{ policy: upgrade, protocol: '' }, 'h2'],
    [{ policy: stay, meshConfig }, 'h1'],
    [{ meshConfig }, 'h2'],
    [{ meshConfig, protocol: 'TCP' }, 'h1'],
    [{ meshConfig, protocol: '' }, 'as-called'],
  ])('of %o is %s', (given, version) => expect(clusterFor(given).http).toBe(version));
});

describe('where values come from', () => {
  const from = (given: Given, name: string): string => {
    const origin = originsOf(clusterFor(given)).get(name);
    return [origin?.by, origin?.resource?.kind, origin?.path.join('.')].filter((part) => part).join(' ');
  };

  it('is the rule, down to the field', () => {
    const policy = 'outlierDetection: { interval: 2s }, loadBalancer: { simple: RANDOM }';
    expect(from({ policy }, 'outlierDetection.interval')).toBe(
      'resource DestinationRule spec.trafficPolicy.outlierDetection.interval',
    );
    expect(from({ policy }, 'outlierDetection.consecutive5xxErrors')).toBe('envoy');
    expect(from({ policy }, 'outlierDetection.minHealthPercent')).toBe('istio');
    expect(from({ policy }, 'loadBalancer.policy')).toBe(
      'resource DestinationRule spec.trafficPolicy.loadBalancer.simple',
    );
    const subset = 'connectionPool: { tcp: { connectTimeout: 1s } }';
    expect(from({ subset }, 'connectionPool.tcp.connectTimeout')).toBe(
      'resource DestinationRule spec.subsets.0.trafficPolicy.connectionPool.tcp.connectTimeout',
    );
  });

  it('is the mesh, or a default', () => {
    const meshConfig = '{ connectTimeout: 3s, defaultTrafficPolicy: { outlierDetection: { interval: 4s } } }';
    expect(from({ meshConfig }, 'connectionPool.tcp.connectTimeout')).toBe('mesh connectTimeout');
    expect(from({ meshConfig }, 'outlierDetection.interval')).toBe(
      'mesh defaultTrafficPolicy.outlierDetection.interval',
    );
    expect(from({}, 'connectionPool.tcp.connectTimeout')).toBe('istio');
    expect(from({}, 'connectionPool.tcp.maxConnections')).toBe('istio');
    expect(from({}, 'connectionPool.tcp.idleTimeout')).toBe('envoy');
    expect(from({}, 'outlierDetection')).toBe('istio');
  });

  it('of the idle timeout of a TCP port is never a setting of the port', () => {
    const policy =
      'connectionPool: { tcp: { idleTimeout: 7s } }, portLevelSettings: [{ port: { number: 80 }, connectionPool: { tcp: { idleTimeout: 9s } } }]';
    expect(from({ policy, protocol: 'TCP' }, 'connectionPool.tcp.idleTimeout')).toBe(
      'resource DestinationRule spec.trafficPolicy.connectionPool.tcp.idleTimeout',
    );
    expect(from({ policy }, 'connectionPool.tcp.idleTimeout')).toBe(
      'resource DestinationRule spec.trafficPolicy.portLevelSettings.0.connectionPool.tcp.idleTimeout',
    );
  });
});

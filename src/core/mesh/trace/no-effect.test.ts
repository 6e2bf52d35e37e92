import { expect, it } from 'vitest';
import { mesh } from '../../testing/mesh-fixture';
import { governed, http, https, type Governed } from '../../testing/traffic-policy-cases';
import { anyPod } from '../proxy/clients/proxies';
import { clusterOf } from '../proxy/clusters/clusters';
import { scopeOf } from '../proxy/scope/scopes';
import { withoutEffect } from './no-effect';

/** The paths of what changes nothing in the cluster of a port, for calls of its kind. */
function idle(given: Governed, subset?: string): readonly string[] {
  const { mesh: made } = mesh`${governed(given)}`;
  const isHttp = (given.ports ?? http) === http;
  const cluster = clusterOf(scopeOf(made, anyPod(made, 'shop')), 'api.net', isHttp ? 80 : 443, subset);
  return withoutEffect(cluster, { isHttp }).map(({ block, path }) => [block, ...path].join('.'));
}

const order = 'localityLbSetting: { failoverPriority: [tier] }';

it.each<readonly [string, Governed, string | undefined, readonly string[]]>([
  ['nothing', { policy: 'loadBalancer: { simple: ROUND_ROBIN, warmup: { duration: 9s } }' }, undefined, []],
  [
    'a slow start of RANDOM',
    { policy: 'loadBalancer: { simple: RANDOM, warmup: { duration: 9s } }' },
    undefined,
    ['loadBalancer.warmup'],
  ],
  [
    'a key that bytes do not have',
    { ports: https, policy: 'loadBalancer: { consistentHash: { httpHeaderName: x } }' },
    undefined,
    ['loadBalancer.consistentHash.httpHeaderName'],
  ],
  [
    'an order without ejection',
    { policy: `loadBalancer: { ${order} }` },
    undefined,
    ['loadBalancer.localityLbSetting.failoverPriority'],
  ],
  ['no order with ejection', { policy: `outlierDetection: {}, loadBalancer: { ${order} }` }, undefined, []],
  [
    'no order that is off',
    { policy: 'loadBalancer: { localityLbSetting: { enabled: false, failoverPriority: [tier] } }' },
    undefined,
    [],
  ],
  [
    'labels for a subset of DNS',
    {
      policy: `outlierDetection: {}, loadBalancer: { ${order} }`,
      resolution: 'DNS',
      endpoints: '{ address: a.net, labels: { app: a } }',
      subsets: '{ name: a, labels: { app: a } }',
    },
    'a',
    ['loadBalancer.localityLbSetting.failoverPriority'],
  ],
  [
    'all of a balancer that has one host',
    { policy: `loadBalancer: { ${order} }`, resolution: 'DNS_ROUND_ROBIN' },
    undefined,
    ['loadBalancer'],
  ],
])('finds %s', (_, given, subset, paths) => expect(idle(given, subset)).toEqual(paths));

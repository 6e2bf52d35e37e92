import { describe, expect, it } from 'vitest';
import { mesh } from '../../testing/mesh-fixture';
import { anyPod } from '../proxy/clients/proxies';
import { clusterOf } from '../proxy/clusters/clusters';
import { scopeOf } from '../proxy/scope/scopes';
import { isAssumed, trialOf } from './from-cluster';

function cluster(spec: string, rule = ''): ReturnType<typeof clusterOf> {
  const { mesh: built } = mesh`
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: api, namespace: shop }
spec:
  hosts: [api.example.com]
${spec}
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: api, namespace: shop }
spec:
  host: api.example.com
  trafficPolicy:
${rule}
`;
  return clusterOf(scopeOf(built, anyPod(built, 'shop')), 'api.example.com', 80, undefined);
}

const http = '  ports: [{ number: 80, name: http, protocol: HTTP }]\n';
const tcp = '  ports: [{ number: 80, name: tcp, protocol: TCP }]\n';
const two = '  resolution: STATIC\n  endpoints: [{ address: 10.0.0.1 }, { address: 10.0.0.2, weight: 3 }]\n';

describe('what a cluster tells of an experiment', () => {
  it('takes the settings in force, the endpoints and the balancer', () => {
    const trial = trialOf(
      cluster(http + two, '    outlierDetection: { interval: 5s }\n    loadBalancer: { simple: ROUND_ROBIN }\n'),
      '1.30',
    );
    expect(trial).toMatchObject({
      settings: { consecutive5xxErrors: 5, interval: 5000, maxEjectionPercent: 10 },
      clusterType: 'EDS',
      protocol: 'http',
      balancer: 'ROUND_ROBIN',
      timeout: 10_000,
      endpoints: [
        { name: '10.0.0.1', priority: 0, weight: 1 },
        { name: '10.0.0.2', priority: 0, weight: 3 },
      ],
    });
  });

  it('sees connections alone on TCP, and nothing to eject without a block', () => {
    expect(trialOf(cluster(tcp + two), '1.30')).toMatchObject({ settings: null, protocol: 'tcp' });
  });

  it('assumes addresses that only DNS knows, and says so', () => {
    const dns = cluster(`${http}  resolution: DNS\n`);
    expect(isAssumed(dns)).toBe(true);
    expect(trialOf(dns, '1.30', 2)?.endpoints.map(({ name }) => name)).toEqual([
      'api.example.com #1',
      'api.example.com #2',
    ]);
    expect(isAssumed(cluster(http + two))).toBe(false);
  });

  it('has one host behind DNS_ROUND_ROBIN', () => {
    const logical = cluster(`${http}  resolution: DNS_ROUND_ROBIN\n`);
    expect(isAssumed(logical)).toBe(false);
    expect(trialOf(logical, '1.30')).toMatchObject({
      clusterType: 'LOGICAL_DNS',
      endpoints: [{ name: 'api.example.com' }],
    });
  });

  it('takes the codes that are to count since 1.31', () => {
    const rule = '    outlierDetection: { outlierDetectionHttpErrorCodes: [429, 503] }\n';
    expect(trialOf(cluster(http + two, rule), '1.31')?.errorCodes).toEqual([429, 503]);
    expect(trialOf(cluster(http + two, rule), '1.30')?.errorCodes).toBeUndefined();
  });

  it('has nothing to try where there is no cluster', () => {
    expect(trialOf(cluster('  ports: []\n'), '1.30')).toBeUndefined();
  });
});

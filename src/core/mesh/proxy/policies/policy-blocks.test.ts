import { describe, expect, it } from 'vitest';
import { mesh } from '../../../testing/mesh-fixture';
import { entryDocument as entry, lostBy, policyAt, ruleDocument as rule } from '../../../testing/policy-fixture';
import type { Mesh } from '../../build';
import type { ClusterPolicy } from '../clusters/cluster';

describe('the blocks in force', () => {
  const found = (policy: string, subset = 'null', settings = ''): Mesh =>
    mesh`
    ${entry('a/api', 'api.com')}
    ${rule('a/api', `{ host: api.com, trafficPolicy: ${policy}, subsets: [{ name: v1, trafficPolicy: ${subset} }] }`)}
    ${settings}`.mesh;
  const blocksIn = (policy: ClusterPolicy): Record<string, unknown> =>
    Object.fromEntries(Object.entries(policy.blocks).map(([name, block]) => [name, block.value]));
  const at = (model: Mesh, subset?: string, port = 443): Record<string, unknown> =>
    blocksIn(policyAt(model, 'a', 'api.com', subset === undefined ? { port } : { port, subset }));

  const outlier = (count: number): string => `outlierDetection: { consecutive5xxErrors: ${count} }`;
  const roundRobin = 'loadBalancer: { simple: ROUND_ROBIN }';
  const pool = 'connectionPool: { http: { maxRetries: 10 } }';

  it('are those of the rule where the subset has none', () => {
    expect(at(found(`{ ${pool} }`), 'v1')).toEqual({ connectionPool: { http: { maxRetries: 10 } } });
  });

  it('are those of the subset where the rule has none', () => {
    expect(at(found('null', `{ ${pool} }`), 'v1')).toEqual({ connectionPool: { http: { maxRetries: 10 } } });
  });

  it('are joined where they differ, tunnel included', () => {
    const model = found(
      '{ tls: { mode: ISTIO_MUTUAL } }',
      `{ ${pool}, tunnel: { targetHost: a.com, targetPort: 8443 } }`,
    );
    expect(Object.keys(at(model, 'v1')).sort()).toEqual(['connectionPool', 'tls', 'tunnel']);
    expect(Object.keys(at(model))).toEqual(['tls']);
  });

  it('take a tunnel from the policy itself, whatever settings the port has, and for a subset from the subset alone', () => {
    const tunnel = 'tunnel: { targetHost: a.com, targetPort: 443 }';
    const tls = 'portLevelSettings: [{ port: { number: 443 }, tls: { mode: SIMPLE } }]';
    expect(Object.keys(at(found(`{ ${tunnel}, ${tls} }`))).sort()).toEqual(['tls', 'tunnel']);
    expect(lostBy(policyAt(found(`{ ${tunnel}, ${tls} }`), 'a', 'api.com'))).toEqual({});
    const lost = {
      'api trafficPolicy.tunnel': 'Connections to subset v1 get the tunnel of that subset alone, and it has none.',
    };
    for (const subset of ['null', `{ ${pool} }`, `{ ${tls} }`]) {
      const model = found(`{ ${tunnel} }`, subset);
      expect(Object.keys(at(model, 'v1'))).not.toContain('tunnel');
      expect(lostBy(policyAt(model, 'a', 'api.com', { subset: 'v1' }))).toEqual(lost);
    }
    expect(Object.keys(at(found('null', `{ ${tunnel}, ${tls} }`), 'v1')).sort()).toEqual(['tls', 'tunnel']);
  });

  it('are replaced as a whole by those of the subset', () => {
    const model = found(`{ tls: { mode: ISTIO_MUTUAL }, ${pool} }`, '{ tls: { mode: SIMPLE } }');
    expect(at(model, 'v1')).toEqual({ tls: { mode: 'SIMPLE' }, connectionPool: { http: { maxRetries: 10 } } });
    expect(lostBy(policyAt(model, 'a', 'api.com', { subset: 'v1' }))).toEqual({
      'api trafficPolicy.tls': 'Subset v1 has its own tls, which replaces this one as a whole.',
    });
  });

  it('are only those of the port where it has settings', () => {
    const model = found(
      `{ ${roundRobin}, ${outlier(20)}, portLevelSettings: [{ port: { number: 443 }, ${outlier(15)} }] }`,
    );
    expect(at(model)).toEqual({ outlierDetection: { consecutive5xxErrors: 15 } });
    expect(at(model, undefined, 80)).toEqual({
      loadBalancer: { simple: 'ROUND_ROBIN' },
      outlierDetection: { consecutive5xxErrors: 20 },
    });
    expect(lostBy(policyAt(model, 'a', 'api.com'))).toEqual({
      'api trafficPolicy.loadBalancer':
        'portLevelSettings for port 443 replaces the whole policy and has no loadBalancer: the default applies there.',
      'api trafficPolicy.outlierDetection':
        'portLevelSettings for port 443 has its own outlierDetection, which replaces this one as a whole.',
    });
  });

  it('are only those of the port in the subset, save what a port may not have', () => {
    const model = found(
      `{ ${roundRobin}, ${outlier(20)}, proxyProtocol: { version: V2 } }`,
      `{ ${roundRobin}, ${pool}, portLevelSettings: [{ port: { number: 443 }, ${outlier(13)} }] }`,
    );
    expect(at(model, 'v1')).toEqual({
      outlierDetection: { consecutive5xxErrors: 13 },
      proxyProtocol: { version: 'V2' },
    });
    expect(at(model, 'v1', 80)).toEqual({
      loadBalancer: { simple: 'ROUND_ROBIN' },
      connectionPool: { http: { maxRetries: 10 } },
      outlierDetection: { consecutive5xxErrors: 20 },
      proxyProtocol: { version: 'V2' },
    });
  });

  const preset = (version: string): string => `
    apiVersion: fairway.dev/v1
    kind: EgressDesign
    metadata: { name: d }
    spec: { istioVersion: "${version}" }
    ---
    apiVersion: v1
    kind: ConfigMap
    metadata: { name: istio, namespace: istio-system }
    data:
      mesh: |
        defaultTrafficPolicy:
          connectionPool: { tcp: { maxConnections: 7 } }
          outlierDetection: { consecutive5xxErrors: 7 }`;

  it('are filled from MeshConfig since 1.31', () => {
    const model = found(`{ ${outlier(3)} }`, 'null', preset('1.31'));
    const policy = policyAt(model, 'a', 'api.com');
    expect(blocksIn(policy)).toEqual({
      connectionPool: { tcp: { maxConnections: 7 } },
      outlierDetection: { consecutive5xxErrors: 3 },
    });
    expect(policy.blocks.connectionPool?.resource).toBeUndefined();
    expect(at(found(`{ ${outlier(3)} }`, 'null', preset('1.30')))).toEqual({
      outlierDetection: { consecutive5xxErrors: 3 },
    });
  });
});

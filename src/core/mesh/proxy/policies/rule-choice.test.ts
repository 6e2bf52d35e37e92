import { describe, expect, it } from 'vitest';
import { mesh } from '../../../testing/mesh-fixture';
import type { Mesh } from '../../build';
import { anyPod } from '../clients/proxies';
import { clusterOf } from '../clusters/clusters';
import { scopeOf } from '../scope/scopes';
import { policyNamed } from './policy';
import { selectRule } from './policy-selection';

function entry(name: string, namespace: string, spec: string, created = ''): string {
  const stamp = created === '' ? '' : `, creationTimestamp: "${created}"`;
  return `
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: ${name}, namespace: ${namespace}${stamp} }
  spec: ${spec}
  ---`;
}

function rule(name: string, namespace: string, spec: string, created = ''): string {
  return entry(name, namespace, spec, created).replace('ServiceEntry', 'DestinationRule');
}

const https = 'ports: [{ number: 443, name: https, protocol: HTTPS }], resolution: DNS';
const tls = (mode: string): string => {
  const files = mode === 'MUTUAL' ? ', clientCertificate: /c, privateKey: /k' : '';
  return `trafficPolicy: { tls: { mode: ${mode}${files} } }`;
};

function modeFor(
  model: Mesh,
  namespace: string,
  labels: Record<string, string> = {},
  host = 'api.example.com',
): string {
  const scope = scopeOf(model, { ...anyPod(model, namespace), labels });
  return clusterOf(scope, host, 443, undefined).tls.added;
}

describe('the DestinationRule for a client', () => {
  const api = entry('api', 'svc', `{ hosts: [api.example.com], ${https} }`);

  it('is looked for with the client, the service and the root namespace, in that order', () => {
    const rules = [
      rule('c', 'client', `{ host: api.example.com, ${tls('SIMPLE')} }`),
      rule('s', 'svc', `{ host: api.example.com, ${tls('MUTUAL')} }`),
      rule('r', 'istio-system', `{ host: api.example.com, ${tls('ISTIO_MUTUAL')} }`),
    ];
    const modes = (text: string): string[] => {
      const { mesh: model } = mesh`${api}${text}`;
      return ['client', 'svc', 'third'].map((namespace) => modeFor(model, namespace));
    };
    expect(modes(rules.join(''))).toEqual(['SIMPLE', 'MUTUAL', 'MUTUAL']);
    expect(modes(`${rules[0]}${rules[2]}`)).toEqual(['SIMPLE', 'ISTIO_MUTUAL', 'ISTIO_MUTUAL']);
    expect(modes(rules[0] as string)).toEqual(['SIMPLE', 'none', 'none']);
  });

  it('is a wildcard of the client before the exact one of the service', () => {
    const { mesh: model } = mesh`${api}
      ${rule('wide', 'client', `{ host: "*.com", ${tls('DISABLE')} }`)}
      ${rule('exact', 'svc', `{ host: api.example.com, ${tls('SIMPLE')} }`)}`;
    expect(modeFor(model, 'client')).toBe('none');
    expect(modeFor(model, 'third')).toBe('SIMPLE');
  });

  it('falls through to the root namespace, but to no wildcard of the same one, when the exact one is not exported to the client', () => {
    const { mesh: model } = mesh`${api}
      ${rule('exact', 'svc', `{ host: api.example.com, exportTo: [friend], ${tls('SIMPLE')} }`)}
      ${rule('wide', 'svc', `{ host: "*.com", ${tls('MUTUAL')} }`)}
      ${rule('root', 'istio-system', `{ host: "*.com", ${tls('ISTIO_MUTUAL')} }`)}`;
    expect(modeFor(model, 'friend')).toBe('SIMPLE');
    expect(modeFor(model, 'third')).toBe('ISTIO_MUTUAL');
    expect(modeFor(model, 'svc')).toBe('MUTUAL');
  });

  it('is never an exact one below a wildcard entry', () => {
    const { mesh: model } = mesh`${entry('wild', 'svc', `{ hosts: ["*.example.com"], ${https} }`)}
      ${rule('exact', 'svc', `{ host: api.example.com, ${tls('SIMPLE')} }`)}`;
    expect(modeFor(model, 'svc', {}, '*.example.com')).toBe('none');
  });

  it('is the one that selects the workload, and none where only others are selected', () => {
    const { mesh: model } = mesh`${api}
      ${rule('some', 'client', `{ host: api.example.com, workloadSelector: { matchLabels: { app: a } }, ${tls('SIMPLE')} }`)}
      ${rule('exact', 'svc', `{ host: api.example.com, ${tls('MUTUAL')} }`)}`;
    expect(modeFor(model, 'client', { app: 'a' })).toBe('SIMPLE');
    expect(modeFor(model, 'client', { app: 'b' })).toBe('none');
    expect(modeFor(model, 'third')).toBe('MUTUAL');
  });

  it('has the policy of the oldest of several and the subsets of all', () => {
    const { mesh: model } = mesh`${api}
      ${rule('newer', 'svc', `{ host: api.example.com, ${tls('MUTUAL')}, subsets: [{ name: v1 }, { name: v2 }] }`, '2025-01-01T00:00:00Z')}
      ${rule('older', 'svc', `{ host: api.example.com, ${tls('SIMPLE')}, subsets: [{ name: v1 }] }`, '2020-01-01T00:00:00Z')}`;
    const merged = selectRule(model, anyPod(model, 'svc'), { host: 'api.example.com', namespace: 'svc' }).rule;
    expect(merged?.policyRule?.name).toBe('older');
    expect(merged?.subsets.map(({ subset, rule: from }) => `${subset.name} of ${from.name}`)).toEqual([
      'v1 of older',
      'v2 of newer',
    ]);
  });

  it('is the newest where exportTo differs, without any merging', () => {
    const { mesh: model } = mesh`${api}
      ${rule('older', 'svc', `{ host: api.example.com, exportTo: [third, svc], ${tls('SIMPLE')} }`, '2020-01-01T00:00:00Z')}
      ${rule('newer', 'svc', `{ host: api.example.com, ${tls('MUTUAL')} }`, '2025-01-01T00:00:00Z')}`;
    expect(modeFor(model, 'third')).toBe('MUTUAL');
  });

  it('swallows a private generic rule into one with a selector', () => {
    const { mesh: model } = mesh`${api}
      ${rule('some', 'client', `{ host: api.example.com, workloadSelector: { matchLabels: { app: a } } }`)}
      ${rule('all', 'client', `{ host: api.example.com, exportTo: ["."], ${tls('SIMPLE')} }`)}`;
    expect(modeFor(model, 'client', { app: 'a' })).toBe('SIMPLE');
    expect(modeFor(model, 'client', { app: 'b' })).toBe('none');
  });
});

describe('the policy of a port', () => {
  const text = `{ host: api.example.com, trafficPolicy: { tls: { mode: SIMPLE }, outlierDetection: {}, portLevelSettings: [{ port: { number: 443 }, connectionPool: { tcp: {} } }] },
      subsets: [{ name: v1, trafficPolicy: { tls: { mode: MUTUAL } } }, { name: v2, trafficPolicy: { portLevelSettings: [{ port: { number: 80 }, tls: { mode: DISABLE } }] } }] }`;
  const { mesh: model } =
    mesh`${entry('api', 'svc', `{ hosts: [api.example.com], ${https} }`)}${rule('r', 'svc', text)}`;

  function blocks(port: number, subset?: string): string {
    const service = { host: 'api.example.com', namespace: 'svc' };
    const { blocks: found, from } = policyNamed(model, anyPod(model, 'svc'), service, port, subset);
    const names = (['tls', 'connectionPool', 'outlierDetection', 'loadBalancer'] as const).filter(
      (name) => found[name] !== undefined,
    );
    const words = names.map((name) => (name === 'tls' ? `tls ${String(found.tls?.value['mode'])}` : name));
    return `${words.join(', ')} at ${from?.path.join('.')}`;
  }

  it.each([
    [80, undefined, 'tls SIMPLE, outlierDetection at spec.trafficPolicy'],
    [443, undefined, 'connectionPool at spec.trafficPolicy.portLevelSettings.0'],
    [80, 'v1', 'tls MUTUAL, outlierDetection at spec.subsets.0.trafficPolicy'],
    [443, 'v1', 'tls MUTUAL, connectionPool at spec.subsets.0.trafficPolicy'],
    [80, 'v2', 'tls DISABLE at spec.subsets.1.trafficPolicy.portLevelSettings.0'],
    [443, 'nope', 'connectionPool at spec.trafficPolicy.portLevelSettings.0'],
  ])('on port %s of subset %s: %s', (port, subset, expected) => {
    expect(blocks(port, subset)).toBe(expected);
  });
});

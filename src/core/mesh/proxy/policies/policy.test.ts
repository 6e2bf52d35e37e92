import { describe, expect, it } from 'vitest';
import { mesh } from '../../../testing/mesh-fixture';
import { entryDocument as entry, lostBy, policyAt, ruleDocument as rule } from '../../../testing/policy-fixture';
import type { ClusterPolicy } from '../clusters/cluster';
import { policyOf } from './policy';
import { anyPod } from '../clients/proxies';
import { scopeOf } from '../scope/scopes';

const subsetsOf = (policy: ClusterPolicy): readonly string[] =>
  policy.rule?.subsets.map((each) => each.subset.name) ?? [];
const namesOf = (policy: ClusterPolicy): readonly string[] => policy.rule?.rules.map((each) => each.name) ?? [];

describe('the rules that istiod finds for a host', () => {
  const subset = (...names: string[]): string => `subsets: [${names.map((name) => `{ name: ${name} }`).join(', ')}]`;
  const found = mesh`
    ${entry('test1/a', 'one.httpbin.org')}
    ${entry('test2/a', 'two.httpbin.org')}
    ${entry('other/a', 'other.httpbin.org')}
    ${entry('other/b', 'foo.app.org')}
    ${rule('test1/rule1', `{ host: "*.httpbin.org", exportTo: [".", ns1], ${subset('s1')} }`)}
    ${rule('test2/rule2', `{ host: "*.httpbin.org", exportTo: [test2, ns1, test1, new], ${subset('s2')} }`)}
    ${rule('test3/rule3', `{ host: "*.httpbin.org", exportTo: [test1, test2, "*"], ${subset('s3')} }`)}
    ${rule('istio-system/rule4', `{ host: "*.httpbin.org", ${subset('s4')} }`)}
    ${rule('istio-system/own', `{ host: "*.httpbin.org", exportTo: ["."], ${subset('s5')} }`)}
    ${rule('istio-system/org', `{ host: "*.org", exportTo: ["."], ${subset('s6')} }`)}
    ${rule('istio-system/app', `{ host: "*.app.org", exportTo: ["."], ${subset('s7')} }`)}`.mesh;

  it.each([
    ['test1', 'one.httpbin.org', 's1'],
    ['test1', 'two.httpbin.org', 's1'],
    ['test2', 'one.httpbin.org', 's2'],
    ['new', 'two.httpbin.org', 's2'],
    ['new', 'one.httpbin.org', 's4'],
    ['test3', 'one.httpbin.org', 's3'],
    ['ns1', 'one.httpbin.org', 's1'],
    ['ns1', 'other.httpbin.org', 's4'],
    ['istio-system', 'other.httpbin.org', 's5'],
    ['istio-system', 'foo.app.org', 's7'],
  ])('for a client in %s of %s', (namespace, host, expected) => {
    expect(subsetsOf(policyAt(found, namespace, host))).toEqual([expected]);
  });

  it('has none for other clients of a host whose only rules are private', () => {
    expect(policyAt(found, 'test1', 'foo.app.org').rule).toBeUndefined();
  });
});

describe('rules of one host in one namespace', () => {
  const pool = (connections: number): string =>
    `trafficPolicy: { connectionPool: { tcp: { maxConnections: ${connections} } } }`;
  const connections = (policy: ClusterPolicy): unknown => policy.blocks.connectionPool?.value;

  it('are merged where their exportTo is equal: the oldest policy, and the subsets of all', () => {
    const { mesh: model } = mesh`
      ${entry('a/api', 'api.com')}
      ${rule('a/old', `{ host: api.com, ${pool(1)}, subsets: [{ name: v1 }] }`, '2024-01-01')}
      ${rule('a/new', `{ host: api.com, ${pool(2)}, subsets: [{ name: v1 }, { name: v2 }] }`, '2025-01-01')}`;
    const policy = policyAt(model, 'a', 'api.com');
    expect(namesOf(policy)).toEqual(['old', 'new']);
    expect(subsetsOf(policy)).toEqual(['v1', 'v2']);
    expect(connections(policy)).toEqual({ tcp: { maxConnections: 1 } });
    expect(lostBy(policy)).toEqual({
      'new trafficPolicy':
        'istiod merges it into DestinationRule a/old, which is older. The trafficPolicy of DestinationRule a/old stays as a whole, and of this rule only new subsets count.',
      'new subsets.0':
        'istiod merges it into DestinationRule a/old, which is older. The trafficPolicy of DestinationRule a/old stays as a whole, and of this rule only new subsets count.',
    });
    expect(policy.tied).toBe(true);
  });

  it('take the policy of the second where the first has none, and lose nothing', () => {
    const { mesh: model } = mesh`
      ${entry('a/api', 'api.com')}
      ${rule('a/old', '{ host: api.com, subsets: [{ name: v1 }] }')}
      ${rule('a/other', `{ host: api.com, ${pool(2)} }`)}`;
    const policy = policyAt(model, 'a', 'api.com');
    expect(connections(policy)).toEqual({ tcp: { maxConnections: 2 } });
    expect(policy.from?.resource.name).toBe('other');
    expect(policy.losers).toEqual([]);
    expect(policy.tied).toBe(false);
  });

  it('stay apart where their exportTo differs, so that the newest counts alone', () => {
    const { mesh: model } = mesh`
      ${entry('a/api', 'api.com')}
      ${rule('a/old', `{ host: api.com, ${pool(1)} }`, '2024-01-01')}
      ${rule('a/new', `{ host: api.com, exportTo: ["*"], ${pool(2)} }`, '2025-01-01')}`;
    const policy = policyAt(model, 'a', 'api.com');
    expect(connections(policy)).toEqual({ tcp: { maxConnections: 2 } });
    expect(lostBy(policy)).toEqual({
      old: 'Its exportTo is not that of DestinationRule a/new, so that istiod does not merge them. Of such rules the last counts, and that one is newer.',
    });
  });

  it('leave further namespaces without a rule where a newer one is exported further', () => {
    const { mesh: model } = mesh`
      ${entry('a/api', 'api.com')}
      ${rule('a/old', `{ host: api.com, exportTo: [a, b], ${pool(1)} }`, '2024-01-01')}
      ${rule('a/new', `{ host: api.com, exportTo: [a, b, c], ${pool(2)} }`, '2025-01-01')}`;
    expect(policyAt(model, 'c', 'api.com').rule).toBeUndefined();
    expect(lostBy(policyAt(model, 'c', 'api.com'))['new']).toBe(
      'istiod merges it into DestinationRule a/old, which is older and is exported to fewer namespaces. The others get neither.',
    );
    expect(connections(policyAt(model, 'b', 'api.com'))).toEqual({ tcp: { maxConnections: 1 } });
  });
});

describe('rules with a workloadSelector', () => {
  const selecting = (app: string): string => `workloadSelector: { matchLabels: { app: ${app} } }`;
  const tls = 'trafficPolicy: { tls: { mode: SIMPLE } }';
  const model = mesh`
    ${entry('test/api', 'api.com')}
    ${rule('test/rule1', `{ host: api.com, ${selecting('app1')}, ${tls} }`, '2025-01-02')}
    ${rule('test/rule2', `{ host: api.com, ${selecting('app2')}, ${tls} }`, '2025-01-03')}
    ${rule('test/rule3', `{ host: api.com, ${selecting('app2')}, ${tls} }`, '2025-01-03')}
    ${rule('test/rule5', `{ host: api.com, exportTo: [".", test2], ${tls} }`, '2025-01-01')}
    ${rule('istio-system/rule6', `{ host: api.com, ${tls} }`, '2025-01-01')}`.mesh;

  it.each([
    ['test', 'app1', ['rule1', 'rule5']],
    ['test', 'app2', ['rule2', 'rule3', 'rule5']],
    ['test', 'app3', ['rule5']],
    ['test2', 'app1', ['rule5']],
    ['test3', 'app1', ['rule6']],
  ])('for %s, %s', (namespace, app, expected) => {
    expect(namesOf(policyAt(model, namespace, 'api.com', { labels: { app } }))).toEqual(expected);
  });

  it('hide the rules of other namespaces from clients that they do not select', () => {
    const { mesh: trap } = mesh`
      ${entry('payments/api', 'api.com')}
      ${rule('payments/generic', `{ host: api.com, ${tls} }`)}
      ${rule('shop/picky', `{ host: api.com, ${selecting('cart')}, ${tls} }`)}`;
    const policy = policyAt(trap, 'shop', 'api.com', { labels: { app: 'web' } });
    expect(policy.rule).toBeUndefined();
    expect(lostBy(policy)).toEqual({
      picky: "Its workloadSelector asks for app: cart, which the client's pods do not have.",
      generic:
        'Namespace shop is asked first and has rules for the host, of which none selects the client. istiod asks no further namespace.',
    });
  });

  it('swallow a private rule for all', () => {
    const { mesh: trap } = mesh`
      ${entry('shop/api', 'api.com')}
      ${rule('shop/generic', `{ host: api.com, exportTo: ["."], ${tls} }`)}
      ${rule('shop/picky', `{ host: api.com, ${selecting('cart')}, ${tls} }`)}`;
    const policy = policyAt(trap, 'shop', 'api.com', { labels: { app: 'web' } });
    expect(policy.rule).toBeUndefined();
    expect(lostBy(policy)['generic']).toBe(
      'istiod merges it into DestinationRule shop/picky, since both are for namespace shop alone. That rule has a workloadSelector, which does not select the client.',
    );
  });

  it('mean nothing to a waypoint', () => {
    const scope = scopeOf(model, { ...anyPod(model, 'test'), kind: 'waypoint', labels: { app: 'app1' } });
    const service = scope.service('api.com');
    const port = service?.ports[0];
    expect(service && port && namesOf(policyOf(scope, service, port, undefined))).toEqual(['rule5']);
  });
});

describe('rules that do not count', () => {
  const tls = 'trafficPolicy: { tls: { mode: SIMPLE } }';

  it('say why', () => {
    const { mesh: model } = mesh`
      ${entry('payments/api', 'api.example.com')}
      ${rule('shop/any', `{ host: "*.com", ${tls} }`)}
      ${rule('shop/wide', `{ host: "*", ${tls} }`)}
      ${rule('payments/exact', `{ host: api.example.com, ${tls} }`)}
      ${rule('payments/kept', `{ host: "*.example.com", exportTo: ["."], ${tls} }`)}
      ${rule('tools/lost', `{ host: api.example.com, ${tls} }`)}`;
    const policy = policyAt(model, 'shop', 'api.example.com');
    expect(namesOf(policy)).toEqual(['any']);
    expect(lostBy(policy)).toEqual({
      wide: 'DestinationRule shop/any has the more specific host *.com. Of a namespace, istiod takes the rules of the most specific host alone.',
      exact:
        'DestinationRule shop/any counts, although its host *.com is less specific: namespace shop is asked first, and rules of several namespaces are not merged.',
      kept: 'Its exportTo does not list namespace shop, where the client is.',
      lost: 'It is in namespace tools. istiod asks only shop (of the client), payments (of the service) and istio-system (of the mesh).',
    });
  });

  it('are those for a part of a pattern', () => {
    const { mesh: model } = mesh`
      ${entry('shop/api', '*.example.com')}
      ${rule('shop/exact', `{ host: api.example.com, ${tls} }`)}`;
    const policy = policyAt(model, 'shop', '*.example.com');
    expect(policy.rule).toBeUndefined();
    expect(lostBy(policy)['exact']).toBe(
      "The service's host is *.example.com, and istiod takes rules for it only whose host covers all of it.",
    );
  });

  it('are all of them without an Envoy', () => {
    const { mesh: model } = mesh`
      ${entry('shop/api', 'api.com')}
      ${rule('shop/exact', `{ host: api.com, ${tls} }`)}`;
    const scope = scopeOf(model, { ...anyPod(model, 'shop'), kind: 'ztunnel' });
    const service = scope.service('api.com');
    const port = service?.ports[0];
    expect(service && port && policyOf(scope, service, port, undefined).rule).toBeUndefined();
  });
});

describe('policyOf', () => {
  it('gives the same object while the rules of the host stay', () => {
    const files = `${entry('a/api', 'api.com')}${rule('a/api', '{ host: api.com }')}`;
    const before = mesh`${files}`.mesh;
    const policy = policyAt(before, 'a', 'api.com');
    expect(policyAt(before, 'a', 'api.com')).toBe(policy);
    expect(policyAt(before, 'a', 'api.com', { labels: { app: 'x' } })).toBe(policy);
  });
});

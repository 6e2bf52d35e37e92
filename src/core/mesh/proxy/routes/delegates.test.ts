import { describe, expect, it } from 'vitest';
import { isRecord } from '../../../schema';
import { mesh as meshOf } from '../../../testing/mesh-fixture';
import { listIn } from '../../read';
import { httpRulesOf } from './http-rules';

interface Merged {
  readonly rules: readonly unknown[];
  readonly dropped: readonly string[];
}

/** What becomes of a rule of a root and the rules of its delegate, written as lists in YAML's flow style. */
function merge(root: string, delegate: string, head = '{name: leaf, namespace: shop}', spec = ''): Merged {
  const { mesh } = meshOf`
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: {name: root, namespace: shop}
    spec:
      hosts: [api.example.com]
      http: ${root}
    ---
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: ${head}
    spec:
      ${spec}
      http: ${delegate}
  `;
  const [first] = mesh.virtualServices.filter(({ name }) => name === 'root');
  const { rules, dropped } = first ? httpRulesOf(mesh, first) : { rules: [], dropped: [] };
  return {
    rules: rules.map(({ fields, matches }) => ({ ...fields, match: matches.map((each) => each.fields) })),
    dropped: dropped.map(({ because }) => because),
  };
}

function matchesOf(merged: Merged): readonly unknown[] {
  return merged.rules.map((rule) => (isRecord(rule) ? listIn(rule, 'match') : []));
}

const delegate = 'delegate: {name: leaf}';
const routed = 'route: [{destination: {host: a.com}}]';

// The facts of pilot/pkg/model/virtualservice_test.go, TestMergeHttpRoutes, TestMergeHTTPMatchRequests and TestHasConflict.
describe('a rule with a delegate', () => {
  it('gives its policy to rules that have none of their own, and no destinations', () => {
    const { rules } = merge(
      `[{${delegate}, timeout: 10s, retries: {attempts: 3}, headers: {request: {remove: [x]}}}]`,
      `[{match: [{uri: {prefix: /v1}}], ${routed}, timeout: 1s}, {${routed}}]`,
    );
    const shared = {
      retries: { attempts: 3 },
      headers: { request: { remove: ['x'] } },
      route: [{ destination: { host: 'a.com' } }],
    };
    expect(rules).toEqual([
      { ...shared, timeout: '1s', match: [{ uri: { prefix: '/v1' } }] },
      { ...shared, timeout: '10s', match: [] },
    ]);
  });

  it.each<[string, string, string, readonly unknown[]]>([
    ['paths', '{uri: {prefix: /p}}', '{uri: {exact: /p/v1}}', [{ uri: { exact: '/p/v1' } }]],
    [
      'several paths',
      '{uri: {prefix: /p}}, {uri: {prefix: /r}}',
      '{uri: {exact: /p/v1}}, {uri: {exact: /r/v1}}',
      [{ uri: { exact: '/p/v1' } }, { uri: { exact: '/r/v1' } }],
    ],
    [
      'headers',
      '{headers: {a: {exact: h1}}}',
      '{headers: {b: {exact: h2}}}',
      [{ headers: { a: { exact: 'h1' }, b: { exact: 'h2' } } }],
    ],
    ['none of its own', '{headers: {a: {exact: h1}}}', '', [{ headers: { a: { exact: 'h1' } } }]],
    ['ports', '{port: 8080}', '{uri: {prefix: /a}}', [{ port: 8080, uri: { prefix: '/a' } }]],
    [
      'gateways',
      '{gateways: [gw, mesh]}',
      '{gateways: [gw]}, {gateways: [mesh]}',
      [{ gateways: ['shop/gw'] }, { gateways: ['mesh'] }],
    ],
    [
      'labels',
      '{sourceLabels: {app: test}}',
      '{sourceLabels: {version: v1}}',
      [{ sourceLabels: { app: 'test', version: 'v1' } }],
    ],
    [
      'prefixes of headers',
      '{headers: {a: {prefix: h1}}}',
      '{headers: {a: {exact: h1-v1}}}',
      [{ headers: { a: { exact: 'h1-v1' } } }],
    ],
    [
      'what both take',
      '{uri: {prefix: /p}}, {method: {exact: GET}}',
      '{uri: {exact: /p/1}}',
      [{ uri: { exact: '/p/1' } }, { uri: { exact: '/p/1' }, method: { exact: 'GET' } }],
    ],
  ])('joins %s', (_, root, leaf, expected) => {
    const merged = merge(`[{match: [${root}], ${delegate}}]`, `[{match: [${leaf}], ${routed}}]`);
    expect(matchesOf(merged)).toEqual([expected]);
  });

  it.each([
    ['{uri: {prefix: /p}}', '{uri: {exact: /r}}', 'uri'],
    ['{uri: {prefix: /p}}', '{uri: {exact: /p/v1}}, {uri: {exact: /r}}', 'uri'],
    ['{uri: {prefix: /p/v2}}', '{uri: {prefix: /p}}', 'uri'],
    ['{uri: {regex: "^/p"}}', '{uri: {prefix: /p/v2}}', 'uri'],
    ['{uri: {prefix: /p}}', '{uri: {regex: "/p/.*"}}', 'uri'],
    ['{uri: {exact: /p}}', '{uri: {prefix: /p}}', 'uri'],
    ['{headers: {a: {exact: h1}}}', '{headers: {a: {exact: h2}}}', 'headers'],
    ['{headers: {a: {prefix: h1}}}', '{headers: {a: {prefix: h2}}}', 'headers'],
    ['{withoutHeaders: {a: {prefix: h1}}}', '{withoutHeaders: {a: {exact: h2}}}', 'withoutHeaders'],
    ['{queryParams: {a: {exact: "1"}}}', '{queryParams: {a: {exact: "2"}}}', 'queryParams'],
    ['{port: 8080}', '{port: 8090}', 'port'],
    ['{sourceLabels: {a: b}}', '{sourceLabels: {a: c}}', 'sourceLabels'],
    ['{sourceNamespace: test1}', '{sourceNamespace: test2}', 'sourceNamespace'],
    ['{sourceNamespace: test1}', '{uri: {prefix: /a}}', 'sourceNamespace'],
    ['{gateways: [gw]}', '{gateways: [gw, mesh]}', 'gateways'],
    ['{ignoreUriCase: true}', '{uri: {prefix: /a}}', 'ignoreUriCase'],
  ])('with %s drops one with %s', (root, leaf, field) => {
    const merged = merge(`[{match: [${root}], ${delegate}}]`, `[{match: [${leaf}], ${routed}}, {${routed}}]`);
    expect(merged.rules).toHaveLength(1);
    expect(merged.dropped).toEqual([
      `Its match contradicts that of the root in ${field}, so istiod leaves out the route.`,
    ]);
  });

  it.each([
    ['does not exist', '{name: other, namespace: shop}', ''],
    ['does not exist', '{name: leaf, namespace: stock}', ''],
    ['has hosts', '{name: leaf, namespace: shop}', 'hosts: [b.com]'],
    ['is not exported to namespace shop', '{name: leaf, namespace: stock}', 'exportTo: ["."]'],
  ])('is left out where the delegate %s', (why, head, spec) => {
    const named = why.startsWith('is not') ? 'delegate: {name: leaf, namespace: stock}' : delegate;
    const { rules, dropped } = merge(`[{${named}}, {${routed}}]`, `[{${routed}}]`, head, spec);
    expect(rules).toHaveLength(1);
    expect(dropped).toEqual([expect.stringContaining(why)]);
  });

  it('goes one level down and no further', () => {
    expect(merge(`[{${delegate}}]`, '[{delegate: {name: deeper}}]').dropped).toEqual([
      expect.stringMatching(/cannot hand its requests on/),
    ]);
  });
});

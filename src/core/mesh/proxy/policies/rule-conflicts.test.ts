import { describe, expect, it } from 'vitest';
import { takeSnapshot, type Snapshot } from '../../../snapshot';
import { mesh, workspaceOf } from '../../../testing/mesh-fixture';
import { entryDocument as entry, istioDocument as document, ruleDocument } from '../../../testing/policy-fixture';
import { applyChange, type Change } from '../../../workspace';
import type { Mesh } from '../../build';
import { conflictsOf } from './rule-conflicts';
import { neverApplies } from './rule-reach';
import { anyPod } from '../clients/proxies';
import { rulesFor } from './rules-for';
import { usesOfRule } from './rule-uses';
import { scopeOf } from '../scope/scopes';

const policy = 'trafficPolicy: { tls: { mode: SIMPLE } }';
const rule = (name: string, spec: string, created = ''): string =>
  ruleDocument(name, `{ ${spec}, ${policy} }`, created);
const picky = 'workloadSelector: { matchLabels: { app: cart } }';

const pod = (name: string, app: string): string => {
  const [namespace, own] = name.split('/');
  return `
  apiVersion: v1
  kind: Pod
  metadata: { name: ${own ?? ''}, namespace: ${namespace ?? ''}, labels: { app: ${app} } }
  spec: {}
  ---`;
};

function conflicts(model: Mesh): readonly string[] {
  return model.rules.flatMap((each) =>
    conflictsOf(model, each).map(
      ({ type, by, namespaces }) => `${each.name} ${type} ${by.name} in ${namespaces.join(' ')}`,
    ),
  );
}

describe('conflictsOf', () => {
  it('finds a policy that merging loses', () => {
    const rules = `${rule('a/old', 'host: api.com', '2024-01-01')}${rule('a/new', 'host: api.com', '2025-01-01')}`;
    expect(conflicts(mesh`${entry('a/api', 'api.com')}${rules}`.mesh)).toEqual(['new policy-lost old in a *']);
  });

  it('lets subsets without a policy be merged', () => {
    const subsets = document('DestinationRule', 'a/new', '{ host: api.com, subsets: [{ name: v1 }] }');
    expect(conflicts(mesh`${entry('a/api', 'api.com')}${rule('a/old', 'host: api.com')}${subsets}`.mesh)).toEqual([]);
  });

  it('finds one that a newer with other exportTo stands before', () => {
    const rules = `${rule('a/old', 'host: api.com', '2024-01-01')}${rule('a/new', 'host: api.com, exportTo: ["."]', '2025-01-01')}`;
    expect(conflicts(mesh`${entry('a/api', 'api.com')}${rules}`.mesh)).toEqual(['old newest-alone new in a']);
  });

  it('lets rules be that nobody sees both of', () => {
    const rules = `${rule('a/one', 'host: api.com, exportTo: ["."]')}${rule('a/two', 'host: api.com, exportTo: [b]')}`;
    expect(conflicts(mesh`${entry('a/api', 'api.com')}${rules}`.mesh)).toEqual([]);
  });

  it('finds one that is merged into a rule for fewer namespaces', () => {
    const rules = `${rule('a/old', 'host: api.com, exportTo: [a]', '2024-01-01')}${rule('a/new', 'host: api.com, exportTo: [a, c]', '2025-01-01')}`;
    expect(conflicts(mesh`${entry('a/api', 'api.com')}${rules}`.mesh)).toEqual(['new swallowed-by-export old in c']);
  });

  it('finds a private rule for all beside one with a selector, and no other', () => {
    const selecting = rule('a/picky', `host: api.com, ${picky}`);
    const generic = (exportTo: string): string => rule('a/all', `host: api.com${exportTo}`);
    const entries = entry('a/api', 'api.com');
    expect(conflicts(mesh`${entries}${selecting}${generic(', exportTo: ["."]')}`.mesh)).toEqual([
      'all swallowed-by-selector picky in a',
    ]);
    expect(conflicts(mesh`${entries}${selecting}${generic('')}`.mesh)).toEqual([]);
    expect(conflicts(mesh`${entries}${selecting}${generic(', exportTo: ["*"]')}`.mesh)).toEqual([]);
  });

  it('finds one that rules with selectors hide, from the clients that they do not select', () => {
    const rules = `${rule('b/api', 'host: api.com')}${rule('a/picky', `host: api.com, ${picky}`)}`;
    const entries = entry('b/api', 'api.com');
    expect(conflicts(mesh`${entries}${rules}${pod('a/web', 'web')}`.mesh)).toEqual([
      'api hidden-by-selectors picky in a',
    ]);
    expect(conflicts(mesh`${entries}${rules}${pod('a/cart', 'cart')}`.mesh)).toEqual([]);
    expect(conflicts(mesh`${entries}${rules}${pod('a/web', 'web')}${rule('a/all', 'host: api.com')}`.mesh)).toEqual([]);
  });
});

describe('neverApplies', () => {
  const why = (model: Mesh): Record<string, string> =>
    Object.fromEntries(
      model.rules.flatMap((each) => {
        const found = neverApplies(model, each);
        return found ? [[each.name, `${found.why}: ${found.because}`]] : [];
      }),
    );

  it('says that no service has the host, save where the cluster may have it', () => {
    const rules = `${rule('a/typo', 'host: apj.com')}${rule('a/short', 'host: reviews')}${rule('a/all', 'host: "*.local"')}`;
    expect(why(mesh`${entry('a/api', 'api.com')}${rules}`.mesh)).toEqual({
      typo: 'no-service: No ServiceEntry and no Service has the host apj.com.',
    });
  });

  it('says that the service has a wider pattern', () => {
    const { mesh: model } = mesh`${entry('a/api', '*.example.com')}${rule('a/one', 'host: api.example.com')}`;
    expect(why(model)).toEqual({
      one: 'below-wildcard: The host api.example.com is a part of *.example.com, and istiod takes rules for that service only whose host covers all of it.',
    });
  });

  it('says that nobody asks the namespace of the rule', () => {
    const files = `${entry('b/api', 'api.com')}${rule('tools/api', 'host: api.com')}`;
    expect(why(mesh`${files}${pod('a/web', 'web')}`.mesh)).toEqual({
      api: 'never-asked: It is in namespace tools. istiod asks only a (of the client), b (of the service) and istio-system (of the mesh).',
    });
    expect(why(mesh`${files}${pod('a/web', 'web')}${pod('tools/x', 'x')}`.mesh)).toEqual({});
  });

  it('takes the pods of a gateway for a client', () => {
    const gateway = document('Gateway', 'tools/out', '{ selector: { app: out }, servers: [] }');
    const files = `${entry('b/api', 'api.com')}${rule('tools/api', 'host: api.com')}${pod('a/web', 'web')}`;
    expect(why(mesh`${files}${gateway}${pod('tools/out', 'out')}`.mesh)).toEqual({});
  });

  it('says that no client knows the service', () => {
    const files = `${entry('b/api', 'api.com', ', exportTo: ["."]')}${rule('b/api', 'host: api.com')}${pod('a/web', 'web')}`;
    expect(why(mesh`${files}`.mesh)).toEqual({
      api: 'no-client: No client and no gateway knows a service of host api.com.',
    });
  });

  it('is silent about rules that count for somebody', () => {
    const rules = `${rule('b/api', 'host: api.com')}${rule('a/any', 'host: "*.com"')}`;
    const pods = `${pod('a/web', 'web')}${pod('c/web', 'web')}`;
    expect(why(mesh`${entry('b/api', 'api.com')}${rules}${pods}`.mesh)).toEqual({});
    expect(Object.keys(why(mesh`${entry('b/api', 'api.com')}${rules}${pod('a/web', 'web')}`.mesh))).toEqual(['api']);
  });
});

describe('usesOfRule', () => {
  it('stays the same list while only other hosts change', () => {
    const api = `${entry('b/api', 'api.com')}${rule('b/api', 'host: api.com')}`.replaceAll('\n  ', '\n');
    const other = (host: string): string => entry('b/other', host).replaceAll('\n  ', '\n');
    const first = takeSnapshot(workspaceOf({ 'api.yaml': api, 'other.yaml': other('one.com') }));
    const before = first.mesh.rules.map((each) => usesOfRule(first.mesh, each));
    expect(before[0]?.map(({ client, candidate }) => `${client.namespace} ${candidate.verdict}`)).toEqual(['b wins']);

    const [kept] = first.workspace.files;
    if (kept === undefined) throw new Error('The workspace has no file.');
    const second = takeSnapshot({ files: [kept, { path: 'other.yaml', text: other('two.com') }] }, first);
    expect(second.mesh.rules.map((each) => usesOfRule(second.mesh, each))[0]).toBe(before[0]);
  });
});

describe('rulesFor', () => {
  it('lists the rules of a name in the order in which istiod tries them', () => {
    const { mesh: model } = mesh`
      ${entry('b/api', '*.example.com')}
      ${rule('istio-system/root', 'host: "*.com"')}
      ${rule('tools/never', 'host: "*.example.com"')}
      ${rule('b/exact', 'host: api.example.com')}
      ${rule('b/elsewhere', 'host: web.example.com')}
      ${rule('b/pattern', 'host: "*.example.com"')}
      ${rule('a/picky', `host: "*.example.com", ${picky}`)}
      ${rule('a/wide', 'host: "*"')}`;
    const scope = scopeOf(model, { ...anyPod(model, 'a'), labels: { app: 'cart' } });
    expect(rulesFor(scope, 'api.example.com').map((each) => `${each.rule.name} ${each.verdict}`)).toEqual([
      'picky wins',
      'wide less-specific',
      'pattern other-namespace',
      'root other-namespace',
      'never never-asked',
      'exact below-wildcard',
    ]);
  });

  it('lists the rules of a host that nobody knows', () => {
    const { mesh: model } = mesh`${rule('a/api', 'host: api.com')}`;
    const found = rulesFor(scopeOf(model, anyPod(model, 'a')), 'api.com');
    expect(found.map((each) => each.verdict)).toEqual(['no-service']);
  });

  it.each([
    ['that nobody knows', ''],
    ['that an entry has', entry('a/api', 'api.com')],
  ])('lists those of one name in one order, also after the first was edited: a host %s', (_, known) => {
    const before = mesh`
      ${known}
      ${rule('b/api', 'host: api.com')}
      ${rule('c/api', 'host: api.com')}
      ${rule('d/api', 'host: api.com')}`;
    const namespaces = ({ mesh: model }: Snapshot): readonly string[] =>
      rulesFor(scopeOf(model, anyPod(model, 'z')), 'api.com').map((each) => each.rule.namespace);
    expect(namespaces(before)).toEqual(['b', 'c', 'd']);
    const [file] = before.workspace.files;
    const at = file?.text.indexOf('host: api.com') ?? 0;
    const edits = [{ from: at, to: at, insert: 'subsets: [], ' }];
    const change: Change = { label: 'Edit', origin: 'editor', files: [{ type: 'edit', path: 'egress.yaml', edits }] };
    const after = takeSnapshot(applyChange(before.workspace, change), before, change);
    expect(namespaces(after)).toEqual(['b', 'c', 'd']);
  });
});

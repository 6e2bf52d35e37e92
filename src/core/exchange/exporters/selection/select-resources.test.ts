import { describe, expect, it } from 'vitest';
import { dedent, workspaceOf } from '../../../testing/mesh-fixture';
import type { Workspace } from '../../../workspace';
import { planExport } from '../export-plan';
import { leavingPlace, selectResources } from './select-resources';

/** As kubectl prints a List: keys in the order of the alphabet, kind behind the items. */
const cluster = dedent(`
  apiVersion: v1
  items:
  # of payments
  - apiVersion: networking.istio.io/v1
    kind: DestinationRule
    metadata:
      annotations:
        kubectl.kubernetes.io/last-applied-configuration: |
          {"kind":"DestinationRule"}
      creationTimestamp: "2024-03-02T01:40:00Z"
      generation: 4
      managedFields:
      - apiVersion: networking.istio.io/v1
        fieldsV1:
          f:spec: {}
      name: pay
      namespace: shop
      resourceVersion: "81"
      uid: 7b
    spec:
      host: pay.example.com # the partner
      trafficPolicy:
        tls:
          mode: SIMPLE
  - apiVersion: v1
    kind: Pod
    metadata:
      name: cart-1
      namespace: shop
      resourceVersion: "9"
      uid: 8c
    spec:
      nodeName: n1
    status:
      phase: Running
  kind: List
  metadata:
    resourceVersion: ""
`);
const edited = cluster.replace('mode: SIMPLE', 'mode: MUTUAL');
const opened = workspaceOf({ 'dumps/cluster.yaml': cluster });

function textOf({ files }: Workspace): string {
  return files.map(({ text }) => text).join('');
}

describe('what changed', () => {
  it('is cut out of its List as it is written, and counted against the rest', () => {
    const selected = selectResources(workspaceOf({ 'dumps/cluster.yaml': edited }), { since: opened });
    expect(textOf(selected.workspace)).toBe(edited.replace(/- apiVersion: v1\n[^]*?(?=kind: List)/, ''));
    expect(selected.unchanged).toBe(1);
    expect(selected.cautions).toEqual({ resources: 1, fromCluster: 1, runningPods: 0 });
  });

  it('has nothing that the server sets where that is not wanted', () => {
    const now = workspaceOf({ 'dumps/cluster.yaml': edited });
    const { workspace, cautions } = selectResources(now, { since: opened, withoutServerFields: true });
    expect(textOf(workspace)).toBe(
      dedent(`
        apiVersion: v1
        items:
        # of payments
        - apiVersion: networking.istio.io/v1
          kind: DestinationRule
          metadata:
            name: pay
            namespace: shop
          spec:
            host: pay.example.com # the partner
            trafficPolicy:
              tls:
                mode: MUTUAL
        kind: List
      `),
    );
    expect(cautions.fromCluster).toBe(0);
  });

  it('leaves by itself, wherever it stands now, and what is gone is named', () => {
    const service = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: a\n';
    const since = workspaceOf({ 'a.yaml': `${service}---\n${service.replace(': a', ': b')}` });
    const now = workspaceOf({ 'b.yaml': `# the same\n${service}---\n${service.replace(': a', ': c')}` });
    const selected = selectResources(now, { since });
    expect(textOf(selected.workspace)).toBe(`---\n${service.replace(': a', ': c')}`);
    expect(selected.gone.map(({ name }) => name)).toEqual(['b']);
  });

  it('is nothing where only comments, layout and the order of keys differ', () => {
    const since = workspaceOf({ 'a.yaml': 'kind: Service\napiVersion: v1\nmetadata: { name: a }\n' });
    const now = workspaceOf({ 'a.yaml': '# why\napiVersion: v1\nkind: Service\nmetadata:\n  name: a\n' });
    expect(selectResources(now, { since })).toMatchObject({ workspace: { files: [] }, unchanged: 1 });
  });

  it('stays out, and says so, where it cannot be read to its end', () => {
    const cut = edited.slice(0, edited.indexOf('  status:')).replace('nodeName: n1', 'nodeName: n2');
    const selected = selectResources(workspaceOf({ 'cut.yaml': cut }), { since: opened });
    expect(textOf(selected.workspace)).toMatch(/^# of payments\napiVersion: networking[^]*\n {6}mode: MUTUAL\n$/);
    expect(textOf(selected.workspace)).not.toContain('Pod');
    // What is missing is not gone.
    const first = cut.slice(0, cut.indexOf('- apiVersion: v1'));
    expect(selectResources(workspaceOf({ 'cut.yaml': first }), { since: opened }).gone).toEqual([]);
    expect(selected.leftOut).toEqual([
      { file: 'cut.yaml', line: 1, what: 'Pod cart-1', why: expect.stringContaining('cannot be read') as string },
    ]);
  });

  it('is taken out of a List with an error elsewhere', () => {
    const item = (name: string): string => `- apiVersion: v1\n  kind: Service\n  metadata: {name: ${name}}\n`;
    const list = `apiVersion: v1\nkind: List\nitems:\n${['a', 'b', 'c'].map(item).join('')}`;
    const now = list.replace('name: a}', 'name: a, labels: {}}').replace('name: c}', 'name: d');
    const selected = selectResources(workspaceOf({ 'a.yaml': now }), { since: workspaceOf({ 'a.yaml': list }) });
    expect(textOf(selected.workspace)).toBe('apiVersion: v1\nkind: Service\nmetadata: {name: a, labels: {}}\n');
    expect(selected.leftOut.map(({ what }) => what)).toEqual(['Service d']);
    expect(selected.gone).toEqual([]);
  });

  it('is taken out of a List of which the rest cannot be cut away', () => {
    const shared =
      'apiVersion: v1\nkind: List\nitems:\n- &a\n  apiVersion: v1\n  kind: Service\n  metadata: &m { name: a }\n';
    const list = `${shared}- apiVersion: v1\n  kind: Pod\n  metadata: *m\n- apiVersion: v1\n  kind: Secret\n  metadata: { name: s }\n`;
    const since = workspaceOf({ 'a.yaml': list });
    const now = workspaceOf({
      'a.yaml': list.replace('kind: Pod', 'kind: Pod\n  spec: {}').replace('{ name: s }', '{ name: t }'),
    });
    const selected = selectResources(now, { since });
    expect(textOf(selected.workspace)).toBe('apiVersion: v1\nkind: Secret\nmetadata: { name: t }\n');
    expect(selected.leftOut.map(({ what }) => what)).toEqual(['Pod a']);
    expect(selected.leaving).toEqual(new Set([leavingPlace('a.yaml', 0, ['items', 2])]));
  });
});

describe('what is planned', () => {
  const plan = (files: Record<string, string>, form: 'yaml' | 'kustomize', since?: Workspace): string[] => {
    const { name, files: written } = planExport(workspaceOf(files), form, { design: false, since });
    return [name, ...written.map(({ path }) => path)];
  };
  const design = 'apiVersion: fairway.dev/v1alpha1\nkind: EgressDesign\nmetadata: { name: d }\n';

  it('keeps the name of the only file that leaves, and marks what is a part of it', () => {
    expect(plan({ 'dumps/cluster.yaml': cluster, 'design.yaml': design }, 'yaml')).toEqual([
      'cluster.yaml',
      'cluster.yaml',
    ]);
    expect(plan({ 'dumps/cluster.yaml': edited }, 'yaml', opened)[0]).toBe('cluster-changed.yaml');
    expect(plan({ 'a.yaml': cluster, 'b.yaml': edited }, 'yaml')[0]).toBe('egress.yaml');
  });

  it('has a file for each resource of a List', () => {
    const paths = ['egress.zip', 'kustomization.yaml', '40-destinationrule_shop_pay.yaml', '90-pod_shop_cart-1.yaml'];
    expect(plan({ 'cluster.yaml': cluster }, 'kustomize')).toEqual(paths);
    const { files } = planExport(opened, 'kustomize', { design: false, withoutServerFields: true });
    expect(files[1]?.text).toBe(
      '# of payments\napiVersion: networking.istio.io/v1\nkind: DestinationRule\nmetadata:\n  name: pay\n  namespace: shop\nspec:\n  host: pay.example.com # the partner\n  trafficPolicy:\n    tls:\n      mode: SIMPLE\n',
    );
  });

  it('leaves the last resource of a list out that was cut off', () => {
    const cut = cluster.slice(0, cluster.indexOf('kind: List'));
    const { files, leftOut } = planExport(workspaceOf({ 'cut.yaml': cut }), 'kustomize', { design: false });
    expect(files.map(({ path }) => path)).toEqual(['kustomization.yaml', '40-destinationrule_shop_pay.yaml']);
    expect(leftOut).toEqual([
      { file: 'cut.yaml', line: 25, what: 'Pod shop/cart-1', why: expect.stringContaining('to its end') as string },
    ]);
  });
});

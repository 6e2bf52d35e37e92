import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../core/analysis';
import { takeSnapshot, type Snapshot } from '../../core/snapshot';
import { filesOf, templates, type Template } from '../../core/templates';
import { workspaceOf } from '../../core/testing/mesh-fixture';
import { applyChange, invertChange } from '../../core/workspace';
import { addTemplate, planTemplate } from './add-template';

function templateOf(id: string): Template {
  const template = templates.find((each) => each.id === id);
  if (!template) throw new Error(`There is no template ${id}`);
  return template;
}

/** The snapshot after a template was added with its own values; undoing it must give the same texts. */
function added(snapshot: Snapshot, id: string, raise = false): Snapshot {
  const template = templateOf(id);
  const result = addTemplate(snapshot, template, template.defaults, { raise });
  if (!result.ok) throw new Error(result.detail);
  const after = applyChange(snapshot.workspace, result.change);
  expect(applyChange(after, invertChange(snapshot.workspace, result.change))).toEqual(snapshot.workspace);
  return takeSnapshot(after);
}

const textsOf = ({ workspace }: Snapshot): Readonly<Record<string, string>> =>
  Object.fromEntries(workspace.files.map(({ path, text }) => [path, text]));

const empty = takeSnapshot({ files: [] });

describe('adding a template', () => {
  it('to nothing gives its files byte for byte', () => {
    const template = templateOf('payments');
    expect(added(empty, 'payments').workspace.files).toEqual(filesOf(template));
  });

  it('to a design adds workloads, calls and notes to it and leaves its comments and settings', () => {
    const design = `# Ours.\napiVersion: fairway.dev/v1alpha1\nkind: EgressDesign\nmetadata:\n  name: ours\nspec:\n  mesh:\n    outboundTrafficPolicy: REGISTRY_ONLY # decided\n  workloads:\n    # The old shop.\n    - name: shop\n      namespace: shop\n`;
    const before = takeSnapshot(workspaceOf({ 'ours.yaml': design }));
    const after = textsOf(added(before, 'payments'));
    expect(Object.keys(after)).toEqual(['ours.yaml', 'card-processor.yaml']);
    expect(after['ours.yaml']?.startsWith(design)).toBe(true);
    expect(after['ours.yaml']).toContain('    - name: checkout\n      namespace: payments\n');
    expect(after['ours.yaml']).toContain('  notes:\n    - "on": ServiceEntry/payments/card-processor\n');
  });

  it('twice gives the second names of its own, says so before, and asks for each call once', () => {
    const once = added(empty, 'tls-origination');
    const template = templateOf('tls-origination');
    const plan = planTemplate(once, template, template.defaults);
    expect(plan.values.name).toBe('invoices-2');
    expect(plan.file).toBe('invoices-2.yaml');
    expect(plan.says[0]).toBe('invoices is in use here, so the new resources are called invoices-2.');
    expect(plan.says.join(' ')).toContain('ServiceEntry billing/invoices has the host invoices.example.com already');
    const twice = textsOf(added(once, 'tls-origination'));
    expect(Object.keys(twice)).toEqual(['invoices.yaml', 'design.yaml', 'invoices-2.yaml']);
    expect(twice['design.yaml']).toBe(textsOf(once)['design.yaml']);
  });

  it('gives a pod with other labels a name of its own', () => {
    const design = `apiVersion: fairway.dev/v1alpha1\nkind: EgressDesign\nmetadata:\n  name: ours\nspec:\n  workloads:\n    - name: checkout\n      namespace: payments\n      labels:\n        app: other\n`;
    const before = takeSnapshot(workspaceOf({ 'design.yaml': design }));
    const template = templateOf('payments');
    const { says, counts } = planTemplate(before, template, template.defaults);
    expect(says).toEqual(['Pod payments/checkout has other labels here, so the new one is called checkout-2.']);
    expect(counts).toBe('3 resources and 1 pod');
    expect(textsOf(added(before, 'payments'))['design.yaml']).toContain('- name: checkout-2\n');
  });

  it('adds the calls that a pod with the same labels lacks', () => {
    const design = `apiVersion: fairway.dev/v1alpha1\nkind: EgressDesign\nmetadata:\n  name: ours\nspec:\n  workloads:\n    - name: checkout\n      namespace: payments\n      labels:\n        app: checkout\n        team: a\n      calls:\n        - url: http://api.cards.example.com/v1/charges # ours\n          method: POST\n`;
    const before = takeSnapshot(workspaceOf({ 'design.yaml': design }));
    const text = textsOf(added(before, 'payments'))['design.yaml'] ?? '';
    expect(text.match(/v1\/charges/g)).toHaveLength(1);
    expect(text).toContain('/v1/charges # ours');
    expect(text).toContain('/v1/status/health');
  });

  it('says what the release lacks, and changes it only when asked to', () => {
    const design = `apiVersion: fairway.dev/v1alpha1\nkind: EgressDesign\nmetadata:\n  name: ours\nspec:\n  istioVersion: "1.29" # until spring\n`;
    const before = takeSnapshot(workspaceOf({ 'design.yaml': design }));
    const template = templateOf('allow-list');
    expect(planTemplate(before, template, template.defaults).lacks).toMatchObject({
      istioVersion: '1.30',
      now: '1.29',
    });
    expect(planTemplate(empty, template, template.defaults).lacks).toBeUndefined();
    expect(textsOf(added(before, 'allow-list'))['design.yaml']).toContain('istioVersion: "1.29" # until spring');
    expect(textsOf(added(before, 'allow-list', true))['design.yaml']).toContain('istioVersion: "1.30" # until spring');
  });

  it('one after the other gives a design without a finding that asks for a change', () => {
    const all = templates.reduce((snapshot, { id }) => added(snapshot, id), empty);
    const serious = findingsOf(all).filter(({ severity }) => severity !== 'info');
    expect(serious.map(({ file, rule, message }) => `${file}: ${rule}: ${message}`)).toEqual([]);
    expect(all.workspace.files).toHaveLength(templates.length + 1);
  });
});

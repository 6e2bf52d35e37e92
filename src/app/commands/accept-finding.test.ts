import { describe, expect, it } from 'vitest';
import { findingsOf, type Finding } from '../../core/analysis';
import type { Snapshot } from '../../core/snapshot';
import { designFrom, filesAfter, snapshotAfter, yaml } from '../../core/testing/change-cases';
import { refusalOf } from '../testing/tool-cases';
import { acceptFindings, withdrawAcceptance } from './accept-finding';

const entry = `
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: api, namespace: shop }
  spec:
    hosts: [api.example.com] # ours
    ports: [{ number: 80, name: http, protocol: HTTP }]
    resolution: DNS
    zone: 1
`;
const decision = { reason: ' The operator mends it.\n', until: '2027-03-31' };

function findingIn(snapshot: Snapshot, rule: string): Finding {
  const found = findingsOf(snapshot).find((finding) => finding.rule === rule);
  if (!found) throw new Error(`There is no ${rule}`);
  return found;
}

describe('accepting a finding', () => {
  it('writes it into the design, which is made when there is none', () => {
    const snapshot = designFrom({ 'egress.yaml': entry });
    const result = acceptFindings(snapshot, [findingIn(snapshot, 'unknown-field')], decision);
    const said = findingsOf(snapshotAfter(snapshot, result));
    expect(said.map(({ rule, accepted }) => [rule, accepted?.reason])).toEqual([
      ['unknown-field', 'The operator mends it.'],
    ]);
    const files = filesAfter(snapshot, result);
    expect(files['egress.yaml']).toBe(yaml(entry));
    expect(files['design.yaml']).toBe(
      yaml(`
        apiVersion: fairway.dev/v1alpha1
        kind: EgressDesign
        metadata:
          name: design
        spec:
          accepted:
            - rule: unknown-field
              resource: ServiceEntry/shop/api
              path: spec.zone
              reason: The operator mends it.
              until: "2027-03-31"
      `),
    );
  });

  it('writes one reason for all of a kind, each once, as one change', () => {
    const snapshot = designFrom({ 'egress.yaml': entry, 'other.yaml': entry.replace('name: api', 'name: other') });
    const [first, ...others] = findingsOf(snapshot).filter(({ rule }) => rule === 'unknown-field');
    if (!first) throw new Error('There is no unknown-field');
    const said = findingsOf(snapshotAfter(snapshot, acceptFindings(snapshot, [first, ...others], decision)));
    expect(said.filter(({ rule }) => rule === 'unknown-field').map(({ accepted }) => accepted?.by.path)).toEqual([
      ['spec', 'accepted', 0],
      ['spec', 'accepted', 1],
    ]);
  });

  it('changes nothing else of a design, and is taken back to the byte', () => {
    const design = yaml(`
      # who calls what
      apiVersion: fairway.dev/v1alpha1
      kind: EgressDesign
      metadata: {name: shop}   # theirs
      spec: {istioVersion: "1.30"}
    `);
    const snapshot = designFrom({ 'egress.yaml': entry, 'design.yaml': design });
    const accepted = filesAfter(snapshot, acceptFindings(snapshot, [findingIn(snapshot, 'unknown-field')], decision));
    const after = designFrom(accepted);
    const by = findingIn(after, 'unknown-field').accepted?.by;
    if (!by) throw new Error('It is not accepted');
    expect(filesAfter(after, withdrawAcceptance(after, by))).toEqual({
      'egress.yaml': yaml(entry),
      'design.yaml': design,
    });
  });

  it('is decided anew where it was decided before', () => {
    const item =
      '- { rule: unknown-field, resource: ServiceEntry/shop/api, path: spec.zone, reason: Old, until: 2020-01-01 }';
    const design = (each: string): string =>
      yaml(`
        apiVersion: fairway.dev/v1alpha1
        kind: EgressDesign
        metadata: { name: shop }
        spec:
          accepted:
            ${each} # agreed
      `);
    const snapshot = designFrom({ 'egress.yaml': entry, 'design.yaml': design(item) });
    const finding = findingIn(snapshot, 'unknown-field');
    const anew = (until: string): string | undefined =>
      filesAfter(snapshot, acceptFindings(snapshot, [finding], { reason: 'New', until }))['design.yaml'];
    expect(anew('2028-01-01')).toBe(design(item.replace('Old', 'New').replace('2020-01-01', '"2028-01-01"')));
    expect(anew('')).toBe(design(item.replace('Old', 'New').replace(', until: 2020-01-01', '')));
  });

  it('takes a reason, and a day where it has an end', () => {
    const snapshot = designFrom({ 'egress.yaml': entry });
    const finding = findingIn(snapshot, 'unknown-field');
    expect(refusalOf(acceptFindings(snapshot, [finding], { reason: ' ', until: '' }))).toMatch(/^Give a reason/);
    expect(refusalOf(acceptFindings(snapshot, [finding], { reason: 'x', until: 'soon' }))).toBe(
      'soon is not a day. Write one such as 2027-03-31.',
    );
  });

  it('is of resources alone', () => {
    const snapshot = designFrom({ 'a.yaml': 'key: "never closed\n' });
    const [finding] = findingsOf(snapshot);
    if (!finding) throw new Error('There is nothing to say');
    expect(refusalOf(acceptFindings(snapshot, [finding], decision))).toMatch(/not a resource/);
  });
});

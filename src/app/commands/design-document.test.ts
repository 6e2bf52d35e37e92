import { expect, it } from 'vitest';
import type { ChangeResult } from '../../core/edit-at';
import type { Snapshot } from '../../core/snapshot';
import { designFrom, filesAfter, yaml } from '../../core/testing/change-cases';
import { entryText, ports, resourceNamed } from '../testing/tool-cases';
import { moveToNamespace } from './move-to-namespace';
import { removeAll, nothingRemoved } from './removal';
import { renameResource } from './rename-resource';

/** Two designs that name an entry in every way there is, each with something about another one. */
const designs = (key: string): Readonly<Record<string, string>> => ({
  'one.yaml': `
    apiVersion: fairway.dev/v1alpha1
    kind: EgressDesign
    metadata: { name: one }
    spec:
      notes:
        - { "on": ${key}, path: spec.resolution, text: Agreed. } # theirs
        - { "on": External/${key}/10.0.0.1, text: Old machine. }
        - { "on": ServiceEntry/shop/api-2, text: Another one. }
      layout:
        pins:
          ${key}: [1, 2]
          External/${key}/10.0.0.1: [3, 4]
          ServiceEntry/shop/api-2: [5, 6]
  `,
  'two.yaml': `
    apiVersion: fairway.dev/v1alpha1
    kind: EgressDesign
    metadata: { name: two }
    spec:
      accepted:
        - rule: unset-resolution # settled
          resource: ${key}
          path: spec.resolution
          reason: Agreed.
  `,
});

function open(key: string): Snapshot {
  return designFrom({ 'egress.yaml': entryText('api', ports.https), ...designs(key) });
}

const expected = (key: string): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(designs(key)).map(([path, text]) => [path, yaml(text)]));

function designsAfter(snapshot: Snapshot, result: ChangeResult): Readonly<Record<string, string | undefined>> {
  const files = filesAfter(snapshot, result);
  return { 'one.yaml': files['one.yaml'], 'two.yaml': files['two.yaml'] };
}

it('carries notes, acceptances and pins along when a resource gets another name', () => {
  const snapshot = open('ServiceEntry/shop/api');
  const entry = resourceNamed(snapshot, 'ServiceEntry/shop/api');
  expect(designsAfter(snapshot, renameResource(snapshot, entry, 'partner'))).toEqual(
    expected('ServiceEntry/shop/partner'),
  );
});

it('carries them along when it moves to another namespace', () => {
  const snapshot = open('ServiceEntry/shop/api');
  const moved = moveToNamespace(snapshot, [{ node: 'ServiceEntry/shop/api', part: null }], 'bank');
  expect(designsAfter(snapshot, moved)).toEqual(expected('ServiceEntry/bank/api'));
});

it('removes them with what they are about, in every design', () => {
  const snapshot = open('ServiceEntry/shop/api');
  const entry = resourceNamed(snapshot, 'ServiceEntry/shop/api');
  const gone = removeAll(snapshot, { ...nothingRemoved, resources: [entry], keys: [entry.key] }, 'Delete');
  const { 'one.yaml': one, 'two.yaml': two } = designsAfter(snapshot, gone);
  expect(one).toBe(
    yaml(designs('x')['one.yaml'] ?? '')
      .split('\n')
      .filter((line) => !/\bx\b/.test(line))
      .join('\n'),
  );
  expect(two).not.toContain('accepted');
});

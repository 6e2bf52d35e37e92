import { expect, it } from 'vitest';
import type { Workspace } from '../core/workspace';
import { countNewAnswers } from './new-answers';

const workspaceOf = (...notes: readonly string[]): Workspace => ({
  files: [
    { path: 'a.yaml', text: 'kind: Service\n' },
    {
      path: 'design.yaml',
      text: `apiVersion: fairway.dev/v1alpha1\nkind: EgressDesign\nmetadata: { name: design }\nspec:\n  notes:\n${notes.map((text) => `    - ${text}\n`).join('')}`,
    },
  ],
});
const refused = "text: 'Refused: Why? (Calls stop.)', by: Ada";
const accepted = "text: 'Accepted: Calls stop.'";
const remark = "text: 'The partner moves in May.'";
const item = (fields: string): string => `{ about: ServiceEntry/shop/a, ${fields} }`;

it('counts answers that no other design has', () => {
  const theirs = workspaceOf(item(refused), item(accepted), item(remark));
  expect(countNewAnswers(theirs)).toBe(2);
  expect(countNewAnswers(theirs, workspaceOf(item(accepted), item(remark)))).toBe(1);
  expect(countNewAnswers(theirs, workspaceOf(item(accepted)), workspaceOf(item(refused)))).toBe(0);
});

it('counts an answer of somebody else as another one, and the same one once', () => {
  const theirs = workspaceOf(item(refused), item(refused));
  expect(countNewAnswers(theirs)).toBe(1);
  expect(countNewAnswers(theirs, workspaceOf(item(refused.replace('Ada', 'Bo'))))).toBe(1);
});

it('counts none where there are no notes', () => {
  expect(countNewAnswers({ files: [] }, workspaceOf(item(refused)))).toBe(0);
  expect(countNewAnswers({ files: [{ path: 'a.yaml', text: 'kind: Service\n' }] })).toBe(0);
});

import { describe, expect, it } from 'vitest';
import { applyChange, invertChange, type Workspace } from '../core/workspace';
import { workspaceOf } from '../core/testing/mesh-fixture';
import { restoreChange } from './restore-change';

describe('restoring a version', () => {
  const cases: readonly (readonly [string, Workspace, Workspace])[] = [
    ['another text', workspaceOf({ 'a.yaml': 'a: 1\nb: 2\n' }), workspaceOf({ 'a.yaml': 'a: 1\nb: 3\n' })],
    ['a text that repeats itself', workspaceOf({ 'a.yaml': 'aaaa' }), workspaceOf({ 'a.yaml': 'aaaaaa' })],
    [
      'files that come and go',
      workspaceOf({ 'a.yaml': 'a', 'b.yaml': 'b' }),
      workspaceOf({ 'c.yaml': 'c', 'b.yaml': 'b' }),
    ],
    [
      'another order',
      workspaceOf({ 'a.yaml': 'a', 'b.yaml': 'b', 'c.yaml': 'c' }),
      workspaceOf({ 'c.yaml': 'C', 'a.yaml': 'a', 'b.yaml': 'b' }),
    ],
    ['nothing left', workspaceOf({ 'a.yaml': 'a' }), workspaceOf({})],
    ['everything from nothing', workspaceOf({}), workspaceOf({ 'a.yaml': 'a', 'b.yaml': '' })],
  ];
  it.each(cases)('%s is one step there, and one back', (_name, from, to) => {
    const change = restoreChange(from, to, 'Restore');
    if (!change) throw new Error('Nothing would change.');
    expect(applyChange(from, change)).toEqual(to);
    expect(applyChange(to, invertChange(from, change))).toEqual(from);
  });

  it('replaces the stretch that differs and no more', () => {
    const change = restoreChange(
      workspaceOf({ 'a.yaml': 'a: 1\nb: 2\n' }),
      workspaceOf({ 'a.yaml': 'a: 1\nb: 3\n' }),
      '',
    );
    expect(change?.files).toMatchObject([{ type: 'edit', edits: [{ from: 8, to: 9, insert: '3' }] }]);
  });

  it('is no step where nothing differs', () => {
    expect(restoreChange(workspaceOf({ 'a.yaml': 'a' }), workspaceOf({ 'a.yaml': 'a' }), '')).toBeNull();
  });
});

import { expect, it } from 'vitest';
import { kindNamed } from '../../core/testing/kind-named';
import type { Path } from '../../core/text';
import { followSelection, noScope, type Scope } from './scope';
import type { Selection } from '../store';

const entry = kindNamed('ServiceEntry');
const at = (path: Path, from: Selection['from']): Selection => ({
  place: { file: 'a.yaml', document: '1', path },
  from,
});
const endpoint: Path = ['spec', 'endpoints', 1];
const follow = (before: Scope, selection: Selection | null): Scope => followSelection(before, selection, entry, []);

it('opens at an item that a card or a branch stands for', () => {
  expect(follow(noScope, at(endpoint, 'canvas')).path).toEqual(endpoint);
  expect(follow(noScope, at(['spec', 'hosts', 0], 'canvas')).path).toEqual([]);
});

it('shows the whole object for the caret and for problems, and stays at an item while the caret is in it', () => {
  const opened = follow(noScope, at(endpoint, 'canvas'));
  expect(follow(noScope, at(endpoint, 'editor')).path).toEqual([]);
  expect(follow(opened, at([...endpoint, 'address'], 'editor'))).toMatchObject({
    path: endpoint,
    reveal: [...endpoint, 'address'],
  });
  expect(follow(opened, at(['spec', 'ports', 0], 'problems')).path).toEqual([]);
});

it('is not moved by the focus in the form itself', () => {
  const opened = follow(noScope, at(endpoint, 'canvas'));
  expect(follow(opened, at(['spec', 'ports', 0], 'inspector'))).toMatchObject({
    path: endpoint,
    reveal: opened.reveal,
  });
});

it('counts from the object in a List', () => {
  expect(followSelection(noScope, at(['items', 2, ...endpoint], 'canvas'), entry, ['items', 2]).path).toEqual(endpoint);
});

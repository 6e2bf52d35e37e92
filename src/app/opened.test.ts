import { expect, it } from 'vitest';
import { applyChange, emptyHistory, record, type Change, type Workspace } from '../core/workspace';
import { openedFiles } from './opened';

/** The texts of what was opened of a design after some changes, and whether each was there before them. */
function openedAfter(loaded: Workspace, ...changes: Change[]): Record<string, [text: string, isEarlier: boolean]> {
  let [at, history] = [loaded, emptyHistory];
  for (const change of changes) {
    history = record(history, at, change, 0);
    at = applyChange(at, change);
  }
  const { files, earlier } = openedFiles(history, at);
  return Object.fromEntries([...files].map(([path, { text }]) => [path, [text, earlier.has(path)]]));
}

const made = (origin: Change['origin'], ...files: Change['files']): Change => ({ label: '', origin, files });
const edit = (path: string): Change => made('form', { type: 'edit', path, edits: [{ from: 0, to: 1, insert: 'x' }] });

it('takes files as they came in, whatever is done to them', () => {
  const loaded = { files: [{ path: 'old.yaml', text: 'o' }] };
  expect(
    openedAfter(
      loaded,
      made('import', { type: 'create', path: 'a.yaml', text: 'a' }),
      made('command', { type: 'create', path: 'own.yaml', text: 'b' }),
      edit('a.yaml'),
      edit('old.yaml'),
      made('explorer', { type: 'rename', path: 'old.yaml', to: 'new.yaml' }),
      made('explorer', { type: 'remove', path: 'a.yaml' }),
    ),
  ).toEqual({ 'a.yaml': ['a', false], 'new.yaml': ['o', true] });
});

it('takes the later text of a file that was opened anew', () => {
  const open = (text: string): Change => made('import', { type: 'create', path: 'a.yaml', text });
  const close = made('explorer', { type: 'remove', path: 'a.yaml' });
  expect(openedAfter({ files: [] }, open('1'), close, open('2'), edit('a.yaml'))).toEqual({ 'a.yaml': ['2', false] });
});

it('takes nothing of a design whose place another one took', () => {
  const link: Change = {
    ...made(
      'import',
      { type: 'edit', path: 'same.yaml', edits: [{ from: 0, to: 1, insert: 't' }] },
      { type: 'remove', path: 'gone.yaml' },
      { type: 'create', path: 'new.yaml', text: 'n' },
    ),
    isAnother: true,
  };
  const own = made('import', { type: 'create', path: 'gone.yaml', text: 'g' });
  expect(openedAfter({ files: [{ path: 'same.yaml', text: 'o' }] }, own, link, edit('same.yaml'))).toEqual({
    'same.yaml': ['t', false],
    'new.yaml': ['n', false],
  });
});

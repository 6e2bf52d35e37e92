import { describe, expect, it } from 'vitest';
import {
  applyChange,
  emptyHistory,
  freePath,
  invertChange,
  record,
  redoStep,
  undoStep,
  type Change,
  type FileChange,
  type History,
  type Workspace,
} from '.';

const workspace: Workspace = {
  files: [
    { path: 'a.yaml', text: 'one\n' },
    { path: 'b.yaml', text: 'two\n' },
  ],
};

function change(...files: FileChange[]): Change {
  return { label: 'test', origin: 'command', files };
}

function typing(path: string, from: number, insert: string, to = from): Change {
  return { label: 'Typing', origin: 'editor', files: [{ type: 'edit', path, edits: [{ from, to, insert }] }] };
}

describe('applyChange', () => {
  it.each<[string, Change]>([
    ['edit', change({ type: 'edit', path: 'a.yaml', edits: [{ from: 0, to: 3, insert: 'uno' }] })],
    ['create', change({ type: 'create', path: 'c.yaml', text: 'three' })],
    ['remove', change({ type: 'remove', path: 'a.yaml' })],
    ['rename', change({ type: 'rename', path: 'b.yaml', to: 'z.yaml' })],
    [
      'several',
      change(
        { type: 'rename', path: 'b.yaml', to: 'z.yaml' },
        { type: 'edit', path: 'z.yaml', edits: [{ from: 0, to: 0, insert: '# ' }] },
        { type: 'remove', path: 'a.yaml' },
      ),
    ],
  ])('%s is taken back by its inverse, order of files included', (_name, each) => {
    expect(applyChange(applyChange(workspace, each), invertChange(workspace, each))).toEqual(workspace);
  });

  it('keeps the identity of files it does not touch', () => {
    const next = applyChange(workspace, typing('a.yaml', 0, 'x'));
    expect(next.files[1]).toBe(workspace.files[1]);
  });

  it('throws where a path is missing or taken', () => {
    expect(() => applyChange(workspace, change({ type: 'remove', path: 'no.yaml' }))).toThrow('no.yaml');
    expect(() => applyChange(workspace, change({ type: 'create', path: 'a.yaml', text: '' }))).toThrow('a.yaml');
  });
});

describe('freePath', () => {
  it('counts up before the ending', () => {
    expect(freePath(workspace, 'a.yaml')).toBe('a-2.yaml');
    expect(freePath(workspace, 'new.yaml')).toBe('new.yaml');
  });
});

describe('history', () => {
  function run(changes: readonly [Change, number][]): { history: History; workspace: Workspace } {
    let state = { history: emptyHistory, workspace };
    for (const [each, at] of changes) {
      state = {
        history: record(state.history, state.workspace, each, at),
        workspace: applyChange(state.workspace, each),
      };
    }
    return state;
  }

  it('joins typing in one place within half a second', () => {
    const { history, workspace: after } = run([
      [typing('a.yaml', 3, '!'), 0],
      [typing('a.yaml', 4, '?'), 400],
      [typing('a.yaml', 4, '', 5), 800],
    ]);
    expect(history.past).toHaveLength(1);
    const undone = undoStep(history);
    expect(applyChange(after, (undone as NonNullable<typeof undone>).step.inverse)).toEqual(workspace);
  });

  it.each<[string, readonly [Change, number][]]>([
    [
      'after a pause',
      [
        [typing('a.yaml', 3, 'x'), 0],
        [typing('a.yaml', 4, 'y'), 501],
      ],
    ],
    [
      'in another place',
      [
        [typing('a.yaml', 0, 'x'), 0],
        [typing('a.yaml', 4, 'y'), 1],
      ],
    ],
    [
      'in another file',
      [
        [typing('a.yaml', 0, 'x'), 0],
        [typing('b.yaml', 1, 'y'), 1],
      ],
    ],
    [
      'when a command comes',
      [
        [typing('a.yaml', 0, 'x'), 0],
        [{ ...typing('a.yaml', 1, 'y'), origin: 'form' }, 1],
      ],
    ],
    ['after an undo or redo', []],
  ])('starts a new step %s', (_name, changes) => {
    expect(run(changes).history.past).toHaveLength(changes.length);
  });

  it('redoes what was undone, until something new is done', () => {
    const { history, workspace: after } = run([[typing('a.yaml', 0, 'x'), 0]]);
    const undone = undoStep(history) as NonNullable<ReturnType<typeof undoStep>>;
    const back = applyChange(after, undone.step.inverse);
    const again = redoStep(undone.history) as NonNullable<ReturnType<typeof redoStep>>;
    expect(applyChange(back, again.step.change)).toEqual(after);
    expect(record(undone.history, back, typing('b.yaml', 0, 'y'), 1).future).toEqual([]);
  });

  it('does not join typing onto a step that was redone', () => {
    const { history, workspace: after } = run([[typing('a.yaml', 0, 'x'), 0]]);
    const undone = undoStep(history) as NonNullable<ReturnType<typeof undoStep>>;
    const again = redoStep(undone.history) as NonNullable<ReturnType<typeof redoStep>>;
    expect(record(again.history, after, typing('a.yaml', 1, 'y'), 1).past).toHaveLength(2);
  });
});

import { expect, it, vi } from 'vitest';
import { announce, dismissUndone } from '../notices';
import { dispatch, getState } from '../store';
import { undoCommand } from './undo';

vi.mock('../notices', () => ({
  announce: vi.fn(),
  dismissUndone: vi.fn(),
  notify: vi.fn(),
  tellNewestChange: vi.fn(),
}));

it('takes away what was said of a change that is undone', () => {
  dispatch({ label: 'Open', origin: 'command', files: [{ type: 'create', path: 'a.yaml', text: 'kind: Pod\n' }] });
  dispatch({
    label: 'Fix all that can be',
    origin: 'command',
    files: [{ type: 'edit', path: 'a.yaml', edits: [{ from: 6, to: 9, insert: 'Job' }] }],
  });
  const change = getState().history.past.at(-1)?.change;
  void undoCommand.run();
  expect(announce).toHaveBeenLastCalledWith('Undone: fix all that can be.');
  expect(dismissUndone).toHaveBeenCalledExactlyOnceWith(change);
});

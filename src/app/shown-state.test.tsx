// @vitest-environment happy-dom
import { act } from 'react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Change } from '../core/workspace';
import { dispatch, load, undo, useApp } from './store';
import { drawn } from './testing/drawn';
import { testPage } from './testing/page';

const { element, show } = testPage();

beforeEach(() => {
  load({ files: [{ path: 'egress.yaml', text: 'a: 1\n' }] });
  show(<Text />);
});

function Text(): React.JSX.Element {
  const file = useApp((state) => state.snapshot.workspace.files[0]);
  return (
    <>
      <output>{file?.path}</output>
      <p>{file?.text}</p>
    </>
  );
}

function insert(origin: Change['origin'], words: string): void {
  const edits = [{ from: 0, to: 0, insert: words }];
  dispatch({ label: words, origin, files: [{ type: 'edit', path: 'egress.yaml', edits }] });
}

describe('what panes show', () => {
  it('is what a form wrote at once', () => {
    act(() => insert('form', '# new\n'));
    expect(element().textContent).toContain('# new');
  });

  it('is what was typed in the text, and what was undone, after a frame', async () => {
    act(() => insert('editor', '# typed\n'));
    expect(element().textContent).not.toContain('# typed');
    await drawn();
    expect(element().textContent).toContain('# typed');
    act(() => undo());
    await drawn();
    expect(element().textContent).not.toContain('# typed');
  });

  it('is what was put down on the canvas after a frame', async () => {
    const edits = [{ from: 0, to: 0, insert: '# put down\n' }];
    act(() => {
      dispatch({ label: 'Move', origin: 'canvas', files: [{ type: 'edit', path: 'egress.yaml', edits }] }, 'soon');
    });
    expect(element().textContent).not.toContain('# put down');
    await drawn();
    expect(element().textContent).toContain('# put down');
  });

  it('is what files are called as soon as a new name is undone', () => {
    act(() => {
      dispatch({ label: 'Rename', origin: 'explorer', files: [{ type: 'rename', path: 'egress.yaml', to: 'b.yaml' }] });
    });
    act(() => undo());
    expect(element().querySelector('output')?.textContent).toBe('egress.yaml');
  });

  it('holds what was typed as soon as something else changes', () => {
    act(() => insert('editor', '# typed\n'));
    act(() => insert('canvas', '# drawn\n'));
    expect(element().textContent).toContain('# drawn\n# typed');
  });
});

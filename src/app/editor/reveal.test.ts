import { expect, it } from 'vitest';
import { holdInView } from './reveal';

/** An editor of lines 20 high that shows so many of them. */
function editorOf(lines: number) {
  let [top, shown] = [0, lines];
  let resized = (): void => undefined;
  let rightmost = 0;
  const editor: Parameters<typeof holdInView>[0] = {
    getScrollTop: () => top,
    onDidLayoutChange: (listener) => {
      resized = () => listener({} as Parameters<typeof listener>[0]);
      return { dispose: () => undefined };
    },
    revealRangeInCenterIfOutsideViewport: ({ startLineNumber: line, endColumn }) => {
      rightmost = endColumn;
      if (line * 20 > top + shown * 20 || line * 20 <= top) top = (line - Math.floor(shown / 2)) * 20;
    },
  };
  return {
    editor,
    rightmost: () => rightmost,
    scroll: (to: number) => (top = to),
    resize: (to: number) => ((shown = to), resized()),
  };
}

const at = (line: number) => ({ startLineNumber: line, endLineNumber: line, startColumn: 1, endColumn: 1 });

it('shows a line also where the pane becomes lower right after, as when the form opens', () => {
  const { editor, resize } = editorOf(20);
  holdInView(editor).reveal(at(16));
  expect(editor.getScrollTop()).toBe(0);
  resize(15);
  expect(editor.getScrollTop()).toBe(180);
});

it('leaves the text where somebody has scrolled it', () => {
  const { editor, scroll, resize } = editorOf(20);
  holdInView(editor).reveal(at(16));
  scroll(400);
  resize(15);
  expect(editor.getScrollTop()).toBe(400);
});

it('shows the beginning of a long line, so that those of all other lines stay in view', () => {
  const { editor, rightmost } = editorOf(20);
  holdInView(editor).reveal({ ...at(3), startColumn: 9, endColumn: 120 });
  expect(rightmost()).toBe(33);
  holdInView(editor).reveal({ ...at(3), startColumn: 9, endColumn: 12 });
  expect(rightmost()).toBe(12);
});

import type { editor as monacoEditor, IRange } from 'monaco-editor/editor';

type Editor = Pick<
  monacoEditor.IStandaloneCodeEditor,
  'revealRangeInCenterIfOutsideViewport' | 'getScrollTop' | 'onDidLayoutChange'
>;

/** How many characters of a line are brought into view at least. */
const telling = 24;

/**
 * Brings ranges into view, and keeps the last one there while the pane changes its size, as it does when the form opens over it; no longer than until
 * somebody scrolls.
 */
export function holdInView(editor: Editor): { readonly reveal: (range: IRange) => void; readonly dispose: () => void } {
  let held: { readonly range: IRange; readonly top: number } | undefined;
  const reveal = (range: IRange): void => {
    editor.revealRangeInCenterIfOutsideViewport(beginningOf(range));
    held = { range, top: editor.getScrollTop() };
  };
  const resized = editor.onDidLayoutChange(() => {
    if (held?.top === editor.getScrollTop()) reveal(held.range);
  });
  return { reveal, dispose: () => resized.dispose() };
}

/** Of a long line its beginning: to show its end, the editor would scroll the beginnings of all lines out of view. */
function beginningOf(range: IRange): IRange {
  if (range.endLineNumber !== range.startLineNumber) return range;
  return { ...range, endColumn: Math.min(range.endColumn, range.startColumn + telling) };
}

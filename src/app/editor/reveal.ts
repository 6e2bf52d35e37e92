import type { editor as monacoEditor, IRange } from 'monaco-editor/editor';

type Editor = Pick<
  monacoEditor.IStandaloneCodeEditor,
  'revealRangeInCenterIfOutsideViewport' | 'getScrollTop' | 'onDidLayoutChange'
>;

/**
 * Brings ranges into view, and keeps the last one there while the pane changes its size, as it does when the form opens over it; no longer than until
 * somebody scrolls.
 */
export function holdInView(editor: Editor): { readonly reveal: (range: IRange) => void; readonly dispose: () => void } {
  let held: { readonly range: IRange; readonly top: number } | undefined;
  const reveal = (range: IRange): void => {
    editor.revealRangeInCenterIfOutsideViewport(range);
    held = { range, top: editor.getScrollTop() };
  };
  const resized = editor.onDidLayoutChange(() => {
    if (held?.top === editor.getScrollTop()) reveal(held.range);
  });
  return { reveal, dispose: () => resized.dispose() };
}

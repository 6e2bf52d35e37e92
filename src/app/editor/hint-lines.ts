import type { editor, IDisposable, languages, Range } from 'monaco-editor/editor';
import { hintsIn } from '../../core/language';
import type { Snapshot } from '../../core/snapshot';
import { getState, subscribe } from '../store';
import type { Monaco } from './monaco-api';
import type { Mirror } from './mirror';
import { toRawOffset, toViewOffset, type ViewText } from './view-text';
import { marginWords } from './words';

/** How long the design rests before hints are made anew, in milliseconds: they depend on other documents too. */
const restFor = 250;

/** Shows behind a line what its setting leads to. Monaco asks for the lines in view alone. */
export function hintAtLines(monaco: Monaco, mirror: Mirror): IDisposable {
  const changed = new monaco.Emitter<void>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = subscribe((state, before) => {
    if (state.snapshot === before.snapshot) return;
    clearTimeout(timer);
    timer = setTimeout(() => changed.fire(), restFor);
  });
  const provider = monaco.languages.registerInlayHintsProvider('yaml', {
    displayName: marginWords.hints,
    onDidChangeInlayHints: changed.event,
    provideInlayHints: (model, range) => ({ hints: hintsOf(monaco, mirror, model, range), dispose: () => undefined }),
  });
  return {
    dispose: () => {
      clearTimeout(timer);
      stop();
      provider.dispose();
      changed.dispose();
    },
  };
}

function hintsOf(monaco: Monaco, mirror: Mirror, model: editor.ITextModel, range: Range): languages.InlayHint[] {
  const path = mirror.pathOf(model);
  const view = path === undefined ? undefined : mirror.viewOf(path);
  if (path === undefined || !view) return [];
  const from = toRawOffset(view, model.getOffsetAt(range.getStartPosition()));
  const to = toRawOffset(view, model.getOffsetAt(range.getEndPosition()));
  return documentsBetween(getState().snapshot, path, from, to).flatMap(({ document, start, snapshot }) =>
    hintsIn(snapshot, document, { from: from - start, to: to - start }).map(({ offset, text, says }) => ({
      label: ` ‹${text}›`,
      tooltip: says,
      position: positionOf(model, view, start + offset),
      paddingLeft: true,
      kind: monaco.languages.InlayHintKind.Type,
    })),
  );
}

function positionOf(model: editor.ITextModel, view: ViewText, raw: number): languages.InlayHint['position'] {
  return model.getPositionAt(toViewOffset(view, raw));
}

/** The documents that lie in a range of a file's text (raw). */
function documentsBetween(snapshot: Snapshot, path: string, from: number, to: number) {
  const stream = snapshot.files.find((each) => each.path === path)?.stream;
  return (stream?.documents ?? []).flatMap((document, index) => {
    const start = stream?.starts[index] ?? 0;
    return start <= to && start + document.text.length >= from ? [{ document, start, snapshot }] : [];
  });
}

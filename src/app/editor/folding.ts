import type { editor, IDisposable, languages } from 'monaco-editor/editor';
import { foldsOf } from '../../core/language';
import { positionIn } from '../../core/yaml';
import { getState } from '../store';
import { isLongText } from './large-text';
import type { Monaco } from './monaco-api';
import type { Mirror } from './mirror';

/** Folds documents, mappings, lists and comments; a long text Monaco folds by indentation, which is quicker for thousands of documents. */
export function foldStructure(monaco: Monaco, mirror: Mirror): IDisposable {
  return monaco.languages.registerFoldingRangeProvider('yaml', {
    provideFoldingRanges: (model) => foldsOfModel(monaco, mirror, model),
  });
}

/** Nothing while the snapshot has another text than the model, so that Monaco keeps to indentation. */
function foldsOfModel(monaco: Monaco, mirror: Mirror, model: editor.ITextModel): languages.FoldingRange[] | undefined {
  const path = mirror.pathOf(model);
  const view = path === undefined ? undefined : mirror.viewOf(path);
  const file = getState().snapshot.files.find((each) => each.path === path);
  if (!view || !file || file.file.text !== view.raw || isLongText(view.text)) return undefined;
  const { stream } = file;
  return stream.documents.flatMap((document, index) => {
    const first = positionIn(stream, index, 0).line;
    return foldsOf(document).map(({ from, to, isComment }) => ({
      start: first + from,
      end: first + to,
      ...(isComment ? { kind: monaco.languages.FoldingRangeKind.Comment } : {}),
    }));
  });
}

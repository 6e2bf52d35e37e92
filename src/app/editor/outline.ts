import type { editor, IDisposable, languages } from 'monaco-editor/editor';
import { rangeAt } from '../../core/schema';
import { getState } from '../store';
import type { Monaco } from './monaco-api';
import type { Mirror } from './mirror';
import { toModelRange } from './spot';

/** Lists a file's resources for `Go to symbol` (Ctrl/Cmd+Shift+O). */
export function listResources(monaco: Monaco, mirror: Mirror): IDisposable {
  return monaco.languages.registerDocumentSymbolProvider('yaml', {
    displayName: 'Resources',
    provideDocumentSymbols: (model) => symbolsOf(monaco, mirror, model),
  });
}

function symbolsOf(monaco: Monaco, mirror: Mirror, model: editor.ITextModel): languages.DocumentSymbol[] {
  const path = mirror.pathOf(model);
  const view = path === undefined ? undefined : mirror.viewOf(path);
  const { snapshot } = getState();
  const stream = snapshot.files.find((each) => each.path === path)?.stream;
  if (!view || !stream) return [];
  const starts = new Map(stream.documents.map((document, index) => [document, stream.starts[index] ?? 0]));
  return snapshot.resources.flatMap((resource) => {
    const start = resource.place.file === path ? starts.get(resource.document) : undefined;
    if (start === undefined) return [];
    const range = toModelRange(
      monaco,
      model,
      { start, view },
      rangeAt(resource.document, resource.place.path, 'value'),
    );
    const name = `${resource.kind} ${resource.name}`;
    const kind = monaco.languages.SymbolKind.Object;
    return [{ name, detail: resource.namespace ?? '', kind, tags: [], range, selectionRange: range }];
  });
}

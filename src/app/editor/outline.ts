import type { IDisposable, languages } from 'monaco-editor/editor';
import { getState } from '../store';
import type { Monaco } from './monaco-api';
import type { Mirror } from './mirror';
import { rangeOfPlace } from './place-range';
import { toViewOffset } from './view-text';

/** Lists a file's resources for `Go to symbol` (Ctrl/Cmd+Shift+O). */
export function listResources(monaco: Monaco, mirror: Mirror): IDisposable {
  return monaco.languages.registerDocumentSymbolProvider('yaml', {
    displayName: 'Resources',
    provideDocumentSymbols: (model): languages.DocumentSymbol[] => {
      const path = mirror.pathOf(model);
      const view = path === undefined ? undefined : mirror.viewOf(path);
      const { snapshot } = getState();
      if (!view) return [];
      return snapshot.resources
        .filter((resource) => resource.place.file === path)
        .flatMap((resource) => {
          const found = rangeOfPlace(snapshot, resource.place);
          if (!found) return [];
          const range = monaco.Range.fromPositions(
            model.getPositionAt(toViewOffset(view, found.resource.from)),
            model.getPositionAt(toViewOffset(view, found.resource.to)),
          );
          const detail = resource.namespace ?? '';
          const kind = monaco.languages.SymbolKind.Object;
          const name = `${resource.kind} ${resource.name}`;
          return [{ name, detail, kind, tags: [], range, selectionRange: range }];
        });
    },
  });
}

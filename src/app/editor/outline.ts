import type { editor, IDisposable, IRange, languages } from 'monaco-editor/editor';
import { namedPartsOf, type NamedPart } from '../../core/language';
import { rangeAt, type Resource } from '../../core/schema';
import type { Path } from '../../core/text';
import { indexOfDocument } from '../../core/yaml';
import { getState } from '../store';
import type { Monaco } from './monaco-api';
import type { Mirror } from './mirror';
import { toModelRange } from './spot';
import { marginWords } from './words';

/** Lists a file's resources, with their named routes, ports, subsets and servers, for `Go to symbol` (Ctrl/Cmd+Shift+O). */
export function listResources(monaco: Monaco, mirror: Mirror): IDisposable {
  return monaco.languages.registerDocumentSymbolProvider('yaml', {
    displayName: marginWords.symbols,
    provideDocumentSymbols: (model) => symbolsOf(monaco, mirror, model),
  });
}

function symbolsOf(monaco: Monaco, mirror: Mirror, model: editor.ITextModel): languages.DocumentSymbol[] {
  const path = mirror.pathOf(model);
  const view = path === undefined ? undefined : mirror.viewOf(path);
  const { snapshot } = getState();
  const stream = snapshot.files.find((each) => each.path === path)?.stream;
  if (!view || !stream) return [];
  return snapshot.resources.flatMap((resource) => {
    if (resource.place.file !== path) return [];
    const index = indexOfDocument(stream, resource.place.document);
    const [document, start] = [stream.documents[index], stream.starts[index]];
    if (document === undefined || start === undefined) return [];
    const toRange = (at: Path): IRange => toModelRange(monaco, model, { start, view }, rangeAt(document, at, 'value'));
    return [symbolOfResource(monaco, resource, toRange)];
  });
}

function symbolOfResource(monaco: Monaco, resource: Resource, toRange: (at: Path) => IRange): languages.DocumentSymbol {
  const { Object: asObject, Field } = monaco.languages.SymbolKind;
  const symbolOf = (
    told: Pick<languages.DocumentSymbol, 'name' | 'detail' | 'kind'>,
    at: Path,
    parts: readonly NamedPart[],
  ): languages.DocumentSymbol => ({
    ...told,
    tags: [],
    range: toRange(at),
    selectionRange: toRange(at),
    children: parts.map((part) =>
      symbolOf({ name: `${part.list} ${part.name}`, detail: '', kind: Field }, part.path, part.parts),
    ),
  });
  const told = { name: `${resource.kind} ${resource.name}`, detail: resource.namespace ?? '', kind: asObject };
  return symbolOf(told, resource.place.path, namedPartsOf(resource));
}

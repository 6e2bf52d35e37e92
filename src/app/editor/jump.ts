import type { editor, IDisposable, IPosition, IRange, languages, Uri } from 'monaco-editor/editor';
import { definitionAt, referencesAt } from '../../core/language';
import { locate, type Snapshot } from '../../core/snapshot';
import { rangeAt, type Place } from '../../core/schema';
import { setView } from '../view';
import type { Monaco } from './monaco-api';
import type { Mirror } from './mirror';
import { spotAt, toModelRange } from './spot';

/** Leads from a name to where it is made (F12) and to all its uses (Shift+F12), across files. */
export function jumpToNames(monaco: Monaco, mirror: Mirror): IDisposable {
  const locations = (snapshot: Snapshot, places: readonly Place[]): languages.Location[] =>
    places.flatMap((place) => locationOf(monaco, mirror, snapshot, place) ?? []);
  const parts = [
    monaco.languages.registerDefinitionProvider('yaml', {
      provideDefinition: (model, position) => {
        const spot = spotAt(mirror, model, position);
        return spot ? locations(spot.snapshot, definitionAt(spot.snapshot, spot.document, spot.offset)) : [];
      },
    }),
    monaco.languages.registerReferenceProvider('yaml', {
      provideReferences: (model, position) => {
        const spot = spotAt(mirror, model, position);
        return spot ? locations(spot.snapshot, referencesAt(spot.snapshot, spot.document, spot.offset)) : [];
      },
    }),
    monaco.editor.registerEditorOpener({
      openCodeEditor: (source, resource, target) => openFile(mirror, source, resource, target),
    }),
  ];
  return { dispose: () => parts.forEach((part) => part.dispose()) };
}

/** The value at a place; a model is made for its file, so that it can be peeked at. */
function locationOf(monaco: Monaco, mirror: Mirror, snapshot: Snapshot, place: Place): languages.Location | undefined {
  const located = locate(snapshot, place);
  const model = located && mirror.modelOf(place.file);
  const view = mirror.viewOf(place.file);
  if (!located || !model || !view) return undefined;
  const range = rangeAt(located.document, place.path, 'value');
  return { uri: model.uri, range: toModelRange(monaco, model, { start: located.start, view }, range) };
}

/** Shows another file in the one editor there is, and puts the caret where Monaco wants it. */
function openFile(
  mirror: Mirror,
  source: editor.ICodeEditor,
  resource: Uri,
  target: IRange | IPosition | undefined,
): boolean {
  const model = mirror.models().find((each) => each.uri.toString() === resource.toString());
  const path = model && mirror.pathOf(model);
  if (!model || path === undefined) return false;
  setView({ openFile: path });
  // The page shows the file in its next frame.
  const start = performance.now();
  const settle = (): void => {
    if (source.getModel() === model) showTarget(source, target);
    else if (performance.now() - start < patience) requestAnimationFrame(settle);
  };
  settle();
  return true;
}

/** How long a file may take to be shown, in milliseconds. */
const patience = 2_000;

function showTarget(source: editor.ICodeEditor, target: IRange | IPosition | undefined): void {
  if (target === undefined) return;
  const position = 'lineNumber' in target ? target : { lineNumber: target.startLineNumber, column: target.startColumn };
  source.setPosition(position);
  source.revealPositionInCenterIfOutsideViewport(position);
  source.focus();
}

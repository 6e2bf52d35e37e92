import { isTraced } from '../../core/mesh';
import { topologyOf } from '../../core/topology';
import type { editor, IDisposable, languages } from 'monaco-editor/editor';
import { summaryOf } from '../../core/language';
import { rangeAt, unreadFrom, type Resource } from '../../core/schema';
import { locate, type Snapshot } from '../../core/snapshot';
import { indexOfDocument, positionIn } from '../../core/yaml';
import { getFindings, subscribeFindings } from '../findings';
import { getState, select, subscribe } from '../store';
import type { Monaco } from './monaco-api';
import type { Mirror } from './mirror';
import { toViewOffset } from './view-text';
import { marginWords } from './words';

const showCommand = 'fairway.showOnCanvas';
/** A file with more resources has no lenses: nobody reads so many, and each is a line that the editor has to lay out. */
const mostResources = 300;
/** How long the design rests before lenses are made anew, in milliseconds. */
const restFor = 400;

/** Sums up each resource on a line of its own above it. Monaco asks for the words of those in view alone. */
export function sumUpResources(monaco: Monaco, mirror: Mirror): IDisposable {
  const changed = new monaco.Emitter<languages.CodeLensProvider>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const renew = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => changed.fire(provider), restFor);
  };
  const provider: languages.CodeLensProvider = {
    onDidChange: changed.event,
    provideCodeLenses: (model) => ({ lenses: lensesOf(mirror, model), dispose: () => undefined }),
    resolveCodeLens: (_model, lens) => worded(lens),
  };
  const parts = [
    monaco.languages.registerCodeLensProvider('yaml', provider),
    monaco.editor.registerCommand(showCommand, (_accessor, key: string) => showResource(key)),
    changed,
  ];
  const stops = [
    subscribeFindings(renew),
    subscribe((state, before) => {
      if (state.snapshot !== before.snapshot) renew();
    }),
  ];
  return {
    dispose: () => {
      clearTimeout(timer);
      stops.forEach((stop) => stop());
      parts.forEach((part) => part.dispose());
    },
  };
}

/** A lens that has no words yet knows what it is about. Monaco keeps lenses, and must not keep a whole snapshot with them. */
interface ResourceLens extends languages.CodeLens {
  readonly about: { readonly key: string; readonly role: 'summary' | 'show' };
}

function lensesOf(mirror: Mirror, model: editor.ITextModel): languages.CodeLens[] {
  const path = mirror.pathOf(model);
  const view = path === undefined ? undefined : mirror.viewOf(path);
  const { snapshot } = getState();
  const file = snapshot.files.find((each) => each.path === path);
  if (!view || !file || file.file.text !== view.raw) return [];
  const { documents, starts } = file.stream;
  const lineOf = (index: number, offset: number): number =>
    model.getPositionAt(toViewOffset(view, (starts[index] ?? 0) + offset)).lineNumber;
  const resources = snapshot.resources.filter((resource) => resource.place.file === path);
  if (resources.length > mostResources) return [];
  return resources.flatMap((resource) => {
    const index = indexOfDocument(file.stream, resource.place.document);
    const document = documents[index];
    if (document === undefined) return [];
    const line = lineOf(index, rangeAt(document, resource.place.path, 'value').from);
    const range = { startLineNumber: line, startColumn: 1, endLineNumber: line, endColumn: 1 };
    return (['summary', 'show'] as const).map((role): ResourceLens => ({ range, about: { key: resource.key, role } }));
  });
}

function isOfResource(lens: languages.CodeLens): lens is ResourceLens {
  return 'about' in lens;
}

function worded(lens: languages.CodeLens): languages.CodeLens {
  if (!isOfResource(lens)) return lens;
  const { key, role } = lens.about;
  const { snapshot } = getState();
  const resource = snapshot.resources.find((each) => each.key === key);
  if (!resource) return lens;
  if (role === 'show') {
    return { ...lens, command: { id: showCommand, title: marginWords.showOnCanvas, arguments: [resource.key] } };
  }
  return { ...lens, command: { id: '', title: titleOf(snapshot, resource) } };
}

function titleOf(snapshot: Snapshot, resource: Resource): string {
  const located = resource.incomplete ? locate(snapshot, resource.place) : undefined;
  const from = located && unreadFrom(located.document);
  if (from !== undefined && located)
    return marginWords.notReadSince(positionIn(located.view.stream, located.index, from).line);
  const words = summaryOf(snapshot.mesh, resource, { calls: callsOf(snapshot, resource), findings: tally(resource) });
  return words === '' ? marginWords.noFindings : words;
}

/** Drawn calls end at entries alone. Undefined while they are not followed: the lenses come again with the findings, which need that too. */
function callsOf(snapshot: Snapshot, { kind, key }: Resource): number | undefined {
  if (kind !== 'ServiceEntry' || !isTraced(snapshot.mesh)) return undefined;
  return topologyOf(snapshot).edges.filter((edge) => edge.type === 'call' && edge.to === key).length;
}

function tally({ key }: Resource): { error: number; warning: number; info: number } {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity, accepted } of getFindings().byResource.get(key) ?? []) if (!accepted) counts[severity]++;
  return counts;
}

/** The canvas follows a selection made elsewhere. */
function showResource(key: string): void {
  const resource = getState().snapshot.resources.find((each) => each.key === key);
  if (resource) select({ place: resource.place, from: 'editor' });
}

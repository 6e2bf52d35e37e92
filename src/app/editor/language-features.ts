import type { editor, IDisposable, IRange, languages, Position } from 'monaco-editor/editor';
import { completeAt, hoverAt, type Completion, type KnownNames } from '../../core/language';
import { isRecord } from '../../core/schema';
import type { Snapshot } from '../../core/snapshot';
import type { Range } from '../../core/text';
import type { Document } from '../../core/yaml';
import { getState } from '../store';
import type { Monaco } from './monaco-api';
import type { Mirror } from './mirror';
import { documentAtOffset } from './place-range';
import { toRawOffset, toViewOffset, type ViewText } from './view-text';

/** Explains fields under the pointer and suggests keys and values, from the kinds' data and the names of the design. */
export function explainAndSuggest(monaco: Monaco, mirror: Mirror): IDisposable {
  const hover = monaco.languages.registerHoverProvider('yaml', {
    provideHover: (model, position) => {
      const spot = spotAt(mirror, model, position);
      const found = spot && hoverAt(spot.document, spot.offset);
      return found ? { range: toRange(monaco, model, spot, found.range), contents: [{ value: found.text }] } : null;
    },
  });
  const suggest = monaco.languages.registerCompletionItemProvider('yaml', {
    triggerCharacters: [' '],
    provideCompletionItems: (model, position, context) => {
      const spot = spotAt(mirror, model, position);
      if (!spot || (context.triggerCharacter === ' ' && !followsColon(model, position))) return { suggestions: [] };
      const found = completeAt(spot.document, spot.offset, namesOf(getState().snapshot));
      return {
        suggestions: found.map((each, index) =>
          suggestionOf(monaco, each, index, toRange(monaco, model, spot, each.range)),
        ),
      };
    },
  });
  return {
    dispose: () => {
      hover.dispose();
      suggest.dispose();
    },
  };
}

/** A place in a model as the core counts it: the document, and the offset in its text. */
interface Spot {
  readonly document: Document;
  readonly offset: number;
  /** Offset of the document in its file. */
  readonly start: number;
  readonly view: ViewText;
}

function spotAt(mirror: Mirror, model: editor.ITextModel, position: Position): Spot | undefined {
  const path = mirror.pathOf(model);
  const view = path === undefined ? undefined : mirror.viewOf(path);
  if (path === undefined || !view) return undefined;
  const raw = toRawOffset(view, model.getOffsetAt(position));
  const found = documentAtOffset(getState().snapshot, path, raw);
  return found && { document: found.document, start: found.start, offset: raw - found.start, view };
}

function toRange(monaco: Monaco, model: editor.ITextModel, { start, view }: Spot, range: Range): IRange {
  const from = model.getPositionAt(toViewOffset(view, start + range.from));
  return monaco.Range.fromPositions(from, model.getPositionAt(toViewOffset(view, start + range.to)));
}

/** A space typed elsewhere is indentation or prose, and nobody asked for suggestions there. */
function followsColon(model: editor.ITextModel, position: Position): boolean {
  return /:\s+$/.test(model.getLineContent(position.lineNumber).slice(0, position.column - 1));
}

function suggestionOf(monaco: Monaco, completion: Completion, index: number, range: IRange): languages.CompletionItem {
  const { CompletionItemKind, CompletionItemInsertTextRule } = monaco.languages;
  const kinds = {
    key: CompletionItemKind.Property,
    value: CompletionItemKind.Value,
    resource: CompletionItemKind.Snippet,
  };
  const isScalarKey = completion.type === 'key' && completion.insert.endsWith(': ');
  return {
    label: completion.detail === '' ? completion.label : { label: completion.label, description: completion.detail },
    kind: kinds[completion.type],
    insertText: completion.insert,
    insertTextRules: CompletionItemInsertTextRule.KeepWhitespace,
    range,
    sortText: String(index).padStart(4, '0'),
    ...(completion.doc === '' ? {} : { documentation: { value: completion.doc } }),
    // A key that takes one value is mostly followed by choosing it.
    ...(isScalarKey ? { command: { id: 'editor.action.triggerSuggest', title: 'Suggest' } } : {}),
  };
}

const knownNames = new WeakMap<Snapshot, KnownNames>();

function namesOf(snapshot: Snapshot): KnownNames {
  let names = knownNames.get(snapshot);
  if (names === undefined) knownNames.set(snapshot, (names = collectNames(snapshot)));
  return names;
}

function collectNames(snapshot: Snapshot): KnownNames {
  const hosts = new Set<string>();
  const namespaces = new Set<string>();
  for (const { kind, namespace, name, value } of snapshot.resources) {
    if (namespace !== null) namespaces.add(namespace);
    if (kind === 'Namespace') namespaces.add(name);
    const spec = value['spec'];
    const written = kind === 'ServiceEntry' && isRecord(spec) ? spec['hosts'] : undefined;
    if (Array.isArray(written)) for (const host of written) if (typeof host === 'string') hosts.add(host);
  }
  return { hosts: [...hosts].sort(), namespaces: [...namespaces].sort() };
}

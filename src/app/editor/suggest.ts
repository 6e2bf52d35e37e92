import type { editor, IDisposable, IRange, languages, Position } from 'monaco-editor/editor';
import { completeAt, type Completion } from '../../core/language';
import type { Monaco } from './monaco-api';
import type { Mirror } from './mirror';
import { spotAt, toModelRange } from './spot';
import { marginWords } from './words';

/** Suggests keys, values, items and whole resources, from the kinds' data and the names of the design. */
export function suggestText(monaco: Monaco, mirror: Mirror): IDisposable {
  return monaco.languages.registerCompletionItemProvider('yaml', {
    triggerCharacters: [' ', ',', '[', '{', '"', "'", '/'],
    provideCompletionItems: (model, position, context) => {
      const spot = spotAt(mirror, model, position);
      if (!spot || !isWelcome(context.triggerCharacter, model, position)) return { suggestions: [] };
      const found = completeAt(spot.document, spot.offset, spot.snapshot.mesh);
      // Thousands of hosts replace one and the same word.
      const ranges = new Map(
        [...new Set(found.map((each) => each.range))].map((range) => [range, toModelRange(monaco, model, spot, range)]),
      );
      const suggestions = found.flatMap((each, index) => {
        const range = ranges.get(each.range);
        return range ? [suggestionOf(monaco, each, index, range)] : [];
      });
      return { suggestions };
    },
  });
}

/** A space asks where a value or an item starts; elsewhere it is indentation or prose, and nobody asked for suggestions there. */
function isWelcome(trigger: string | undefined, model: editor.ITextModel, position: Position): boolean {
  const before = model.getLineContent(position.lineNumber).slice(0, position.column - 1);
  switch (trigger) {
    case undefined:
      return true;
    case ' ':
      return /(?::\s+|^\s*(?:-\s+)+|[,[{]\s*)$/.test(before);
    case ',':
      return /[[{]/.test(before) || /^\s*retryOn:/.test(before);
    case '/':
      return /["'\s[,][\w*.~-]*\/$/.test(before);
    default:
      return true;
  }
}

function suggestionOf(monaco: Monaco, completion: Completion, index: number, range: IRange): languages.CompletionItem {
  const { CompletionItemInsertTextRule: rule, CompletionItemTag } = monaco.languages;
  const { label, detail, insert, doc, alias, refused, isSnippet } = completion;
  // Behind a key mostly comes its value, or the first key of what it holds.
  const goesOn = completion.type === 'key' && /[ {[]$/.test(insert);
  return {
    label: detail === '' ? label : { label, description: detail },
    kind: kindOf(monaco, completion),
    insertText: insert,
    insertTextRules: rule.KeepWhitespace | (isSnippet ? rule.InsertAsSnippet : rule.None),
    range,
    sortText: String(index).padStart(4, '0'),
    ...(alias === '' ? {} : { filterText: alias }),
    ...(refused ? { tags: [CompletionItemTag.Deprecated] } : {}),
    ...(doc === '' ? {} : { documentation: { value: doc } }),
    ...(goesOn ? { command: { id: 'editor.action.triggerSuggest', title: marginWords.suggest } } : {}),
  };
}

function kindOf(monaco: Monaco, { type }: Completion): languages.CompletionItemKind {
  const { CompletionItemKind } = monaco.languages;
  switch (type) {
    case 'key':
      return CompletionItemKind.Property;
    case 'value':
      return CompletionItemKind.Value;
    case 'item':
    case 'resource':
      return CompletionItemKind.Snippet;
  }
}

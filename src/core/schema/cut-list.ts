import type { Diagnostic, Path, Range } from '../text';
import { editDocument, findNode, type Document } from '../yaml';
import { isRecord } from '../lists';

/** What is left of a `kind: List` without its kind: resources below `items`, and next to nothing beside them. */
interface CutList {
  /** How many items there are, the one that may be cut among them. */
  readonly count: number;
  /** The index of the item behind which the text ends, so that a part of it may be missing; undefined where a key follows the items. */
  readonly open: number | undefined;
}

const known = new WeakMap<Document, CutList | undefined>();

/**
 * Resources below `items` in a document that does not say what it is. `kubectl get -o yaml` and `-o json` sort the keys of a List: apiVersion, items, kind,
 * metadata (kubernetes/cli-runtime pkg/printers/yaml.go, PrintObj, through sigs.k8s.io/yaml Marshal), so output that was cut off has lost its kind.
 */
export function cutListOf(document: Document): CutList | undefined {
  if (!isRecord(document.value) || hasKind(document.value)) return undefined;
  if (!known.has(document)) known.set(document, readCutList(document.value));
  return known.get(document);
}

/** Whether an item of a cut list can be read to its end. */
export function isWholeInCut(document: Document, { open, count }: CutList, index: number): boolean {
  if (index === open) return false;
  const broken = document.problems.find(({ severity }) => severity === 'error');
  if (broken === undefined) return true;
  // A text that ends in the middle is broken in its last item alone; what is broken further up may have taken anything along.
  const last = findNode(document.tree, ['items', count - 1]);
  return index < count - 1 && last >= 0 && broken.range.from >= (document.tree.start[last] as number);
}

/** The offset in a document from which what is written cannot be read, or is missing; undefined where all of it is there. */
export function unreadFrom(document: Document): number | undefined {
  const broken = document.problems.find(({ severity }) => severity === 'error');
  if (broken) return broken.range.from;
  return cutListOf(document)?.open === undefined ? undefined : lastLine(document.text).from;
}

/** What there is to say of a list without its kind, at the line where the text ends, or at the items where more follows them. */
export function cutListProblem(document: Document): Pick<Diagnostic, 'message' | 'range' | 'fixes'> | undefined {
  const list = cutListOf(document);
  if (list === undefined) return undefined;
  const held = list.count === 1 ? 'items, which holds 1 object' : `items, which holds ${list.count} objects`;
  const missing = `kind: List is missing beside ${held}`;
  if (endsOpen(document))
    return {
      message: `${missing}: kubectl writes it last, so the file is probably cut off here. Fetch it again${list.open === undefined ? '' : '; the last object is not judged'}.`,
      range: lastLine(document.text),
    };
  const node = findNode(document.tree, ['items']);
  const from = document.tree.keyStart[node] ?? 0;
  const order = (path: Path): readonly string[] | undefined => (path.length === 0 ? keysOfLists : undefined);
  const fixed = editDocument(document, [{ type: 'set', path: ['kind'], value: 'List' }], { order });
  return {
    message: `${missing}, and kubectl refuses an object without a kind. Add it.`,
    range: { from, to: document.tree.keyEnd[node] ?? from },
    fixes: fixed.ok ? [{ title: 'Add kind: List', edits: fixed.edits }] : [],
  };
}

/** Whether the text ends in the items, or in the middle of `kind: List` itself. */
function endsOpen({ value }: Document): boolean {
  const last = isRecord(value) ? Object.keys(value).at(-1) : undefined;
  return last === 'items' || last === 'kind';
}

/** The keys of a List in the order in which kubectl writes them. */
const keysOfLists: readonly string[] = ['apiVersion', 'items', 'kind', 'metadata'];

function readCutList(value: Readonly<Record<string, unknown>>): CutList | undefined {
  const { items } = value;
  const keys = Object.keys(value);
  if (!Array.isArray(items) || !keys.every((key) => keysOfLists.includes(key))) return undefined;
  const open = keys.at(-1) === 'items' ? items.length - 1 : undefined;
  const isList =
    items.length > 0 && items.every((item, index) => isObject(item) || (index > 0 && index === items.length - 1));
  return isList ? { count: items.length, open } : undefined;
}

/** Whether a value names its kind. One that is a beginning of `List` may be what is left of it. */
function hasKind({ kind }: Readonly<Record<string, unknown>>): boolean {
  return (
    kind !== undefined && kind !== null && (typeof kind !== 'string' || kind === 'List' || !'List'.startsWith(kind))
  );
}

function isObject(item: unknown): boolean {
  return isRecord(item) && typeof item['apiVersion'] === 'string' && typeof item['kind'] === 'string';
}

/** The last line that is not blank, without what stands around its text. */
function lastLine(text: string): Range {
  const to = text.trimEnd().length;
  const line = Math.max(text.lastIndexOf('\n', to - 1), text.lastIndexOf('\r', to - 1)) + 1;
  return { from: line + (/^[ \t]*/.exec(text.slice(line, to))?.[0].length ?? 0), to };
}

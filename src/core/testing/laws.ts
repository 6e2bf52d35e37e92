import { loadAll, YAML11_SCHEMA } from 'js-yaml';
import { applyEdits, invertEdits, type TextEdit } from '../text';
import {
  editDocument,
  NodeKind,
  readDocuments,
  valueAt,
  type Document,
  type EditOptions,
  type EditResult,
  type Op,
} from '../yaml';
import { applyOp } from '../yaml/expected';
import { isSameValue } from '../yaml/verify';
import { checkComments } from './laws-comments';
import { checkTokens } from './laws-tokens';

/** What js-yaml makes of a document, by schema; many operations are tried on each. */
const loaded = [new WeakMap<Document, readonly unknown[]>(), new WeakMap<Document, readonly unknown[]>()] as const;

/** Thrown when a law is broken: says which one, with the operations and both texts. */
class LawBroken extends Error {
  constructor(law: string, document: Document, ops: readonly Op[], after: string) {
    super(
      `${law}\n--- operations\n${JSON.stringify(ops)}\n--- before\n${show(document.text)}\n--- after\n${show(after)}`,
    );
    this.name = 'LawBroken';
  }
}

function show(text: string): string {
  return JSON.stringify(text).replaceAll('\\n', '\\n\n').replaceAll('\\r', '\\r\n');
}

/**
 * Checks what holds for every edit that was not refused: it is still one document with the same complaints and the value that the
 * operations make of the old one (also in the eyes of js-yaml, by YAML 1.2 and 1.1), the inverse edits restore the text, doing it again
 * gives no edit, what is not aimed at keeps its spelling, and comments go with their hosts only.
 */
export function checkEditLaws(
  document: Document,
  ops: readonly Op[],
  result: EditResult,
  options: EditOptions = {},
): void {
  if (!result.ok) return;
  const after = applyEdits(document.text, result.edits);
  const fail = (law: string): never => {
    throw new LawBroken(law, document, ops, after);
  };
  const [again, ...others] = readDocuments(after).documents;
  if (again === undefined || others.length > 0) return fail('An edited document stays one document');
  checkReading(document, ops, again, options, fail);
  if (applyEdits(after, invertEdits(document.text, result.edits)) !== document.text)
    fail('The inverse edits restore the text');
  checkEdges(document, again, fail);
  checkOtherReader(document, ops, after, options, fail);
  checkRepetition(document, ops, again, result.edits, options, fail);
  const [op] = ops;
  if (ops.length === 1 && op !== undefined && options.choice === undefined) {
    checkComments(document, op, result.edits, after, again, fail);
    // The tokens of a broken text may be read in more than one way.
    if (!document.incomplete) checkTokens(document, op, again, fail);
  }
}

export type Fail = (law: string) => void;

function checkReading(document: Document, ops: readonly Op[], again: Document, options: EditOptions, fail: Fail): void {
  const codes = (each: Document): string => {
    const errors = each.problems.filter(({ severity }) => severity === 'error');
    return errors
      .map(({ code }) => code)
      .sort()
      .join(' ');
  };
  if (codes(document) !== codes(again)) fail(`An edit changes no error: ${codes(document)} / ${codes(again)}`);
  if (again.problems.length > document.problems.length) fail('An edit brings no warning');
  if (options.choice === 'edit-anchor') return;
  const expected = applyOps(document.value, ops);
  if (!isSameValue(again.value, expected))
    fail(`The value reads back as it was set: ${JSON.stringify(expected)} / ${JSON.stringify(again.value)}`);
}

/** Final line break and byte order mark stay, and a text with one kind of line break has no other afterwards. */
function checkEdges(before: Document, after: Document, fail: Fail): void {
  const endsOpen = (text: string): boolean => !/[\r\n]$/.test(text);
  // Between two operations, too, a text block that keeps its line breaks can have been the last thing.
  const mayEndWithBlock = /[|>]\d?\+/.test(before.text);
  const endsWithBlock = [NodeKind.Literal, NodeKind.Folded].includes(after.tree.kind[after.tree.size - 1] as 4 | 5);
  if (before.text !== '' && endsOpen(before.text) !== endsOpen(after.text) && !endsWithBlock && !mayEndWithBlock)
    fail('The final line break stays as it is');
  if (before.text.startsWith('\uFEFF') !== after.text.startsWith('\uFEFF')) fail('The byte order mark stays');
  const breaks = (text: string): Set<string> => new Set(text.match(/\r\n|\r|\n/g) ?? []);
  const known = breaks(before.text);
  if (known.size === 1 && [...breaks(after.text)].some((each) => !known.has(each)))
    fail("New lines end as the document's lines do");
}

/** The value after operations as plain JavaScript makes it. */
export function applyOps(value: unknown, ops: readonly Op[]): unknown {
  return ops.reduce((at, op) => (isNoOp(at, op) ? at : applyOp(at, op)), value);
}

function isNoOp(value: unknown, op: Op): boolean {
  return op.type === 'delete' && valueAt(value, op.path) === undefined;
}

function checkOtherReader(
  document: Document,
  ops: readonly Op[],
  after: string,
  options: EditOptions,
  fail: Fail,
): void {
  // js-yaml reads __proto__ keys, merge keys and keys without text in its own way.
  if (options.choice === 'edit-anchor' || document.incomplete || /__proto__/.test(after)) return;
  if (/^ *:|\{ *:|, *:|,:/m.test(document.text)) return;
  if (!document.text.includes('<<')) compareReading(document, after, ops, 0, fail);
  compareReading(document, after, ops, 1, fail);
}

const READERS = [
  { name: 'js-yaml', load: (text: string): unknown[] => loadAll(text) },
  { name: 'js-yaml by YAML 1.1', load: (text: string): unknown[] => loadAll(text, { schema: YAML11_SCHEMA }) },
] as const;

function compareReading(document: Document, after: string, ops: readonly Op[], reader: 0 | 1, fail: Fail): void {
  const { name, load } = READERS[reader];
  const before = loaded[reader].get(document) ?? tryLoad(document.text, load) ?? REFUSED;
  loaded[reader].set(document, before);
  if (before === REFUSED) return;
  // Where the two do not read the same to begin with (`on` is a boolean to YAML 1.1), there is nothing to compare.
  if (!isSameValue(before[0] ?? null, document.value ?? null)) return;
  const now = tryLoad(after, load);
  if (now === undefined) return fail(`What ${name} could read, it still can`);
  const expected = applyOps(before[0], ops);
  if (isSameValue(now[0] ?? null, expected ?? null)) return;
  fail(`${name} reads the same: ${JSON.stringify(expected)} / ${JSON.stringify(now[0])}`);
}

const REFUSED: readonly unknown[] = [];

function tryLoad(text: string, load: (text: string) => unknown[]): unknown[] | undefined {
  try {
    return load(text);
  } catch {
    // What js-yaml refuses, it has no opinion on.
    return undefined;
  }
}

/** Setting what is there already, in the same words, changes nothing. */
function checkRepetition(
  before: Document,
  ops: readonly Op[],
  after: Document,
  edits: readonly TextEdit[],
  options: EditOptions,
  fail: Fail,
): void {
  const [op] = ops;
  if (ops.length === 1 && op?.type === 'set') {
    const repeated = editDocument(after, ops, options);
    if (repeated.ok && repeated.edits.length > 0) fail('Doing it again gives no edit');
    const old = valueAt(before.value, op.path);
    if (old !== undefined && isSameValue(old, op.value) && edits.length > 0)
      fail('Setting the present value gives no edit');
  }
}

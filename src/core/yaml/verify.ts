import type { YamlProblem } from './document';
import type { ParsedDocument } from './parsed';
import { readDocument } from './read';
import { splitText } from './split';
import { NodeKind } from './tree';

/** A text together with what reading it gives. */
export interface Draft extends ParsedDocument {
  readonly text: string;
  /** For lines added to a text that has no line break any more: the one that it had. */
  readonly lineBreak: string;
}

/**
 * The draft for `text`, if it is what an edit of `before` was meant to give: the expected value, the same errors, still one document,
 * and a final line break where there was one. Undefined otherwise.
 */
export function verifyEdit(before: Draft, text: string, expected: unknown): Draft | undefined {
  if (splitText(text).starts.length !== 1) return undefined;
  const parsed = readDocument(text);
  if (before.text !== '' && endsWithBreak(before.text) !== endsWithBreak(text) && !endsWithBlock(parsed))
    return undefined;
  if (!haveSameCodes(before, parsed) || !isSameValue(parsed.value, expected)) return undefined;
  return { ...parsed, text, lineBreak: before.lineBreak };
}

/** Whether two plain values are equal; the order of keys does not count, and a key without a value is no key. */
export function isSameValue(a: unknown, b: unknown): boolean {
  if (a === b || (Number.isNaN(a) && Number.isNaN(b))) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((item, index) => isSameValue(item, b[index]));
  }
  const keys = definedKeys(a);
  if (keys.length !== definedKeys(b).length) return false;
  return keys.every((key) => Object.hasOwn(b, key) && isSameValue(read(a, key), read(b, key)));
}

function definedKeys(value: object): string[] {
  return Object.keys(value).filter((key) => read(value, key) !== undefined);
}

function read(value: object, key: string): unknown {
  return (value as Record<string, unknown>)[key];
}

function endsWithBreak(text: string): boolean {
  return text.endsWith('\n') || text.endsWith('\r');
}

/** Whether the last thing in a document is a text block, whose line breaks are content. */
function endsWithBlock({ tree }: ParsedDocument): boolean {
  const kind = tree.kind[tree.size - 1];
  return kind === NodeKind.Literal || kind === NodeKind.Folded;
}

/** The same errors. A warning may go with what it warned of, but none may come. */
function haveSameCodes(before: ParsedDocument, after: ParsedDocument): boolean {
  if (before.problems.length === 0 && after.problems.length === 0) return true;
  const errors = (parsed: ParsedDocument): string => codesOf(parsed, 'error').sort().join(' ');
  const warnings = codesOf(before, 'warning');
  return errors(before) === errors(after) && codesOf(after, 'warning').every((code) => take(warnings, code));
}

function codesOf(parsed: ParsedDocument, severity: YamlProblem['severity']): string[] {
  const all = severity === 'error' ? (parsed.errors ?? parsed.problems) : parsed.problems;
  return all.filter((each) => each.severity === severity).map((each) => each.code);
}

function take(codes: string[], code: string): boolean {
  const index = codes.indexOf(code);
  if (index >= 0) codes.splice(index, 1);
  return index >= 0;
}

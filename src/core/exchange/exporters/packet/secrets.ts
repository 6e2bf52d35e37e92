import { readResources, type DocumentResource } from '../../../schema';
import { hiddenMark, type Path } from '../../../text';
import {
  childrenOf,
  findNode,
  keyRangeOf,
  NodeKind,
  rangeOf,
  readDocuments,
  valueAt,
  type Document,
  type Tree,
} from '../../../yaml';
import { credentialsIn, hidesCredential } from '../../share/credentials';
import {
  appliedCopy,
  commentsOf,
  fieldsOfValues,
  hidesSecret,
  secretsIn,
  tellsValues,
} from '../../share/secret-values';

/** A text without what must not be shown, and in how many places something was taken out. Lines stay lines. */
interface Masked {
  readonly text: string;
  readonly hidden: number;
}

/**
 * A file's text with the values of Secrets, private keys and passwords of URLs and data source names hidden. A document that may be a Secret and could not be read
 * to its end is hidden as a whole, since nobody can tell where the secret begins.
 */
export function maskSecrets(text: string): Masked {
  let hidden = 0;
  const parts = readDocuments(text).documents.map((document) => {
    const ranges = secretRanges(document);
    hidden += ranges.length;
    return hideRanges(document.text, ranges);
  });
  return { text: parts.join(''), hidden };
}

interface Span {
  readonly from: number;
  readonly to: number;
}

function secretRanges(document: Document): readonly Span[] {
  const whole = [{ from: 0, to: document.text.length }];
  const secrets = secretsIn(document.value);
  if (secrets.length > 0 && (document.incomplete || isShared(document.tree))) return whole;
  const values = readResources(document)
    .filter(({ value }) => secrets.includes(value))
    .map((resource) => valuesOf(document, resource));
  if (values.length < secrets.length || values.some((each) => each === undefined)) return whole;
  const ranges = [...values.flatMap((each) => each ?? []), ...credentialsIn(document.text)];
  return isClear(document, secrets.length > 0, ranges) ? ranges : whole;
}

/** Whether values may stand elsewhere than where they count: then hiding them where they count is not enough. */
function isShared(tree: Tree): boolean {
  return [...(tree.props?.values() ?? [])].some(({ anchor }) => anchor !== undefined);
}

/** Where the values of a Secret stand; undefined where one of them was not found in the text. */
function valuesOf(document: Document, { path, value }: DocumentResource): readonly Span[] | undefined {
  const paths: readonly Path[] = [
    ...fieldsOfValues(value).map((field) => [field]),
    ...[['metadata', 'annotations', appliedCopy]].filter((below) => valueAt(value, below) !== undefined),
  ];
  const nodes = paths.map((below) => findNode(document.tree, [...path, ...below]));
  return nodes.length === 0 || nodes.includes(-1) ? undefined : nodes.flatMap((node) => valueRanges(document, node));
}

/**
 * Whether nothing secret is left when ranges are hidden: no key in base64, no key or password behind escapes, and no Secret in a comment or in a text. Of a document with a
 * Secret the text alone is looked at, since its values are secret by right.
 */
function isClear(document: Document, hasSecret: boolean, ranges: readonly Span[]): boolean {
  const rest = hideRanges(document.text, ranges);
  if (hidesCredential(rest)) return false;
  if (hasSecret) return !tellsValues(commentsOf(rest));
  return !(ranges.length === 0 ? [document] : readDocuments(rest).documents).some(hidesSecret);
}

/** A text that is not of a file, such as a note or a message that quotes one, without private keys and passwords of URLs and data source names. */
export function maskKeys(text: string): string {
  const rest = hideRanges(text, credentialsIn(text));
  return hidesCredential(rest) ? hiddenMark : rest;
}

/** All of a value but the keys of a block mapping: comments between them may say as much as the values. */
function valueRanges({ tree, text }: Document, node: number): readonly Span[] {
  const { from, to } = rangeOf(tree, node);
  const end = endOfLine(text, to);
  if (tree.kind[node] !== NodeKind.BlockMap) return [{ from, to: end }];
  const ranges: Span[] = [];
  let at = from;
  for (const child of childrenOf(tree, node)) {
    const key = keyRangeOf(tree, child);
    if (key === undefined) continue;
    ranges.push({ from: at, to: key.from });
    at = text.indexOf(':', key.to) + 1;
  }
  ranges.push({ from: at, to: end });
  return ranges.filter((range) => text.slice(range.from, range.to).trim() !== '');
}

function endOfLine(text: string, at: number): number {
  if (at > 0 && text[at - 1] === '\n') return at;
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

function hideRanges(text: string, ranges: readonly Span[]): string {
  let [shown, at] = ['', 0];
  for (const { from, to } of [...ranges].sort((a, b) => a.from - b.from)) {
    if (from < at) continue;
    shown += text.slice(at, from) + hideLines(text.slice(from, to));
    at = to;
  }
  return shown + text.slice(at);
}

/** Line breaks and indentation stay, so that lines keep their numbers. */
function hideLines(text: string): string {
  return text.replace(/[^\s][^\r\n]*/g, hiddenMark);
}

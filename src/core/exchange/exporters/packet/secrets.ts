import { groupOf, readResources, type DocumentResource } from '../../../schema';
import { childrenOf, findNode, keyRangeOf, NodeKind, rangeOf, readDocuments, type Document } from '../../../yaml';
import type { Path } from '../../../text';
import { withoutSecrets } from '../../share/secrets';

/** A text without what must not be shown, and in how many places something was taken out. Lines stay lines. */
export interface Masked {
  readonly text: string;
  readonly hidden: number;
}

/** What stands in the place of a secret. */
export const hiddenMark = '(hidden)';

/**
 * A file's text with the values of Secrets and with private keys hidden. A document that may be a Secret and could not be read to its end is hidden as a
 * whole, since nobody can tell where the secret begins.
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
  const { text, tree, incomplete } = document;
  const whole = { from: 0, to: text.length };
  const secrets = readResources(document).filter(isSecret);
  if (incomplete && (secrets.length > 0 || looksLikeSecret(text))) return [whole];
  const values = secrets.flatMap(({ path }) =>
    secretPaths.flatMap((below) => {
      const node = findNode(tree, [...path, ...below]);
      return node < 0 ? [] : valueRanges(document, node);
    }),
  );
  const keys = [...text.matchAll(privateKey)].map(({ index, 0: key }) => ({ from: index, to: index + key.length }));
  return secrets.length === 0 && holdsKeyBeside(text, keys) ? [whole] : [...values, ...keys];
}

/** A private key in PEM, to its end or to that of the text. */
const privateKey =
  /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----|$)/g;

/** Whether a document has a key that is not written as one, such as in base64 or behind escapes: then nothing of it is shown. */
function holdsKeyBeside(text: string, keys: readonly Span[]): boolean {
  return withoutSecrets({ files: [{ path: '', text: hideRanges(text, keys) }] }).secrets.length > 0;
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

/** `kubectl apply` keeps all of a Secret in an annotation, so that one is as secret as its data. */
const secretPaths: readonly Path[] = [
  ['data'],
  ['stringData'],
  ['metadata', 'annotations', 'kubectl.kubernetes.io/last-applied-configuration'],
];

function isSecret({ apiVersion, kind }: DocumentResource): boolean {
  return kind === 'Secret' && groupOf(apiVersion) === '';
}

function looksLikeSecret(text: string): boolean {
  return /(?:^|[\s{,"'])kind["']?\s*:\s*["']?Secret\b/.test(text);
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

import { findKind, readResources, typeAt, type DocumentResource } from '../../schema';
import type { Diagnostic, Path, QuickFix, Range } from '../../text';
import { keyRangeOf, NodeKind, pathTo, rangeOf, strangeBlanksOf, type Document } from '../../yaml';
import type { DocumentRule } from '../rule';

const id = 'look-alike-character';

export const lookAlikeCharacter: DocumentRule = {
  id,
  scope: 'document',
  layer: 'yaml',
  severity: 'error',
  summary: 'A quote or a blank only looks like one of YAML’s, and is a letter of the key or value.',
  why: 'Articles and chats set “ for " and wide or no-break blanks for spaces, and YAML knows neither. A host with such quotes is no host, a key behind such a blank is another key, and where any text is allowed it is taken with them, and never matches.',
  source: 'https://yaml.org/spec/1.2.2/#rule-s-white and #rule-ns-plain-first',
  check: (document) => [...quotedAlike(document), ...blanksIn(document)],
};

const marks = '“”„‟‘’‚‛';
const alike = new RegExp(`^[${marks}]([^"\\\\${marks}]*)[${marks}]$`, 's');
const any = new RegExp(`[${marks}]`);

function quotedAlike(document: Document): readonly Diagnostic[] {
  const { text, tree } = document;
  if (!any.test(text)) return [];
  const found: Diagnostic[] = [];
  for (let node = 0; node < tree.size; node++) {
    const key = tree.keys[node] === undefined ? undefined : keyRangeOf(tree, node);
    if (key && isAlike(text, key)) found.push(ofQuotes(document, node, key, true));
    if (tree.kind[node] !== NodeKind.Plain) continue;
    const value = rangeOf(tree, node);
    if (isAlike(text, value)) found.push(ofQuotes(document, node, value, false));
  }
  return found;
}

function isAlike(text: string, { from, to }: Range): boolean {
  return marks.includes(text.charAt(from)) && alike.test(text.slice(from, to));
}

function ofQuotes(document: Document, node: number, range: Range, isKey: boolean): Diagnostic {
  const path = pathTo(document.tree, node);
  const written = document.text.slice(range.from, range.to);
  const inner = written.slice(1, -1);
  const meant = isKey || isText(document, path) ? `"${inner}"` : inner;
  const [first, last] = [written.charAt(0), written.charAt(written.length - 1)];
  const says =
    first === last
      ? `${first} is a letter to YAML, no quote, and belongs`
      : `${first} and ${last} are letters to YAML, no quotes, and belong`;
  return {
    ...diagnose(path, range, `${says} to the ${isKey ? 'key' : 'value'}. Write ${meant}.`),
    fixes: [{ title: `Write ${meant}`, edits: [{ ...range, insert: meant }] }],
  };
}

/** Whether text belongs at a path, or it is not known what does. */
function isText(document: Document, path: Path): boolean {
  const resource = readResources(document).find((each) => isAt(each, path));
  const kind = resource && findKind(resource.apiVersion, resource.kind);
  const type = kind && typeAt(kind, path.slice(resource.path.length))?.type;
  return type !== 'integer' && type !== 'number' && type !== 'boolean';
}

function isAt({ path: own }: DocumentResource, path: Path): boolean {
  return own.every((step, index) => path[index] === step);
}

/** One for all of a document: they come together, and go together. */
function blanksIn(document: Document): readonly Diagnostic[] {
  const blanks = strangeBlanksOf(document);
  const [first] = blanks;
  if (first === undefined) return [];
  const names = [...new Set(blanks.map(({ name }) => name))].join(' and ');
  const count = blanks.length === 1 ? `A blank ${names} stands` : `${blanks.length} blanks ${names} stand`;
  const fix: QuickFix = {
    title: 'Write ordinary spaces',
    edits: blanks.map(({ at, meant }) => ({ from: at, to: at + 1, insert: meant })),
  };
  const message = `${count} in this document where a space is meant. YAML takes them for letters of the key or value beside them. Write ordinary spaces.`;
  return [{ ...diagnose([], { from: first.at, to: first.at + 1 }, message), fixes: [fix] }];
}

function diagnose(path: Path, range: Range, message: string): Diagnostic {
  return { rule: id, ref: null, code: null, severity: 'error', layer: 'yaml', message, path, range };
}

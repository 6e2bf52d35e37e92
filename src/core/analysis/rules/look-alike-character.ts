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
  const resources = new Map(readResources(document).map((each) => [JSON.stringify(each.path), each]));
  for (let node = 0; node < tree.size; node++) {
    const key = tree.keys[node] === undefined ? undefined : keyRangeOf(tree, node);
    if (key && isAlike(text, key)) found.push(ofQuotes(document, pathTo(tree, node), key, () => true));
    if (tree.kind[node] !== NodeKind.Plain) continue;
    const value = rangeOf(tree, node);
    const path = isAlike(text, value) ? pathTo(tree, node) : undefined;
    if (path) found.push(ofQuotes(document, path, value, () => isText(resources, path)));
  }
  return found;
}

function isAlike(text: string, { from, to }: Range): boolean {
  return marks.includes(text.charAt(from)) && alike.test(text.slice(from, to));
}

function ofQuotes({ text }: Document, path: Path, range: Range, takesText: () => boolean): Diagnostic {
  const written = text.slice(range.from, range.to);
  const inner = written.slice(1, -1);
  const isBare = /^[\w.+-]+$/.test(inner);
  // Where a number belongs, other text is refused with quotes as well.
  const meant = takesText() ? `"${inner}"` : isBare ? inner : undefined;
  const [first, last] = [written.charAt(0), written.charAt(written.length - 1)];
  const says =
    first === last
      ? `${first} is a letter to YAML, no quote, and belongs`
      : `${first} and ${last} are letters to YAML, no quotes, and belong`;
  return {
    ...diagnose(path, range, `${says} to what stands here. ${meant === undefined ? 'Correct it' : `Write ${meant}`}.`),
    fixes: meant === undefined ? [] : [{ title: `Write ${meant}`, edits: [{ ...range, insert: meant }] }],
  };
}

/** Whether text belongs at a path, or it is not known what does. */
function isText(resources: ReadonlyMap<string, DocumentResource>, path: Path): boolean {
  const lengths = path.map((_, index) => index);
  const resource = lengths.map((length) => resources.get(JSON.stringify(path.slice(0, length)))).find(Boolean);
  const kind = resource && findKind(resource.apiVersion, resource.kind);
  const type = kind && typeAt(kind, path.slice(resource.path.length))?.type;
  return type !== 'integer' && type !== 'number' && type !== 'boolean';
}

/** One for all of a document: they come together, and go together. */
function blanksIn(document: Document): readonly Diagnostic[] {
  const blanks = strangeBlanksOf(document);
  const [first] = blanks;
  if (first === undefined) return [];
  const names = [...new Set(blanks.map(({ name }) => name))].join(' and ');
  const count = blanks.length === 1 ? `A blank ${names} stands` : `${blanks.length} blanks ${names} stand`;
  const isSeen = blanks.some(({ meant }) => meant !== '');
  const [where, advice] = isSeen
    ? ['where a space is meant', 'Write ordinary spaces']
    : ['where nobody sees it', 'Remove what has no width'];
  const fix: QuickFix = {
    title: advice,
    edits: blanks.map(({ at, meant }) => ({ from: at, to: at + 1, insert: meant })),
  };
  const message = `${count} in this document ${where}. YAML takes such for letters of the key or value beside them. ${advice}.`;
  return [{ ...diagnose([], { from: first.at, to: first.at + 1 }, message), fixes: [fix] }];
}

function diagnose(path: Path, range: Range, message: string): Diagnostic {
  return { rule: id, ref: null, code: null, severity: 'error', layer: 'yaml', message, path, range };
}

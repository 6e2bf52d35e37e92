import { readResources, type DocumentResource } from '../../schema';
import { itemTextOf, partHead, streamOf, type Document } from '../../yaml';

/** A resource where it is written in a file: a document, or an item of a `kind: List`. */
export interface Spot {
  /** Of its document in the file, from 0. */
  readonly index: number;
  readonly document: Document;
  readonly resource: DocumentResource;
}

/** The resources of a file in their order, without those that have no name and what stands in a document that cannot be read to its end. */
export function spotsIn(file: { readonly text: string }): readonly Spot[] {
  return streamOf(file).documents.flatMap((document, index) =>
    document.incomplete
      ? []
      : readResources(document).flatMap((resource) =>
          resource.name === '' || resource.incomplete ? [] : [{ index, document, resource }],
        ),
  );
}

/** Whether a resource is an item of a List. */
export function isItem({ resource }: Spot): boolean {
  return resource.path.length > 0;
}

/** Comments and blank lines above the marker of a document, with it, or above its directives. */
const aboveMarker = /^((?:[ \t]*(?:#.*)?\r?\n)*)(?:---[ \t]*(?=\r?\n)|(?=%))/;

/** The text of a resource without the blank lines around it and the marker of its document, which stays below directives, with `\n` for each line break: what is shown, and written elsewhere. */
export function textAt(spot: Spot): string {
  return textBehind(spot, '$1');
}

/** A text, with `\n` for each line break, without the header of a file where it begins with it. */
export function withoutHeader(text: string, header: string): string {
  const same = header.replace(/\r\n?/g, '\n').replace(/^(?:[ \t]*\n)+/, '');
  return same !== '' && text.startsWith(same) ? text.slice(same.length).replace(/^(?:[ \t]*\n)+/, '') : text;
}

/**
 * Whether two texts differ in nothing but what an item of a List cannot have, blank lines between the comments at their heads, directives and the mark of a
 * document's end, and the header of the file of the first.
 */
export function isSameText(here: Spot, text: string): boolean {
  const same = unspaced(text);
  if (unspaced(textAt(here)) === same) return true;
  return !isItem(here) && [textBehind(here, ''), ...belowHeaders(here)].some((each) => unspaced(each) === same);
}

/** The text of the first document of a file below each blank line between its comments, up to which the header of the file may reach. */
function belowHeaders(spot: Spot): readonly string[] {
  if (spot.index > 0) return [];
  const lines = textAt(spot).split('\n');
  const content = lines.findIndex((line) => !/^[ \t]*(?:#.*)?$/.test(line));
  return lines.slice(0, content).flatMap((line, at) => (line.trim() === '' ? [lines.slice(at + 1).join('\n')] : []));
}

function textBehind({ document, resource }: Spot, header: '$1' | ''): string {
  return (itemTextOf(document, resource.path) ?? document.text)
    .replace(/^\uFEFF/, '')
    .replace(aboveMarker, header)
    .replace(/\r\n?/g, '\n')
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd();
}

function unspaced(text: string): string {
  const { comments, body } = partHead(text);
  const lines = body.at(-1) === '...' ? body.slice(0, -1) : body;
  return [...comments, ...lines].join('\n');
}

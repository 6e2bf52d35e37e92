import { fieldAt, findKind, statedValue, typeAt, type FieldType, type Resource } from '../schema';
import { samePath, type Path, type Range } from '../text';
import { findNode, keyRangeOf, rangeOf, valueAt, type Document } from '../yaml';
import { consequencesOf } from './consequences';
import { describeField } from './describe';
import { resourceAt, type Design } from './find-names';
import { plainMarkdown } from './markdown';
import { describeName } from './name-words';
import { namingAt } from './naming';

/** What is to be said about the place under the pointer. */
interface Hover {
  /** Key or value of the entry, in offsets of the document's text. */
  readonly range: Range;
  /** Markdown. */
  readonly text: string;
}

/** The meaning of the field, value or name at an offset of a document's text, with what it leads to here; undefined where nothing is known. */
export function hoverAt(design: Design, document: Document, offset: number): Hover | undefined {
  const spot = resourceAt(design, document, offset);
  const kind = spot && findKind(spot.resource.apiVersion, spot.resource.kind);
  const node = spot ? findNode(document.tree, spot.path) : -1;
  if (!spot || !kind || node < 0) return undefined;
  const { resource, path } = spot;
  const inside = path.slice(resource.place.path.length);
  const value = rangeOf(document.tree, node);
  if (offset >= value.from && offset <= value.to) {
    const text = describeValue(design, resource, path, typeAt(kind, inside));
    return text === undefined ? undefined : { range: value, text };
  }
  const field = fieldAt(kind, inside);
  const key = keyRangeOf(document.tree, node);
  if (!field || !key || offset < key.from || offset > key.to || typeof inside.at(-1) === 'number') return undefined;
  return {
    range: key,
    text: [`**${field.name}**`, describeField(field), ...here(design, resource, path)].join('\n\n'),
  };
}

function describeValue(
  design: Design,
  resource: Resource,
  path: Path,
  type: FieldType | undefined,
): string | undefined {
  const naming = namingAt(resource, path);
  const named = naming && describeName(design, naming);
  const written = valueAt(resource.value, path.slice(resource.place.path.length));
  const stated = type?.type === 'string' ? statedValue(type, written) : undefined;
  const meaning = stated ? [`**${plainMarkdown(stated.value)}**\n\n${plainMarkdown(stated.doc)}`] : [];
  const parts = [...(named === undefined ? [] : [named]), ...meaning, ...here(design, resource, path)];
  return parts.length === 0 ? undefined : parts.join('\n\n');
}

function here(design: Design, resource: Resource, path: Path): string[] {
  return consequencesOf(design, resource)
    .filter((each) => samePath(each.path, path))
    .map(({ says }) => `**Here:** ${plainMarkdown(says)}`);
}

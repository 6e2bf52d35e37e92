import type { FieldType, Kind, ObjectType } from '../../core/schema';
import type { Path } from '../../core/text';

// The objects whose forms tests go through, and documents that hold one of them.

/** An object that a document of a kind can hold. */
export interface Holder {
  readonly path: Path;
  readonly type: ObjectType;
}

/** Every object that a document of a kind can hold, once; items and entries stand for all of their list or map. */
export function holdersOf(type: FieldType, path: Path): readonly Holder[] {
  switch (type.type) {
    case 'object':
      return [{ path, type }, ...type.fields.flatMap((field) => holdersOf(field.type, [...path, field.name]))];
    case 'list':
      return holdersOf(type.item, [...path, 0]);
    case 'map':
      return holdersOf(type.value, [...path, 'k']);
    default:
      return [];
  }
}

/** A document in which nothing is written but an empty object at `path`. */
export function documentFor(kind: Kind, path: Path): string {
  const version = `${kind.group}/${kind.versions[0] ?? ''}`;
  return `# kept\napiVersion: ${version}\nkind: ${kind.kind}\nmetadata:\n  name: x\n${linesTo(path, '', '').join('\n')}\n`;
}

function linesTo(path: Path, indent: string, lead: string): string[] {
  const [step, ...rest] = path;
  if (step === undefined) return [`${indent}${lead}{}`];
  if (typeof step === 'number') return linesTo(rest, indent, `${lead}- `);
  const [next] = rest;
  const inner = indent + ' '.repeat(lead.length) + '  ';
  return next === undefined
    ? [`${indent}${lead}${step}: {}`]
    : [`${indent}${lead}${step}:`, ...linesTo(rest, inner, '')];
}

import type { Field, FieldType } from '../../../core/schema';

/** The value that `Write it down` writes: the default of a field where the kind's data gives one that can be written as it stands. */
export function writableDefault(field: Field): unknown {
  const text = field.default?.value;
  return text === undefined ? undefined : readDefault(field.type, text);
}

function readDefault(type: FieldType, text: string): unknown {
  switch (type.type) {
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : undefined;
    case 'integer':
    case 'number':
      return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
    case 'string':
      if (type.enum) return type.enum.some((each) => each.value === text) ? text : undefined;
      return type.format === 'duration' && /^(\d+(\.\d+)?(h|ms|m|s))+$/.test(text) ? text : undefined;
    case 'list':
      return /^[^\s,]+$/.test(text) ? [text] : undefined;
    default:
      return undefined;
  }
}

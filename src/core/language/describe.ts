import { statedValues, type Field, type FieldType, type StringType } from '../schema';
import { plainMarkdown } from './markdown';

/** A field in a few lines of Markdown: what it does, what it holds, and what applies without it. */
export function describeField(field: Field): string {
  const facts = [
    `${typeWords(field.type)}${field.required ? ', required' : ''}`,
    ...(field.default ? [`without it: ${field.default.value} (${field.default.source})`] : []),
    ...(field.since ? [`since Istio ${field.since}`] : []),
    ...(field.until ? [`gone from Istio ${field.until} on`] : []),
  ];
  return [
    plainMarkdown(field.doc),
    ...(field.emptyMeans ? [plainMarkdown(field.emptyMeans)] : []),
    `_${plainMarkdown(facts.join(' · '))}_`,
    ...(field.deprecated ? [`Deprecated: ${plainMarkdown(field.deprecated)}`] : []),
    ...(field.url ? [`[Reference](${field.url})`] : []),
  ].join('\n\n');
}

/** What a field's value may be, in words: "list of strings", "one of NONE, STATIC", "integer, 1 to 65535". */
function typeWords(type: FieldType): string {
  switch (type.type) {
    case 'string':
      return stringWords(type);
    case 'integer':
    case 'number':
      return `${type.type}${boundWords(type.minimum, type.maximum)}`;
    case 'list':
      return type.item.type === 'object' ? 'list of objects' : `list of ${typeWords(type.item)}`;
    case 'map':
      return `map to ${typeWords(type.value)}`;
    case 'any':
      return 'any value';
    case 'boolean':
    case 'object':
      return type.type;
  }
}

function stringWords(type: StringType): string {
  const stated = statedValues(type);
  return stated ? `one of ${stated.map(({ value }) => value).join(', ')}` : (type.format ?? 'text');
}

function boundWords(minimum: number | undefined, maximum: number | undefined): string {
  if (minimum !== undefined && maximum !== undefined) return `, ${minimum} to ${maximum}`;
  if (minimum !== undefined) return `, ${minimum} or more`;
  return maximum === undefined ? '' : `, up to ${maximum}`;
}

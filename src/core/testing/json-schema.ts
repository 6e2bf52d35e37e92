import { isRecord } from '../schema';
import type { JsonSchema } from '../schema';

/** Why a value does not fit a JSON Schema, a line each; the keywords are those that Fairway's schemas use. */
export function schemaErrors(root: JsonSchema, value: unknown): readonly string[] {
  return check(root, root, value, '');
}

function check(root: JsonSchema, schema: JsonSchema, value: unknown, path: string): string[] {
  const ref = schema['$ref'];
  if (typeof ref === 'string') {
    const defs = root['$defs'] as Record<string, JsonSchema>;
    return check(root, defs[ref.replace('#/$defs/', '')] ?? {}, value, path);
  }
  const types = [schema['type']].flat().filter((type) => type !== undefined);
  if (types.length > 0 && !types.some((type) => hasType(value, type))) return [`${path}: is no ${types.join(' or ')}`];
  return [
    ...checkScalar(schema, value, path),
    ...checkGroups(root, schema, value, path),
    ...checkInside(root, schema, value, path),
  ];
}

function hasType(value: unknown, type: unknown): boolean {
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return isRecord(value);
  if (type === 'null') return value === null;
  return type === 'integer' ? Number.isInteger(value) : typeof value === type;
}

function checkScalar(schema: JsonSchema, value: unknown, path: string): string[] {
  const { enum: values, const: only, minimum, maximum, minLength, maxLength, pattern } = schema;
  const size = typeof value === 'string' ? [...value].length : 0;
  const wrong = [
    Array.isArray(values) && !values.includes(value),
    only !== undefined && only !== value,
    typeof value === 'number' && typeof minimum === 'number' && value < minimum,
    typeof value === 'number' && typeof maximum === 'number' && value > maximum,
    typeof value === 'string' && typeof minLength === 'number' && size < minLength,
    typeof value === 'string' && typeof maxLength === 'number' && size > maxLength,
    typeof value === 'string' && typeof pattern === 'string' && !new RegExp(pattern, 'u').test(value),
  ];
  return wrong.some((each) => each) ? [`${path}: ${JSON.stringify(value)} is refused`] : [];
}

function checkGroups(root: JsonSchema, schema: JsonSchema, value: unknown, path: string): string[] {
  const { allOf = [], anyOf = [], not } = schema as Record<string, unknown>;
  const fits = (each: unknown): boolean => check(root, each as JsonSchema, value, path).length === 0;
  const all = (allOf as JsonSchema[]).flatMap((each) => check(root, each, value, path));
  const any =
    (anyOf as JsonSchema[]).length > 0 && !(anyOf as JsonSchema[]).some(fits) ? [`${path}: fits none of anyOf`] : [];
  return [...all, ...any, ...(not !== undefined && fits(not) ? [`${path}: fits what it must not`] : [])];
}

function checkInside(root: JsonSchema, schema: JsonSchema, value: unknown, path: string): string[] {
  if (Array.isArray(value)) {
    const {
      minItems = 0,
      maxItems = Infinity,
      items,
    } = schema as { minItems?: number; maxItems?: number; items?: JsonSchema };
    const size = value.length < minItems || value.length > maxItems ? [`${path}: has ${value.length} items`] : [];
    return [...size, ...value.flatMap((item, index) => check(root, items ?? {}, item, `${path}[${index}]`))];
  }
  if (!isRecord(value)) return [];
  const properties = (schema['properties'] ?? {}) as Record<string, JsonSchema>;
  const rest = schema['additionalProperties'];
  const missing = ((schema['required'] ?? []) as string[]).filter((key) => !Object.hasOwn(value, key));
  const inside = Object.entries(value).flatMap(([key, each]) => {
    const known = Object.hasOwn(properties, key) ? properties[key] : undefined;
    if (known === undefined && rest === false) return [`${path}.${key}: is unknown`];
    return check(root, known ?? (isRecord(rest) ? rest : {}), each, `${path}.${key}`);
  });
  return [...missing.map((key) => `${path}.${key}: is missing`), ...inside];
}

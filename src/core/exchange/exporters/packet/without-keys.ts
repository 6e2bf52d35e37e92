import { maskKeys } from './secrets';

/**
 * The same with private keys hidden in every text of it: notes, reasons and messages may quote one. Of a value of lists and plain objects; a Map stays as it is.
 */
export function withoutKeys<T>(content: T): T {
  return mapTexts(content) as T;
}

function mapTexts(value: unknown): unknown {
  if (typeof value === 'string') return maskKeys(value);
  if (Array.isArray(value)) return value.map(mapTexts);
  if (typeof value !== 'object' || value === null || value instanceof Map) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, mapTexts(each)]));
}

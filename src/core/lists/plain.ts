/** Whether a value is a mapping of YAML or JSON: neither a list, nor null, nor a scalar. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value is a list, of which nothing is known about the items; `Array.isArray` alone lets them pass for whatever is asked. */
export function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/** The items of a list; none of anything else, since any value may be of a wrong type while somebody is typing. */
export function itemsOf(value: unknown): readonly unknown[] {
  return isList(value) ? value : [];
}

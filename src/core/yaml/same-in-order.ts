/** Whether two values that were read from YAML say the same, their keys in the same order: whoever lists what a value holds lists the same of both. */
export function isSameInOrder(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [keys, others] = [Object.keys(a), Object.keys(b)];
  return (
    keys.length === others.length &&
    keys.every((key, index) => key === others[index] && isSameInOrder(read(a, key), read(b, key)))
  );
}

function read(value: object, key: string): unknown {
  return (value as Readonly<Record<string, unknown>>)[key];
}

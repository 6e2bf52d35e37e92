import { isRecord, type Field } from '../../../core/schema';

const wellKnown: Readonly<Record<number, readonly [name: string, protocol: string]>> = {
  80: ['http', 'HTTP'],
  443: ['https', 'HTTPS'],
  3306: ['tcp-mysql', 'TCP'],
  5432: ['tcp-postgres', 'TCP'],
  6379: ['tcp-redis', 'TCP'],
  8080: ['http-8080', 'HTTP'],
  8443: ['https-8443', 'HTTPS'],
  9092: ['tcp-kafka', 'TCP'],
  27017: ['mongo', 'MONGO'],
};

/**
 * What is written with the first field of a new item. A port of which only the number is known gets the name and protocol that this
 * number usually has, since an entry's port without a name is refused; everything else is written as it was typed.
 */
export function completerOf(field: Field, items: readonly unknown[]): ((first: unknown) => unknown) | undefined {
  if (field.name !== 'ports' || field.type.type !== 'list' || field.type.key !== 'name') return undefined;
  return (first) => (isRecord(first) ? completePort(first, items) : first);
}

function completePort(first: Readonly<Record<string, unknown>>, items: readonly unknown[]): unknown {
  const number = first['number'];
  if (typeof number !== 'number' || Object.keys(first).length > 1) return first;
  const [name, protocol] = wellKnown[number] ?? [`tcp-${number}`, 'TCP'];
  const taken = new Set(items.map((item) => (isRecord(item) ? item['name'] : undefined)));
  return { number, name: taken.has(name) ? `${name}-${number}` : name, protocol };
}

/** A copy of an item for `Duplicate`, with a name of its own where items are told apart by one. */
export function copyItem(value: unknown, items: readonly unknown[]): unknown {
  if (!isRecord(value) || typeof value['name'] !== 'string') return value;
  const taken = new Set(items.map((item) => (isRecord(item) ? item['name'] : undefined)));
  for (let count = 2; ; count++) {
    const name = `${value['name']}-${count}`;
    if (!taken.has(name)) return { ...value, name };
  }
}

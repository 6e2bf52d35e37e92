import { isRecord } from '../schema';
import { valueAt } from '../yaml';

/**
 * What an item of a list is called by what tells it apart, wherever it stands: `port 443 (TLS, https)`, `address 1.1.1.1`, `v1`. Undefined of what has nothing of the
 * kind.
 */
export function itemWords(item: unknown): string | undefined {
  const at = (...path: string[]): string | undefined => textOf(valueAt(item, path));
  if (!isRecord(item)) return undefined;
  const number = at('number');
  if (number !== undefined) return portWords(number, at('protocol'), at('name'));
  const port = at('port', 'number');
  const name = at('name');
  if (name !== undefined) return name;
  if (port !== undefined) return portWords(port, at('port', 'protocol'), at('port', 'name'));
  const address = at('address');
  return address === undefined ? undefined : `address ${address}`;
}

/** The names are those that are written. */
function portWords(number: string, ...names: readonly (string | undefined)[]): string {
  const written = names.filter((name) => name !== undefined);
  return written.length === 0 ? `port ${number}` : `port ${number} (${written.join(', ')})`;
}

function textOf(value: unknown): string | undefined {
  return (typeof value === 'string' && value !== '') || typeof value === 'number' ? String(value) : undefined;
}

import { visible } from '../../core/text';
import type { Node } from '../../core/topology';

const shown = new WeakMap<Node, Node>();

/**
 * A node as its card writes it: characters that hide or reorder others are written as their numbers, so that no name poses as another one. Ids
 * and places stay, since they are what the card is found by. A node without such a character is given back itself.
 */
export function shownNode(node: Node): Node {
  const known = shown.get(node);
  if (known) return known;
  const made = showTexts(node, '');
  shown.set(node, made);
  return made;
}

/** By these a card, its rows and its wires are found; nobody reads them. */
const kept: ReadonlySet<string> = new Set(['id', 'place', 'entry']);

/** A value with all its texts shown; the value itself where that changes nothing. */
function showTexts<T>(value: T, key: string): T {
  if (typeof value === 'string') return visible(value, key === 'text') as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, each]: [string, unknown]) => ({
    name,
    each,
    says: kept.has(name) ? each : showTexts(each, name),
  }));
  if (entries.every(({ each, says }) => each === says)) return value;
  return (
    Array.isArray(value)
      ? entries.map(({ says }) => says)
      : Object.fromEntries(entries.map(({ name, says }) => [name, says]))
  ) as T;
}

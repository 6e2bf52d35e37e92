import { keyNamed, queryKeys } from './query-keys';
import { QueryItems } from './query-items';
import { factsOf } from './query-facts';
import type { QueryGround } from './query-match';
import { readTerms, type WrittenTerm } from './query';

/** One way to go on writing a query. */
interface QueryCompletion {
  /** What is written in place of the characters from `from` to `to`. */
  readonly text: string;
  /** What it means; empty where it says that itself. */
  readonly about: string;
}

/** What may be written between two offsets of a query. */
export interface QueryCompletions {
  readonly options: readonly QueryCompletion[];
  readonly from: number;
  readonly to: number;
}

/** What could be written at an offset of a query: keys, and the values of a key: those that always mean something, and with a ground those of the design. */
export function completeQuery(text: string, offset: number, ground?: QueryGround): QueryCompletions {
  const term = readTerms(text).find((each) => each.from <= offset && offset <= each.to);
  if (term === undefined) return { options: keysFrom(''), from: offset, to: offset };
  if (term.key === undefined || offset <= term.keyFrom + term.key.length) return completeKey(term, text, offset);
  return completeValue(term, term.key, offset, ground);
}

/** A key keeps the colon that is there. */
function completeKey(term: WrittenTerm, text: string, offset: number): QueryCompletions {
  const from = Math.min(term.keyFrom, offset);
  const written = text.slice(from, offset).toLowerCase();
  const to = term.key === undefined ? offset : term.keyFrom + term.key.length + 1;
  return { options: keysFrom(written), from, to };
}

function keysFrom(written: string): readonly QueryCompletion[] {
  return queryKeys
    .filter(({ name, aliases = [] }) => [name, ...aliases].some((each) => each.startsWith(written)))
    .map(({ name, about }) => ({ text: `${name}:`, about }));
}

function completeValue(
  term: WrittenTerm,
  key: string,
  offset: number,
  ground: QueryGround | undefined,
): QueryCompletions {
  const value = term.values.find((each) => each.from <= offset && offset <= each.to);
  const known = keyNamed(key);
  if (value === undefined || known === undefined) return { options: [], from: offset, to: offset };
  const written = value.text.toLowerCase();
  const fixed = known.values ?? [];
  const drawn = ground === undefined ? [] : valuesIn(ground, known.name).filter((each) => !fixed.includes(each));
  const fitting = [...fixed, ...drawn].filter((each) => each.startsWith(written) && each !== written);
  return { options: fitting.map((each) => ({ text: quoted(each), about: '' })), from: value.from, to: value.to };
}

/** Keys whose values the design knows. Those with values of their own have no others, but for protocols. */
const openKeys = new Set(['ns', 'name', 'host', 'port', 'proto', 'rule', 'code', 'label', 'seen-by', 'from', 'to']);

/** All that the design says to a key, each once, in order. */
function valuesIn(ground: QueryGround, key: string): readonly string[] {
  if (!openKeys.has(key)) return [];
  if (key === 'seen-by')
    return sorted(ground.mesh.workloads.map(({ namespace, name }) => `${namespace}/${name}`.toLowerCase()));
  const items = new QueryItems(ground);
  const asked = key === 'from' || key === 'to' ? 'name' : key;
  return sorted(items.all.flatMap((item) => factsOf(asked, item, items)).filter((fact) => fact !== ''));
}

function sorted(values: readonly string[]): readonly string[] {
  return [...new Set(values)].sort();
}

function quoted(value: string): string {
  return /[\s,"*]/.test(value) ? `"${value.replaceAll('"', '')}"` : value;
}

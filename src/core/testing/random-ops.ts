import type { Op } from '../yaml';
import type { Random } from './random';
import { randomKey, randomScalar, randomValue } from './random-values';

type Path = readonly (string | number)[];

/** An operation on something that a value holds, or could hold. */
export function randomOp(random: Random, root: unknown): Op {
  const paths = [...pathsOf(root, [])];
  const path = random.pick(paths);
  const value = read(root, path);
  const choice = random.below(20);
  if (choice < 6)
    return { type: 'set', path, value: random.chance(0.7) ? randomScalar(random) : randomValue(random, 3) };
  if (choice < 8) return { type: 'set', path, value: vary(random, value) };
  if (choice < 11)
    return {
      type: 'set',
      path: [...path, Array.isArray(value) ? value.length : randomKey(random)],
      value: randomValue(random, 2),
    };
  if (choice < 15 && path.length > 0) return { type: 'delete', path };
  const lists = paths.filter((each) => Array.isArray(read(root, each)));
  if (choice < 17 && lists.length > 0) {
    const list = random.pick(lists);
    return {
      type: 'insert',
      path: list,
      index: random.below((read(root, list) as unknown[]).length + 1),
      value: randomValue(random, 2),
    };
  }
  const movable = lists.filter((each) => (read(root, each) as unknown[]).length > 1);
  if (choice < 19 && movable.length > 0) {
    const list = random.pick(movable);
    const { length } = read(root, list) as unknown[];
    return { type: 'move', path: list, from: random.below(length), to: random.below(length) };
  }
  const named = paths.filter((each) => typeof each.at(-1) === 'string');
  return named.length > 0
    ? { type: 'rename', path: random.pick(named), name: randomKey(random) }
    : { type: 'set', path, value: randomScalar(random) };
}

/** A value like another one, with some of its parts changed, dropped, added or moved. */
function vary(random: Random, value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value
      .filter(() => !random.chance(0.2))
      .map((item: unknown) => (random.chance(0.3) ? vary(random, item) : item));
    if (random.chance(0.4)) items.splice(random.below(items.length + 1), 0, randomValue(random, 2));
    if (random.chance(0.3)) items.reverse();
    return items;
  }
  if (typeof value !== 'object' || value === null) return random.chance(0.5) ? randomScalar(random) : value;
  const entries = Object.entries(value).filter(() => !random.chance(0.15));
  const changed = entries.map(([key, each]) => [key, random.chance(0.3) ? vary(random, each) : each] as const);
  return Object.fromEntries(
    random.chance(0.4) ? [...changed, [randomKey(random), randomValue(random, 2)] as const] : changed,
  );
}

function* pathsOf(value: unknown, path: Path): Generator<Path> {
  yield path;
  if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* pathsOf(item, [...path, index]);
  else if (typeof value === 'object' && value !== null)
    for (const [key, each] of Object.entries(value)) yield* pathsOf(each, [...path, key]);
}

function read(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, step) => (at as Record<string | number, unknown>)[step], value);
}

import { readMatcher } from '../../../schema';
import { recordIn } from '../../read';
import { coversMatch } from './match-cover';
import { asksForPresence } from './string-match';

type Fields = Readonly<Record<string, unknown>>;

interface Entry<T> {
  /** How many were added before it. */
  readonly index: number;
  readonly fields: Fields;
  readonly value: T;
}

const values = ['method', 'authority', 'scheme'] as const;
const maps = ['headers', 'withoutHeaders', 'queryParams'] as const;

/**
 * Matches by what each asks for, so that the first that covers another one (`coversMatch`) is found among few of thousands: a match is kept under one of its
 * conditions, the one that the fewest have, and whatever it covers has that condition too.
 */
export class MatchIndex<T> {
  private readonly lists = new Map<string, Entry<T>[]>();
  private readonly prefixLengths = new Set<number>();
  private count = 0;

  add(fields: Fields, value: T): void {
    const key = this.leastUsed(conditionsOf(fields));
    const entry = { index: this.count++, fields, value };
    const list = this.lists.get(key);
    if (list) list.push(entry);
    else this.lists.set(key, [entry]);
    if (isPrefix(key)) this.prefixLengths.add(key.length);
  }

  /** The first of those that were added that takes all that a match takes. */
  firstCovering(narrow: Fields): T | undefined {
    let first: Entry<T> | undefined;
    for (const key of this.keysMetBy(narrow))
      for (const entry of this.lists.get(key) ?? []) {
        if (first !== undefined && entry.index > first.index) break;
        if (!coversMatch(entry.fields, narrow)) continue;
        first = entry;
        break;
      }
    return first?.value;
  }

  private leastUsed(keys: readonly string[]): string {
    const sizeOf = (key: string): number => this.lists.get(key)?.length ?? 0;
    return keys.reduce((least, key) => (sizeOf(key) < sizeOf(least) ? key : least), keys[0] ?? anything);
  }

  /** Every condition that a match meets, as far as some match is kept under it. */
  private *keysMetBy(narrow: Fields): Iterable<string> {
    yield anything;
    const path = readMatcher(narrow['uri']);
    if (path && path.by !== 'presence')
      for (const text of new Set([path.text, path.text.toLowerCase()])) {
        yield pathKey(path.by, text);
        const longest = pathKey('prefix', text);
        if (path.by !== 'regex')
          for (const length of this.prefixLengths) if (length <= longest.length) yield longest.slice(0, length);
      }
    for (const key of values) yield* valueKeys(key, narrow[key]);
    for (const key of maps)
      for (const [name, value] of Object.entries(recordIn(narrow, key))) {
        yield entryKey(key, name);
        yield* valueKeys(entryKey(key, name), value);
      }
  }
}

/** What keeps a match that asks for nothing by which it could be found. */
const anything = '';

/** Each is met by every match that is covered by one with these fields. */
function conditionsOf(fields: Fields): readonly string[] {
  const path = readMatcher(fields['uri']);
  const isOpen = path === undefined || path.by === 'presence' || path.text === '' || path.text === '.*';
  const text = path && (fields['ignoreUriCase'] === true && path.by !== 'regex' ? path.text.toLowerCase() : path.text);
  return [
    ...(isOpen || (path.by === 'prefix' && text === '/') ? [] : [pathKey(path.by, text ?? '')]),
    ...values.flatMap((key) => [...valueKeys(key, fields[key])]),
    ...maps.flatMap((key) =>
      Object.entries(recordIn(fields, key)).flatMap(([name, value]) => {
        const own = asksForPresence(value) ? [] : [...valueKeys(entryKey(key, name), value)];
        return own.length > 0 ? own : [entryKey(key, name)];
      }),
    ),
  ];
}

function pathKey(by: 'exact' | 'prefix' | 'regex', text: string): string {
  return `${by} ${text}`;
}

function isPrefix(key: string): boolean {
  return key.startsWith('prefix ');
}

function entryKey(key: string, name: string): string {
  return `${key}\n${name}`;
}

/** Under what a condition is found that only the same one is within: none for a prefix, and for one that asks for nothing. */
function* valueKeys(key: string, value: unknown): Iterable<string> {
  const matcher = readMatcher(value);
  if (matcher && matcher.by !== 'prefix' && !asksForPresence(value)) yield `${key}\n${matcher.by}\n${matcher.text}`;
}

import { readMatcher } from '../../../schema';
import { hasKey, recordIn } from '../../read';
import { asksForPresence } from './string-match';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Whether every request that the one match takes is taken by the other too, as far as that can be told without a look into expressions. What depends on
 * the proxy is not compared.
 */
export function coversMatch(wide: Fields, narrow: Fields): boolean {
  if (!coversPath(wide, narrow)) return false;
  if (!['method', 'authority', 'scheme'].every((key) => coversValue(wide[key], narrow[key]))) return false;
  return ['headers', 'withoutHeaders', 'queryParams'].every((key) => coversEntries(wide, narrow, key));
}

function coversPath(wide: Fields, narrow: Fields): boolean {
  const [a, b] = [readMatcher(wide['uri']), readMatcher(narrow['uri'])];
  if (a === undefined || a.by === 'presence' || (a.by === 'prefix' && (a.text === '' || a.text === '/'))) return true;
  if (a.by === 'regex') return a.text === '.*' || (b?.by === 'regex' && b.text === a.text);
  if (b === undefined || b.by === 'presence' || b.by === 'regex') return false;
  const [folds, narrowFolds] = [wide['ignoreUriCase'] === true, narrow['ignoreUriCase'] === true];
  if (narrowFolds && !folds && /[a-z]/i.test(a.text)) return false;
  const fold = (text: string): string => (folds ? text.toLowerCase() : text);
  if (a.by === 'prefix') return fold(b.text).startsWith(fold(a.text));
  return b.by === 'exact' && fold(b.text) === fold(a.text);
}

/** A condition on something that always is there. */
function coversValue(wide: unknown, narrow: unknown): boolean {
  return wide === undefined || wide === null || asksForPresence(wide) || isWithin(wide, narrow);
}

function coversEntries(wide: Fields, narrow: Fields, key: string): boolean {
  const others = recordIn(narrow, key);
  return Object.entries(recordIn(wide, key)).every(([name, value]) => {
    if (!hasKey(others, name)) return false;
    if (asksForPresence(value)) return key !== 'withoutHeaders' || asksForPresence(others[name]);
    return key === 'withoutHeaders' ? isSame(value, others[name]) : isWithin(value, others[name]);
  });
}

function isWithin(wide: unknown, narrow: unknown): boolean {
  const [a, b] = [readMatcher(wide), readMatcher(narrow)];
  if (a === undefined || b === undefined || asksForPresence(narrow)) return false;
  if (a.by === 'prefix') return b.by !== 'regex' && b.text.startsWith(a.text);
  return isSame(wide, narrow);
}

function isSame(wide: unknown, narrow: unknown): boolean {
  const [a, b] = [readMatcher(wide), readMatcher(narrow)];
  return a !== undefined && b !== undefined && a.by === b.by && a.text === b.text;
}

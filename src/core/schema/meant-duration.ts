import { readDuration } from './duration';

/** Units as people write them, in those that Go knows. */
const units: Readonly<Record<string, readonly string[]>> = {
  ms: ['ms', 'msec', 'msecs', 'millis', 'millisecond', 'milliseconds'],
  s: ['s', 'S', 'sec', 'secs', 'second', 'seconds'],
  m: ['m', 'min', 'mins', 'minute', 'minutes'],
  h: ['h', 'H', 'hr', 'hrs', 'hour', 'hours'],
  d: ['d', 'D', 'day', 'days'],
};

const unitOf = new Map(Object.entries(units).flatMap(([unit, names]) => names.map((name) => [name, unit] as const)));

/**
 * The duration that a text which Go cannot read says, with the units that Go has: `5s` for `5 s`, `24h` for `1d`; undefined where it says none,
 * as a number alone does.
 */
export function meantDuration(text: string): string | undefined {
  const parts = [...text.matchAll(/\s*(\d+(?:\.\d+)?)\s*([A-Za-z]+)/g)];
  if (parts.length === 0 || parts.map((part) => part[0]).join('') !== text.trimEnd()) return undefined;
  const written = parts.map(([, amount = '', name = '']) => {
    const unit = unitOf.get(name);
    return unit === 'd' ? `${Number(amount) * 24}h` : unit === undefined ? '' : amount + unit;
  });
  const meant = written.join('');
  return written.includes('') || readDuration(meant) === null ? undefined : meant;
}

import { refuse } from './not-mine';

/**
 * Adds an entry. A key that is there already is an error for the fallback to report, and `__proto__` has to become a property of the
 * object itself instead of its prototype.
 */
export function setKey(target: Record<string, unknown>, key: string, value: unknown): void {
  // The first check is the quick one: nearly always there is nothing of that name, inherited or not.
  if (target[key] !== undefined && Object.hasOwn(target, key)) refuse();
  if (key !== '__proto__') target[key] = value;
  else Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
}

import { NOT_MINE } from './not-mine';

/**
 * Adds an entry. A key that is there already is an error for the fallback to report, and `__proto__` has to become a property of the
 * object itself instead of its prototype.
 */
export function setKey(target: Record<string, unknown>, key: string, value: unknown): void {
  if (target[key] !== undefined && (Object.hasOwn(target, key) || key === '__proto__')) {
    if (Object.hasOwn(target, key)) throw NOT_MINE;
    Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
  } else {
    target[key] = value;
  }
}

import { isRecord } from '../lists';

/** A plain value as JSON with the keys of each mapping in one order: values are equal where these texts are. */
export function canonicalText(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    isRecord(each) ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1))) : each,
  );
}

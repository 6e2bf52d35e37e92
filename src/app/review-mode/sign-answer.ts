import { getView } from '../view';

/** Who answers now, where that person has given a name, and when, in ISO 8601 to the second. */
export function signature(now: Date = new Date()): { readonly by: string | undefined; readonly at: string } {
  const by = getView().reviewer.trim();
  return { by: by === '' ? undefined : by, at: now.toISOString().replace(/\.\d+Z$/, 'Z') };
}

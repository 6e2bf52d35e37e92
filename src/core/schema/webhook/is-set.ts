import type { Spot } from './read';

/** Whether a field holds something, as istiod's decoder sees it: null, an empty text, an empty list and false are as good as nothing. */
export function isSet({ value }: Spot, name: string): boolean {
  const field = value[name];
  if (Array.isArray(field)) return field.length > 0;
  return field !== undefined && field !== null && field !== '' && field !== false;
}

import { joinNames } from '../text';

/** `a, b and c`; of more than five the first four, `and 3 more`. */
export function listed(all: readonly string[], more = 'more'): string {
  return joinNames(all, 'and', 5, { more });
}

import { joinNames } from '../../core/text';

/** Names as a sentence lists them, at most four: "a, b, c and 3 more". */
export function listed(names: readonly string[]): string {
  return joinNames(names, 'and', 4);
}

import { digits } from '../../language';

/** Which pods see an entry: how many of all, and the first of them, which are `shown`. */
export const whoSeesWords = {
  seenBy: (entry: string, seeing: number, all: number, shown: readonly string[]) => {
    const says = `${number(seeing)} of ${number(all)} drawn pods see ${entry}`;
    const more = seeing > shown.length ? ` and ${number(seeing - shown.length)} more` : '';
    return shown.length === 0 ? `${says}.` : `${says}: ${shown.join(', ')}${more}.`;
  },
} as const;

function number(value: number): string {
  return digits(value);
}

import type { Value } from './query';
import type { Accept } from './query-items';

/** Whether a fact, in lower case, is what a value asks for: a range of numbers, a pattern, a part of a word for bare words, else the very same. */
export function accepterOf(key: string | undefined, { text, quoted }: Value): Accept {
  const wanted = text.toLowerCase();
  const range = key === 'port' && !quoted ? /^(\d+)-(\d+)$/.exec(wanted) : null;
  if (range) return (fact) => Number(fact) >= Number(range[1]) && Number(fact) <= Number(range[2]);
  if (!quoted && wanted.includes('*')) return globAccepter(wanted, key === undefined);
  return key === undefined ? (fact) => fact.includes(wanted) : (fact) => fact === wanted;
}

/** By the pieces between the stars, one after the other, so that no pattern takes long. */
function globAccepter(pattern: string, isPart: boolean): Accept {
  const pieces = (isPart ? `*${pattern}*` : pattern).split('*');
  const first = pieces[0] as string;
  const last = pieces[pieces.length - 1] as string;
  const middle = pieces.slice(1, -1).filter((piece) => piece !== '');
  return (fact) => {
    if (fact.length < first.length + last.length || !fact.startsWith(first) || !fact.endsWith(last)) return false;
    let at = first.length;
    for (const piece of middle) {
      const found = fact.indexOf(piece, at);
      if (found < 0) return false;
      at = found + piece.length;
    }
    return at <= fact.length - last.length;
  };
}

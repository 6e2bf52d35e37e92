import type { Subject } from '../report';
import { childOf, has, type Spot } from './read';
import { refuse, type Objection } from './refuse';
import { remedy } from './remedy';

/** Istiod takes less than this, although Envoy would take it too. */
const tooLarge = 5_000_011;
/** The size that Envoy chooses by itself. */
const usual = 65_537;

/** The size of the table of a Maglev hash (istio/istio pkg/config/validation/validation.go, validateLoadBalancer and isPrime). */
export function checkMaglev(subject: Subject, hash: Spot): void {
  const maglev = childOf(hash, 'maglev');
  if (!maglev) return;
  const path = [...maglev.path, 'tableSize'];
  const size = maglev.value['tableSize'];
  const complain = (found: Pick<Objection, 'ref' | 'message'> & Partial<Objection>): void =>
    refuse(subject, { rule: 'maglev-table-size', path, ...found });
  if (!has(maglev, 'tableSize')) {
    return complain({
      near: maglev.path,
      part: 'key',
      ref: 'wh-dr-lb-maglev-zero',
      message: `tableSize is missing in maglev; istiod refuses maglev without. Set a prime number, such as ${usual}.`,
      fix: remedy(subject, `Set tableSize to ${usual}`, [{ type: 'set', path, value: usual }]),
    });
  }
  if (typeof size !== 'number' || size < 0 || !Number.isInteger(size)) return;
  const asked = `tableSize is a prime number below ${tooLarge}; istiod refuses ${size}.`;
  if (size === 0) complain({ ref: 'wh-dr-lb-maglev-zero', message: `${asked} Write one such as ${usual}.` });
  else if (size >= tooLarge) complain({ ref: 'wh-dr-lb-maglev-max', message: `${asked} Write one such as ${usual}.` });
  else if (!isPrime(size)) complain({ ref: 'wh-dr-lb-maglev-prime', message: `${asked}${nextPrime(size)}` });
}

function nextPrime(size: number): string {
  let next = size + 1;
  while (!isPrime(next)) next++;
  return ` Write ${next < tooLarge ? next : usual}.`;
}

/** Envoy's way of counting, in which 1 is a prime number too. */
function isPrime(number: number): boolean {
  if (number < 4) return number > 0;
  if (number % 2 === 0) return false;
  for (let factor = 3; factor * factor <= number; factor += 2) if (number % factor === 0) return false;
  return true;
}

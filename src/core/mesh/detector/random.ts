/** What a number is drawn for: each purpose has numbers of its own, so that a further failure does not change who gets the calls. */
export type Purpose = 'priority' | 'endpoint' | 'second endpoint' | 'failure';

const salts: Readonly<Record<Purpose, number>> = {
  priority: 0x9e3779b9,
  endpoint: 0x85ebca6b,
  'second endpoint': 0xc2b2ae35,
  failure: 0x27d4eb2f,
};

/** The number from 0 inclusive to 1 exclusive that a seed gives for the nth call: always the same one, in whatever order they are asked for. */
export function draw(seed: number, purpose: Purpose, nth: number): number {
  let mixed = Math.imul(seed ^ salts[purpose], 0x85ebca6b) ^ Math.imul(nth + 1, 0x9e3779b1);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 4294967296;
}

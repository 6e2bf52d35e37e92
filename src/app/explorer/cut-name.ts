/** How many signs at the end of a name stay where it is cut: as many as tell apart names that begin alike. */
const kept = 9;

/** The least length of a name that is cut in its middle; a shorter one has next to nothing in front of its end. */
const least = 2 * kept;

/** A name in two parts, of which the first is cut where there is no room for both; of a short one the second is empty. */
export function partsOfName(name: string): readonly [start: string, end: string] {
  if (name.length < least) return [name, ''];
  // A sign of two code units is not taken apart.
  const signs = [...name.slice(-2 * kept)].slice(-kept).join('');
  return [name.slice(0, -signs.length), signs];
}

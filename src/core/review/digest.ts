/** A number for a text, 8 hexadecimal digits: FNV-1a over UTF-16 units. Another seed gives another number. */
export function digestOf(text: string, seed = 0x811c9dc5): string {
  let value = seed;
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return (value >>> 0).toString(16).padStart(8, '0');
}

/**
 * The comments of a text in a fixed order, to compare texts by. What only looks like one, since it stands in a value behind a space, counts too, on
 * both sides alike; that costs at most an offer.
 */
export function commentsOf(text: string): string {
  return [...text.matchAll(/(?<=^|\s)#.*$/gm)]
    .map((match) => match[0].trim())
    .sort()
    .join('\n');
}

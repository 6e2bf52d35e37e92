/** The comments of a text in a fixed order, to compare texts by; a `#` inside a value counts too, on both sides alike. */
export function commentsOf(text: string): string {
  return [...text.matchAll(/#[^\r\n]*/g)]
    .map((match) => match[0].trim())
    .sort()
    .join('\n');
}

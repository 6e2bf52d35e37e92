/** Above this many characters a file is shown as plain text, without language features. */
const plainTextFrom = 5_000_000;

/** Whether a text is too long to be coloured as it is typed. */
export function isLargeText(text: string): boolean {
  return text.length > plainTextFrom;
}

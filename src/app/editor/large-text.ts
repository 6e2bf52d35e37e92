/** Above this many characters a file is shown as plain text, without language features. */
const plainTextFrom = 5_000_000;

/** Whether a text is too long to be coloured as it is typed. */
export function isLargeText(text: string): boolean {
  return text.length > plainTextFrom;
}

/** In a text of so many characters it takes too long, at a key, to look for the folds and the brackets of all of it. */
const longFrom = 1_000_000;

/** Whether a text is folded by its indentation, and its brackets are neither matched nor closed. */
export function isLongText({ length }: { readonly length: number }): boolean {
  return length >= longFrom;
}

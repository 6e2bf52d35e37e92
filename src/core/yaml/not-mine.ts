/**
 * Thrown by the located parser for whatever lies outside of its subset: rare styles, and everything that is an error. It is caught
 * where the parser is entered and sends the document to the `yaml` package; one object serves all, as nobody reads its stack.
 */
export const NOT_MINE = new Error('This document is outside of the subset that the located parser reads');

/** Hands the document over to the `yaml` package. */
export function refuse(): never {
  throw NOT_MINE;
}

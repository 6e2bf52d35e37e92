import type { Steps } from '../steps';
import { readWithYaml } from './fallback';
import { UNPRINTABLE } from './fallback-problems';
import { parseDocument, parseInSteps } from './parse';
import type { ParsedDocument } from './parsed';
import { unifyLineBreaks } from './split';

/** Reads one document's text, whatever is in it: nothing that a text holds makes this throw. */
export function readDocument(text: string): ParsedDocument {
  const source = unifyLineBreaks(text);
  return (UNPRINTABLE.test(source) ? null : parseDocument(source)) ?? readWithYaml(source);
}

/** A shorter text is read in a millisecond or two, and in one step. */
const LONG = 64_000;

/** The same in steps of a few milliseconds. Only what the located parser leaves to the `yaml` package is read at once. */
export function* readDocumentInSteps(text: string): Steps<ParsedDocument> {
  if (text.length < LONG) return readDocument(text);
  const source = unifyLineBreaks(text);
  const isPrintable = yield* isPrintableInSteps(source);
  return (isPrintable ? yield* parseInSteps(source) : null) ?? readWithYaml(source);
}

function* isPrintableInSteps(source: string): Steps<boolean> {
  for (let from = 0; from < source.length;) {
    const cut = from + LONG;
    // Both halves of a pair stay together: one by itself is no character.
    const to = (source.charCodeAt(cut) & 0xfc00) === 0xdc00 ? cut + 1 : cut;
    if (UNPRINTABLE.test(source.slice(from, to))) return false;
    from = to;
    yield;
  }
  return true;
}

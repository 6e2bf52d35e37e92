import { readWithYaml } from './fallback';
import type { ParsedDocument } from './parsed';
import { unifyLineBreaks } from './split';

/** Reads one document's text, whatever is in it: nothing that a text holds makes this throw. */
export function readDocument(text: string): ParsedDocument {
  return readWithYaml(unifyLineBreaks(text));
}

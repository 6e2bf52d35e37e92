import { readWithYaml } from './fallback';
import { parseDocument } from './parse';
import type { ParsedDocument } from './parsed';
import { unifyLineBreaks } from './split';

/** What YAML does not allow in a text: anything outside of rule c-printable (YAML 1.2.2, section 5.1). */
const UNPRINTABLE = /[^\t\n\r -~\x85\xA0-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

/** Reads one document's text, whatever is in it: nothing that a text holds makes this throw. */
export function readDocument(text: string): ParsedDocument {
  const source = unifyLineBreaks(text);
  return (UNPRINTABLE.test(source) ? null : parseDocument(source)) ?? readWithYaml(source);
}

import type { Steps } from '../steps';
import { readNode } from './block';
import { BOM, DASH, PERCENT } from './codes';
import { located } from './located';
import { NOT_MINE, refuse } from './not-mine';
import { readRootInSteps } from './outer-steps';
import { EMPTY_TREE } from './packed-tree';
import type { ParsedDocument } from './parsed';
import { Reader } from './reader';
import { isMarker } from './split';

const EMPTY = located(EMPTY_TREE, undefined);

const reader = new Reader();

/**
 * Reads the document that is the part of `text` from `from` to `to`: block mappings and lists, flow collections, all styles of
 * scalars, comments. That is what nearly all Kubernetes YAML consists of. Null means "not mine": the text uses something rarer
 * (anchors, tags, directives, explicit keys, tabs between tokens) or has an error. Whatever is read is read as the `yaml` package
 * does. The text has no lone CR and no unprintable characters.
 */
export function parseDocument(text: string, from = 0, to = text.length): ParsedDocument | null {
  reader.begin(text, from, to);
  try {
    return readRoot();
  } catch (error) {
    if (error !== NOT_MINE) throw error;
    return null;
  } finally {
    // What stays behind would keep the text alive.
    reader.begin('', 0, 0);
  }
}

/** The same in steps, of a whole text. */
export function* parseInSteps(text: string): Steps<ParsedDocument | null> {
  // Other documents are read between two steps.
  const own = new Reader();
  own.begin(text, 0, text.length);
  try {
    findRoot(own);
    return own.indent < 0 ? EMPTY : finishRoot(own, yield* readRootInSteps(own));
  } catch (error) {
    if (error !== NOT_MINE) throw error;
    return null;
  }
}

function readRoot(): ParsedDocument {
  findRoot(reader);
  return reader.indent < 0 ? EMPTY : finishRoot(reader, readNode(reader, -1, true));
}

function finishRoot({ indent, tree }: Reader, value: unknown): ParsedDocument {
  if (indent >= 0) refuse();
  return located(tree.finish(), value);
}

/** Goes past byte order mark, leading comments and the `---` to the first content. */
function findRoot(reader: Reader): void {
  const { text } = reader;
  let line = reader.code() === BOM ? reader.pos + 1 : reader.pos;
  while (line < reader.end && !isMarker(text, line, DASH)) {
    if (text.charCodeAt(line) === PERCENT) refuse();
    const lineEnd = reader.lineEndFrom(line);
    if (!/^ *(?:#|\r?$)/.test(text.slice(line, lineEnd))) break;
    line = lineEnd + 1;
  }
  reader.lineStart = line;
  if (line >= reader.end || !isMarker(text, line, DASH)) return reader.findContent(line);
  reader.pos = line + 3;
  reader.endLine();
}

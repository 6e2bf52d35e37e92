import { keyNames, keyNamed } from './query-keys';

/** What is asked of the flow graph: all terms have to hold. */
export interface Query {
  readonly terms: readonly Term[];
}

/** `-key:a,b`: one of the values holds, or, negated, none of them. */
export interface Term {
  /** Undefined for a bare word, which looks in names and hosts. */
  readonly key: string | undefined;
  readonly values: readonly Value[];
  readonly negated: boolean;
}

/** One value as written, without its quotes. In quotes a `*` is a star. */
export interface Value {
  readonly text: string;
  readonly quoted: boolean;
}

/** What cannot be understood: where, in offsets of the text, and why, in one or two sentences. */
interface QueryProblem {
  readonly from: number;
  readonly to: number;
  readonly says: string;
}

type ParsedQuery = { readonly query: Query } | { readonly problem: QueryProblem };

/** A piece of a query as it is written; all positions are offsets of the text. */
export interface WrittenTerm {
  readonly from: number;
  readonly to: number;
  readonly negated: boolean;
  /** As written, in lower case; undefined for a bare word. */
  readonly key: string | undefined;
  readonly keyFrom: number;
  readonly values: readonly (Value & { readonly from: number; readonly to: number })[];
  /** Where a quote opens that is not closed; undefined when there is none. */
  readonly open: number | undefined;
}

/**
 * Reads a query: terms are separated by spaces and joined by AND, values by commas and joined by OR; `-` negates a term, `*` stands for any characters, and
 * quotes hold spaces together.
 */
export function parseQuery(text: string): ParsedQuery {
  const terms: Term[] = [];
  for (const written of readTerms(text)) {
    const problem = problemOf(written);
    if (problem) return { problem };
    const key = written.key === undefined ? undefined : keyNamed(written.key)?.name;
    const values = written.values.filter((value) => value.text !== '' || value.quoted);
    if (values.length > 0) terms.push({ key, values: values.map(plain), negated: written.negated });
  }
  return { query: { terms } };
}

function plain({ text, quoted }: Value): Value {
  return { text, quoted };
}

function problemOf({ key, keyFrom, from, to, values, open }: WrittenTerm): QueryProblem | undefined {
  if (open !== undefined) return { from: open, to, says: 'A quote is open here. Close it with another one.' };
  if (key === undefined) return undefined;
  const known = keyNamed(key);
  if (known === undefined)
    return {
      from: keyFrom,
      to: keyFrom + key.length,
      says: `There is no key ${key}. Keys are ${keyNames().join(', ')}.`,
    };
  if (values.every((value) => value.text === '' && !value.quoted))
    return { from, to, says: `${known.name}: stands without a value. ${known.about}` };
  for (const value of values) {
    const says = value.text === '' ? undefined : known.refuses?.(value.text);
    if (says !== undefined) return { from: value.from, to: value.to, says };
  }
  return undefined;
}

/** The terms of a text, however much of it makes sense. */
export function readTerms(text: string): readonly WrittenTerm[] {
  const terms: WrittenTerm[] = [];
  let at = 0;
  while (at < text.length) {
    if (isSpace(text, at)) {
      at++;
      continue;
    }
    const term = readTerm(text, at);
    terms.push(term);
    at = term.to;
  }
  return terms;
}

/** A key is letters and dashes before a colon, unless an address follows, as in `http://…`. */
const keyPattern = /^([a-z][a-z-]*):(?!\/\/)/i;

function readTerm(text: string, from: number): WrittenTerm {
  let at = from;
  while (text[at] === '-') at++;
  const negated = (at - from) % 2 === 1;
  const key = keyPattern.exec(text.slice(at, at + 40))?.[1];
  const keyFrom = at;
  if (key !== undefined) at += key.length + 1;
  const values: WrittenTerm['values'][number][] = [];
  let open: number | undefined;
  for (;;) {
    const value = readValue(text, at);
    values.push(value);
    open ??= value.open;
    at = value.to;
    if (text[at] !== ',') break;
    at++;
  }
  return { from, to: at, negated, key: key?.toLowerCase(), keyFrom, values, open };
}

/** Up to a comma or a space outside of quotes. */
function readValue(text: string, from: number): WrittenTerm['values'][number] & { readonly open: number | undefined } {
  let at = from;
  let said = '';
  let quoted = false;
  let open: number | undefined;
  while (at < text.length && text[at] !== ',' && !isSpace(text, at)) {
    if (text[at] !== '"') {
      said += text[at++] as string;
      continue;
    }
    const end = text.indexOf('"', at + 1);
    quoted = true;
    if (end < 0) open = at;
    said += text.slice(at + 1, end < 0 ? text.length : end);
    at = end < 0 ? text.length : end + 1;
  }
  return { text: said, quoted, from, to: at, open };
}

function isSpace(text: string, at: number): boolean {
  return /\s/.test(text[at] as string);
}

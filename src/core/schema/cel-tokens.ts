/** A token of a CEL expression. `kind` is the text itself for operators and for the words `in`, `true`, `false` and `null`. */
export interface CelToken {
  readonly kind: string;
  readonly text: string;
  /** Offset in the expression, in UTF-16 units. */
  readonly from: number;
}

const escape = String.raw`\\(?:[abfnrtv"'\\?\x60]|[xX][\da-fA-F]{2}|[0-3][0-7]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8})`;

/** Texts, three quotes before one; raw ones have no escapes. */
const texts = [
  String.raw`[rR](?:"""[^]*?"""|'''[^]*?'''|"[^"\n\r]*"|'[^'\n\r]*')`,
  String.raw`"""(?:${escape}|[^\\])*?"""`,
  String.raw`'''(?:${escape}|[^\\])*?'''`,
  String.raw`"(?:${escape}|[^\\"\n\r])*"`,
  String.raw`'(?:${escape}|[^\\'\n\r])*'`,
].join('|');

// In the order in which they are tried: the longest reading of the grammar comes first.
const patterns: readonly (readonly [string, RegExp])[] = [
  ['space', /(?:[\t \r\n\f]|\/\/[^\n]*)+/y],
  ['text', new RegExp(`[bB]?(?:${texts})`, 'y')],
  ['float', /(?:\d+\.\d+(?:[eE][+-]?\d+)?|\d+[eE][+-]?\d+|\.\d+(?:[eE][+-]?\d+)?)/y],
  ['uint', /(?:0x[\da-fA-F]+|\d+)[uU]/y],
  ['int', /0x[\da-fA-F]+|\d+/y],
  ['name', /[a-zA-Z_][a-zA-Z\d_]*/y],
  ['operator', /==|!=|<=|>=|&&|\|\||[<>[\]{}().,\-!?:+*/%]/y],
];

const words = new Set(['in', 'true', 'false', 'null']);

/**
 * The tokens of an expression; the last one is of kind `end`, or `unknown` where no token begins (google/cel-go parser/gen/CEL.g4). Names in
 * backquotes are read only by an environment that asks for them, and istiod's has no options (validateTelemetryFilter).
 */
export function readCelTokens(text: string): readonly CelToken[] {
  const tokens: CelToken[] = [];
  let from = 0;
  while (from < text.length) {
    const token = tokenAt(text, from);
    if (token.kind !== 'space') tokens.push(token);
    if (token.kind === 'unknown') return tokens;
    from += token.text.length;
  }
  return [...tokens, { kind: 'end', text: '', from: text.length }];
}

function tokenAt(text: string, from: number): CelToken {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = from;
    const found = pattern.exec(text)?.[0];
    if (found === undefined) continue;
    const isItself = kind === 'operator' || (kind === 'name' && words.has(found));
    return { kind: isItself ? found : kind, text: found, from };
  }
  return { kind: 'unknown', text: text.charAt(from), from };
}

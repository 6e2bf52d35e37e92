/** UTF-16 codes of the characters that mean something to YAML. */
export const TAB = 9;
export const LF = 10;
export const CR = 13;
export const SPACE = 32;
export const DOUBLE_QUOTE = 34;
export const HASH = 35;
export const PERCENT = 37;
export const SINGLE_QUOTE = 39;
export const COMMA = 44;
export const DASH = 45;
export const DOT = 46;
export const COLON = 58;
export const GREATER = 62;
export const QUESTION = 63;
export const OPEN_BRACKET = 91;
export const BACKSLASH = 92;
export const CLOSE_BRACKET = 93;
export const OPEN_BRACE = 123;
export const PIPE = 124;
export const CLOSE_BRACE = 125;
export const BOM = 0xfeff;

/** Whether a code ends a word as white space does; NaN, the code behind the end of a text, does too. */
export function isBlank(code: number): boolean {
  return code === SPACE || code === LF || code === CR || code === TAB || code !== code;
}

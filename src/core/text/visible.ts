/**
 * A text whose characters all show: those that reorder, hide or break a line are written as their numbers, so that a name cannot pose as another one.
 * Line breaks and tabs stay where `keepLines` asks for them.
 */
export function visible(text: string, keepLines = false): string {
  return text.replace(keepLines ? /(?![\n\t])[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\uFEFF]/gu : hidden, (char) =>
    char === '\r' && keepLines ? '' : `\\u{${(char.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`,
  );
}

const hidden = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\uFEFF]/gu;

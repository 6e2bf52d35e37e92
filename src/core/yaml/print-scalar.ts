/** How a string is written on one line. */
export type Quote = 'plain' | 'single' | 'double';

/**
 * A scalar as one token on one line. Strings are written in the style `prefer` where that can hold them; plain text that YAML 1.1 or
 * 1.2 would read as something else is quoted with `quote`.
 */
export function printScalar(value: unknown, prefer: Quote, quote: Exclude<Quote, 'plain'>, inFlow: boolean): string {
  if (typeof value === 'string') return printString(value, prefer, quote, inFlow);
  if (typeof value === 'number') return printNumber(value);
  if (typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  return 'null';
}

/** A mapping's key. Kubernetes reads keys as text, so a key that looks like a number or a boolean is quoted too. */
export function printKey(key: string, prefer: Quote, quote: Exclude<Quote, 'plain'>, inFlow: boolean): string {
  return printString(key, prefer, quote, inFlow);
}

function printString(text: string, prefer: Quote, quote: Exclude<Quote, 'plain'>, inFlow: boolean): string {
  if (prefer === 'plain' && isPlainSafe(text, inFlow)) return text;
  const wanted = prefer === 'plain' ? quote : prefer;
  return wanted === 'single' && canBeSingleQuoted(text) ? `'${text.replaceAll("'", "''")}'` : quoteDouble(text);
}

function printNumber(value: number): string {
  if (Number.isNaN(value)) return '.nan';
  if (!Number.isFinite(value)) return value > 0 ? '.inf' : '-.inf';
  return Object.is(value, -0) ? '-0' : String(value);
}

/** Whether the text, written without quotes, is read as this very text by YAML 1.1 and 1.2 alike. */
function isPlainSafe(text: string, inFlow: boolean): boolean {
  if (text === '' || text !== text.trim() || hasSpecialCharacter(text)) return false;
  if (/^[,[\]{}#&*!|>'"%@`]/.test(text) || /^[-?:](?:\s|$)/.test(text) || /^(?:---|\.\.\.)/.test(text)) return false;
  if (/:(?:\s|$)|\s#/.test(text)) return false;
  if (inFlow && (/[,[\]{}]/.test(text) || /^[-?:]/.test(text))) return false;
  return !isAmbiguous(text);
}

/**
 * Words that are null, booleans, merge keys or the default key, and whatever looks like a number (octal, binary, base 60 and with
 * underscores included) or a date, in YAML 1.1 (yaml.org/type) or in the core schema of YAML 1.2.2 (section 10.3.2).
 */
function isAmbiguous(text: string): boolean {
  if (/^(?:~|null|true|false|y|yes|n|no|on|off|<<|=)$/i.test(text)) return true;
  if (!/^[-+.\de]/i.test(text)) return false;
  return (
    /^[-+]?(?:0b[01_]+|0o[0-7_]+|0x[\da-f_]+|\d[\d_]*)$/i.test(text) ||
    /^[-+]?(?:\.[\d_]*|\d[\d_]*(?:\.[\d_]*)?)(?:e[-+]?\d+)?$/i.test(text) ||
    // No number by any specification, and yet one reader of YAML 1.1 takes an exponent alone for it.
    /^[-+]?e[-+]?\d+$/i.test(text) ||
    /^[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.[\d_]*)?$/.test(text) ||
    /^[-+]?\.(?:inf|nan)$/i.test(text) ||
    /^\d{4}-\d{1,2}-\d{1,2}(?:$|[Tt\s])/.test(text)
  );
}

function canBeSingleQuoted(text: string): boolean {
  return !hasSpecialCharacter(text);
}

/** Line breaks, tabs, control characters, halves of pairs and what looks like nothing: only an escape shows them. */
export function hasSpecialCharacter(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x20 && code < 0x7f) continue;
    if (code >= 0xd800 && code < 0xdc00 && isLowSurrogate(text.charCodeAt(i + 1))) i++;
    else if (mustBeEscaped(code)) return true;
  }
  return false;
}

function mustBeEscaped(code: number): boolean {
  if (code < 0x20 || (code >= 0x7f && code <= 0xa0)) return true;
  return (code >= 0xd800 && code < 0xe000) || code === 0x2028 || code === 0x2029 || code === 0xfeff || code >= 0xfffe;
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code < 0xe000;
}

function quoteDouble(text: string): string {
  let result = '"';
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0xd800 && code < 0xdc00 && isLowSurrogate(text.charCodeAt(i + 1))) {
      result += text.slice(i, i + 2);
      i++;
    } else {
      result += escapeCharacter(text.charAt(i), code);
    }
  }
  return `${result}"`;
}

const SHORT_ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

function escapeCharacter(character: string, code: number): string {
  const short = SHORT_ESCAPES[character];
  if (short !== undefined) return short;
  return mustBeEscaped(code) ? `\\u${code.toString(16).padStart(4, '0')}` : character;
}

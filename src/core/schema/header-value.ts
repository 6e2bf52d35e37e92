/**
 * Why Envoy could not make a header of a value, as the end of a sentence that begins with the value's name, or null when it can. `%` begins and
 * ends a variable, and `%%` is the sign itself. Names of variables are not looked at (istio/istio pkg/config/validation/validation.go,
 * ValidateHTTPHeaderValue; header_value_validator.go, validateHeaderValue).
 */
export function headerValueProblem(text: string): string | null {
  if ([...text].some((character) => isControl(character.charCodeAt(0)))) return 'has a control character';
  let at = 0;
  while (at < text.length) {
    if (text[at] !== '%') at++;
    else if (text[at + 1] === '%') at += 2;
    else {
      const next = readVariable(text, at + 1);
      if (typeof next === 'string') return next;
      at = next;
    }
  }
  return null;
}

/** A tab is fine. */
function isControl(code: number): boolean {
  return code === 0x7f || (code < 0x20 && code !== 0x09);
}

const unclosed = 'has a % that begins a variable and none that ends it';

/** Reads from behind the % of a variable to behind the one that ends it. Its arguments are a list of quoted texts, or one text without quotes. */
function readVariable(text: string, from: number): number | string {
  const end = text.slice(from).search(/[%(]/);
  if (end < 0) return unclosed;
  const at = from + end;
  if (text[at] === '%') return at + 1;
  const closed = readArguments(text, skipSpaces(text, at + 1));
  if (typeof closed === 'string') return closed;
  const last = skipSpaces(text, closed);
  if (last >= text.length) return unclosed;
  return text[last] === '%' ? last + 1 : 'has something between the ) of a variable and the % that ends it';
}

/** Reads from the first argument to behind the ) that closes them. */
function readArguments(text: string, from: number): number | string {
  if (text[from] !== '[') return readText(text, from + 1);
  return readQuote(text, skipSpaces(text, from + 1));
}

/** Reads a quoted text of a list from its opening quote on. */
function readQuote(text: string, from: number): number | string {
  if (from >= text.length) return unclosed;
  return text[from] === '"'
    ? readText(text, from + 1)
    : 'has a variable whose list holds something that is not in quotes';
}

/** Reads a text of arguments. A ) ends them all, even inside of quotes, and a quote ends one text of a list. */
function readText(text: string, from: number): number | string {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === ')') return at + 1;
    else if (text[at] === '"') return readListEnd(text, skipSpaces(text, at + 1));
  }
  return unclosed;
}

/** Reads what follows a text of a list: a comma and the next one, or the ] and the ). */
function readListEnd(text: string, from: number): number | string {
  if (from >= text.length) return unclosed;
  if (text[from] === ',') return readQuote(text, skipSpaces(text, from + 1));
  if (text[from] !== ']') return 'has a variable whose list is not separated by commas and closed by ]';
  const at = skipSpaces(text, from + 1);
  if (at >= text.length) return unclosed;
  return text[at] === ')' ? at + 1 : 'has a variable whose arguments are not closed by )';
}

function skipSpaces(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ') at++;
  return at;
}

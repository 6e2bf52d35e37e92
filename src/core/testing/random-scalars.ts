import type { Random } from './random';
import type { Habits } from './random-habits';

/** Writes keys and values on one line, with quotes and brackets as somebody may have put them. */
export class Scalars {
  constructor(
    private readonly random: Random,
    private readonly habits: Habits,
  ) {}

  key(key: string): string {
    if (isPlain(key) && !this.random.chance(this.habits.quotes * 0.05)) return key;
    return this.quoted(key);
  }

  /** Any value; mappings and lists in brackets. */
  inline(value: unknown): string {
    const { random } = this;
    if (Array.isArray(value)) return this.brackets('[', this.parts(value), ']');
    if (typeof value === 'object' && value !== null) return this.brackets('{', this.parts(value), '}');
    if (typeof value !== 'string') return value === null ? random.pick(['null', '~']) : String(value);
    return isPlain(value) && !random.chance(this.habits.quotes) ? value : this.quoted(value);
  }

  /** What stands between the brackets of a list or a mapping. */
  parts(value: object): readonly string[] {
    if (Array.isArray(value)) return value.map((item: unknown) => this.inline(item));
    return Object.entries(value).map(([key, each]) => `${this.key(key)}: ${this.inline(each)}`);
  }

  private brackets(open: string, parts: readonly string[], close: string): string {
    const pad = this.random.pick(['', '', ' ']);
    return parts.length === 0 ? open + close : `${open}${pad}${parts.join(', ')}${pad}${close}`;
  }

  private quoted(text: string): string {
    if (/^[ -~]*$/.test(text) && this.random.chance(0.5)) return `'${text.replaceAll("'", "''")}'`;
    return escaped(JSON.stringify(text));
  }

  /** A value as JSON over several lines. */
  jsonLines(value: unknown): readonly string[] {
    return escaped(JSON.stringify(value, null, this.random.pick([2, 4]))).split('\n');
  }
}

/** A text as a block scalar: its head, and its lines without their indent. */
interface Block {
  readonly head: string;
  readonly lines: readonly string[];
}

/** Writes a text literally or folded; undefined where a block cannot say it. */
export function randomBlock(random: Random, text: string): Block | undefined {
  if (!/^[ -~\n]*$/.test(text) || /^\s|[ \t](?:\n|$)/.test(text)) return undefined;
  const sign = text.endsWith('\n\n') ? '+' : text.endsWith('\n') ? random.pick(['', '+']) : '-';
  const content = text.replace(/\n$/, '').split('\n');
  const isFolded = !/\n[ \n]/.test(text) && random.chance(0.3);
  if (!isFolded) return { head: `|${sign}`, lines: content };
  return {
    head: `>${sign}`,
    lines: content.flatMap((line, index) => (index > 0 ? ['', ...wrapWords(line)] : wrapWords(line))),
  };
}

function isPlain(text: string): boolean {
  return /^[A-Za-z*/][\w./-]*$/.test(text) && !/^\*|^(?:y|n|yes|no|on|off|true|false|null)$/i.test(text);
}

/** JSON in ASCII alone. */
function escaped(json: string): string {
  return json.replace(/[\u007f-\uffff]/g, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function wrapWords(line: string): string[] {
  return line.split(/ (?=\S)/).reduce<string[]>((lines, word, index) => {
    if (index % 2 === 0) lines.push(word);
    else lines[lines.length - 1] += ` ${word}`;
    return lines;
  }, []);
}

import type { Random } from './random';
import { randomResource } from './random-values';

/** How one random document is written. */
interface Habits {
  readonly lineBreak: string;
  readonly step: number;
  readonly listStep: number;
  readonly dash: string;
  readonly comments: number;
  readonly blanks: number;
  readonly flows: number;
  readonly quotes: number;
}

/**
 * The text of one document as somebody might have written it: one of the usual layouts, comments (each with a text of its own) in all
 * sorts of places, all styles of scalars, here and there brackets, anchors and aliases.
 */
export function randomDocument(random: Random): string {
  return new Printer(random).printDocument();
}

class Printer {
  private readonly habits: Habits;
  private comment = 0;
  private anchors: string[] = [];
  private mapAnchors: string[] = [];
  private readonly usesAnchors: boolean;

  constructor(private readonly random: Random) {
    const step = random.pick([2, 2, 2, 4, 3]);
    this.habits = {
      lineBreak: random.pick(['\n', '\n', '\n', '\n', '\r\n', '\r']),
      step,
      listStep: random.pick([0, step]),
      dash: random.pick(['- ', '- ', '- ', '-   ']),
      comments: random.pick([0, 0.1, 0.3]),
      blanks: random.pick([0, 0, 0.1]),
      flows: random.pick([0, 0.1, 0.4]),
      quotes: random.pick([0, 0.1, 0.9]),
    };
    this.usesAnchors = random.chance(0.15);
  }

  printDocument(): string {
    const { random } = this;
    const value = randomResource(random);
    const lines: string[] = [];
    if (random.chance(0.3)) lines.push(this.nextComment());
    if (random.chance(0.2)) lines.push(random.chance(0.3) ? `--- ${this.nextComment()}` : '---');
    if (random.chance(0.2)) lines.push(this.nextComment());
    if (random.chance(0.04)) lines.push(...this.jsonLines(value));
    else lines.push(...this.mapLines(value as Record<string, unknown>, 0));
    if (random.chance(0.1)) lines.push(this.nextComment());
    if (random.chance(0.05)) lines.push('...');
    const text = lines.join(this.habits.lineBreak) + (random.chance(0.85) ? this.habits.lineBreak : '');
    return (random.chance(0.03) ? '\uFEFF' : '') + text;
  }

  private nextComment(): string {
    return `# note ${this.comment++}${this.random.pick(['', '.', ': x', ' - y', " it's", ' "'])}`;
  }

  private trailing(): string {
    if (this.random.chance(this.habits.comments)) return `${this.random.pick([' ', '  '])}${this.nextComment()}`;
    return this.random.chance(0.02) ? '  ' : '';
  }

  private between(lines: string[], column: number): void {
    if (this.random.chance(this.habits.blanks)) lines.push(this.random.chance(0.1) ? '  ' : '');
    if (this.random.chance(this.habits.comments)) lines.push(' '.repeat(column) + this.nextComment());
    if (this.random.chance(this.habits.comments * 0.1))
      lines.push(' '.repeat(this.random.below(8)) + this.nextComment());
  }

  private mapLines(map: Readonly<Record<string, unknown>>, column: number): string[] {
    const lines: string[] = [];
    const indent = ' '.repeat(column);
    for (const [index, [key, value]] of Object.entries(map).entries()) {
      if (index > 0) this.between(lines, column);
      if (this.usesAnchors && this.mapAnchors.length > 0 && index === 1 && this.random.chance(0.1))
        lines.push(`${indent}<<: *${this.random.pick(this.mapAnchors)}`);
      const name = this.key(key);
      if (this.random.chance(0.003)) lines.push(`${indent}? ${name}`, `${indent}: ${this.inline(value)}`);
      else lines.push(...this.belowKey(`${indent}${name}${this.random.chance(0.01) ? ' ' : ''}:`, value, column));
    }
    if (this.random.chance(this.habits.comments * 0.2)) lines.push(indent + this.nextComment());
    return lines;
  }

  private belowKey(lead: string, value: unknown, column: number): string[] {
    const { habits, random } = this;
    if (this.usesAnchors && this.anchors.length > 0 && random.chance(0.1))
      return [`${lead} *${random.pick(this.anchors)}${this.trailing()}`];
    const anchor = this.anchorFor(value);
    const head = lead + anchor;
    if (Array.isArray(value) && value.length > 0 && !random.chance(habits.flows)) {
      const lines = this.listLines(value, column + habits.listStep);
      this.register(anchor, value);
      return [head + this.trailing(), ...this.commentLine(column + habits.listStep), ...lines];
    }
    if (isFullMap(value) && !random.chance(habits.flows)) {
      const lines = this.mapLines(value, column + habits.step);
      this.register(anchor, value);
      return [head + this.trailing(), ...this.commentLine(column + habits.step), ...lines];
    }
    const isSpread = (isFullMap(value) || (Array.isArray(value) && value.length > 0)) && random.chance(0.3);
    const lines = isSpread
      ? this.spreadLines(`${head} `, value, column + habits.step)
      : this.leaf(head, value, column + habits.step);
    this.register(anchor, value);
    return lines;
  }

  /** Brackets over several lines, with comments and, now and then, a comma behind the last entry. */
  private spreadLines(lead: string, value: unknown, column: number): string[] {
    const isList = Array.isArray(value);
    const parts = isList
      ? value.map((item: unknown) => this.inline(item))
      : Object.entries(value as object).map(([key, each]) => `${this.key(key)}: ${this.inline(each)}`);
    const lines: string[] = [`${lead}${isList ? '[' : '{'}${this.trailing()}`];
    const indent = ' '.repeat(column);
    for (const [index, part] of parts.entries()) {
      if (this.random.chance(this.habits.comments)) lines.push(indent + this.nextComment());
      const hasComma = index < parts.length - 1 || this.random.chance(0.2);
      lines.push(`${indent}${part}${hasComma ? ',' : ''}${this.trailing()}`);
    }
    return [...lines, `${' '.repeat(Math.max(1, column - 1))}${isList ? ']' : '}'}${this.trailing()}`];
  }

  private anchorFor(value: unknown): string {
    if (!this.usesAnchors || value === null || !this.random.chance(0.15)) return '';
    return ` &a${this.comment++}`;
  }

  /** An anchor can be used once its value is complete. */
  private register(anchor: string, value: unknown): void {
    if (anchor === '') return;
    this.anchors.push(anchor.slice(2));
    if (isFullMap(value)) this.mapAnchors.push(anchor.slice(2));
  }

  private commentLine(column: number): string[] {
    return this.random.chance(this.habits.comments * 0.5) ? [' '.repeat(column) + this.nextComment()] : [];
  }

  private listLines(list: readonly unknown[], column: number): string[] {
    const lines: string[] = [];
    const { habits, random } = this;
    for (const [index, item] of list.entries()) {
      if (index > 0) this.between(lines, column);
      const lead = ' '.repeat(column) + habits.dash;
      const inner = column + habits.dash.length;
      const isFull = isFullMap(item) || (Array.isArray(item) && item.length > 0);
      if (isFull && !random.chance(habits.flows)) {
        const [first = '', ...rest] = Array.isArray(item)
          ? this.listLines(item as unknown[], inner)
          : this.mapLines(item as Record<string, unknown>, inner);
        if (random.chance(0.03)) lines.push(`${lead.trimEnd()}${this.trailing()}`, first, ...rest);
        else lines.push(lead + first.slice(inner), ...rest);
      } else if (this.usesAnchors && this.anchors.length > 0 && random.chance(0.15)) {
        lines.push(`${lead}*${random.pick(this.anchors)}${this.trailing()}`);
      } else {
        lines.push(...this.leaf(lead.trimEnd(), item, inner));
      }
    }
    return lines;
  }

  private leaf(lead: string, value: unknown, column: number): string[] {
    const { random } = this;
    if (typeof value === 'string' && value.trim() !== '' && random.chance(value.includes('\n') ? 0.9 : 0.05)) {
      const block = this.textBlock(lead, value, column);
      if (block) return block;
    }
    if (value === null && random.chance(0.5)) return [lead + this.trailing()];
    const tag = typeof value === 'string' && random.chance(0.01) ? '!!str ' : '';
    return [`${lead} ${tag}${this.inline(value)}${this.trailing()}`];
  }

  private textBlock(lead: string, value: string, column: number): string[] | undefined {
    const { random } = this;
    if (!/^[ -~\n]*$/.test(value) || /^\s|[ \t](?:\n|$)/.test(value)) return undefined;
    const sign = value.endsWith('\n\n') ? '+' : value.endsWith('\n') ? random.pick(['', '+']) : '-';
    const content = value.replace(/\n$/, '').split('\n');
    const isFolded = !/\n[ \n]/.test(value) && random.chance(0.3);
    const lines = isFolded
      ? content.flatMap((line, index) => (index > 0 ? ['', ...wrapWords(line)] : wrapWords(line)))
      : content;
    return [
      `${lead} ${isFolded ? '>' : '|'}${sign}${this.trailing()}`,
      ...lines.map((line) => (line === '' ? '' : ' '.repeat(column) + line)),
    ];
  }

  private key(key: string): string {
    if (isPlain(key) && !this.random.chance(this.habits.quotes * 0.05)) return key;
    return this.quoted(key);
  }

  private inline(value: unknown): string {
    const { random } = this;
    if (Array.isArray(value))
      return this.brackets(
        '[',
        value.map((item: unknown) => this.inline(item)),
        ']',
      );
    if (typeof value === 'object' && value !== null) {
      return this.brackets(
        '{',
        Object.entries(value).map(([key, each]) => `${this.key(key)}: ${this.inline(each)}`),
        '}',
      );
    }
    if (typeof value !== 'string') return value === null ? random.pick(['null', '~']) : String(value);
    return isPlain(value) && !random.chance(this.habits.quotes) ? value : this.quoted(value);
  }

  private brackets(open: string, parts: readonly string[], close: string): string {
    const pad = this.random.pick(['', '', ' ']);
    return parts.length === 0 ? open + close : `${open}${pad}${parts.join(', ')}${pad}${close}`;
  }

  private quoted(text: string): string {
    if (/^[ -~]*$/.test(text) && this.random.chance(0.5)) return `'${text.replaceAll("'", "''")}'`;
    return JSON.stringify(text).replace(
      /[\u007f-\uffff]/g,
      (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
  }

  private jsonLines(value: unknown): string[] {
    return JSON.stringify(value, null, this.random.pick([2, 4]))
      .replace(/[\u007f-\uffff]/g, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .split('\n');
  }
}

function isFullMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0;
}

function isPlain(text: string): boolean {
  return /^[A-Za-z*/][\w./-]*$/.test(text) && !/^\*|^(?:y|n|yes|no|on|off|true|false|null)$/i.test(text);
}

function wrapWords(line: string): string[] {
  return line.split(/ (?=\S)/).reduce<string[]>((lines, word, index) => {
    if (index % 2 === 0) lines.push(word);
    else lines[lines.length - 1] += ` ${word}`;
    return lines;
  }, []);
}

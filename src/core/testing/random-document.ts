import type { Random } from './random';
import { Anchors } from './random-anchors';
import { Comments } from './random-comments';
import { randomHabits, type Habits } from './random-habits';
import { randomBlock, Scalars } from './random-scalars';
import { randomResource } from './random-values';

/**
 * The text of one document as somebody might have written it: one of the usual layouts, comments (each with a text of its own) in all
 * sorts of places, all styles of scalars, here and there brackets, anchors and aliases.
 */
export function randomDocument(random: Random): string {
  return new Printer(random).printDocument();
}

type Mapping = Readonly<Record<string, unknown>>;

/** Writes a document in lines. `lead` is what stands on a value's first line before it, `column` where its own lines begin. */
class Printer {
  private readonly habits: Habits;
  private readonly comments: Comments;
  private readonly scalars: Scalars;
  private readonly anchors: Anchors;

  constructor(private readonly random: Random) {
    this.habits = randomHabits(random);
    this.comments = new Comments(random, this.habits);
    this.scalars = new Scalars(random, this.habits);
    this.anchors = new Anchors(random, this.comments, this.habits.anchors);
  }

  printDocument(): string {
    const { random, comments } = this;
    const value = randomResource(random);
    const lines: string[] = [];
    if (random.chance(0.3)) lines.push(comments.next());
    if (random.chance(0.2)) lines.push(random.chance(0.3) ? `--- ${comments.next()}` : '---');
    if (random.chance(0.2)) lines.push(comments.next());
    if (random.chance(0.04)) lines.push(...this.scalars.jsonLines(value));
    else lines.push(...this.mapLines(value as Mapping, 0));
    if (random.chance(0.1)) lines.push(comments.next());
    if (random.chance(0.05)) lines.push('...');
    const text = lines.join(this.habits.lineBreak) + (random.chance(0.85) ? this.habits.lineBreak : '');
    return (random.chance(0.03) ? '\uFEFF' : '') + text;
  }

  private mapLines(map: Mapping, column: number): string[] {
    const lines: string[] = [];
    for (const [index, [key, value]] of Object.entries(map).entries()) {
      if (index > 0) lines.push(...this.comments.between(column));
      const merged = index === 1 ? this.anchors.mapAlias(0.1) : undefined;
      if (merged !== undefined) lines.push(`${' '.repeat(column)}<<: ${merged}`);
      lines.push(...this.entryLines(key, value, column));
    }
    return [...lines, ...this.comments.line(column, 0.2)];
  }

  private entryLines(key: string, value: unknown, column: number): readonly string[] {
    const indent = ' '.repeat(column);
    const name = this.scalars.key(key);
    if (this.random.chance(0.003)) return [`${indent}? ${name}`, `${indent}: ${this.scalars.inline(value)}`];
    return this.belowKey(`${indent}${name}${this.random.chance(0.01) ? ' ' : ''}:`, value, column);
  }

  private belowKey(lead: string, value: unknown, column: number): readonly string[] {
    const alias = this.anchors.alias(0.1);
    if (alias !== undefined) return [`${lead} ${alias}${this.comments.trailing()}`];
    const anchor = this.anchors.before(value);
    const lines = this.valueLines(lead + anchor, value, column);
    this.anchors.complete(anchor, isFullMap(value));
    return lines;
  }

  private valueLines(lead: string, value: unknown, column: number): readonly string[] {
    const { habits, random } = this;
    const inner = column + habits.step;
    if (isFullList(value) && !random.chance(habits.flows)) {
      const at = column + habits.listStep;
      return this.under(lead, this.listLines(value, at), at);
    }
    if (isFullMap(value) && !random.chance(habits.flows)) return this.under(lead, this.mapLines(value, inner), inner);
    const isFull = isFullMap(value) || isFullList(value);
    return isFull && random.chance(0.3) ? this.spreadLines(lead, value, inner) : this.leaf(lead, value, inner);
  }

  /** Lines below the one with their key, now and then with a comment between. */
  private under(lead: string, lines: readonly string[], column: number): readonly string[] {
    return [lead + this.comments.trailing(), ...this.comments.line(column, 0.5), ...lines];
  }

  /** Brackets over several lines, with comments and, now and then, a comma behind the last entry. */
  private spreadLines(lead: string, value: object, column: number): readonly string[] {
    const { comments } = this;
    const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
    const parts = this.scalars.parts(value);
    const lines: string[] = [`${lead} ${open}${comments.trailing()}`];
    for (const [index, part] of parts.entries()) {
      lines.push(...comments.line(column));
      const hasComma = index < parts.length - 1 || this.random.chance(0.2);
      lines.push(`${' '.repeat(column)}${part}${hasComma ? ',' : ''}${comments.trailing()}`);
    }
    return [...lines, `${' '.repeat(Math.max(1, column - 1))}${close}${comments.trailing()}`];
  }

  private listLines(list: readonly unknown[], column: number): string[] {
    return list.flatMap((item, index) => [
      ...(index > 0 ? this.comments.between(column) : []),
      ...this.itemLines(item, column),
    ]);
  }

  private itemLines(item: unknown, column: number): readonly string[] {
    const { habits, random } = this;
    const lead = ' '.repeat(column) + habits.dash;
    const inner = column + habits.dash.length;
    if ((isFullMap(item) || isFullList(item)) && !random.chance(habits.flows)) {
      const [first = '', ...rest] = isFullMap(item) ? this.mapLines(item, inner) : this.listLines(item, inner);
      if (random.chance(0.03)) return [`${lead.trimEnd()}${this.comments.trailing()}`, first, ...rest];
      return [lead + first.slice(inner), ...rest];
    }
    const alias = this.anchors.alias(0.15);
    if (alias !== undefined) return [`${lead}${alias}${this.comments.trailing()}`];
    return this.leaf(lead.trimEnd(), item, inner);
  }

  /** A value that has no lines of its own, but for those of a block scalar. */
  private leaf(lead: string, value: unknown, column: number): readonly string[] {
    const { random, comments } = this;
    if (typeof value === 'string' && value.trim() !== '' && random.chance(value.includes('\n') ? 0.9 : 0.05)) {
      const block = randomBlock(random, value);
      const indent = ' '.repeat(column);
      if (block)
        return [
          `${lead} ${block.head}${comments.trailing()}`,
          ...block.lines.map((line) => (line === '' ? '' : indent + line)),
        ];
    }
    if (value === null && random.chance(0.5)) return [lead + comments.trailing()];
    const tag = typeof value === 'string' && random.chance(0.01) ? '!!str ' : '';
    return [`${lead} ${tag}${this.scalars.inline(value)}${comments.trailing()}`];
  }
}

function isFullMap(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0;
}

function isFullList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.length > 0;
}

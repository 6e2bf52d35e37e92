import type { Random } from './random';
import type { Habits } from './random-habits';

/** Writes the comments of one document, each with a text of its own. */
export class Comments {
  private count = 0;

  constructor(
    private readonly random: Random,
    private readonly habits: Habits,
  ) {}

  /** A number that nothing else of the document has. */
  number(): number {
    return this.count++;
  }

  next(): string {
    return `# note ${this.number()}${this.random.pick(['', '.', ': x', ' - y', " it's", ' "'])}`;
  }

  /** What follows on a line behind its content. */
  trailing(): string {
    if (this.random.chance(this.habits.comments)) return `${this.random.pick([' ', '  '])}${this.next()}`;
    return this.random.chance(0.02) ? '  ' : '';
  }

  /** The lines between two entries: none, blank ones, comments at the entries' column and, seldom, at another. */
  between(column: number): readonly string[] {
    const { random, habits } = this;
    const lines: string[] = [];
    if (random.chance(habits.blanks)) lines.push(random.chance(0.1) ? '  ' : '');
    if (random.chance(habits.comments)) lines.push(' '.repeat(column) + this.next());
    if (random.chance(habits.comments * 0.1)) lines.push(' '.repeat(random.below(8)) + this.next());
    return lines;
  }

  /** A line of its own at a column, so much more seldom than elsewhere; mostly none. */
  line(column: number, share = 1): readonly string[] {
    return this.random.chance(this.habits.comments * share) ? [' '.repeat(column) + this.next()] : [];
  }
}

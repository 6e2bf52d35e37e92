import type { Comments } from './random-comments';
import type { Random } from './random';

/** The anchors of one document that has any: an alias may be written once the value is complete that its anchor names. */
export class Anchors {
  private readonly names: string[] = [];
  private readonly mapNames: string[] = [];

  constructor(
    private readonly random: Random,
    private readonly comments: Comments,
    private readonly isUsed: boolean,
  ) {}

  /** An anchor for a value, with a space before it; mostly empty. */
  before(value: unknown): string {
    if (!this.isUsed || value === null || !this.random.chance(0.15)) return '';
    return ` &a${this.comments.number()}`;
  }

  /** Notes that the value of an anchor is complete. */
  complete(anchor: string, isMap: boolean): void {
    if (anchor === '') return;
    this.names.push(anchor.slice(2));
    if (isMap) this.mapNames.push(anchor.slice(2));
  }

  /** An alias in the place of a value; mostly undefined. */
  alias(probability: number): string | undefined {
    return this.pickFrom(this.names, probability);
  }

  /** An alias of a mapping, to merge it into another one; mostly undefined. */
  mapAlias(probability: number): string | undefined {
    return this.pickFrom(this.mapNames, probability);
  }

  private pickFrom(names: readonly string[], probability: number): string | undefined {
    if (!this.isUsed || names.length === 0 || !this.random.chance(probability)) return undefined;
    return `*${this.random.pick(names)}`;
  }
}

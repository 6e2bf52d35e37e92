import type { YamlProblem } from './document';
import { problem } from './fallback-problems';

/** The size of a value with all aliases in it written out: `weight` in nodes, `height` in levels. */
export interface Shape {
  weight: number;
  height: number;
}

interface Anchored {
  readonly value: unknown;
  readonly shape: Shape;
}

const MAX_HEIGHT = 200;

/**
 * What the anchors of a document stand for at the place that the walk has reached. Aliases share the value of their anchor, so memory is
 * no concern; but whoever walks such a value meets every node as often as it is reached, and a few lines can make that billions. The
 * sum is therefore bounded by the size of the document.
 */
export class AnchorTable {
  private readonly known = new Map<string, Anchored | 'open'>();
  private budget: number;

  constructor(
    length: number,
    private readonly problems: YamlProblem[],
  ) {
    this.budget = 10_000 + 20 * length;
  }

  /** Call before the anchored node's own content is read. */
  open(name: string): void {
    this.known.set(name, 'open');
  }

  close(name: string, value: unknown, shape: Shape): void {
    this.known.set(name, { value, shape });
  }

  /** What `*name` means here; null with a problem where it means nothing. */
  resolve(name: string, range: readonly [number, number]): Anchored {
    const found = this.known.get(name);
    const refuse = (code: string, message: string): Anchored => {
      // One alias bomb makes a problem of every alias behind it.
      const isRepeated = code === 'alias-bomb' && this.problems.some((each) => each.code === code);
      if (!isRepeated) this.problems.push(problem(code, range, message));
      return { value: null, shape: { weight: 1, height: 0 } };
    };
    if (found === undefined)
      return refuse(
        'unknown-alias',
        `Nothing before this line is anchored as &${name}. Add the anchor, or write the value here.`,
      );
    if (found === 'open')
      return refuse('recursive-alias', `The alias *${name} stands within its own anchor. Write the value here.`);
    this.budget -= found.shape.weight;
    if (this.budget < 0 || found.shape.height > MAX_HEIGHT) {
      return refuse(
        'alias-bomb',
        `Written out, the alias *${name} makes this document grow out of all proportion. Write fewer aliases of aliases.`,
      );
    }
    return found;
  }
}

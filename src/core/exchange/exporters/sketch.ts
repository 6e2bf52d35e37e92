import { Ids, type Group, type Link, type Picture, type Shape } from './mermaid-text';

/** A frame of a sketch. Those of a lower rank are printed first; of equal ones, what was asked for first. */
export interface Frame {
  /** Unique in the sketch. */
  readonly key: string;
  readonly title: string;
  /** What its id in the text is made of, so that it stays while the rest of the title changes; the title when unset. */
  readonly name?: string;
  readonly rank: number;
}

/** A box of a sketch. */
export interface Box {
  /** Unique in the sketch: the same key is the same box. */
  readonly key: string;
  readonly frame: Frame;
  /** What its id in the text begins with, and what the rest is made of. */
  readonly prefix: string;
  readonly name: string;
  readonly lines: readonly string[];
  readonly form: Shape['form'];
  /** The topology's node behind it; undefined where there is none. */
  readonly target: string | undefined;
}

/** An arrow between boxes. */
export interface Arrow extends Omit<Link, 'from' | 'to'> {
  readonly from: Box;
  readonly to: Box;
}

interface Framed {
  readonly frame: Frame;
  readonly id: string;
  readonly shapes: Shape[];
}

/** Boxes and arrows as they are found, each drawn once, however often it is asked for. */
export class Sketch {
  readonly targets = new Map<string, string>();
  private readonly ids = new Ids();
  private readonly idOfBox = new Map<string, string>();
  private readonly frames = new Map<string, Framed>();
  private readonly links = new Map<string, Link>();

  /** The id of a box in the text. */
  box({ key, frame, prefix, name, lines, form, target }: Box): string {
    const known = this.idOfBox.get(key);
    if (known !== undefined) return known;
    const id = this.ids.next(prefix, name);
    this.idOfBox.set(key, id);
    this.frameOf(frame).shapes.push({ id, lines, form });
    if (target !== undefined) this.targets.set(id, target);
    return id;
  }

  arrow({ from, to, ...rest }: Arrow): void {
    const link: Link = { ...rest, from: this.box(from), to: this.box(to) };
    this.links.set([link.from, link.to, link.look, ...link.lines].join('\n'), link);
  }

  picture(caption: string, direction: Picture['direction']): Picture {
    const framed = [...this.frames.values()].sort((a, b) => a.frame.rank - b.frame.rank);
    const groups = framed.map(({ frame, id, shapes }): Group => ({
      id,
      title: frame.title,
      groups: [],
      shapes,
      links: [],
    }));
    return { caption, direction, groups, links: [...this.links.values()] };
  }

  private frameOf(frame: Frame): Framed {
    let framed = this.frames.get(frame.key);
    if (framed === undefined) {
      framed = { frame, id: this.ids.next('in', frame.name ?? frame.title), shapes: [] };
      this.frames.set(frame.key, framed);
    }
    return framed;
  }
}

import type { Counts } from '../../topology';
import type { Palette } from '../palette';

/** What every part of a picture is drawn with. */
export interface Brush {
  readonly palette: Palette;
  /** Cards that show all their rows. */
  readonly expanded: ReadonlySet<string>;
  /** How many findings a card or a docked rule has; empty where nobody looked. */
  readonly counts: ReadonlyMap<string, Counts>;
  /** Begins every id in the picture, so that several stand in one page. */
  readonly id: string;
}

/** The fill of what could not be read to the end: slanted lines. */
export function hatchOf({ id }: Brush): string {
  return `url(#${id}-hatch)`;
}

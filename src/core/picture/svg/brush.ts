import type { Counts } from '../../topology';
import type { Palette } from '../palette';

/** What a comparison says of a card, a docked rule or a wire. */
export type ChangeMark = 'added' | 'removed' | 'changed';

/** What every part of a picture is drawn with. */
export interface Brush {
  readonly palette: Palette;
  /** Cards that show all their rows. */
  readonly expanded: ReadonlySet<string>;
  /** How many findings a card or a docked rule has; empty where nobody looked. */
  readonly counts: ReadonlyMap<string, Counts>;
  /** What a comparison says of cards, docked rules and wires, by their ids; empty where nothing is compared. */
  readonly changes: ReadonlyMap<string, ChangeMark>;
  /** Begins every id in the picture, so that several stand in one page. */
  readonly id: string;
}

/** The fill of what could not be read to the end: slanted lines. */
export function hatchOf({ id }: Brush): string {
  return `url(#${id}-hatch)`;
}

/** The colour of a mark: never red or green, which say how bad something is. */
export function changeColour(mark: ChangeMark, palette: Palette): string {
  return palette[mark === 'added' ? 'add' : mark === 'removed' ? 'remove' : 'accent'];
}

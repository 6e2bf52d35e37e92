import type { KeptReview } from '../browser/review-storage';
import { noneOpen, readableHeight } from '../open-section';
import { getView, setView } from '../view';

/** How the sections below the canvas were before a review: those that were open, and their height in CSS pixels. */
export type DockRoom = KeptReview['room'];

/** The same while a review goes on. */
export interface TakenRoom extends DockRoom {
  /** The height in CSS pixels that the review gave them. */
  readonly given: number;
}

/** How the sections are now. */
export function dockRoom(): DockRoom {
  const { dock, sizes } = getView();
  return { dock, height: sizes.dock };
}

/** Gives a review the room of all sections, and more where they are low. */
export function takeDockRoom({ dock, height }: DockRoom): TakenRoom {
  const given = readableHeight(height);
  setView({ dock: { ...noneOpen, review: true }, sizes: { ...getView().sizes, dock: given } });
  return { dock, height, given };
}

/** Opens the sections that were open before, as high as they were, unless somebody has given them another height meanwhile. */
export function giveDockRoomBack({ dock, height, given }: TakenRoom): void {
  const { sizes } = getView();
  setView({ dock, sizes: sizes.dock === given ? { ...sizes, dock: height } : sizes });
}

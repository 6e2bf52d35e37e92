import type { KeptReview } from '../browser/review-storage';
import { noneOpen, readableHeight } from '../open-section';
import { getView, setView } from '../view';

/** How the panes were before a review: the open sections below the canvas, their height in CSS pixels, and whether form and text were folded. */
export type DockRoom = KeptReview['room'];

/** The same while a review goes on. */
export interface TakenRoom extends DockRoom {
  /** The height in CSS pixels that the review gave them. */
  readonly given: number;
}

/** How they are now. */
export function dockRoom(): DockRoom {
  const { dock, sizes, folded } = getView();
  return { dock, height: sizes.dock, right: folded.right };
}

/** Gives a review the room of all sections, and more where they are low; that of form and text too where it has no use for them. */
export function takeDockRoom({ dock, height, right }: DockRoom, foldsRight = false): TakenRoom {
  const { sizes, folded } = getView();
  const given = readableHeight(height);
  setView({
    dock: { ...noneOpen, review: true },
    sizes: { ...sizes, dock: given },
    folded: { ...folded, right: foldsRight || (right ?? folded.right) },
  });
  return { dock, height, given, right: foldsRight ? (right ?? folded.right) : undefined };
}

/** Opens what was open before, as high as it was, unless somebody has given it another height meanwhile. */
export function giveDockRoomBack({ dock, height, given, right }: TakenRoom): void {
  const { sizes, folded } = getView();
  setView({
    dock,
    sizes: sizes.dock === given ? { ...sizes, dock: height } : sizes,
    folded: { ...folded, right: right ?? folded.right },
  });
}

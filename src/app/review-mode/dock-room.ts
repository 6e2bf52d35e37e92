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

/** How they are now; form and text are nobody's but the user's until a review folds them. */
export function dockRoom(): DockRoom {
  const { dock, sizes } = getView();
  return { dock, height: sizes.dock };
}

/**
 * Gives a review the room of all sections, and more where they are low. One that has no use for form and text folds them, once: who opens them meanwhile has
 * them open, also after a reload. One that has a use for them gets them as they were before another review folded them.
 */
export function takeDockRoom({ dock, height, right }: DockRoom, foldsRight = false): TakenRoom {
  const { sizes, folded } = getView();
  const given = readableHeight(height);
  const isFolded = foldsRight ? folded.right || right === undefined : rightAfter(right);
  setView({
    dock: { ...noneOpen, review: true },
    sizes: { ...sizes, dock: given },
    folded: { ...folded, right: isFolded },
  });
  return { dock, height, given, right: foldsRight ? (right ?? folded.right) : undefined };
}

/** Opens what was open before, as high as it was, unless somebody has given it another height, or opened form and text, meanwhile. */
export function giveDockRoomBack({ dock, height, given, right }: TakenRoom): void {
  const { sizes, folded } = getView();
  setView({
    dock,
    sizes: sizes.dock === given ? { ...sizes, dock: height } : sizes,
    folded: { ...folded, right: rightAfter(right) },
  });
}

/** Whether form and text are folded once a review leaves them that found them so; undefined where it left them alone. */
function rightAfter(found: boolean | undefined): boolean {
  const { folded } = getView();
  return folded.right && (found ?? true);
}

import { noneOpen } from '../open-section';
import { getView, setView, type ViewState } from '../view';

/** How the sections below the canvas were before a review. */
export interface DockRoom {
  readonly dock: ViewState['dock'];
  /** Their height in CSS pixels. */
  readonly height: number;
}

/** So much of the window a review needs below the canvas: a change, what decides it, and the form to answer it. */
const share = 0.44;

/** How the sections are now. */
export function dockRoom(): DockRoom {
  const { dock, sizes } = getView();
  return { dock, height: sizes.dock };
}

/** Gives a review the room of all sections, and more where they are low. */
export function takeDockRoom({ height }: DockRoom): void {
  const { sizes } = getView();
  setView({ dock: { ...noneOpen, review: true }, sizes: { ...sizes, dock: Math.max(height, reviewHeight()) } });
}

/** Opens the sections that were open before, as high as they were, unless somebody has given them another height meanwhile. */
export function giveDockRoomBack({ dock, height }: DockRoom): void {
  const { sizes } = getView();
  setView({ dock, sizes: sizes.dock === reviewHeight() ? { ...sizes, dock: height } : sizes });
}

function reviewHeight(): number {
  return Math.round(window.innerHeight * share);
}

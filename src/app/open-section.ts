import { greatestOf } from '../core/lists';
import { layoutMode, type LayoutMode } from './layout-mode';
import { defaultView, getView, setView, type DockSectionId, type ViewState } from './view';

/**
 * Shows a section of the dock, and the dock or the pane that it stands in. One of a folded dock unfolds the dock with that section; in the
 * compact layout, where there is little room, with that alone.
 */
export function openSection(id: DockSectionId): void {
  const mode = layoutMode();
  if (mode === 'single') setView({ pane: id === 'review' ? 'review' : 'problems' });
  setView({ opened: openedNow(id) });
  if (isUnfolded(mode)) setView({ dock: { ...getView().dock, [id]: true } });
  else unfoldWith(id, mode);
}

/** So much of the window's height a list needs to be read, a finding or a change of a review with what is done about it. */
const readable = 0.44;

/** Makes the sections below the canvas high enough to read in, where somebody asks for what they hold; a height that somebody has chosen stays. */
export function makeReadable(): void {
  const { sizes, dockGiven } = getView();
  if (sizes.dock !== defaultView.sizes.dock && sizes.dock !== dockGiven) return;
  const dock = readableHeight(sizes.dock);
  setView({ sizes: { ...sizes, dock }, dockGiven: dock });
}

/** A height in CSS pixels at which a list can be read; one that is more stays. */
export function readableHeight(height: number): number {
  return Math.max(height, Math.round(window.innerHeight * readable));
}

/** Folds a section that is shown. */
export function foldSection(id: DockSectionId): void {
  setView({ dock: { ...getView().dock, [id]: false } });
}

/** What was opened last stands in front of what there is no room for any more. */
function openedNow(id: DockSectionId): ViewState['opened'] {
  const { opened } = getView();
  return { ...opened, [id]: greatestOf(Object.values(opened)) + 1 };
}

/** Whether open sections of the dock show more than their headers. */
export function isUnfolded(mode: LayoutMode): boolean {
  const { compact, folded } = getView();
  if (mode === 'single') return true;
  return mode === 'compact' ? compact.dock : !folded.dock;
}

function unfoldWith(id: DockSectionId, mode: LayoutMode): void {
  const { dock, folded, compact } = getView();
  if (mode === 'compact') setView({ dock: { ...noneOpen, [id]: true }, compact: { ...compact, dock: true } });
  else setView({ dock: { ...dock, [id]: true }, folded: { ...folded, dock: false } });
}

/** No section is open. */
export const noneOpen: ViewState['dock'] = {
  topology: false,
  problems: false,
  trace: false,
  assertions: false,
  posture: false,
  lab: false,
  review: false,
};

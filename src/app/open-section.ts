import { layoutMode, type LayoutMode } from './layout-mode';
import { getView, setView, type DockSectionId, type ViewState } from './view';

/** Shows a section of the dock, and the dock or the pane that it stands in. */
export function openSection(id: DockSectionId): void {
  const mode = layoutMode();
  if (mode === 'single') setView({ pane: 'problems' });
  if (isUnfolded(mode)) setView({ dock: { ...getView().dock, [id]: true } });
  else unfoldWith(id, mode);
}

/**
 * Opens or folds a section. Opening one of a folded dock unfolds the dock with that section; in the compact layout, where there is
 * little room, with that alone.
 */
export function toggleSection(id: DockSectionId): void {
  const mode = layoutMode();
  const { dock } = getView();
  if (isUnfolded(mode)) setView({ dock: { ...dock, [id]: !dock[id] } });
  else unfoldWith(id, mode);
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

import { useEffect, useLayoutEffect, useState, type RefObject } from 'react';
import { useLayoutMode } from '../layout-mode';
import { foldSection, isUnfolded, openSection } from '../open-section';
import { useReviewing } from '../review-state';
import { getState } from '../store';
import { openTrace } from '../traced-call';
import { useView, type DockSectionId } from '../view';
import { dockSections, type DockSection } from './dock-sections';
import { openedLast, sectionsThatFit, spansOf, type Span } from './dock-spans';

/** The sections of the dock as they stand now. */
interface DockView {
  readonly sections: readonly DockSection[];
  /** Those that would be open if there were room. */
  readonly wanted: readonly DockSectionId[];
  /** Whether any is open. */
  readonly isOpen: boolean;
  /** The one that has all of the dock for now; null for none. */
  readonly enlarged: DockSectionId | null;
  /** Where those stand that are shown. */
  readonly spans: ReadonlyMap<DockSectionId, Span>;
  readonly toggle: (id: DockSectionId) => void;
  readonly enlarge: (id: DockSectionId) => void;
}

/** Which sections are open, and how much of the dock's width each takes. */
export function useDockSections(dock: RefObject<HTMLDivElement | null>, alone: boolean): DockView {
  const sections = useSections(alone);
  const wanted = useWantedOpen(sections);
  const opened = useView((view) => view.opened);
  const shares = useView((view) => view.shares);
  const room = useWidth(dock);
  const [enlarges, setEnlarges] = useState(false);
  const shown = sectionsThatFit(wanted, opened, room);
  const last = openedLast(shown, opened);
  const enlarged = enlarges && !alone ? last : null;
  useEscape(enlarged !== null, () => setEnlarges(false));
  const spans = spansOf(last !== null && (enlarges || alone) ? [last] : shown, shares, room);
  const toggle = (id: DockSectionId): void => {
    if (!spans.has(id)) return id === 'trace' ? openTrace(getState()) : openSection(id);
    setEnlarges(false);
    foldSection(id);
  };
  const enlarge = (id: DockSectionId): void => {
    openSection(id);
    setEnlarges(enlarged === null);
  };
  return { sections, wanted, isOpen: shown.length > 0, enlarged, spans, toggle, enlarge };
}

/** The sections that are there: that of the review during one, unless it has a pane of its own. */
function useSections(alone: boolean): readonly DockSection[] {
  const isReviewing = useReviewing();
  return dockSections.filter(({ id }) => id !== 'review' || (isReviewing && !alone));
}

function useWantedOpen(sections: readonly DockSection[]): readonly DockSectionId[] {
  const mode = useLayoutMode();
  const open = useView((view) => view.dock);
  const unfolded = useView(() => isUnfolded(mode));
  return sections.filter(({ id }) => unfolded && open[id]).map(({ id }) => id);
}

/** The width of the dock in CSS pixels, as it is now; without end until it is known. */
function useWidth(dock: RefObject<HTMLDivElement | null>): number {
  const [width, setWidth] = useState(Infinity);
  useLayoutEffect(() => {
    const element = dock.current;
    if (!element || typeof ResizeObserver === 'undefined') return undefined;
    const measure = (): void => setWidth(element.clientWidth || Infinity);
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [dock]);
  return width;
}

/** What the key is for first, before it puts an enlarged section back: a field, a menu or a dialog. */
const otherEscapes = 'input, textarea, select, [role="menu"], [role="listbox"], [role="dialog"]';

function useEscape(active: boolean, onEscape: () => void): void {
  useEffect(() => {
    if (!active) return undefined;
    const onKeyDown = (event: KeyboardEvent): void => {
      const { target } = event;
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      if (!(target instanceof Element && target.closest(otherEscapes))) onEscape();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [active, onEscape]);
}

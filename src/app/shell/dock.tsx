import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { useLayoutMode } from '../layout-mode';
import { foldSection, isUnfolded, openSection } from '../open-section';
import { useReviewing } from '../review-state';
import { setView, useView, type DockSectionId } from '../view';
import { Splitter } from '../widgets';
import { dockSections } from './dock-sections';
import { Section } from './dock-section';
import { ShareSplitter } from './dock-shares';
import { openedLast, sectionsThatFit, spansOf } from './dock-spans';
import { dockWords } from './words/page';

/**
 * The sections below the canvas. Their headers stand in one row, and what the open ones hold shares the width below it. Of those that there is no
 * room for the header is what a tab is: it brings the section in front of the one that was opened first, or in the place of one that is enlarged.
 * `alone`, where one pane is shown at a time, the one that was opened last has all of it.
 */
export function Dock({ alone = false }: { readonly alone?: boolean }): React.JSX.Element {
  const mode = useLayoutMode();
  const open = useView((view) => view.dock);
  const shares = useView((view) => view.shares);
  const height = useView((view) => view.sizes.dock);
  const unfolded = useView(() => isUnfolded(mode));
  const [enlarges, setEnlarges] = useState(false);
  const opened = useView((view) => view.opened);
  const dock = useRef<HTMLDivElement>(null);
  const room = useWidth(dock);
  const isReviewing = useReviewing();
  // Alone, the review has a pane of its own.
  const sections = dockSections.filter(({ id }) => id !== 'review' || (isReviewing && !alone));
  const wantedOpen = sections.filter(({ id }) => unfolded && open[id]).map(({ id }) => id);
  const shown = sectionsThatFit(wantedOpen, opened, room);
  const last = openedLast(shown, opened);
  const enlarged = enlarges && !alone ? last : null;
  useEscape(enlarged !== null, () => setEnlarges(false));
  const spans = spansOf(last !== null && (enlarges || alone) ? [last] : shown, shares, room);
  const toggle = (id: DockSectionId): void => {
    if (!spans.has(id)) return openSection(id);
    setEnlarges(false);
    foldSection(id);
  };
  const enlarge = (id: DockSectionId): void => {
    openSection(id);
    setEnlarges(enlarged === null);
  };
  return (
    <>
      {shown.length > 0 && !alone && <DockSplitter />}
      <div
        ref={dock}
        className={`dock ${enlarged ? 'dock-enlarged' : ''} ${alone ? 'dock-alone' : ''}`}
        style={{ height: alone ? undefined : shown.length > 0 ? height : 36, flex: alone ? 1 : undefined }}
      >
        <div className="dock-sections">
          {sections.map((section) => (
            <Section
              key={section.id}
              section={section}
              open={spans.has(section.id)}
              kept={wantedOpen.includes(section.id)}
              enlarged={enlarged === section.id}
              span={spans.get(section.id)}
              onToggle={() => toggle(section.id)}
              onEnlarge={alone ? undefined : () => enlarge(section.id)}
            />
          ))}
        </div>
        {!alone &&
          [...spans.keys()].slice(1).map((id) => <ShareSplitter key={id} right={id} spans={spans} dock={dock} />)}
      </div>
    </>
  );
}

function DockSplitter(): React.JSX.Element {
  const sizes = useView((view) => view.sizes);
  return (
    <Splitter
      label={dockWords.height}
      orientation="horizontal"
      sense={-1}
      value={sizes.dock}
      min={96}
      max={Math.round((window.innerHeight - 72) * 0.7)}
      reset={240}
      onChange={(dock) => setView({ sizes: { ...sizes, dock } })}
    />
  );
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

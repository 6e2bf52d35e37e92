import { useRef } from 'react';
import { defaultView, setView, useView } from '../view';
import { Splitter } from '../widgets';
import { Section } from './dock-section';
import { ShareSplitter } from './dock-shares';
import { useDockSections } from './use-dock-sections';
import { dockWords } from './words/page';

/** With so many sections their headers do without what others have room for. */
const crowded = 7;

/**
 * The sections below the canvas. Their headers stand in one row, and what the open ones hold shares the width below it. Of those that there is no
 * room for the header is what a tab is: it brings the section in front of the one that was opened first, or in the place of one that is enlarged.
 * `alone`, where one pane is shown at a time, the one that was opened last has all of it.
 */
export function Dock({ alone = false }: { readonly alone?: boolean }): React.JSX.Element {
  const dock = useRef<HTMLDivElement>(null);
  const height = useView((view) => view.sizes.dock);
  const { sections, wanted, isOpen, enlarged, spans, toggle, enlarge } = useDockSections(dock, alone);
  return (
    <>
      {isOpen && !alone && <DockSplitter />}
      <div
        ref={dock}
        className={`dock ${enlarged ? 'dock-enlarged' : ''} ${alone ? 'dock-alone' : ''}`}
        style={{ height: alone ? undefined : isOpen ? height : 36, flex: alone ? 1 : undefined }}
      >
        <div className={sections.length >= crowded ? 'dock-sections dock-crowded' : 'dock-sections'}>
          {sections.map((section) => (
            <Section
              key={section.id}
              section={section}
              open={spans.has(section.id)}
              kept={wanted.includes(section.id)}
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
      reset={defaultView.sizes.dock}
      onChange={(dock) => setView({ sizes: { ...sizes, dock } })}
    />
  );
}

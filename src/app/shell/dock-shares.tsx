import type { RefObject } from 'react';
import { defaultView, setView, useView, type DockSectionId } from '../view';
import { Splitter } from '../widgets';
import { narrowest, percentOf, reshare, sharesOf, type Span } from './dock-spans';
import { dockWords } from './words/page';

interface ShareSplitterProps {
  readonly right: DockSectionId;
  readonly spans: ReadonlyMap<DockSectionId, Span>;
  readonly dock: RefObject<HTMLDivElement | null>;
}

/** The line between what two neighbours hold: it moves width from one to the other, down to the least that each can do with. */
export function ShareSplitter({ right, spans, dock }: ShareSplitterProps): React.JSX.Element | null {
  const stored = useView((view) => view.shares);
  const ids = [...spans.keys()];
  const left = ids[ids.indexOf(right) - 1];
  const at = spans.get(right);
  if (left === undefined || at === undefined) return null;
  const shares = sharesOf(stored, spans);
  const both = ((dock.current?.clientWidth ?? 100) * (at.width + (spans.get(left)?.width ?? 0))) / 100;
  return (
    <div className="dock-splitter" style={{ left: `${at.left}%` }}>
      <Splitter
        label={dockWords.width(left)}
        orientation="vertical"
        sense={1}
        value={percentOf(shares, left, right)}
        min={Math.min(50, Math.ceil((narrowest[left] / both) * 100))}
        max={Math.max(50, Math.floor(100 - (narrowest[right] / both) * 100))}
        reset={percentOf(defaultView.shares, left, right)}
        unit={() => both / 100}
        onChange={(percent) => setView({ shares: reshare(shares, [left, right], percent) })}
      />
    </div>
  );
}

import type { RefObject } from 'react';
import { defaultView, setView, useView, type DockSectionId } from '../view';
import { Splitter } from '../widgets';
import { percentOf, reshare, type Span } from './dock-spans';
import { dockWords } from './words/page';

interface ShareSplitterProps {
  readonly right: DockSectionId;
  readonly spans: ReadonlyMap<DockSectionId, Span>;
  readonly dock: RefObject<HTMLDivElement | null>;
}

/** The line between what two neighbours hold: it moves width from one to the other. */
export function ShareSplitter({ right, spans, dock }: ShareSplitterProps): React.JSX.Element | null {
  const shares = useView((view) => view.shares);
  const ids = [...spans.keys()];
  const left = ids[ids.indexOf(right) - 1];
  const at = spans.get(right);
  if (left === undefined || at === undefined) return null;
  const width = at.width + (spans.get(left)?.width ?? 0);
  return (
    <div className="dock-splitter" style={{ left: `${at.left}%` }}>
      <Splitter
        label={dockWords.width(left)}
        orientation="vertical"
        sense={1}
        value={percentOf(shares, left, right)}
        min={20}
        max={80}
        reset={percentOf(defaultView.shares, left, right)}
        unit={() => ((dock.current?.clientWidth ?? 100) * width) / 10_000}
        onChange={(percent) => setView({ shares: reshare(shares, [left, right], percent) })}
      />
    </div>
  );
}

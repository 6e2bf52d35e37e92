import { useStore, ViewportPortal } from '@xyflow/react';
import { Pin } from 'lucide-react';
import { memo, useCallback, useEffect, useRef } from 'react';
import { crossingsOf, type Layout, type Spot } from '../../core/picture';
import type { Lane, Topology } from '../../core/topology';
import { useShared } from '../use-shared';
import { BandBar, BandPlate, type DockedToBand } from './band';
import type { Graph } from './graph';
import { pickSpots } from './picking';
import { laneWords, pinWords } from './words/backdrop';

/** Lanes reach this far above and below what stands in them, so that they look endless. */
const beyond = 4000;

/** What lies behind the cards: lanes, the frames of namespaces, and the shelf under them. */
export const Backdrop = memo(function Backdrop({ graph }: { readonly graph: Graph }): React.JSX.Element {
  const { layout } = graph;
  const bands = useShared(layout.bands);
  const docked = useShared(bands.map(({ namespace }) => dockedTo(graph.topology, namespace)));
  const latest = useRef(graph);
  useEffect(() => {
    latest.current = graph;
  });
  const pick = useCallback((spot: Spot) => pickSpots(latest.current.topology, [spot]), []);
  const undrawn = layout.bands.every((band) => band.workloads === 0);
  return (
    <ViewportPortal>
      <div className="backdrop">
        {layout.lanes.map(({ lane, x, width }) => (
          <div
            key={lane}
            className={`lane lane-${lane}`}
            style={{ left: x, width, top: -beyond, height: layout.height + 2 * beyond }}
          />
        ))}
        {bands.map((band, index) => (
          <BandPlate key={band.id} band={band} hint={index === 0 && undrawn} />
        ))}
        {layout.shelf && <Shelf layout={layout} />}
      </div>
      {bands.map((band, index) => (
        <BandBar key={band.id} band={band} docked={docked[index] ?? nothing} onPick={pick} />
      ))}
      <PinMarks graph={graph} />
    </ViewportPortal>
  );
});

const nothing: DockedToBand = { crossing: undefined, rules: [], notes: [] };

/** What the head of a namespace says beside its frame. */
function dockedTo(topology: Topology, namespace: string | null): DockedToBand {
  return {
    crossing: crossingsOf(topology).get(namespace),
    rules: topology.sidecars?.get(namespace) ?? nothing.rules,
    notes: topology.bandNotes?.get(namespace) ?? nothing.notes,
  };
}

/** A pin on each card that a person placed. */
function PinMarks({ graph }: { readonly graph: Graph }): React.JSX.Element {
  const pinned = [...graph.pins.keys()].flatMap((id) => graph.picture.cardById.get(id) ?? []);
  return (
    <>
      {pinned.map(({ id, position, width = 0 }) => (
        <span
          key={id}
          className="pin-mark"
          style={{ left: position.x + width - 30, top: position.y - 9 }}
          title={pinWords.title}
        >
          <Pin size={13} strokeWidth={2} aria-hidden="true" />
        </span>
      ))}
    </>
  );
}

/** Where calls end that no entry takes. */
function Shelf({ layout }: { readonly layout: Layout }): React.JSX.Element | null {
  if (!layout.shelf) return null;
  const { x, y, width, height } = layout.shelf;
  return <div className="shelf" style={{ left: x, top: y, width, height }} />;
}

/** The names of the lanes, which stay at the top while the picture is moved. */
export function LaneHeads({ layout }: { readonly layout: Layout }): React.JSX.Element {
  const x = useStore((state) => state.transform[0]);
  const zoom = useStore((state) => state.transform[2]);
  return (
    <div className="lane-heads" aria-hidden="true">
      {layout.lanes.map((lane) => (
        <LaneHead key={lane.lane} lane={lane.lane} left={lane.x * zoom + x} width={lane.width * zoom} />
      ))}
    </div>
  );
}

function LaneHead(props: { readonly lane: Lane; readonly left: number; readonly width: number }): React.JSX.Element {
  const { lane, left, width } = props;
  const { name, more, short } = laneWords[lane];
  const narrow = width < 110;
  return (
    <div
      className={narrow ? 'lane-head is-narrow' : 'lane-head'}
      style={{ transform: `translateX(${left}px)`, width }}
      title={name}
    >
      {width < short.length * 9 ? '' : narrow ? short : name}
      {more !== '' && width > 210 && <span> · {more}</span>}
    </div>
  );
}

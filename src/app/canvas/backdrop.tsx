import { useStore, ViewportPortal } from '@xyflow/react';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { memo } from 'react';
import type { Lane } from '../../core/topology';
import { SeverityMark } from '../widgets';
import { openBandMenu, pressBand } from './band-press';
import { useCanvas } from './canvas-state';
import type { BandFrame, Layout } from './layout';
import { bandSpot } from './spots';
import { count } from './words';

const laneNames: Readonly<Record<Lane, readonly [string, string]>> = {
  mesh: ['MESH', ''],
  registry: ['REGISTRY', 'known to the proxies'],
  gateway: ['EGRESS GATEWAY', ''],
  external: ['EXTERNAL', ''],
};

/** Lanes reach this far above and below what stands in them, so that they look endless. */
const beyond = 4000;

/** What lies behind the cards: lanes and the frames of namespaces. */
export const Backdrop = memo(function Backdrop({ layout }: { readonly layout: Layout }): React.JSX.Element {
  const undrawn = layout.bands.every((band) => band.workloads === 0);
  return (
    <ViewportPortal>
      <div className="backdrop">
        {layout.lanes.map(({ lane, x, width }) => (
          <div
            key={lane}
            className="lane"
            style={{ left: x, width, top: -beyond, height: layout.height + 2 * beyond }}
          />
        ))}
        {layout.bands.map((band, index) => (
          <Band key={band.namespace ?? ''} band={band} hint={index === 0 && undrawn} />
        ))}
      </div>
    </ViewportPortal>
  );
});

function Band({ band, hint }: { readonly band: BandFrame; readonly hint: boolean }): React.JSX.Element {
  const { x, y, width, height, folded } = band;
  const name = band.namespace ?? 'no namespace';
  const id = bandSpot(band.namespace).node;
  const focused = useCanvas((state) => state.focus === id);
  const selected = useCanvas((state) => state.spot?.node === id && state.spot.part === null);
  return (
    <div className={folded ? 'band is-folded' : 'band'} style={{ left: x, top: y, width, height }}>
      <button
        type="button"
        className={selected ? 'band-head nopan is-selected' : 'band-head nopan'}
        data-band={id}
        tabIndex={focused ? 0 : -1}
        aria-expanded={!folded}
        aria-label={`Namespace ${name}`}
        aria-current={selected || undefined}
        title="Click the arrow to fold, the name to select what is in it"
        onClick={(event) => pressBand(band, event)}
        onContextMenu={(event) => openBandMenu(band, event)}
      >
        <span className="band-arrow" data-fold="">
          {folded ? <ChevronRight size={14} aria-hidden="true" /> : <ChevronDown size={14} aria-hidden="true" />}
        </span>
        <span className={band.namespace === null ? 'band-name band-none' : 'band-name'}>{name}</span>
        <span className="band-counts">
          {count(band.workloads, 'workload')} · {count(band.entries, 'entry', 'entries')}
        </span>
        <BandFindings band={band} />
      </button>
      {hint && !folded && (
        <p className="band-hint">No pod is drawn yet. Press W and click here, to see who calls what.</p>
      )}
    </div>
  );
}

/** The worst finding of a folded band, so that folding hides none without a count. */
function BandFindings({ band }: { readonly band: BandFrame }): React.JSX.Element | null {
  const worst = useCanvas((state) => (band.folded ? state.bandCounts.get(band.namespace) : undefined));
  return worst ? <SeverityMark severity={worst.severity} count={worst.count} chip size={12} /> : null;
}

/** The names of the lanes, which stay at the top while the picture is moved. */
export function LaneHeads({ layout }: { readonly layout: Layout }): React.JSX.Element {
  const x = useStore((state) => state.transform[0]);
  const zoom = useStore((state) => state.transform[2]);
  return (
    <div className="lane-heads" aria-hidden="true">
      {layout.lanes.map((lane) => {
        const [name, more] = laneNames[lane.lane];
        const width = lane.width * zoom;
        return (
          <div key={lane.lane} className="lane-head" style={{ transform: `translateX(${lane.x * zoom + x}px)`, width }}>
            {name}
            {more !== '' && width > 210 && <span> · {more}</span>}
          </div>
        );
      })}
    </div>
  );
}

import { Boxes, DoorOpen, Globe, LogIn, Server, SlidersHorizontal, Split, type LucideIcon } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { Hop } from '../../core/mesh';
import type { Snapshot } from '../../core/snapshot';
import { pointOutHop, useTraceView } from '../traced-call';
import { EnvoyOfHop } from './envoy-hop';
import { HopLadder, type Walked } from './hop-ladder';
import { PartLink } from './part-link';
import { walkWords } from './words';

const icons: Readonly<Record<Hop['at'], LucideIcon>> = {
  dns: Globe,
  listener: LogIn,
  gateway: DoorOpen,
  route: Split,
  'destination-rule': SlidersHorizontal,
  cluster: Boxes,
  endpoint: Server,
};

/** The decisions on the way of a call, in order, one proxy after the other. */
export function HopList({ mesh, trace, snapshot }: Walked): React.JSX.Element {
  const { hops } = trace;
  const at = useTraceView((view) => view.at);
  const shown = useTraceView((view) => view.shown);
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    // Nothing moves under the pointer that points a hop out itself.
    if (at === null || list.current?.matches(':hover')) return;
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  return (
    <ol ref={list} className="hops" aria-label={walkWords.hops}>
      {hops.map((hop, index) => (
        <li
          key={index}
          className="hop"
          aria-current={at === index ? 'step' : undefined}
          onPointerEnter={shown ? () => pointOutHop(index) : undefined}
          onPointerLeave={shown ? () => pointOutHop(null) : undefined}
        >
          {hop.proxy !== hops[index - 1]?.proxy && (
            <h3 className="hop-proxy">
              {trace.call.client.kind === 'none' ? walkWords.noProxy : walkWords.proxies[hop.proxy]}
            </h3>
          )}
          <HopBody hop={hop} snapshot={snapshot}>
            <HopLadder index={index} mesh={mesh} trace={trace} snapshot={snapshot} />
            <EnvoyOfHop hop={hop} mesh={mesh} trace={trace} snapshot={snapshot} />
          </HopBody>
        </li>
      ))}
    </ol>
  );
}

interface HopBodyProps {
  readonly hop: Hop;
  readonly snapshot: Snapshot;
  readonly children: React.ReactNode;
}

function HopBody({ hop, snapshot, children }: HopBodyProps): React.JSX.Element {
  const Icon = icons[hop.at];
  return (
    <div className="hop-body">
      <Icon className="hop-icon" size={16} strokeWidth={1.75} aria-hidden />
      <div className="hop-text">
        <p className="hop-head">
          <span className="hop-at">{hop.at}</span>
          <span className="mono hop-name" title={hop.name}>
            {hop.name}
          </span>
          {hop.probable && (
            <span className="hop-probable" title={walkWords.readFromSource}>
              {walkWords.probable}
            </span>
          )}
        </p>
        <p className="hop-what">{hop.what}</p>
        <p className="hop-because">{hop.because}</p>
        {hop.resource && <PartLink snapshot={snapshot} resource={hop.resource} path={hop.path} />}
        <Losers losers={hop.losers} snapshot={snapshot} />
        {children}
      </div>
    </div>
  );
}

/** What was there too and did not decide, with the reason, folded. */
function Losers({ losers, snapshot }: Pick<Hop, 'losers'> & { readonly snapshot: Snapshot }): React.JSX.Element | null {
  if (losers.length === 0) return null;
  return (
    <details className="losers">
      <summary>{walkWords.doNotDecide(losers.length)}</summary>
      <ul>
        {losers.map(({ resource, path, because, tied }, index) => (
          <li key={index}>
            <PartLink snapshot={snapshot} resource={resource} path={path} />
            <p className="hop-because">
              {because}
              {tied && <span className="hop-probable">{walkWords.byAge}</span>}
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}

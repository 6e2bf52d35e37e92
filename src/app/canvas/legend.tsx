import type { ReactNode } from 'react';
import { KindGlyph } from '../widgets';

const kinds: readonly (readonly [kind: string, words: string])[] = [
  ['Workload', 'Workload: a pod that calls'],
  ['ServiceEntry', 'ServiceEntry: a host that proxies know'],
  ['External', 'External: outside of your control'],
  ['Gateway', 'Gateway: a proxy at the edge'],
  ['DestinationRule', 'DestinationRule, docked to its entry'],
  ['VirtualService', 'VirtualService, docked to its entry'],
];

/** What the signs mean. */
export function Legend(): React.JSX.Element {
  return (
    <aside className="canvas-legend" aria-label="Legend" tabIndex={0}>
      <h3>Kinds</h3>
      <ul>
        {kinds.map(([kind, words]) => (
          <li key={kind}>
            <span>
              <KindGlyph kind={kind} size={20} />
            </span>
            {words}
          </li>
        ))}
      </ul>
      <h3>Wires</h3>
      <ul>
        <Sample words="A call, no TLS on the network">
          <path className="wire-core" d="M0 9H44" />
        </Sample>
        <Sample words="One layer of TLS">
          <path className="rail-edge" strokeWidth={8} d="M0 9H44" />
          <path className="rail" strokeWidth={6} d="M0 9H44" />
          <path className="wire-core" d="M0 9H44" />
        </Sample>
        <Sample words="TLS inside TLS" double>
          <path className="rail-edge" strokeWidth={14} d="M0 9H44" />
          <path className="rail" strokeWidth={12} d="M0 9H44" />
          <path className="rail-edge" strokeWidth={8} d="M0 9H44" />
          <path className="rail" strokeWidth={6} d="M0 9H44" />
          <path className="wire-core" d="M0 9H44" />
        </Sample>
        <Sample words="Known, but nobody calls it" idle>
          <path className="wire-core" d="M2 9H44" />
        </Sample>
      </ul>
      <h3>Marks</h3>
      <ul>
        <li>
          <span className="mono">1 a</span>Layers; a the app, s the sidecar
        </li>
        <li>
          <span>
            <i className="call-mark call-known" />
          </span>
          The call has an entry
        </li>
        <li>
          <span>
            <i className="call-mark call-unknown" />
          </span>
          No entry matches the call
        </li>
        <li>
          <span>
            <svg width="32" height="18" aria-hidden="true">
              <rect className="legend-hatch" x="0.5" y="0.5" width="31" height="17" rx="4" />
              <rect x="0.5" y="0.5" width="31" height="17" rx="4" fill="url(#canvas-hatch)" />
            </svg>
          </span>
          Cannot be read to its end
        </li>
      </ul>
    </aside>
  );
}

function Sample(props: {
  readonly words: string;
  readonly double?: boolean;
  readonly idle?: boolean;
  readonly children: ReactNode;
}): React.JSX.Element {
  return (
    <li>
      <span>
        <svg width="44" height="18" aria-hidden="true">
          <g className={`wire${props.double ? ' is-double' : ''}${props.idle ? ' is-idle' : ''}`}>{props.children}</g>
        </svg>
      </span>
      {props.words}
    </li>
  );
}

import { X } from 'lucide-react';
import { useRef, type FocusEvent, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { setView } from '../view';
import { IconButton, KindGlyph } from '../widgets';
import type { Outcome } from '../../core/topology';
import { FlagShape, OutcomeMark } from './cards/outcome-mark';
import './legend.css';

interface Sign {
  /** What the style sheet rings while the sign is pointed at. */
  readonly ring: string;
  readonly words: string;
  readonly sample: ReactNode;
}

/** The signs of the canvas. */
const signs: readonly Sign[] = [
  { ring: 'workload', words: 'Pod that calls', sample: <KindGlyph kind="Workload" size={20} /> },
  { ring: 'service-entry', words: 'Host proxies know', sample: <KindGlyph kind="ServiceEntry" size={20} /> },
  { ring: 'endpoint', words: 'Outside your control', sample: <KindGlyph kind="External" size={20} /> },
  { ring: 'gateway', words: 'Proxy at the edge', sample: <KindGlyph kind="Gateway" size={20} /> },
  { ring: 'destination-rule', words: 'DestinationRule', sample: <KindGlyph kind="DestinationRule" size={20} /> },
  { ring: 'virtual-service', words: 'VirtualService', sample: <KindGlyph kind="VirtualService" size={20} /> },
  { ring: 'sidecar', words: 'What pods know', sample: <KindGlyph kind="Sidecar" size={20} /> },
  { ring: 'plain', words: 'Call without TLS', sample: <Call outcome="reached" look="is-solid" /> },
  { ring: 'one-layer', words: 'One layer of TLS', sample: <Wire look="is-solid" layers={1} /> },
  { ring: 'two-layers', words: 'TLS inside TLS', sample: <Wire look="is-solid is-double" layers={2} /> },
  { ring: 'passing', words: 'Passes through', sample: <Call outcome="passthrough" look="is-passing" /> },
  { ring: 'refused', words: 'Refused', sample: <Call outcome="blackhole" look="is-refused" end="bar" /> },
  { ring: 'unresolved', words: 'Finds no address', sample: <Call outcome="unresolved" look="is-unresolved" /> },
  { ring: 'broken', words: 'Not delivered', sample: <OutcomeMark outcome="error" /> },
  { ring: 'unknown', words: 'Not judged', sample: <OutcomeMark outcome="unknown" /> },
  { ring: 'route', words: 'A rule sends on', sample: <Wire look="is-route" end="arrow" /> },
  { ring: 'idle', words: 'Known, or a spare', sample: <Wire look="is-idle" /> },
  { ring: 'torn', words: 'One of very many', sample: <Wire look="is-solid" end="torn" /> },
  { ring: 'order', words: 'Used first, then', sample: <Order /> },
  { ring: 'flag', words: 'Promise kept', sample: <Flag look="held" /> },
  { ring: 'flag', words: 'Promise broken', sample: <Flag look="failed" /> },
  { ring: 'flag', words: 'Promise unjudged', sample: <Flag look="open" /> },
];

/**
 * What the signs mean. Pointing at one, or reaching it by key, rings all that carry it; the arrow keys walk from one to the next. The rings are
 * the style sheet's work: no card is drawn again for them.
 */
export function Legend(): React.JSX.Element {
  const list = useRef<HTMLUListElement>(null);
  const ring = (event: PointerEvent | FocusEvent, sign: string | null): void => {
    const body = event.currentTarget.closest('.canvas-body');
    if (!(body instanceof HTMLElement)) return;
    if (sign === null) delete body.dataset['ring'];
    else body.dataset['ring'] = sign;
  };
  return (
    <aside className="canvas-legend" aria-label="Legend">
      <ul ref={list} onKeyDown={(event) => walk(event, list.current)}>
        {signs.map(({ ring: sign, words, sample }, index) => (
          <li
            key={words}
            tabIndex={index === 0 ? 0 : -1}
            onPointerEnter={(event) => ring(event, sign)}
            onPointerLeave={(event) => ring(event, null)}
            onFocus={(event) => ring(event, sign)}
            onBlur={(event) => ring(event, null)}
          >
            <span className="legend-sample">{sample}</span>
            <span className="ellipsis">{words}</span>
          </li>
        ))}
      </ul>
      <p>
        Letters on a wire say who encrypts: a the app, s the sidecar, g the gateway. On an endpoint, w is its weight.
      </p>
      <IconButton label="Close the legend" onClick={() => setView({ legend: false })}>
        <X size={14} strokeWidth={1.75} aria-hidden />
      </IconButton>
    </aside>
  );
}

function walk(event: KeyboardEvent, list: HTMLUListElement | null): void {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (step === undefined || !list) return;
  const items = [...list.children];
  const at = items.findIndex((item) => item === document.activeElement);
  const next = items[(at + step + items.length) % items.length];
  if (next instanceof HTMLElement) next.focus();
  event.preventDefault();
  event.stopPropagation();
}

type WireEnd = 'bar' | 'arrow' | 'torn';

const courses: Readonly<Record<WireEnd | 'card', string>> = {
  card: 'M0 9H40',
  bar: 'M0 9H33',
  arrow: 'M0 9H39',
  torn: 'M0 9H14M28 9H40',
};

function Wire(props: { readonly look: string; readonly layers?: 1 | 2; readonly end?: WireEnd }): React.JSX.Element {
  const { look, layers = 0, end } = props;
  const path = courses[end ?? 'card'];
  return (
    <svg width="40" height="18" aria-hidden="true">
      <g className={`wire ${look} layers-${layers}`}>
        {layers === 2 && <path className="rail-edge rail-outer" d={path} />}
        {layers === 2 && <path className="rail rail-outer" d={path} />}
        {layers > 0 && <path className="rail-edge" d={path} />}
        {layers > 0 && <path className="rail" d={path} />}
        <path className="wire-core" d={path} />
        {end === 'bar' && <path className="wire-mark" d="M36 3V15" />}
        {end === 'arrow' && <path className="wire-mark" d="M32 5 39 9 32 13" />}
      </g>
    </svg>
  );
}

/** What becomes of a call, as its row says it and as its wire is drawn. */
function Call(props: { readonly outcome: Outcome; readonly look: string; readonly end?: WireEnd }): React.JSX.Element {
  const { outcome, ...wire } = props;
  return (
    <>
      <OutcomeMark outcome={outcome} />
      <Wire {...wire} />
    </>
  );
}

function Order(): React.JSX.Element {
  return (
    <>
      <span className="chip chip-small">P0</span>
      <span className="chip chip-small">P1</span>
    </>
  );
}

function Flag({ look }: { readonly look: 'open' | 'held' | 'failed' }): React.JSX.Element {
  return (
    <span className={`flag flag-${look}`}>
      <FlagShape look={look} />
    </span>
  );
}

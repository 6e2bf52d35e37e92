import { X } from 'lucide-react';
import { useRef, type FocusEvent, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { setView } from '../view';
import { IconButton, KindGlyph } from '../widgets';
import { turnPath } from '../../core/picture';
import type { Outcome } from '../../core/topology';
import { FlagShape, OutcomeMark } from './cards/outcome-mark';
import './legend.css';
import { legendWords } from './words/aids';
import { endpointWords } from './words/cards';

interface Sign {
  /** What the style sheet rings while the sign is pointed at. */
  readonly ring: string;
  readonly words: string;
  readonly sample: ReactNode;
}

const { signs: signWords } = legendWords;

/** The signs of the canvas. */
const signs: readonly Sign[] = [
  { ring: 'workload', words: signWords.pod, sample: <KindGlyph kind="Workload" size={20} /> },
  { ring: 'service-entry', words: signWords.entry, sample: <KindGlyph kind="ServiceEntry" size={20} /> },
  { ring: 'endpoint', words: signWords.endpoint, sample: <KindGlyph kind="External" size={20} /> },
  { ring: 'gateway', words: signWords.gateway, sample: <KindGlyph kind="Gateway" size={20} /> },
  {
    ring: 'destination-rule',
    words: signWords.destinationRule,
    sample: <KindGlyph kind="DestinationRule" size={20} />,
  },
  { ring: 'virtual-service', words: signWords.virtualService, sample: <KindGlyph kind="VirtualService" size={20} /> },
  { ring: 'sidecar', words: signWords.sidecar, sample: <KindGlyph kind="Sidecar" size={20} /> },
  { ring: 'plain', words: signWords.plain, sample: <Call outcome="reached" look="is-solid" /> },
  { ring: 'one-layer', words: signWords.oneLayer, sample: <Wire look="is-solid" layers={1} /> },
  { ring: 'two-layers', words: signWords.twoLayers, sample: <Wire look="is-solid is-double" layers={2} /> },
  { ring: 'passing', words: signWords.passing, sample: <Call outcome="passthrough" look="is-passing" /> },
  { ring: 'refused', words: signWords.refused, sample: <Call outcome="blackhole" look="is-refused" end="bar" /> },
  {
    ring: 'redirected',
    words: signWords.redirected,
    sample: <Call outcome="redirected" look="is-redirected" end="turn" />,
  },
  { ring: 'unresolved', words: signWords.unresolved, sample: <Call outcome="unresolved" look="is-unresolved" /> },
  { ring: 'broken', words: signWords.broken, sample: <OutcomeMark outcome="error" /> },
  { ring: 'misread', words: signWords.misread, sample: <OutcomeMark outcome="misread" /> },
  { ring: 'unknown', words: signWords.unknown, sample: <OutcomeMark outcome="unknown" /> },
  { ring: 'route', words: signWords.route, sample: <Wire look="is-route" end="arrow" /> },
  { ring: 'idle', words: signWords.idle, sample: <Wire look="is-idle" /> },
  { ring: 'torn', words: signWords.torn, sample: <Wire look="is-solid" end="torn" /> },
  { ring: 'order', words: signWords.order, sample: <Order /> },
  { ring: 'flag', words: signWords.kept, sample: <Flag look="held" /> },
  { ring: 'flag', words: signWords.brokenPromise, sample: <Flag look="failed" /> },
  { ring: 'flag', words: signWords.unjudged, sample: <Flag look="open" /> },
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
    <aside className="canvas-legend" aria-label={legendWords.label}>
      <div className="legend-signs">
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
        <p>{legendWords.letters}</p>
      </div>
      <IconButton label={legendWords.close} onClick={() => setView({ legend: false })}>
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

type WireEnd = 'bar' | 'arrow' | 'torn' | 'turn';

const courses: Readonly<Record<WireEnd | 'card', string>> = {
  card: 'M0 9H40',
  bar: 'M0 9H33',
  arrow: 'M0 9H39',
  torn: 'M0 9H14M28 9H40',
  turn: 'M0 13H32',
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
        {end === 'turn' && <path className="wire-mark" d={turnPath(40, 13)} />}
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
      <span className="chip chip-small">{endpointWords.priority(0)}</span>
      <span className="chip chip-small">{endpointWords.priority(1)}</span>
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

import type { FailurePattern, TriedEjection, TriedEndpoint, TriedEvent } from '../../core/mesh';
import { rowHeight, type Scale } from './scale';
import { kindText, lineWords, secondsText } from './words';

interface Props {
  readonly endpoint: TriedEndpoint;
  readonly top: number;
  readonly scale: Scale;
  readonly patterns: readonly FailurePattern[];
  readonly events: readonly TriedEvent[];
  readonly ejections: readonly TriedEjection[];
  /** Whether there is more than one priority to tell apart. */
  readonly tellPriority: boolean;
}

/** An endpoint over time: what was set to fail above, below it the errors and the times in which it is out. */
export function HostRow({ endpoint, top, scale, patterns, events, ejections, tellPriority }: Props): React.JSX.Element {
  const { name, priority } = endpoint;
  const [host, nth] = partsOf(name);
  return (
    <g transform={`translate(0 ${top})`}>
      <rect className="lab-row" x={scale.left} y={1} width={scale.x(Infinity) - scale.left} height={rowHeight - 2} />
      <foreignObject x={0} y={0} width={scale.left - 8} height={rowHeight}>
        <div className="lab-name" title={name}>
          <span>{host}</span>
          {nth !== undefined && <span className="lab-nth">{nth}</span>}
          {tellPriority && <span className="lab-priority">{lineWords.priority(priority)}</span>}
        </div>
      </foreignObject>
      {patterns.map((pattern, index) => (
        <Failure key={index} pattern={pattern} scale={scale} />
      ))}
      <path className="lab-errors" d={ticks(events, scale)} />
      {events.map((event, index) => event.type === 'refusal' && <Refusal key={index} at={event.at} scale={scale} />)}
      {ejections.map((each) => (
        <Out key={each.from} ejection={each} scale={scale} />
      ))}
    </g>
  );
}

/** A name, and the number that tells it from others of the same host: it is seen where the name is cut. */
function partsOf(name: string): readonly [string, string | undefined] {
  const numbered = /^(.+)( #\d+)$/.exec(name);
  return numbered ? [numbered[1] ?? name, numbered[2]] : [name, undefined];
}

function Failure({ pattern, scale }: { readonly pattern: FailurePattern; readonly scale: Scale }): React.JSX.Element {
  const { kind, from, to, percent } = pattern;
  const text = percent < 100 && kind !== 'absent' ? lineWords.part(percent, kindText(kind)) : kindText(kind);
  const x = scale.x(from);
  const width = Math.max(2, scale.x(to) - x);
  return (
    <g className="lab-failure" data-kind={kind === 'absent' ? 'absent' : undefined}>
      <title>{lineWords.during(text, secondsText(from), secondsText(to))}</title>
      <rect x={x} y={3} width={width} height={11} rx={2} />
      {width > text.length * 6.2 && (
        <text x={x + 4} y={12}>
          {text}
        </text>
      )}
    </g>
  );
}

/** Errors as one line each; those that fall on one pixel as one. */
function ticks(events: readonly TriedEvent[], scale: Scale): string {
  const columns = new Set<number>();
  for (const event of events) if (event.type === 'error') columns.add(Math.round(scale.x(event.at)));
  return [...columns].map((x) => `M${x + 0.5} 16V29`).join('');
}

function Refusal({ at, scale }: { readonly at: number; readonly scale: Scale }): React.JSX.Element {
  const x = scale.x(at);
  return (
    <path className="lab-refusal" d={`M${x - 4} 18l8 8m0 -8l-8 8`}>
      <title>{lineWords.refusedAt(secondsText(at))}</title>
    </path>
  );
}

/** A time in which the endpoint is out; each repeat is drawn higher. */
function Out({ ejection, scale }: { readonly ejection: TriedEjection; readonly scale: Scale }): React.JSX.Element {
  const { from, until, nth, end } = ejection;
  const x = scale.x(from);
  const width = Math.max(3, scale.x(until) - x);
  const height = Math.min(14, 8 + 2 * nth);
  const text = lineWords.out(secondsText(until - from));
  return (
    <g className="lab-out">
      <title>{lineWords.ejection(nth, secondsText(from), end === 'still out' ? null : secondsText(until))}</title>
      <rect x={x} y={29 - height} width={width} height={height} rx={2} />
      {width > text.length * 6.2 + 8 && (
        <text x={x + 5} y={29 - height / 2 + 3}>
          {text}
        </text>
      )}
    </g>
  );
}

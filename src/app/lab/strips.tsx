import type { Outcome, Span } from '../../core/mesh';
import { stripHeight, type Scale } from './scale';
import { lineWords, secondsText } from './words';

interface Props {
  readonly outcome: Outcome;
  readonly top: number;
  readonly scale: Scale;
}

const height = stripHeight - 8;

/** How the calls are shared between the priorities: the first at the bottom. */
export function ShareStrip({ outcome, top, scale }: Props): React.JSX.Element {
  return (
    <g transform={`translate(0 ${top})`}>
      <Name text={lineWords.sharePerPriority} scale={scale} />
      {outcome.spans.map((span) => (
        <g key={span.from}>
          <title>{spanTitle(span)}</title>
          {!span.starved &&
            span.load.map((_, priority) => <Share key={priority} span={span} priority={priority} scale={scale} />)}
        </g>
      ))}
    </g>
  );
}

function spanTitle({ from, to, load, starved }: Span): string {
  const shares = load.map((share, priority) => lineWords.share(priority, share));
  return lineWords.shares(secondsText(from), secondsText(to), starved ? null : shares);
}

function Share({
  span,
  priority,
  scale,
}: {
  readonly span: Span;
  readonly priority: number;
  readonly scale: Scale;
}): React.JSX.Element | null {
  const share = span.load[priority] ?? 0;
  if (share === 0) return null;
  const below = span.load.slice(0, priority).reduce((sum, each) => sum + each, 0);
  const x = scale.x(span.from);
  const width = scale.x(span.to) - x;
  const y = 4 + height * (1 - (below + share) / 100);
  const own = (height * share) / 100;
  const text = lineWords.share(priority, share);
  return (
    <g className="lab-share" data-priority={Math.min(priority, 3)}>
      <rect x={x} y={y} width={width} height={own} />
      {width > text.length * 6.5 && own > 8 && (
        <text x={x + 4} y={y + own / 2 + 4}>
          {text}
        </text>
      )}
    </g>
  );
}

/** The share of failed calls of each second, and over it the times in which Envoy panics or has nobody to send calls to. */
export function FailedStrip({ outcome, top, scale, isTcp }: Props & { readonly isTcp: boolean }): React.JSX.Element {
  return (
    <g transform={`translate(0 ${top})`}>
      <Name text={lineWords.failedCalls} scale={scale} />
      <path className="lab-baseline" d={`M${scale.left} ${4 + height}H${scale.x(Infinity)}`} />
      <path className="lab-failed" d={bars(outcome, scale)} />
      {outcome.spans
        .filter((span) => span.starved || span.panic.includes(true))
        .map((span) => (
          <Alarm key={span.from} span={span} scale={scale} isTcp={isTcp} />
        ))}
    </g>
  );
}

function bars({ seconds }: Outcome, scale: Scale): string {
  const width = scale.x(1000) - scale.x(0);
  return seconds
    .map(({ calls, failed }, index) => {
      const own = calls === 0 ? 0 : (height * failed) / calls;
      return own === 0 ? '' : `M${scale.x(index * 1000)} ${4 + height}v${-own}h${width}v${own}z`;
    })
    .join('');
}

function Alarm(props: { readonly span: Span; readonly scale: Scale; readonly isTcp: boolean }): React.JSX.Element {
  const { span, scale, isTcp } = props;
  const x = scale.x(span.from);
  const width = Math.max(2, scale.x(span.to) - x);
  const text = span.starved ? lineWords.starved(isTcp) : lineWords.panic;
  return (
    <g className="lab-alarm" data-starved={span.starved || undefined}>
      <title>{lineWords.during(text, secondsText(span.from), secondsText(span.to))}</title>
      <rect x={x} y={4} width={width} height={13} rx={2} />
      {width > text.length * 6.6 + 4 && (
        <text x={x + 4} y={14}>
          {text}
        </text>
      )}
    </g>
  );
}

function Name({ text, scale }: { readonly text: string; readonly scale: Scale }): React.JSX.Element {
  return (
    <foreignObject x={0} y={0} width={scale.left - 8} height={stripHeight}>
      <div className="lab-name lab-strip-name">{text}</div>
    </foreignObject>
  );
}
